"""What awaits somebody's consent: in one dispute, and all that waits for one officer."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache, lru_cache
from itertools import groupby
from typing import Any
from uuid import UUID

from sqlalchemy import Uuid, and_, bindparam, exists, false, or_, select, true
from sqlalchemy.orm import Session, aliased

from mediation.disputes.models import Dispute
from mediation.identity.models import Office
from mediation.kernel import clock
from mediation.kernel.actor import Actor, Role
from mediation.kernel.errors import NotFound
from mediation.parties.models import Party
from mediation.pending.models import PendingAct, PendingNeed
from mediation.pending.rules import AFTER_THE_END, is_second, speaks_for
from mediation.policy.decide import may, require
from mediation.policy.permissions import Permission
from mediation.policy.relations import DisputeSubject
from mediation.procedure.standing import subject_of
from mediation.projections.visible import READER, Kind, kind_of, seen_by, values_of

MOST_LISTED = 50


@dataclass(frozen=True)
class Need:
    """One consent that is needed, and what was answered."""

    kind: str
    """party, officer, office."""
    party_id: UUID | None
    name: str
    """Of the party or the office; nothing for a second officer."""
    answer: str | None
    answered_by: str
    answered_at: datetime | None
    words: str


@dataclass(frozen=True)
class Act:
    """Something that was asked for, with every answer so far."""

    id: UUID
    dispute_id: UUID
    trigger: str
    given: Mapping[str, Any]
    reason: str
    asked_by: UUID
    asked_name: str
    asked_at: datetime
    expires_at: datetime
    state: str
    seen_version: int
    needs: tuple[Need, ...]

    @property
    def waits(self) -> bool:
        return self.state == "waiting" and self.expires_at > clock.now()

    def asks_party_of(self, actor: Actor, subject: DisputeSubject) -> bool:
        """Whether a party of this reader is asked.

        What officers consider among themselves, and what the other side alone is asked, is not there for him.
        """
        own = {each.party_id for each in subject.members if each.person_id == actor.person_id}
        return any(need.kind == "party" and need.party_id in own for need in self.needs)

    @property
    def parties_open(self) -> tuple[Need, ...]:
        """The parties whose answer is awaited."""
        return tuple(need for need in self.needs if need.kind == "party" and need.answer is None)

    def waits_for(self, actor: Actor, subject: DisputeSubject) -> bool:
        """Whether this reader is asked and may answer; the use case asks again."""
        if not self.waits:
            return False
        if any(member.person_id == actor.person_id for member in subject.members):
            return any(
                speaks_for(need.party_id, actor.person_id, subject.members) for need in self.parties_open
            ) and may(actor, Permission.CONSENT_AS_PARTY, subject)
        permissions = {"officer": Permission.CONSENT_AS_OFFICER, "office": Permission.CONSENT_AS_RECEIVER}
        return is_second(self.asked_by, actor.person_id) and any(
            need.answer is None and may(actor, permissions[need.kind], subject)
            for need in self.needs
            if need.kind in permissions
        )


@dataclass(frozen=True)
class Waiting:
    """One line of what waits for an officer, or of what he asked himself."""

    act_id: UUID
    number: str
    trigger: str
    asked_name: str
    expires_at: datetime
    as_receiver: bool
    """Asked as manager of another office, who may not open the case."""
    mine: bool
    """Asked by the reader."""


@dataclass(frozen=True)
class Offered:
    """A dispute as the manager asked to take it over sees it."""

    act: Act
    to_answer: bool
    """Whether this reader may answer: nobody accepts what he asked for himself."""
    dispute_id: UUID
    number: str
    version: int
    office_name: str
    cause: str
    claimed_fen: int
    state: str
    filed_at: datetime
    due_on: date | None


def of_dispute(session: Session, dispute_id: UUID, is_open: bool = True) -> tuple[Act, ...]:
    """What awaits consent in a dispute now, oldest first, in one statement. The caller asked the policy.

    Of one that is over only what may be asked for then (pending/rules.py).
    """
    asked = {"dispute": dispute_id, "now": clock.now()}
    return _acts(session.execute(_of_dispute(is_open), asked).all())


@cache
def _of_dispute(is_open: bool) -> Any:
    return _statement().where(
        PendingAct.trigger.in_(sorted(AFTER_THE_END)) if not is_open else true(),
        PendingAct.dispute_id == bindparam("dispute", type_=Uuid()),
        PendingAct.state == "waiting",
        PendingAct.expires_at > bindparam("now"),
    )


def one(session: Session, actor: Actor, subject: DisputeSubject, key: UUID) -> Act:
    """One act with its answers; for a party only where it is asked itself.

    Raises NotFound, also for whoever may read neither the file nor was asked to take it over.
    """
    here = _statement().where(PendingAct.id == key, PendingAct.dispute_id == subject.id)
    act = next(iter(_acts(session.execute(here).all())), None)
    if act is None:
        raise NotFound()
    if may(actor, Permission.READ_AT_DESK, subject):
        return act
    if act.asks_party_of(actor, subject):
        require(actor, Permission.READ_OWN, subject)
        return act
    raise NotFound()


def receiving(session: Session, actor: Actor, key: UUID) -> Offered:
    """A dispute that the reader's office was asked to take over, in short: no name and no paper of it.

    Raises NotFound for whoever was not asked, and when it is over.
    """
    query = (
        select(Dispute, Office.name.label("office"))
        .join(PendingAct, PendingAct.dispute_id == Dispute.id)
        .join(Office, Office.id == Dispute.office_id)
        .where(PendingAct.id == key)
    )
    row = session.execute(query).one_or_none()
    if row is None:
        raise NotFound()
    dispute: Dispute = row.Dispute
    subject = subject_of(session, dispute)
    require(actor, Permission.CONSENT_AS_RECEIVER, subject)
    act = next(iter(_acts(session.execute(_statement().where(PendingAct.id == key)).all())))
    return Offered(
        act, act.waits_for(actor, subject), dispute.id, dispute.number, dispute.version, row.office,
        dispute.cause, dispute.claimed_fen, dispute.state, dispute.filed_at, dispute.due_on,
    )  # fmt: skip


def waiting_for(session: Session, actor: Actor) -> tuple[Waiting, ...]:
    """What waits for this officer's consent, then what he asked himself; the soonest to lapse first."""
    rows = session.execute(_waiting_for(kind_of(actor)), {**values_of(actor), "now": clock.now()})
    return tuple(
        Waiting(
            row.id, row.number, row.trigger, row.asked_name, row.expires_at,
            bool(row.as_receiver) and not row.mine, bool(row.mine),
        )
        for row in rows
    )  # fmt: skip


@lru_cache(256)
def _waiting_for(kind: Kind | None) -> Any:
    covered = kind.covered(Role.MANAGER) if kind else None
    asked = and_(PendingNeed.act_id == PendingAct.id, PendingNeed.answer.is_(None))
    officer = and_(
        exists().where(asked, PendingNeed.kind == "officer"), seen_by(kind, Permission.CONSENT_AS_OFFICER)
    )
    receiver = (
        exists().where(asked, PendingNeed.kind == "office", PendingNeed.office_id.in_(covered))
        if covered is not None
        else false()
    )
    own = PendingAct.asked_by == READER
    return (
        select(
            PendingAct.id, Dispute.number, PendingAct.trigger, PendingAct.asked_name, PendingAct.expires_at,
            receiver.label("as_receiver"), own.label("mine"),
        )
        .join(Dispute, Dispute.id == PendingAct.dispute_id)
        .where(
            PendingAct.state == "waiting", PendingAct.expires_at > bindparam("now"),
            or_(Dispute.is_open.is_(True), PendingAct.trigger.in_(sorted(AFTER_THE_END))),
            or_(own, officer, receiver),
        )
        .order_by(own, PendingAct.expires_at, PendingAct.id)
        .limit(MOST_LISTED)
    )  # fmt: skip


@cache
def _statement() -> Any:
    """Built once: what is asked of it is added by the callers."""
    office = aliased(Office)
    return (
        select(PendingAct, PendingNeed, Party.name.label("party"), office.name.label("office"))
        .join(PendingNeed, PendingNeed.act_id == PendingAct.id)
        .outerjoin(Party, Party.id == PendingNeed.party_id)
        .outerjoin(office, office.id == PendingNeed.office_id)
        .order_by(PendingAct.asked_at, PendingAct.id, Party.side, Party.position, PendingNeed.id)
    )


def _acts(rows: Sequence[Any]) -> tuple[Act, ...]:
    return tuple(_act(list(group)) for _key, group in groupby(rows, key=lambda row: row.PendingAct.id))


def _act(rows: list[Any]) -> Act:
    act: PendingAct = rows[0].PendingAct
    return Act(
        act.id, act.dispute_id, act.trigger, act.given, act.reason, act.asked_by, act.asked_name,
        act.asked_at, act.expires_at, act.state, act.seen_version, tuple(_needs(rows)),
    )  # fmt: skip


def _needs(rows: Iterable[Any]) -> Iterable[Need]:
    for row in rows:
        need: PendingNeed = row.PendingNeed
        yield Need(
            need.kind, need.party_id, row.party or row.office or "", need.answer, need.answered_name,
            need.answered_at, need.words,
        )  # fmt: skip
