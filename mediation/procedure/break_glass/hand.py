"""A break-glass taken in hand by an officer: its channel locked, what time has done to it done first."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.orm import Session

from mediation.break_glass import changes, queries, rules
from mediation.break_glass.models import BreakGlass
from mediation.channels import view_changes, viewing
from mediation.channels.models import Compartment
from mediation.kernel import clock
from mediation.kernel.actor import Actor, Ground, timer
from mediation.kernel.database import transaction
from mediation.policy.permissions import Permission
from mediation.procedure.case import Case, take
from mediation.procedure.private_reading.uninvolved import require_uninvolved
from mediation.procedure.sessions.invitations import tell_alone

TIMER = timer("break_glass")
TOLD = "关于您与调解员的单独沟通，有一件依法必须告诉您的事，请登录查看。"


@dataclass(frozen=True)
class InHand:
    """The dispute, read only; the row of the channel, locked; and what is asked about it."""

    case: Case
    place: Compartment
    row: BreakGlass

    def step(self, trigger: str, ground: Ground | None = None, words: str = "") -> None:
        """Take a step of it, and tell the party where the law has it told by then."""
        changes.step(self.case.session, self.case.actor, self.place, self.row, trigger, ground, words=words)
        if rules.tells_now(self.row.ground, self.row.state):
            self.tell_party()

    def shut(self, why: str) -> None:
        """Nobody reads by it any more."""
        view_changes.shut(self.case.session, self.case.actor, self.place, self.row.id, why)

    def tell_party(self, by: UUID | None = None) -> None:
        """Its own pages show it from now on, and a message says that there is something to see."""
        if self.row.told_at is not None:
            return
        changes.tell(self.case.session, self.case.actor, self.place, self.row, by)
        tell_alone(self.case, self.place, self.case.party(self.row.party_id), TOLD)


@contextmanager
def in_hand(
    session: Session, actor: Actor, key: UUID, permission: Permission
) -> Iterator[tuple[InHand, Ground]]:
    """For an officer without a part in the dispute, in a transaction of its own. Raises NotFound."""
    with transaction(session):
        known = queries.one(session, key)
        case = take(session, actor, known.dispute_id, lock=False)
        ground = require_uninvolved(case, permission)
        held = InHand(case, viewing.place_with(session, known.compartment_id), _row(session, key))
        catch_up(session, held)
        yield held, ground


def catch_up(session: Session, held: InHand) -> bool:
    """Let time take its step where nobody took one; says whether there was one."""
    row = held.row
    due = rules.is_due(
        row.state, clock.now(), consent_by=row.consent_by, review_by=row.review_by, until_at=row.until_at
    )
    if not due:
        return False
    timed = InHand(Case(session, TIMER, held.case.dispute, held.case.subject), held.place, row)
    timed.shut("time_over")
    timed.step(rules.SHUTS_BY_TIME[row.state])
    return True


def lapse(session: Session) -> int:
    """Do what time has done to any of them, each in its own transaction; gives how many there were."""
    found = queries.due(session, clock.now())
    session.rollback()
    return sum(_lapse_one(session, key) for key in found)


def _lapse_one(session: Session, key: UUID) -> bool:
    with transaction(session):
        known = queries.one(session, key)
        case = take(session, TIMER, known.dispute_id, lock=False)
        place = viewing.place_with(session, known.compartment_id)
        return catch_up(session, InHand(case, place, _row(session, key)))


def _row(session: Session, key: UUID) -> BreakGlass:
    return queries.one(session, key, lock=True)
