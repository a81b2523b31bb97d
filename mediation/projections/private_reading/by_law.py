"""Break-glass for officers: what waits for a second person, and what one had a part in oneself."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from mediation.break_glass import changes, queries, rules
from mediation.break_glass.models import BreakGlass
from mediation.channels import viewing
from mediation.disputes.models import Dispute
from mediation.identity.models import Person
from mediation.kernel import clock
from mediation.kernel.actor import Actor, Role
from mediation.kernel.errors import NotFound
from mediation.parties.models import Party
from mediation.policy.decide import require_by_role
from mediation.policy.permissions import Permission
from mediation.procedure.private_reading.uninvolved import disputes_for
from mediation.projections.desk_case import DeskHeader

ROLES = (Role.MANAGER, Role.REGISTRAR)


@dataclass(frozen=True)
class InShort:
    """One of them in a list."""

    id: UUID
    number: str
    party: str
    side: str
    ground: str
    state: str
    asked_name: str
    asked_at: datetime
    answer_by: datetime | None
    """Until when a second person is waited for; None when nobody is."""
    mine: bool


@dataclass(frozen=True)
class Whole(InShort):
    """One of them with its words, and what this officer may do with it now."""

    hours: int
    at_once: bool
    said: str
    second_name: str
    second_at: datetime | None
    second_said: str
    until_at: datetime | None
    told_at: datetime | None
    readings: int
    may_answer: bool
    may_take_back: bool
    may_read: bool
    may_close: bool
    may_release: bool


def listed(session: Session, actor: Actor) -> tuple[InShort, ...]:
    """The newest first. Raises NotFound for whoever holds no such post."""
    require_by_role(actor, Permission.SEE_BREAK_GLASS)
    found = queries.listed(session, actor.person_id, disputes_for(actor, *ROLES))
    known = _Known.of(session, found)
    return tuple(InShort(**known.of_row(row, actor)) for row in found)


def one(session: Session, actor: Actor, key: UUID) -> Whole:
    """Raises NotFound for whoever has a part in the dispute, and for all but those whom it waits for or who
    had a part in it."""
    require_by_role(actor, Permission.SEE_BREAK_GLASS)
    row = queries.one(session, key)
    reachable = select(Dispute.id).where(
        Dispute.id == row.dispute_id, Dispute.id.in_(disputes_for(actor, *ROLES))
    )
    if session.scalar(reachable) is None or not _concerns(row, actor):
        raise NotFound()
    return _whole(session, actor, row)


def parties(session: Session, head: DeskHeader) -> tuple[tuple[UUID, str, str], ...]:
    """Key, side and name of each party whose channel could be asked for."""
    query = select(Party.id, Party.side, Party.name).where(Party.dispute_id == head.id)
    return tuple(
        (row.id, row.side, row.name) for row in session.execute(query.order_by(Party.side, Party.position))
    )


def _concerns(row: BreakGlass, actor: Actor) -> bool:
    mine = actor.person_id in (row.asked_by, row.second_by)
    silent = row.told_at is None and row.state in rules.READING_OVER and bool(actor.posts_as(Role.MANAGER))
    return mine or silent or row.state in rules.AWAITS_SECOND


def _whole(session: Session, actor: Actor, row: BreakGlass) -> Whole:
    place = viewing.place_of(session, row.dispute_id, row.party_id)
    said, second = changes.words_of(place, row)
    state = _state_now(row)
    own = row.asked_by == actor.person_id
    return Whole(
        **_Known.of(session, [row]).of_row(row, actor), hours=row.hours, at_once=row.at_once, said=said,
        second_name=_name(session, row.second_by), second_at=row.second_at, second_said=second,
        until_at=row.until_at, told_at=row.told_at, readings=viewing.count_read(session, row.id),
        may_answer=state in rules.AWAITS_SECOND and rules.is_second(row.asked_by, actor.person_id),
        may_take_back=own and state == "asked",
        may_read=own and viewing.read_until(session, actor, viewing.BREAK_GLASS, row.id) is not None,
        may_close=own and state == "open",
        may_release=rules.may_release(row.ground, state, told=row.told_at is not None)
        and bool(actor.posts_as(Role.MANAGER)),
    )  # fmt: skip


def _state_now(row: BreakGlass) -> str:
    """The state, as time has made it since."""
    due = rules.is_due(
        row.state, clock.now(), consent_by=row.consent_by, review_by=row.review_by, until_at=row.until_at
    )
    return rules.AFTER_TIME[row.state] if due else row.state


def _name(session: Session, person_id: UUID | None) -> str:
    return session.get_one(Person, person_id).name if person_id else ""


@dataclass(frozen=True)
class _Known:
    numbers: dict[UUID, str]
    parties: dict[UUID, Party]
    people: dict[UUID, str]

    @classmethod
    def of(cls, session: Session, found: Iterable[BreakGlass]) -> _Known:
        rows = list(found)
        disputes = sorted({row.dispute_id for row in rows})
        numbers = select(Dispute.id, Dispute.number).where(Dispute.id.in_(disputes))
        sides = select(Party).where(Party.id.in_(sorted({row.party_id for row in rows})))
        people = select(Person.id, Person.name).where(Person.id.in_(sorted({row.asked_by for row in rows})))
        return cls(
            {row.id: row.number for row in session.execute(numbers)},
            {row.id: row for row in session.scalars(sides)},
            {row.id: row.name for row in session.execute(people)},
        )

    def of_row(self, row: BreakGlass, actor: Actor) -> dict[str, Any]:
        state, party = _state_now(row), self.parties[row.party_id]
        waits = {"asked": row.consent_by, "to_review": row.review_by, "overdue": row.review_by}.get(state)
        return {
            "id": row.id, "number": self.numbers[row.dispute_id], "party": party.name, "side": party.side,
            "ground": row.ground, "state": state, "asked_name": self.people[row.asked_by],
            "asked_at": row.asked_at, "answer_by": waits, "mine": row.asked_by == actor.person_id,
        }  # fmt: skip
