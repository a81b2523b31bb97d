"""The three preparations: speak with the parties, master the case, choose the way. Seen by mediators only.

Nothing here touches a joint row; what is noted lies in the mediators' compartment.
"""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from mediation.audit.record import Subject
from mediation.channels.models import Compartment
from mediation.claims.models import ClaimItem
from mediation.deadlines import changes as deadlines
from mediation.deadlines.models import Deadline
from mediation.documents.models import Document
from mediation.kernel import clock, identifiers
from mediation.kernel.actor import Actor
from mediation.kernel.database import transaction
from mediation.kernel.errors import Invalid, NotFound, NotPossible, Stale
from mediation.law.clock_table import mediation_clock
from mediation.law.clocks import Profile
from mediation.policy.permissions import Permission
from mediation.procedure.case import take
from mediation.procedure.mediating import mediate
from mediation.talks import changes as talks
from mediation.talks import rules
from mediation.talks.changes import CaseMap as CaseMap
from mediation.talks.changes import ContactMade as ContactMade
from mediation.talks.changes import Point as Point
from mediation.talks.changes import WayChosen as WayChosen
from mediation.talks.queries import map_of, mediators_compartment, preparation

_FROM_PAPERS = ("C08", "C10", "C11")
"""Clocks that begin when the papers of a court or tribunal are confirmed."""


def log_contact(session: Session, actor: Actor, dispute_id: UUID, made: ContactMade) -> UUID:
    """Note a talk with a party, or an attempt to reach it. Raises Invalid, NotFound, NotAllowed, Refused."""
    if made.how not in rules.CONTACT_BY:
        raise Invalid(how="unknown")
    if made.at > clock.now():
        raise Invalid(at="in_the_future")
    if set(made.rights) - set(rules.RIGHTS):
        raise Invalid(rights="unknown")
    with transaction(session):
        case = take(session, actor, dispute_id, lock=False)
        mediate(case, Permission.PREPARE)
        place = mediators_compartment(session, dispute_id, lock=True)
        return talks.add_contact(session, actor, place, case.party(made.party_id), made).id


def write_map(session: Session, actor: Actor, dispute_id: UUID, seen: int | None, map_: CaseMap) -> None:
    """Note issues, facts beyond dispute and evidence; `seen` is the version of the mediators' notes.

    Raises Invalid, Stale, NotFound, NotAllowed, Refused.
    """
    if not map_.issues.strip():
        raise Invalid(issues="missing")
    with transaction(session):
        talks.keep_map(session, actor, _notes(session, actor, dispute_id, seen), map_)


def keep_point(
    session: Session, actor: Actor, dispute_id: UUID, seen: int | None, point: Point, key: UUID | None = None
) -> UUID:
    """Note an issue with the claim items and papers it is about; `key` is of one that is written anew.

    Raises Invalid, Stale, NotFound, NotAllowed, Refused.
    """
    if not point.text.strip():
        raise Invalid(text="missing")
    with transaction(session):
        place = _notes(session, actor, dispute_id, seen)
        _refuse_foreign(session, dispute_id, point)
        points = _points(session, place)
        chosen = key or identifiers.new(actor.stream(place.id))
        if key is not None and all(each["id"] != key.hex for each in points):
            raise NotFound()
        if key is None and len(points) >= rules.MOST_POINTS:
            raise Invalid(text="too_many")
        kept = point.kept(chosen)
        others = [kept if each["id"] == chosen.hex else each for each in points]
        talks.keep_points(session, actor, place, others if key else [*others, kept])
        return chosen


def drop_point(session: Session, actor: Actor, dispute_id: UUID, key: UUID) -> None:
    """An issue is none any more. Raises NotFound, NotAllowed, Refused."""
    with transaction(session):
        place = _notes(session, actor, dispute_id, None)
        points = _points(session, place)
        left = [each for each in points if each["id"] != key.hex]
        if len(left) == len(points):
            raise NotFound()
        talks.keep_points(session, actor, place, left)


def _points(session: Session, place: Compartment) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = map_of(place, preparation(session, place.dispute_id)).get("points", [])
    return found


def _refuse_foreign(session: Session, dispute_id: UUID, point: Point) -> None:
    """What an issue is linked to belongs to this dispute's joint file."""
    claims = select(ClaimItem.id).where(ClaimItem.dispute_id == dispute_id, ClaimItem.withdrawn_at.is_(None))
    papers = select(Document.id).where(Document.dispute_id == dispute_id)
    if set(point.claims) - set(session.scalars(claims)):
        raise Invalid(claims="unknown")
    known = set(session.scalars(papers)) if point.supports or point.contradicts else set()
    for name in ("supports", "contradicts"):
        if set(getattr(point, name)) - known:
            raise Invalid(**{name: "unknown"})


def choose_way(session: Session, actor: Actor, dispute_id: UUID, seen: int | None, chosen: WayChosen) -> None:
    """Choose order, place and company of the talks. Raises Invalid, Stale, NotFound, NotAllowed, Refused."""
    if chosen.way not in rules.WAYS:
        raise Invalid(way="unknown")
    if chosen.place not in rules.PLACES:
        raise Invalid(place="unknown")
    with transaction(session):
        talks.keep_way(session, actor, _notes(session, actor, dispute_id, seen), chosen)


def _notes(session: Session, actor: Actor, dispute_id: UUID, seen: int | None) -> Compartment:
    mediate(take(session, actor, dispute_id, lock=False), Permission.PREPARE)
    place = mediators_compartment(session, dispute_id, lock=True)
    if seen is not None and seen != place.version:
        raise Stale(())
    return place


def confirm_papers(
    session: Session, actor: Actor, dispute_id: UUID, variant: str | None = None,
    agreed_on: date | None = None,
) -> None:  # fmt: skip
    """Confirm that the papers of a court or tribunal arrived: its clock begins (C08, C10, C11).

    A court's begins today (SPM 27); an entrusted dispute has fifteen days in ordinary and seven in summary
    procedure: `variant` names the court's. A tribunal's began on the day both sides agreed, `agreed_on`
    (CHR 70). Raises NotPossible where neither sent the dispute, or when it was confirmed before, and Invalid
    for a procedure or a day that is missing, not of this profile's rule, or to come.
    """
    with transaction(session):
        case = take(session, actor, dispute_id)
        ground = mediate(case, Permission.CONFIRM_PAPERS)
        dispute = case.dispute
        if dispute.profile not in rules.PAPERS_PROFILES:
            raise NotPossible("no_court_papers")
        if papers_confirmed(session, dispute_id):
            raise NotPossible("papers_confirmed_already")
        _refuse_variant(dispute.profile, variant)
        begins = _begins_on(dispute.profile, agreed_on)
        dispute.due_on = deadlines.on_event(
            session, case.stream, dispute.id, dispute.profile, "papers_confirmed", begins, variant
        )
        if dispute.suspended_for:
            dispute.due_on, _ = deadlines.rest(
                session, dispute.id, dispute.profile, dispute.suspended_for, clock.today()
            )
        after = {"court_procedure": variant, "agreed_on": agreed_on}
        after = {name: value for name, value in after.items() if value is not None}
        case.record("referral.papers_confirmed", Subject("dispute", dispute.id), ground, after=after or None)


def _refuse_variant(profile: str, variant: str | None) -> None:
    known = mediation_clock(profile).variants
    if variant is None and known:
        raise Invalid(procedure="missing")
    if variant is not None and variant not in known:
        raise Invalid(procedure="unknown")


def _begins_on(profile: str, agreed_on: date | None) -> date:
    """The day that is not counted any more: that of the papers, or that of both sides' consent (CHR 70)."""
    if profile != Profile.COMMISSION_ENTRUSTED:
        return clock.today()
    if agreed_on is None:
        raise Invalid(agreed_on="missing")
    if agreed_on > clock.today():
        raise Invalid(agreed_on="in_the_future")
    return agreed_on


def papers_confirmed(session: Session, dispute_id: UUID) -> bool:
    """Whether the clock that begins with the court's papers was started."""
    started = exists().where(Deadline.dispute_id == dispute_id, Deadline.clock.in_(_FROM_PAPERS))
    return bool(session.scalar(select(started)))
