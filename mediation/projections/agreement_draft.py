"""What the form of a new agreement begins with: accepted terms, facts, and what is found in them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from mediation.agreements.findings import draft_of
from mediation.agreements.text import PayeeAccount, Words
from mediation.claims.queries import figures
from mediation.disputes.models import Dispute
from mediation.kernel import clock
from mediation.law.enforceability.check import findings
from mediation.law.enforceability.table import Finding
from mediation.projections.agreement_lines import LineShown, kinds_of, lines_of, parties_of
from mediation.proposals.models import Proposal
from mediation.proposals.terms import Term, read_all


@dataclass(frozen=True)
class Draft:
    """What the form of a new agreement begins with."""

    lines: tuple[LineShown, ...]
    other_duties: str
    facts: str
    terms: tuple[Term, ...]
    kinds: Mapping[str, str]
    """Claim item (hex) → kind, in the order of the claim."""
    names: Mapping[str, str]
    """Party (hex) → name."""
    floors: Mapping[str, Decimal]
    """Claim item (hex) → the least that the law gives, in yuan, where that is known."""

    ranges: Mapping[str, tuple[Decimal, Decimal]]
    """Claim item (hex) → the least and the most that the law gives by what was stated, in yuan."""

    @property
    def payees(self) -> tuple[tuple[str, str], ...]:
        """Who is paid by transfer, as (key, name): an account is asked for."""
        paid = (term.payee_id for term in self.terms if term.manner == "bank_transfer")
        return tuple((key, self.names.get(key, "")) for key in dict.fromkeys(paid))

    def found(self, words: Words, accounts: Sequence[PayeeAccount]) -> tuple[Finding, ...]:
        """What the law finds in the accepted terms with these words and accounts, the gravest first."""
        today = clock.today()
        draft = draft_of(self.terms, self.kinds, self.names, today, words, accounts, floors=self.floors)
        return findings(draft)


def draft(session: Session, dispute_id: UUID) -> Draft | None:
    """The accepted terms, to be written down; None while there are none."""
    row = session.execute(
        select(Proposal, Dispute.facts)
        .join(Dispute, Dispute.id == Proposal.dispute_id)
        .where(Proposal.dispute_id == dispute_id, Proposal.state == "accepted")
        .order_by(Proposal.number.desc())
        .limit(1)
    ).one_or_none()
    if row is None:
        return None
    parties = parties_of(session, dispute_id)
    kinds, terms = kinds_of(session, dispute_id), read_all(row.Proposal.terms)
    names, lawful = {party.id.hex: party.name for party in parties}, figures(session, dispute_id)
    return Draft(
        lines_of(kinds, terms, parties), row.Proposal.other_duties, row.facts, terms, kinds, names,
        {key: each.floor for key, each in lawful.items() if each.floor is not None},
        {
            key: (each.low, each.high)
            for key, each in lawful.items()
            if each.low is not None and each.high is not None
        },
    )  # fmt: skip
