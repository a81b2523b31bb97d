"""File a claim at the desk, as it was told, written, found by the office itself or sent by a court."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from mediation.audit.record import Subject
from mediation.disputes.models import AgencyConcern
from mediation.identity.models import Office
from mediation.kernel import clock, identifiers
from mediation.kernel.actor import Actor, Ground, Role
from mediation.kernel.database import transaction
from mediation.kernel.errors import Invalid, NotAllowed
from mediation.kernel.idempotency import remember
from mediation.parties import changes as parties
from mediation.procedure import filing
from mediation.procedure.case import Case, take
from mediation.procedure.filing import Filed, Filing
from mediation.procedure.said import Said, hear

FROM_COURT: Mapping[str, str] = MappingProxyType({
    "delegated": "court_delegated",
    "entrusted": "court_entrusted",
})  # fmt: skip
"""Source → clock profile."""

SOURCES = ("oral", "telephone", "paper", "own_motion", *FROM_COURT)
"""Ways in which a claim comes to the desk."""
ARTICLE = "《最高人民法院关于人民法院特邀调解的规定》第二十七条"
"""Why the sending court may look at what became of its case (SPM 27)."""


@dataclass(frozen=True)
class AtDesk:
    """A claim as a registrar enters it.

    `court_id` is the office of the court that sent it; `consent` is how both sides agreed where
    the office acts of its own motion.
    """

    filing: Filing
    court_id: UUID | None = None
    consent: Said | None = None


def file_at_desk(session: Session, actor: Actor, claim: AtDesk) -> Filed:
    """Enter a claim and, in the same transaction, the court's concern or the parties' consent.

    Raises NotAllowed for an office the actor's posts do not cover, Invalid for a source that is
    not told at the desk, a missing ticket, court or consent, and Refused as `filing.enter` does.
    """
    with transaction(session):
        ground = _ground(actor, claim.filing.office_id)
        errors = faults_of(claim) or _faults_of_court(session, claim)
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
    if source in ("telephone", *FROM_COURT) and not claim.filing.source_reference.strip():
        errors["reference"] = "missing"
    if source in FROM_COURT and claim.court_id is None:
        errors["court"] = "missing"
    if source == "own_motion" and (claim.consent is None or not claim.consent.is_shown):
        errors["consent"] = "missing"
    return errors | _faults_of_sides(claim.filing)


def _faults_of_sides(filing: Filing) -> dict[str, str]:
    """One worker on one side; on the other an employer and whoever else is liable."""
    if not any(party.side == "respondent" and party.name.strip() for party in filing.parties):
        return {"sides": "respondent_missing"}
    workers = [party.side for party in filing.parties if party.kind == "worker"]
    others = [party for party in filing.parties if party.kind != "worker"]
    opposed = len(workers) == 1 and all(party.side != workers[0] for party in others)
    return {} if opposed and any(party.kind == "employer" for party in others) else {"sides": "one_worker"}


def _faults_of_court(session: Session, claim: AtDesk) -> dict[str, str]:
    if claim.filing.source not in FROM_COURT:
        return {}
    kind = session.scalar(select(Office.kind).where(Office.id == claim.court_id, Office.is_open.is_(True)))
    return {} if kind == "court" else {"court": "unknown"}


def _ground(actor: Actor, office_id: UUID) -> Ground:
    for role in (Role.REGISTRAR, Role.MANAGER):
        for post in actor.posts_as(role):
            if office_id in post.covers:
                return Ground(role.value, role.value, post.office_id)
    raise NotAllowed("dispute.file")


def _as_filing(claim: AtDesk) -> Filing:
    profile = FROM_COURT.get(claim.filing.source, "")
    return replace(claim.filing, filed_by=None, profile=profile)


def _follow(case: Case, claim: AtDesk, ground: Ground) -> None:
    source = claim.filing.source
    if source in FROM_COURT and claim.court_id is not None:
        _concern(case, claim.court_id, ground)
    if source == "own_motion" and claim.consent is not None:
        _keep_consent(case, claim.consent, ground)


def _concern(case: Case, court_id: UUID, ground: Ground) -> None:
    row = AgencyConcern(
        id=identifiers.new(case.stream), dispute_id=case.dispute.id, office_id=court_id,
        ground="referral_in", article=ARTICLE, from_at=clock.now(),
    )  # fmt: skip
    case.session.add(row)
    after = {"office": court_id, "ground": row.ground, "article": ARTICLE}
    case.record("dispute.agency_concerned", Subject("agency_concern", row.id), ground, after=after)


def _keep_consent(case: Case, consent: Said, ground: Ground) -> None:
    """An office acts of its own motion only where both agree, so the respondents have answered."""
    parties.invite(case.parties)
    for party in case.parties:
        hear(case, party, "invitation", consent, value="agrees")
        if party.side == "respondent":
            parties.answer(party, "agrees", consent.said_at)
    subject = Subject("dispute", case.dispute.id)
    case.record("dispute.consents_entered", subject, ground, after={"how": consent.how}, reason=consent.note)
