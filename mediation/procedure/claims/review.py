"""What an office decides about a claim: ask for completion, invite the respondent, accept, decline."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from mediation.kernel import clock
from mediation.kernel.actor import Actor
from mediation.kernel.database import transaction
from mediation.kernel.errors import Invalid
from mediation.parties import changes as parties
from mediation.parties.models import Party
from mediation.procedure.advance import advance, permit
from mediation.procedure.case import Case, take
from mediation.procedure.claims import incoming, non_acceptance
from mediation.procedure.claims.non_acceptance import Decline
from mediation.procedure.said import Said, hear

INVITED_BY = ("message", "post", "in_person", "telephone")
ANSWERS = ("agrees", "refuses")


@dataclass(frozen=True)
class Invitation:
    """How the respondents were invited, when (now when nothing is said), and what is to be remembered."""

    how: str = "message"
    at: datetime | None = None
    note: str = ""


def request_completion(session: Session, actor: Actor, dispute_id: UUID, seen: int | None, what: str) -> None:
    """Ask the applicant for what is missing; the days to decide stand still until it came (ECMR 22).

    Raises Invalid(what="missing") and what `permit` raises.
    """
    with transaction(session):
        case = take(session, actor, dispute_id)
        ground = permit(case, "request_completion", seen)
        if not what.strip():
            raise Invalid(what="missing")
        case.dispute.awaiting_completion = what
        advance(case, "request_completion", ground, note=what, after={"asked_for": what})


def complete_filing(session: Session, actor: Actor, dispute_id: UUID, seen: int | None, said: Said) -> None:
    """Enter at the desk what the applicant completed, as it was told or handed in.

    The text of `said.note` is what was completed. Raises Invalid(note="missing").
    """
    with transaction(session):
        case = take(session, actor, dispute_id)
        ground = permit(case, "complete_filing", seen)
        if not said.note.strip():
            raise Invalid(note="missing")
        applicant = next(party for party in case.parties if party.side == "applicant")
        heard = hear(case, applicant, "completion", said, value="completed")
        case.dispute.awaiting_completion = None
        after = {"how": said.how, "paper": heard.document_id}
        advance(case, "complete_filing", ground, note=said.note, after=after, on_behalf_of=applicant.id)


def invite(
    session: Session, actor: Actor, dispute_id: UUID, seen: int | None, invitation: Invitation
) -> None:
    """Invite every respondent not invited yet; whoever was may be reminded by the same step.

    Those with a telephone get a message whatever the way. Raises Invalid for an unknown way or
    a time to come.
    """
    with transaction(session):
        case = take(session, actor, dispute_id)
        ground = permit(case, "invite", seen)
        _refuse_bad_invitation(invitation)
        fresh = parties.invite(case.parties)
        told = {
            "how": invitation.how,
            "at": invitation.at or clock.now(),
            "invited": [party.id for party in fresh],
        }
        advance(case, "invite", ground, note=invitation.note, after=told)


def _refuse_bad_invitation(invitation: Invitation) -> None:
    if invitation.how not in INVITED_BY:
        raise Invalid(how="unknown")
    if invitation.at is not None and invitation.at > clock.now():
        raise Invalid(at="in_the_future")


def answer_invitation(
    session: Session,
    actor: Actor,
    dispute_id: UUID,
    seen: int | None,
    party_id: UUID,
    answer: str,
    said: Said,
) -> None:
    """Enter at the desk what a respondent answered: agrees or refuses.

    Silence and "cannot be reached" are no refusal and are not entered here. Raises
    Invalid(party="unknown") for anybody but an invited respondent.
    """
    with transaction(session):
        case = take(session, actor, dispute_id)
        ground = permit(case, "answer_invitation", seen)
        party = _invited(case, party_id)
        if answer not in ANSWERS:
            raise Invalid(answer="unknown")
        heard = hear(case, party, "invitation", said, value=answer)
        before = {"answer": party.answer}
        after = {"answer": answer, "how": said.how, "paper": heard.document_id}
        parties.answer(party, answer, said.said_at)
        advance(
            case,
            "answer_invitation",
            ground,
            note=said.note,
            before=before,
            after=after,
            on_behalf_of=party.id,
        )


def _invited(case: Case, party_id: UUID) -> Party:
    for party in case.parties:
        if party.id == party_id and party.side == "respondent" and party.invited_at is not None:
            return party
    raise Invalid(party="unknown")


def accept(session: Session, actor: Actor, dispute_id: UUID, seen: int | None) -> None:
    """Accept a dispute for mediation: in scope, respondents invited, nobody refused (ECMR 22)."""
    with transaction(session):
        case = take(session, actor, dispute_id)
        ground = permit(case, "accept", seen)
        case.dispute.accepted_at = clock.now()
        incoming.take_in(case, ground)
        advance(case, "accept", ground)


def decline(session: Session, actor: Actor, dispute_id: UUID, seen: int | None, declined: Decline) -> None:
    """Decline with a written notice that gives the reason and the right road (ECMR 22).

    The notice is kept with the step and shown to both parties that may see the dispute. Raises
    Refused("reason_given"), Invalid for an unknown reason or road.
    """
    with transaction(session):
        case = take(session, actor, dispute_id)
        ground = permit(case, "decline", seen, given={"reason_given": bool(declined.reason)})
        notice = non_acceptance.notice(declined)
        after = {"reason": declined.reason, "road": declined.road}
        advance(case, "decline", ground, note=notice, after=after)
