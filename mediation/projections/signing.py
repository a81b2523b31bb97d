"""What a reader can sign now as a party, and the level that the signature would have."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from mediation.agreements import rules
from mediation.kernel.actor import Actor
from mediation.minutes.models import MediationMinutes
from mediation.parties.models import Party
from mediation.policy.relations import BINDING_CAPACITIES, DisputeSubject
from mediation.projections import proposals_tab
from mediation.projections.agreement_page import AgreementShown
from mediation.projections.party_case import PartyHeader
from mediation.projections.proposals_tab import ProposalsPage
from mediation.proposals import queries
from mediation.proposals.imbalance import Shortfall


@dataclass(frozen=True)
class Signing:
    """What somebody is about to sign for: the party, and the level that the signature would have."""

    party_id: UUID
    party_name: str
    capacity: str
    level: str


def signing_of(
    session: Session, actor: Actor, subject: DisputeSubject, shown: AgreementShown | None
) -> Signing | None:
    """What the actor can sign now as a party, if anything; the use case asks again."""
    if shown is None or shown.state != "offered":
        return None
    missing = {signer.key for signer in shown.missing}
    for member in subject.members:
        binding = member.identified and member.capacity in BINDING_CAPACITIES
        if member.person_id == actor.person_id and binding and member.party_id.hex in missing:
            party = session.get_one(Party, member.party_id)
            return Signing(party.id, party.name, member.capacity, rules.level(party.identified_how, "code"))
    return None


@dataclass(frozen=True)
class ToRead:
    """What a worker reads before it signs for less than the law gives, with the words to read it by."""

    page: ProposalsPage
    found: tuple[Shortfall, ...]


def range_to_read(
    session: Session, actor: Actor, subject: DisputeSubject, shown: AgreementShown, signing: Signing
) -> ToRead | None:
    """The items below their lawful floor; None where there are none, or the party confirmed them before."""
    page = proposals_tab.page(session, actor, subject.id)
    terms = page.proposal(shown.proposal_id).terms
    found = page.shortfalls(terms, page.party(signing.party_id))
    about = (shown.proposal_id, shown.id)
    if not found or queries.has_confirmed(session, actor, subject.id, signing.party_id, about):
        return None
    return ToRead(page, found)


def range_to_tell(
    session: Session, actor: Actor, dispute_id: UUID, proposal_id: UUID | None, paper_id: UUID
) -> ToRead | None:
    """What a mediator reads out before it puts down a signature on paper; of who has not said so yet."""
    if proposal_id is None:
        return None
    page = proposals_tab.page(session, actor, dispute_id)
    terms, about = page.proposal(proposal_id).terms, (proposal_id, paper_id)
    found = [
        each
        for party in page.parties
        if (below := page.shortfalls(terms, party))
        and not queries.has_confirmed(session, actor, dispute_id, party.id, about)
        for each in below
    ]
    return ToRead(page, tuple(found)) if found else None


def proposal_in_minutes(session: Session, dispute_id: UUID, minutes_id: UUID) -> UUID | None:
    """The proposal whose terms the minutes agree on; None where they agree on none."""
    known = select(MediationMinutes.proposal_id).where(
        MediationMinutes.id == minutes_id, MediationMinutes.dispute_id == dispute_id
    )
    return session.scalar(known)


def range_in_minutes(session: Session, actor: Actor, header: PartyHeader, minutes_id: UUID) -> ToRead | None:
    """The same before a signature under minutes that accepts the terms in them."""
    proposal_id = proposal_in_minutes(session, header.id, minutes_id)
    if proposal_id is None:
        return None
    page = proposals_tab.page(session, actor, header.id)
    terms, about = page.proposal(proposal_id).terms, (proposal_id, minutes_id)
    for party_id in header.settles_for:
        found = page.shortfalls(terms, page.party(party_id))
        if found and not queries.has_confirmed(session, actor, header.id, party_id, about):
            return ToRead(page, found)
    return None
