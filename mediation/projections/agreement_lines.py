"""The terms of an agreement line by line: what becomes of each claim item, with names and kinds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from mediation.claims.models import ClaimItem
from mediation.parties.models import Party
from mediation.proposals.terms import Term


@dataclass(frozen=True)
class LineShown:
    """What becomes of one claim item; sums in fen."""

    kind: str
    disposition: str
    payer: str
    payee: str
    manner: str
    instalments: tuple[tuple[int, date], ...]
    note: str = ""
    duties: str = ""
    """What else is to be done about the item."""

    @property
    def total_fen(self) -> int:
        return sum(fen for fen, _ in self.instalments)


def parties_of(session: Session, dispute_id: UUID) -> list[Party]:
    """The parties of a dispute, applicant first."""
    query = select(Party).where(Party.dispute_id == dispute_id)
    return list(session.scalars(query.order_by(Party.side, Party.position)))


def kinds_of(session: Session, dispute_id: UUID) -> dict[str, str]:
    """Key of each claim item (hex) → its kind, in the order of the claim."""
    kinds = select(ClaimItem.id, ClaimItem.kind).where(ClaimItem.dispute_id == dispute_id)
    return {row.id.hex: row.kind for row in session.execute(kinds.order_by(ClaimItem.position))}


def lines_of(kinds: dict[str, str], terms: tuple[Term, ...], parties: list[Party]) -> tuple[LineShown, ...]:
    """The terms with the names of parties and the kinds of what was asked, in the order of the claim."""
    names = {party.id.hex: party.name for party in parties}
    by_item = {term.claim_item_id: term for term in terms}
    return tuple(_line(kind, by_item[key], names) for key, kind in kinds.items() if key in by_item)


def _line(kind: str, term: Term, names: dict[str, str]) -> LineShown:
    return LineShown(
        kind, term.disposition, names.get(term.payer_id, ""), names.get(term.payee_id, ""), term.manner,
        tuple((part.amount_fen, part.due_on) for part in term.instalments), term.note, term.duties,
    )  # fmt: skip
