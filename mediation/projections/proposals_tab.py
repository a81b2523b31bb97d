"""The mediator's proposals: joint terms and outcome, and those answers that the reader may see."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from mediation.agreements.findings import draft_of
from mediation.claims.figures import Figures
from mediation.kernel import clock
from mediation.kernel.actor import Actor
from mediation.kernel.errors import NotFound
from mediation.law.enforceability.check import findings
from mediation.law.enforceability.table import Finding
from mediation.parties.models import Party
from mediation.policy.permissions import Permission
from mediation.projections import claim_items
from mediation.projections.desk_case import DeskHeader
from mediation.proposals import imbalance, queries, versions
from mediation.proposals.imbalance import Range, Shortfall
from mediation.proposals.models import Proposal
from mediation.proposals.queries import Draft as Draft
from mediation.proposals.queries import Given as Given
from mediation.proposals.terms import Term, bound, read_all
from mediation.proposals.versions import Change


@dataclass(frozen=True)
class ItemNamed:
    """A claim item: what was asked for, in fen where it is money."""

    id: UUID
    kind: str
    amount_fen: int | None
    asked: bool
    """Not withdrawn."""
    figures: Figures | None
    """What the law gives by what was said of its facts."""


@dataclass(frozen=True)
class PartyNamed:
    """A party of the dispute."""

    id: UUID
    name: str
    side: str
    kind: str


@dataclass(frozen=True)
class ProposalShown:
    """One proposal. `answers` has only what this reader may see, by party."""

    id: UUID
    number: int
    state: str
    put_at: datetime
    decided_at: datetime | None
    other_duties: str
    terms: tuple[Term, ...]
    total_fen: int
    asked: tuple[UUID, ...]
    """Whom the terms bind; the outcome is joint once all of them have answered."""
    answers: Mapping[UUID, Given]


@dataclass(frozen=True)
class ProposalsPage:
    """All proposals, newest first, with the words to read them by."""

    items: tuple[ItemNamed, ...]
    parties: tuple[PartyNamed, ...]
    proposals: tuple[ProposalShown, ...]

    def proposal(self, proposal_id: UUID) -> ProposalShown:
        """One of the proposals. Raises NotFound."""
        for shown in self.proposals:
            if shown.id == proposal_id:
                return shown
        raise NotFound()

    def before(self, shown: ProposalShown) -> ProposalShown | None:
        """The version that stood before this one, whatever became of it."""
        return next((row for row in self.proposals if row.number < shown.number), None)

    def changes(self, shown: ProposalShown) -> tuple[Change, ...]:
        """What a version says otherwise than the one before; nothing for the first."""
        old = self.before(shown)
        if old is None:
            return ()
        return versions.changes(old.terms, shown.terms, old.other_duties, shown.other_duties)

    def shortfalls(self, terms: Sequence[Term], party: PartyNamed) -> tuple[Shortfall, ...]:
        """What these terms give a worker below the least that the law gives; nothing for anybody else."""
        if party.kind != "worker":
            return ()
        applies = party.side == "applicant"
        return imbalance.shortfalls(terms, self.ranges, party.id.hex, applies=applies)

    @property
    def ranges(self) -> Mapping[str, Range]:
        """Claim item (hex) → what the law gives by what was stated, where that is known."""
        found = ((item.id.hex, item.figures) for item in self.items if item.figures)
        return {
            key: Range(int(figures.low * 100), int(figures.high * 100))
            for key, figures in found
            if figures.low is not None and figures.high is not None
        }

    @property
    def asked(self) -> tuple[ItemNamed, ...]:
        """What is still asked for, and wants an answer."""
        return tuple(item for item in self.items if item.asked)

    def item(self, key: str) -> ItemNamed | None:
        """The claim item with this key (hex), where there is one."""
        return next((item for item in self.items if item.id.hex == key), None)

    def found(self, terms: Sequence[Term], other_duties: str = "") -> tuple[Finding, ...]:
        """What the law finds in terms before there is a text, the gravest first."""
        kinds = {item.id.hex: item.kind for item in self.items}
        names = {party.id.hex: party.name for party in self.parties}
        floors = {item.id.hex: item.figures.floor for item in self.items if item.figures}
        least = {key: floor for key, floor in floors.items() if floor is not None}
        draft = draft_of(terms, kinds, names, clock.today(), floors=least)
        duties = "\n".join(filter(None, (*(term.duties for term in terms), other_duties)))
        return findings(replace(draft, other_duties=duties))

    def party(self, party_id: UUID) -> PartyNamed:
        """One of the parties. Raises NotFound."""
        for party in self.parties:
            if party.id == party_id:
                return party
        raise NotFound()


def draft(session: Session, actor: Actor, head: DeskHeader) -> Draft | None:
    """The mediators' draft of the next proposal, for them alone; None for everybody else."""
    if not head.may(actor, Permission.READ_MEDIATOR_NOTES):
        return None
    return queries.draft_of(session, head.id)


def page(session: Session, actor: Actor, dispute_id: UUID, *, with_proposals: bool = True) -> ProposalsPage:
    """The page, for a reader whom the header of the case let in.

    A proposal that is sent needs the parties and what is asked alone, not those put before and their answers.
    """
    people = select(Party).where(Party.dispute_id == dispute_id).order_by(Party.side, Party.position)
    parties = tuple(PartyNamed(row.id, row.name, row.side, row.kind) for row in session.scalars(people))
    seen = queries.answers_seen_by(session, actor, dispute_id) if with_proposals else {}
    earlier = queries.of_dispute(session, dispute_id) if with_proposals else ()
    return ProposalsPage(
        tuple(
            ItemNamed(row.id, row.kind, row.amount_fen, row.withdrawn_at is None, row.figures)
            for row in claim_items.claims(session, dispute_id)
        ),
        parties,
        tuple(_shown(row, parties, seen) for row in earlier),
    )


def _shown(
    row: Proposal, parties: tuple[PartyNamed, ...], seen: Mapping[tuple[UUID, UUID], Given]
) -> ProposalShown:
    terms = read_all(row.terms)
    asked = bound(terms, [(party.id.hex, party.side, party.kind) for party in parties])
    return ProposalShown(
        row.id, row.number, row.state, row.put_at, row.decided_at, row.other_duties, terms,
        sum(term.total_fen for term in terms), tuple(UUID(party) for party in asked),
        {party: given for (proposal, party), given in seen.items() if proposal == row.id},
    )  # fmt: skip
