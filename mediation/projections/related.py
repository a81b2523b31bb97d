"""Disputes of the same worker against the same employer: likely duplicates, and those that were linked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, Uuid, and_, bindparam, exists, func, or_, select, union_all
from sqlalchemy.orm import Session, aliased

from mediation.disputes.models import Dispute
from mediation.disputes.related_models import RelatedDisputes
from mediation.identity.models import Office
from mediation.kernel.actor import Actor
from mediation.parties.models import Party, PartyMember
from mediation.policy.permissions import Permission
from mediation.projections.desk_case import DeskHeader
from mediation.projections.visible import Kind, kind_of, seen_by, values_of, visible

MOST = 20
_MINE = bindparam("mine", type_=Uuid())
"""The dispute in hand; statements are built once and asked for one after the other."""


@dataclass(frozen=True)
class Filing:
    """Another dispute of the worker, in short."""

    id: UUID
    number: str
    state: str
    cause: str
    claimed_fen: int
    filed_at: datetime
    office_name: str


@dataclass(frozen=True)
class Linked:
    """A dispute that was linked, why and by whom."""

    filing: Filing
    key: UUID
    reason: str
    related_name: str
    related_at: datetime


@dataclass(frozen=True)
class RelatedPage:
    """Both lists, of disputes whose file is open to this reader."""

    linked: tuple[Linked, ...]
    alike: tuple[Filing, ...]
    """Likely filed twice, and not linked yet."""


@dataclass(frozen=True)
class Counted:
    """How many there are of each, for the first page of a case."""

    linked: int
    alike: int


def page(session: Session, actor: Actor, header: DeskHeader) -> RelatedPage:
    """What this reader sees of the worker's other disputes, oldest first. The header let him in."""
    return RelatedPage(_linked(session, actor, header.id), _alike_filings(session, actor, header.id))


def counted(session: Session, actor: Actor, header: DeskHeader) -> Counted:
    """The same as numbers, in one statement."""
    asked = {**values_of(actor), "mine": header.id}
    return Counted(*session.execute(_counting(kind_of(actor)), asked).one())


@lru_cache(256)
def _counting(kind: Kind | None) -> Select[int, int]:
    link, known = _link(), union_all(*_linked_ids(), *_of_the_worker())
    return select(func.count().filter(link), func.count().filter(~link)).where(
        Dispute.id.in_(known), or_(link, _same_employer()), seen_by(kind, Permission.READ_AT_DESK)
    )


def _linked(session: Session, actor: Actor, mine: UUID) -> tuple[Linked, ...]:
    query: Any = (
        select(
            *_SHORT, RelatedDisputes.id, RelatedDisputes.reason, RelatedDisputes.related_name,
            RelatedDisputes.related_at,
        )
        .join(Office, Office.id == Dispute.office_id)
        .join(RelatedDisputes, _links())
        .where(visible(actor, Permission.READ_AT_DESK))
        .order_by(Dispute.filed_at, Dispute.id)
        .limit(MOST)
    )  # fmt: skip
    width = len(_SHORT)
    return tuple(Linked(Filing(*row[:width]), *row[width:]) for row in session.execute(query, {"mine": mine}))


def _alike_filings(session: Session, actor: Actor, mine: UUID) -> tuple[Filing, ...]:
    query = (
        select(*_SHORT)
        .join(Office, Office.id == Dispute.office_id)
        .where(
            Dispute.id.in_(union_all(*_of_the_worker())), _same_employer(), ~_link(),
            visible(actor, Permission.READ_AT_DESK),
        )
        .order_by(Dispute.filed_at, Dispute.id)
        .limit(MOST)
    )  # fmt: skip
    return tuple(Filing(*row) for row in session.execute(query, {"mine": mine}))


_SHORT = (
    Dispute.id, Dispute.number, Dispute.state, Dispute.cause, Dispute.claimed_fen, Dispute.filed_at,
    Office.name,
)  # fmt: skip


def _links() -> ColumnElement[bool]:
    return and_(
        RelatedDisputes.ended_at.is_(None),
        or_(
            and_(RelatedDisputes.first_id == _MINE, RelatedDisputes.second_id == Dispute.id),
            and_(RelatedDisputes.second_id == _MINE, RelatedDisputes.first_id == Dispute.id),
        ),
    )


def _link() -> ColumnElement[bool]:
    return exists().where(_links()).correlate(Dispute)


def _linked_ids() -> tuple[Select[UUID], ...]:
    now = RelatedDisputes.ended_at.is_(None)
    return (
        select(RelatedDisputes.second_id).where(RelatedDisputes.first_id == _MINE, now),
        select(RelatedDisputes.first_id).where(RelatedDisputes.second_id == _MINE, now),
    )


def _of_the_worker() -> tuple[Select[UUID], ...]:
    """Disputes of the same worker, as `parties.rules.one_worker` has it: one select for each index."""
    own, other = aliased(Party), aliased(Party)
    one, two = aliased(PartyMember), aliased(PartyMember)
    workers = and_(own.dispute_id == _MINE, own.kind == "worker", other.kind == "worker")
    not_another = or_(
        own.identity_number_index.is_(None), other.identity_number_index.is_(None),
        own.identity_number_index == other.identity_number_index,
    )  # fmt: skip
    found = select(other.dispute_id).where(workers, other.dispute_id != _MINE, not_another)
    identified = and_(own.state == "identified", other.state == "identified")
    as_self = and_(
        one.party_id == own.id, two.party_id == other.id, one.person_id == two.person_id,
        one.capacity == "self", two.capacity == "self", one.until_at.is_(None), two.until_at.is_(None),
    )  # fmt: skip
    return (
        found.where(other.phone_index == own.phone_index),
        found.where(other.identity_number_index == own.identity_number_index),
        found.where(identified, as_self),
    )


def _same_employer() -> ColumnElement[bool]:
    """As `disputes.group_rules.Employer.same_as` has it."""
    own, other = aliased(Party), aliased(Party)
    codes = and_(_told(own.credit_code), _told(other.credit_code))
    same = or_(
        and_(codes, own.credit_code == other.credit_code),
        and_(~codes, func.trim(own.name) == func.trim(other.name)),
    )
    employers = and_(own.kind == "employer", other.kind == "employer")
    return exists().where(own.dispute_id == _MINE, other.dispute_id == Dispute.id, employers, same)


def _told(code: Any) -> ColumnElement[bool]:
    return func.coalesce(code, "") != ""
