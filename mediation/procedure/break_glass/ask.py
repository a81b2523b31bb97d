"""Ask for one party's channel by an exception of the law, or open it at once where life is at stake."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from sqlalchemy.orm import Session

from mediation.break_glass import changes, queries, rules
from mediation.break_glass.rules import Asked
from mediation.channels import view_changes, viewing
from mediation.kernel import clock
from mediation.kernel.actor import Actor, Ground, Role
from mediation.kernel.database import transaction
from mediation.kernel.errors import Invalid, NotPossible
from mediation.policy.permissions import Permission
from mediation.procedure.break_glass.hand import InHand, in_hand
from mediation.procedure.case import take
from mediation.procedure.private_reading.uninvolved import require_uninvolved, tell_officers

SECONDS = (Role.MANAGER, Role.REGISTRAR)
WAITS = "有一件事需要另一位负责人或受理员答复，请登录查看“依法查阅”。"


def ask(session: Session, actor: Actor, dispute_id: UUID, party_id: UUID, asked: Asked) -> UUID:
    """Ask for a channel; nothing is opened until a second officer consents, or at once on an urgent ground.

    Raises NotFound, Invalid, NotPossible("already_asked") while another about this channel is under way.
    """
    wrong = rules.faults(asked)
    if wrong:
        raise Invalid(**wrong)
    with transaction(session):
        case = take(session, actor, dispute_id, lock=False)
        ground = require_uninvolved(case, Permission.ASK_BREAK_GLASS)
        place = viewing.place_of(session, dispute_id, case.party(party_id).id, lock=True)
        if queries.under_way(session, place.id):
            raise NotPossible("already_asked")
        held = InHand(case, place, changes.ask(session, actor, place, asked, ground))
        if asked.at_once:
            _open_at_once(session, actor, held, ground)
        tell_officers(case, place, case.dispute.office_id, SECONDS, WAITS)
        return held.row.id


def _open_at_once(session: Session, actor: Actor, held: InHand, ground: Ground) -> None:
    held.row.review_by = clock.now() + rules.REVIEW_WITHIN
    let_in(session, actor, held, ground)
    held.step("open_at_once", ground)


def let_in(session: Session, actor: Actor, held: InHand, ground: Ground) -> None:
    """Open the channel, whole, to whoever asked for it, for the hours asked for."""
    row = held.row
    row.until_at = clock.now() + timedelta(hours=row.hours)
    view_changes.let_in(
        session, actor, held.place, viewing.BREAK_GLASS, row.id, row.asked_by, row.until_at, ground=ground
    )


def take_back(session: Session, actor: Actor, key: UUID) -> None:
    """Whoever asked takes it back before anybody answered. Raises NotFound, NotPossible("pending_over")."""
    with in_hand(session, actor, key, Permission.ASK_BREAK_GLASS) as (held, ground):
        _own(held, "asked")
        held.step("take_back", ground)


def close(session: Session, actor: Actor, key: UUID) -> None:
    """Whoever reads has read enough. Raises NotFound, NotPossible("pending_over")."""
    with in_hand(session, actor, key, Permission.READ_BY_LAW) as (held, ground):
        _own(held, "open")
        held.shut("read_enough")
        held.step("close", ground)


def _own(held: InHand, state: str) -> None:
    if held.row.asked_by != held.case.actor.person_id or held.row.state != state:
        raise NotPossible("pending_over")


def release(session: Session, actor: Actor, key: UUID) -> None:
    """A manager finds that the reason for silence is over: the party is told now.

    Raises NotFound, NotPossible("not_to_be_told").
    """
    with in_hand(session, actor, key, Permission.ASK_BREAK_GLASS) as (held, _ground):
        row = held.row
        if not rules.may_release(row.ground, row.state, told=row.told_at is not None):
            raise NotPossible("not_to_be_told")
        held.tell_party(actor.person_id)
