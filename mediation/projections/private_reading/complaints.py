"""Complaints: the party's own with what was read for each, and those that an officer may look into."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from mediation.channels import viewing
from mediation.channels.queries import Channel
from mediation.complaints import changes, queries
from mediation.complaints.models import Complaint
from mediation.complaints.rules import USUAL_ANSWER_DAYS
from mediation.disputes.models import Dispute
from mediation.identity.models import Office, Person
from mediation.kernel import clock
from mediation.kernel.actor import Actor
from mediation.kernel.errors import NotFound
from mediation.parties.models import Party
from mediation.policy.decide import require_by_role
from mediation.policy.permissions import Permission
from mediation.procedure.complaining.review import reviewed_by
from mediation.projections.private_reading.told import LetIn, let_in, own


@dataclass(frozen=True)
class OwnComplaint:
    """A complaint as its party sees it."""

    id: UUID
    state: str
    is_open: bool
    about: str
    words: str
    to_above: bool
    tells_mediators: bool
    filed_at: datetime
    due_on: date
    reviewer: str
    answer: str
    let_in: tuple[LetIn, ...]


@dataclass(frozen=True)
class Promising:
    """An office to which a party can complain, and within how many working days it promises to answer."""

    name: str
    days: int


@dataclass(frozen=True)
class OwnPage:
    """What a party complained of, newest first, and to whom it can complain."""

    made: tuple[OwnComplaint, ...]
    own_office: Promising
    above: Promising | None

    @property
    def waits(self) -> bool:
        """Whether one is not answered yet: then there is no second one."""
        return any(each.is_open for each in self.made)

    def one(self, key: UUID) -> OwnComplaint:
        """Raises NotFound."""
        for each in self.made:
            if each.id == key:
                return each
        raise NotFound()


def page(session: Session, actor: Actor, dispute_id: UUID, party_id: UUID) -> OwnPage:
    """For the party itself. Raises NotFound."""
    channel = own(session, actor, dispute_id, party_id)
    found = queries.of_channel(session, channel.compartment.id)
    views = let_in(session, channel, [row.id for row in found])
    dispute = session.get_one(Dispute, dispute_id)
    office = session.get_one(Office, dispute.office_id)
    above = session.get_one(Office, office.parent_id) if office.parent_id else None
    made = tuple(_own(session, channel, row, views.get(row.id, ())) for row in found)
    return OwnPage(made, _office(office), _office(above) if above else None)


def _own(session: Session, channel: Channel, row: Complaint, views: tuple[LetIn, ...]) -> OwnComplaint:
    words, answer = changes.words_of(channel.compartment, row)
    return OwnComplaint(
        row.id, row.state, row.state in queries.OPEN, row.about, words, row.to_above, row.tells_mediators,
        row.filed_at, row.due_on, _name(session, row.reviewer_id), answer, views,
    )  # fmt: skip


def _office(office: Office) -> Promising:
    return Promising(office.name, office.complaint_answer_days or USUAL_ANSWER_DAYS)


@dataclass(frozen=True)
class ToReview:
    """A complaint in an officer's list."""

    id: UUID
    number: str
    party: str
    side: str
    about: str
    state: str
    filed_at: datetime
    due_on: date
    is_late: bool
    reviewer: str
    mine: bool


@dataclass(frozen=True)
class Reviewed(ToReview):
    """One of them with its words, and what this officer may do with it."""

    words: str
    answer: str
    tells_mediators: bool
    is_open: bool
    may_read: bool
    read_until: datetime | None


def to_review(session: Session, actor: Actor) -> tuple[ToReview, ...]:
    """Those not answered yet first. Raises NotFound for whoever holds no such post."""
    require_by_role(actor, Permission.SEE_COMPLAINTS)
    found = queries.listed(session, reviewed_by(actor))
    return tuple(ToReview(**told) for told in _in_short(session, actor, found))


def one(session: Session, actor: Actor, key: UUID) -> Reviewed:
    """Raises NotFound for whoever may not look into it."""
    require_by_role(actor, Permission.SEE_COMPLAINTS)
    row = session.scalar(select(Complaint).where(Complaint.id == key, reviewed_by(actor)))
    if row is None:
        raise NotFound()
    words, answer = changes.words_of(viewing.place_of(session, row.dispute_id, row.party_id), row)
    until = viewing.read_until(session, actor, viewing.COMPLAINT, row.id)
    return Reviewed(
        **next(_in_short(session, actor, [row])), words=words, answer=answer,
        tells_mediators=row.tells_mediators, is_open=row.state in queries.OPEN,
        may_read=until is not None, read_until=until,
    )  # fmt: skip


def _in_short(session: Session, actor: Actor, found: Iterable[Complaint]) -> Iterator[dict[str, Any]]:
    rows = list(found)
    numbers = _by_key(
        session, select(Dispute.id, Dispute.number), Dispute.id, {row.dispute_id for row in rows}
    )
    people = {row.reviewer_id for row in rows if row.reviewer_id}
    names = _by_key(session, select(Person.id, Person.name), Person.id, people)
    wanted = sorted({row.party_id for row in rows})
    parties = {each.id: each for each in session.scalars(select(Party).where(Party.id.in_(wanted)))}
    for row in rows:
        party = parties[row.party_id]
        yield {
            "id": row.id, "number": numbers[row.dispute_id], "party": party.name, "side": party.side,
            "about": row.about, "state": row.state, "filed_at": row.filed_at, "due_on": row.due_on,
            "is_late": row.state in queries.OPEN and row.due_on < clock.today(),
            "reviewer": names.get(row.reviewer_id, "") if row.reviewer_id else "",
            "mine": row.reviewer_id == actor.person_id,
        }  # fmt: skip


def _by_key(session: Session, query: Any, key: Any, wanted: Iterable[UUID]) -> dict[UUID, str]:
    return {row[0]: row[1] for row in session.execute(query.where(key.in_(sorted(wanted))))}


def _name(session: Session, person_id: UUID | None) -> str:
    return session.get_one(Person, person_id).name if person_id else ""
