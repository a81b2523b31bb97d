"""Handing a dispute over to arbitration, court or inspection, on a party's own signed wish."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.orm import Session

from mediation.identity.models import Office
from mediation.kernel.actor import Actor
from mediation.kernel.database import transaction
from mediation.kernel.errors import Invalid
from mediation.procedure.advance import advance, permit
from mediation.procedure.case import Case, take
from mediation.procedure.said import Said, hear
from mediation.referrals import changes as referrals
from mediation.referrals import queries, rules


@dataclass(frozen=True)
class Onward:
    """Where to, on whose wish, how that wish was given, and which joint papers go along."""

    to_office_id: UUID | None
    road: str
    party_id: UUID
    wish: Said | None
    papers: tuple[UUID, ...] = ()
    titles: tuple[str, ...] = ()
    """What goes along beside the papers: the claim, the agreement."""


def hand_over(session: Session, actor: Actor, dispute_id: UUID, seen: int | None, onward: Onward) -> UUID:
    """Hand a dispute over; the receiving agency sees it from now on. Gives the referral's key.

    A wish counts as signed with a note of where the original is, or its scan. Raises NotFound,
    NotAllowed, Stale, NotPossible, Refused with every reason, and Invalid for a road that does
    not lead to this office or a paper that is not in the joint file.
    """
    with transaction(session):
        case = take(session, actor, dispute_id)
        receiver = session.get(Office, onward.to_office_id) if onward.to_office_id else None
        wish = onward.wish
        signed = wish is not None and wish.is_shown
        ground = permit(
            case, "hand_over", seen, {"wish_signed": signed, "receiver_named": receiver is not None}
        )
        assert receiver is not None and wish is not None  # noqa: S101 - permit has refused otherwise
        party = case.party(onward.party_id)
        bundle = _bundle(case, onward)
        in_force = case.dispute.state == "enforcement"
        _check_road(case, onward.road, receiver, in_force)
        said = hear(case, party, "onward_wish", wish, value=onward.road)
        row = referrals.send(
            session, actor, dispute_id, to_office_id=receiver.id, road=onward.road, party_id=party.id,
            utterance_id=said.id, bundle=bundle, ground=ground,
        )  # fmt: skip
        with session.no_autoflush:
            known = queries.is_concerned(session, dispute_id, receiver.id, "hand_over")
        if not known:
            article = rules.article(onward.road, in_force=in_force)
            referrals.concern(session, actor, dispute_id, receiver.id, article)
        advance(case, "hand_over", ground, after={"road": onward.road}, on_behalf_of=party.id)
        return row.id


def _check_road(case: Case, road: str, receiver: Office, in_force: bool) -> None:
    if road not in rules.roads_open(case.dispute.profile, case.facts.claim_kinds, in_force=in_force):
        raise Invalid(road="road_closed")
    if not rules.receives(road, receiver.kind):
        raise Invalid(receiver="road_leads_elsewhere")


def _bundle(case: Case, onward: Onward) -> list[str]:
    found = queries.joint_papers(case.session, case.dispute.id, onward.papers)
    if len(found) != len(set(onward.papers)):
        raise Invalid(papers="unknown")
    return [*onward.titles, *(paper.title for paper in found)]
