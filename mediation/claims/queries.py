"""What was said of the facts of claim items, read beside whatever else is asked of the items."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from functools import cache
from itertools import groupby
from typing import Any
from uuid import UUID

from sqlalchemy import Uuid, bindparam, select
from sqlalchemy.orm import Session

from mediation.claims.figures import Figures, Said, Setting
from mediation.claims.law_kinds import law_kinds_of
from mediation.claims.models import ClaimFacts, ClaimItem
from mediation.claims.stated import UNDISPUTED
from mediation.disputes.models import Dispute
from mediation.identity.models import Office
from mediation.kernel import clock
from mediation.law_parameters.queries import added_column, added_in
from mediation.parties.models import Utterance

_OF_FACTS = ("law_kind", "side", "facts", "number", "stated_at", "stated_name", "utterance_id", "note")


def with_facts(columns: Iterable[Any], dispute: Any) -> Any:
    """These columns of the items of a dispute, and what stands as said of them: a row for each statement."""
    said = (getattr(ClaimFacts, name) for name in _OF_FACTS)
    standing = (ClaimFacts.claim_item_id == ClaimItem.id) & ClaimFacts.replaced_at.is_(None)
    where_and_when = Office.region, Dispute.filed_at, added_column(Office.region).label("added")
    query = select(*columns, *said, Utterance.contradicted_at, *where_and_when)
    query = query.select_from(ClaimItem).outerjoin(ClaimFacts, standing)
    query = query.outerjoin(Utterance, Utterance.id == ClaimFacts.utterance_id)
    query = query.join(Dispute, Dispute.id == ClaimItem.dispute_id)
    query = query.join(Office, Office.id == Dispute.office_id).where(ClaimItem.dispute_id == dispute)
    return query.order_by(ClaimItem.position, ClaimItem.id, ClaimFacts.number)


def figures_of(kind: str, rows: list[Any]) -> Figures | None:
    """What the law gives by the statements in these rows of one item; None where no sum follows."""
    if not law_kinds_of(kind):
        return None
    first = rows[0]
    setting = Setting(first.region, clock.day_of(first.filed_at), added_in(first.added))
    return Figures(tuple(_said(rows)), setting)


def floors(session: Session, dispute_id: UUID) -> Mapping[str, Decimal]:
    """Claim item (hex) → the least that the law gives, in yuan, where facts that bind both sides say so."""
    found = figures(session, dispute_id).items()
    return {key: each.floor for key, each in found if each.floor is not None}


def ranges(session: Session, dispute_id: UUID) -> Mapping[str, tuple[Decimal, Decimal]]:
    """Claim item (hex) → the least and the most that the law gives by what was stated, in yuan.

    By any side's facts: what only one side has stated binds nobody, but is a range to read.
    """
    found = figures(session, dispute_id).items()
    return {
        key: (each.low, each.high) for key, each in found if each.low is not None and each.high is not None
    }


def figures(session: Session, dispute_id: UUID) -> Mapping[str, Figures]:
    """Claim item (hex) → what the law gives for it, for the items from which a sum can follow."""
    rows = session.execute(_kinds_and_facts(), {"dispute": dispute_id})
    items = ((key, list(group)) for key, group in groupby(rows, key=lambda row: row.id))
    found = ((key.hex, figures_of(group[0].kind, group)) for key, group in items)
    return {key: each for key, each in found if each is not None}


@cache
def _kinds_and_facts() -> Any:
    return with_facts((ClaimItem.id, ClaimItem.kind), bindparam("dispute", type_=Uuid()))


def _said(rows: list[Any]) -> Iterator[Said]:
    for row in rows:
        if row.law_kind is not None:
            by_staff = row.utterance_id is not None or row.side == UNDISPUTED
            told = row.number, row.stated_at, row.stated_name, by_staff, row.note
            yield Said(row.law_kind, row.side, row.facts, *told, row.contradicted_at is not None)
