"""An agency's liaison sends a dispute in: filed once, by whoever has the papers."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from sqlalchemy.orm import Session

from mediation.identity.models import Office
from mediation.kernel.actor import Actor, Ground, Role
from mediation.kernel.database import transaction
from mediation.kernel.errors import Invalid, NotAllowed
from mediation.kernel.idempotency import remember
from mediation.policy.relations import Relation
from mediation.procedure.case import take
from mediation.procedure.claims import filing, incoming
from mediation.procedure.claims.filing import Filed, Filing
from mediation.procedure.claims.incoming import FROM_AGENCY, Sender
from mediation.procedure.claims.intake import faults_of_sides
from mediation.referrals.rules import PROFILES


def send_in(session: Session, actor: Actor, claim: Filing, sender: Sender) -> Filed:
    """File a dispute for an agency of the actor's; the office confirms it when it accepts.

    Raises NotAllowed for an agency where the actor is no liaison, Invalid for an office that takes
    no claims and what the claim lacks, and Refused as `filing.enter` does.
    """
    with transaction(session):
        ground = _ground(actor, sender.office_id)
        errors = _faults_of(session, claim, sender)
        if errors:
            raise Invalid(**errors)
        profile = PROFILES.get(claim.source, "")
        filed = filing.enter(session, actor, replace(claim, filed_by=None, profile=profile), ground)
        session.flush()
        incoming.write_down(take(session, actor, filed.dispute_id), sender, ground)
        remember(session, filed.number)
        return filed


def _ground(actor: Actor, office_id: UUID) -> Ground:
    for post in actor.posts_as(Role.LIAISON):
        if post.office_id == office_id:
            return Ground(Relation.AGENCY.value, post.role.value, post.office_id)
    raise NotAllowed("dispute.file")


def _faults_of(session: Session, claim: Filing, sender: Sender) -> dict[str, str]:
    if claim.source not in FROM_AGENCY:
        return {"source": "unknown"}
    errors = incoming.faults_of(session, claim, sender) | faults_of_sides(claim)
    office = session.get(Office, claim.office_id)
    if office is None or not office.is_open or not office.scope:
        errors["office"] = "unknown"
    return errors
