"""Who a party is, who acts for it, and how it is reached: recorded at the desk, moving no dispute."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy.orm import Session

from mediation.audit.record import Subject
from mediation.documents import changes as documents
from mediation.documents.uploads import Upload
from mediation.kernel import clock
from mediation.kernel.actor import Actor, Ground
from mediation.kernel.database import transaction
from mediation.kernel.errors import Invalid, NotFound
from mediation.parties import changes as parties
from mediation.parties import queries
from mediation.parties.contact import Contact, Representative
from mediation.parties.models import Party
from mediation.policy.permissions import Permission
from mediation.procedure.case import Case, take
from mediation.procedure.said import Said, hear

SEEN_BY = (
    "identity_document",
    "business_licence",
    "real_name_check",
    "power_of_attorney",
    "known_in_person",
    "oral",
)
"""How a party's identity was seen; the last three are not checked papers (agreements.rules.level)."""

OF_WORKER = ("self", "agent_special", "agent_general")
OF_COMPANY = ("legal_representative", "agent_special", "agent_general", "clerk")
"""In what capacity a person may act for a worker, and for an employer or others liable."""


def capacities_of(kind: str) -> tuple[str, ...]:
    """In what capacity somebody may act for a party of this kind."""
    return OF_WORKER if kind == "worker" else OF_COMPANY


def identify(
    session: Session, actor: Actor, dispute_id: UUID, party_id: UUID, how: str, note: str = ""
) -> None:
    """Record that a party was identified, and how; its channel, signature and answers open with it.

    Raises Invalid(how=…) for what is not in the list or does not fit a worker or a company.
    """
    with transaction(session):
        case = take(session, actor, dispute_id)
        ground = case.require(Permission.IDENTIFY_PARTY)
        party = case.party(party_id)
        if how not in ways_for(party.kind):
            raise Invalid(how="unknown")
        parties.identify(session, actor, party, how, case.chain, ground, note)


def note_language(session: Session, actor: Actor, dispute_id: UUID, party_id: UUID, language: str) -> None:
    """Keep in which language or dialect a party would rather be spoken with; empty where any will do."""
    with transaction(session):
        case = take(session, actor, dispute_id)
        ground = case.require(Permission.IDENTIFY_PARTY)
        party = case.party(party_id)
        before, party.language = party.language, language.strip() or None
        case.record(
            "party.language_noted", Subject("party", party.id), ground,
            before={"language": before}, after={"language": party.language},
        )  # fmt: skip


def ways_for(kind: str) -> tuple[str, ...]:
    """How a party of this kind can be identified: a company has no identity card."""
    other = "business_licence" if kind == "worker" else "real_name_check"
    return tuple(how for how in SEEN_BY if how != other)


def add_representative(
    session: Session,
    actor: Actor,
    dispute_id: UUID,
    party_id: UUID,
    who: Representative,
    authority: Upload | None = None,
) -> None:
    """Let a person act for a party, with the authority its papers give (LMAL 24, OMR 17).

    Raises Invalid(phone=…) when the person acts on the other side, so already, or mediates this
    very dispute; Invalid(capacity=…) for one that does not fit the party.
    """
    with transaction(session):
        case = take(session, actor, dispute_id)
        ground = case.require(Permission.ADD_REPRESENTATIVE)
        party = case.party(party_id)
        if who.capacity not in capacities_of(party.kind):
            raise Invalid(capacity="unknown")
        member = parties.add_member(session, actor, party, who, case.chain, ground)
        if member.person_id in case.subject.mediators | case.subject.named_mediators:
            raise Invalid(phone="mediates_here")
        if authority is not None:
            _keep_authority(case, party, member.id, authority, ground)


def _keep_authority(case: Case, party: Party, member_id: UUID, authority: Upload, ground: Ground) -> None:
    paper = documents.keep(case.session, case, authority, "power_of_attorney", "", party.id, ground=ground)
    said = Said("paper", clock.now(), paper=paper.id)
    hear(case, party, "authority", said, value="given", subject_id=member_id)


def end_representative(
    session: Session, actor: Actor, dispute_id: UUID, member_id: UUID, reason: str
) -> None:
    """End somebody's acting for a party. Raises Invalid(reason="missing"), NotFound."""
    with transaction(session):
        case = take(session, actor, dispute_id)
        ground = case.require(Permission.ADD_REPRESENTATIVE)
        member = queries.member(session, dispute_id, member_id)
        if member is None:
            raise NotFound()
        if not reason.strip():
            raise Invalid(reason="missing")
        parties.end_member(session, actor, member, case.chain, ground, reason)


def correct_contact(
    session: Session, actor: Actor, dispute_id: UUID, party_id: UUID, contact: Contact, how: str = ""
) -> None:
    """Mend telephone, address and contact of a party.

    Another telephone for an identified party asks that it be identified again (`how`), since who
    has the telephone may come in by it. Raises Invalid(how="identify_again"), Invalid(phone="missing")
    where neither telephone nor address would be left.
    """
    with transaction(session):
        case = take(session, actor, dispute_id)
        ground = case.require(Permission.IDENTIFY_PARTY)
        party = case.party(party_id)
        other_phone = parties.correct(session, actor, party, contact, case.chain, ground)
        if party.side == "applicant" and not (party.phone or party.address):
            raise Invalid(phone="missing")
        if not (other_phone and party.state == "identified"):
            return
        if how not in ways_for(party.kind):
            raise Invalid(how="identify_again")
        parties.identify(session, actor, party, how, case.chain, ground, "")
