"""File a claim at the desk, as it was told, written, found by the office itself or sent by an agency."""

from __future__ import annotations

from dataclasses import dataclass, replace
from uuid import UUID

from sqlalchemy.orm import Session

from mediation.audit.record import Subject
from mediation.kernel.actor import Actor, Ground, Role
from mediation.kernel.database import transaction
from mediation.kernel.errors import Invalid, NotAllowed
from mediation.kernel.idempotency import remember
from mediation.parties import changes as parties
from mediation.procedure.case import Case, take
from mediation.procedure.claims import filing, incoming
from mediation.procedure.claims.filing import Filed, Filing
from mediation.procedure.claims.incoming import FROM_AGENCY, Sender
from mediation.procedure.said import Said, hear
from mediation.referrals.rules import PROFILES

SOURCES = ("oral", "telephone", "paper", "own_motion", *FROM_AGENCY)
"""Ways in which a claim comes to the desk."""


@dataclass(frozen=True)
class AtDesk:
    """A claim as a registrar enters it.

    `sender` is the agency that sent it on paper; `consent` is how both sides agreed where the
    office acts of its own motion.
    """

    filing: Filing
    sender: Sender | None = None
    consent: Said | None = None


def file_at_desk(session: Session, actor: Actor, claim: AtDesk) -> Filed:
    """Enter a claim and, in the same transaction, the agency's referral or the parties' consent.

    Raises NotAllowed for an office the actor's posts do not cover, Invalid for a source that is
    not told at the desk, a missing ticket, agency or consent, and Refused as `filing.enter` does.
    """
    with transaction(session):
        ground = _ground(actor, claim.filing.office_id)
        errors = faults_of(claim) or _faults_of_sender(session, claim)
        if errors:
            raise Invalid(**errors)
        filed = filing.enter(session, actor, _as_filing(claim), ground)
        session.flush()
        _follow(take(session, actor, filed.dispute_id), claim, ground)
        remember(session, filed.number)
        return filed


def faults_of(claim: AtDesk) -> dict[str, str]:
    """What the source asks for and the claim does not say: field → code."""
    source = claim.filing.source
    if source not in SOURCES:
        return {"source": "unknown"}
    errors = {}
    if source == "telephone" and not claim.filing.source_reference.strip():
        errors["reference"] = "missing"
    if source == "own_motion" and (claim.consent is None or not claim.consent.is_shown):
        errors["consent"] = "missing"
    return errors | faults_of_sides(claim.filing)


def faults_of_sides(filing: Filing) -> dict[str, str]:
    """One worker on one side; on the other an employer and whoever else is liable."""
    if not any(party.side == "respondent" and party.name.strip() for party in filing.parties):
        return {"sides": "respondent_missing"}
    workers = [party.side for party in filing.parties if party.kind == "worker"]
    others = [party for party in filing.parties if party.kind != "worker"]
    opposed = len(workers) == 1 and all(party.side != workers[0] for party in others)
    return {} if opposed and any(party.kind == "employer" for party in others) else {"sides": "one_worker"}


def _faults_of_sender(session: Session, claim: AtDesk) -> dict[str, str]:
    if claim.filing.source not in FROM_AGENCY:
        return {}
    return incoming.faults_of(session, claim.filing, claim.sender)


def _ground(actor: Actor, office_id: UUID) -> Ground:
    for role in (Role.REGISTRAR, Role.MANAGER):
        for post in actor.posts_as(role):
            if office_id in post.covers:
                return Ground(role.value, role.value, post.office_id)
    raise NotAllowed("dispute.file")


def _as_filing(claim: AtDesk) -> Filing:
    profile = PROFILES.get(claim.filing.source, "")
    return replace(claim.filing, filed_by=None, profile=profile)


def _follow(case: Case, claim: AtDesk, ground: Ground) -> None:
    source = claim.filing.source
    if source in FROM_AGENCY and claim.sender is not None:
        incoming.write_down(case, claim.sender, ground)
        incoming.take_in(case, ground)  # whoever enters the papers has them in hand
    if source == "own_motion" and claim.consent is not None:
        _keep_consent(case, claim.consent, ground)


def _keep_consent(case: Case, consent: Said, ground: Ground) -> None:
    """An office acts of its own motion only where both agree, so the respondents have answered."""
    parties.invite(case.parties)
    for party in case.parties:
        hear(case, party, "invitation", consent, value="agrees")
        if party.side == "respondent":
            parties.answer(party, "agrees", consent.said_at)
    subject = Subject("dispute", case.dispute.id)
    case.record("dispute.consents_entered", subject, ground, after={"how": consent.how}, reason=consent.note)
