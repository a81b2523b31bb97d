"""Before a worker takes less than the law gives, it reads its own range and says so in its own words.

Nobody is held back by it: any words will do, but some there must be, and they are kept in the worker's
channel with the figures that stood beside them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from mediation.channels import changes as channels
from mediation.channels.queries import open_channel
from mediation.claims import queries as claims
from mediation.kernel.errors import Invalid
from mediation.parties.models import Party
from mediation.procedure.case import Case
from mediation.proposals import imbalance, queries
from mediation.proposals.imbalance import Range, Shortfall
from mediation.proposals.models import Proposal
from mediation.proposals.terms import Term, read_all


def shortfalls_of(case: Case, terms: Sequence[Term], party_id: UUID) -> tuple[Shortfall, ...]:
    """What these terms give this party below the least that the law gives; nothing but for a worker."""
    party = case.party(party_id)
    if party.kind != "worker":
        return ()
    applies = party.side == "applicant"
    return imbalance.shortfalls(terms, _ranges(case), party_id.hex, applies=applies)


def _ranges(case: Case) -> Mapping[str, Range]:
    found = claims.ranges(case.session, case.dispute.id)
    return {key: Range(int(low * 100), int(high * 100)) for key, (low, high) in found.items()}


def confirmed(found: Sequence[Shortfall], own_words: str, mark: str | None) -> dict[str, Any] | None:
    """What is kept of a confirmation; None where there is nothing to confirm.

    `mark` is that of the figures which were read, None where they were told by word of mouth. Raises
    Invalid(own_words=…) without words, or when the figures have changed since.
    """
    if not found:
        return None
    if not own_words.strip():
        raise Invalid(own_words="missing")
    if mark is not None and mark != imbalance.mark_of(found):
        raise Invalid(own_words="figures_changed")
    return {"words": own_words, "figures": imbalance.kept(found)}


@dataclass(frozen=True)
class OwnWords:
    """What a worker says in its own words before it signs for less than the law gives."""

    words: str = ""
    figures_read: str | None = None
    """The mark of the figures that stood beside the words."""


NOTHING_READ = OwnWords()


def read_before_signing(case: Case, proposal_id: UUID, paper_id: UUID, party: Party, read: OwnWords) -> None:
    """The same at the signature of an agreement or of minutes, where the party has not read its range before.

    Raises Invalid(own_words=…).
    """
    if party.kind != "worker":
        return
    terms = case.session.get_one(Proposal, proposal_id).terms
    found = shortfalls_of(case, read_all(terms), party.id)
    about = (proposal_id, paper_id)
    if not found or queries.has_confirmed(case.session, case.actor, case.dispute.id, party.id, about):
        return
    told = confirmed(found, read.words, read.figures_read)
    channel = open_channel(case.session, case.actor, case.dispute.id, party.id, lock=True)
    kept = {"confirmed": told, "kinds": kinds_of(case)}
    channels.add_entry(
        case.session, case.actor, channel, "confirmation", kept, subject_id=paper_id,
        on_behalf_of=party.id if channel.as_mediator else None,
    )  # fmt: skip


def told_before_signing(case: Case, proposal_id: UUID, paper_id: UUID, party: Party, words: str) -> None:
    """The same where a mediator puts down a signature on paper, with the words that the party said to it.

    Nobody else is asked, a registrar neither: whether the party said it before lies in its channel. Raises
    Invalid(own_words=…).
    """
    if case.actor.person_id in case.subject.mediators:
        read_before_signing(case, proposal_id, paper_id, party, OwnWords(words))


def kinds_of(case: Case) -> dict[str, str]:
    """Claim item (hex) → its kind, kept beside what speaks of the items: it stays readable by itself."""
    return dict(zip(case.facts.claim_item_ids, case.facts.claim_kinds, strict=True))
