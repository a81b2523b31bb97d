"""A conflict that a mediator disclosed: every party agrees in writing, or another mediator comes."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy.orm import Session

from mediation.assignments import changes, queries, rules
from mediation.assignments.models import Assignment
from mediation.audit.record import Subject
from mediation.channels.changes import close_grants, hold_grants, open_grants
from mediation.kernel import clock
from mediation.kernel.actor import Actor, Ground
from mediation.kernel.database import transaction
from mediation.kernel.errors import Invalid, NotFound
from mediation.parties.models import Party, Utterance
from mediation.parties.queries import agreed_to
from mediation.parties.rules import ONLINE
from mediation.policy.permissions import Permission
from mediation.procedure.case import Case, take
from mediation.procedure.mediating import tell_everybody
from mediation.procedure.mediators.holding import give_back
from mediation.procedure.said import Said, hear
from mediation.procedure.successor.tell import tell_of_successor

WORDS = ("agrees", "objects")
DISCLOSED = "本案调解员披露了可能影响公正的情况，请登录查看并答复是否同意由其继续调解。"


def answer(session: Session, actor: Actor, dispute_id: UUID, assignment_id: UUID, word: str) -> None:
    """A party says online whether this mediator may go on: agrees or objects (SPM 15, OMR 13).

    Raises Invalid(word="unknown"), NotFound when the conflict is not open.
    """
    with transaction(session):
        case = take(session, actor, dispute_id)
        ground = case.require(Permission.AGREE_TO_CONFLICT)
        _keep(case, case.own_party(), assignment_id, word, Said(ONLINE, clock.now()), ground)


def disclose(session: Session, actor: Actor, dispute_id: UUID, words: str) -> None:
    """A mediator at work discloses a conflict that came up: held back until every party agrees in writing.

    Raises NotFound, NotAllowed, Invalid(conflict="missing").
    """
    if not words.strip():
        raise Invalid(conflict="missing")
    with transaction(session):
        case = take(session, actor, dispute_id)
        ground = case.require(Permission.DISCLOSE_CONFLICT)
        row = _own(case)
        changes.disclose(row, words.strip())
        subject, after = Subject("assignment", row.id), {"mediator": row.person_id, "conflict": words.strip()}
        case.record("assignment.conflict_disclosed", subject, ground, after=after)
        hold_grants(session, actor, dispute_id, row.person_id, row.id)
        tell_everybody(case, DISCLOSED)


def _own(case: Case) -> Assignment:
    for row in queries.active(case.session, case.dispute.id):
        if row.person_id == case.actor.person_id and row.state == "accepted":
            return row
    raise NotFound()


def enter_answer(
    session: Session,
    actor: Actor,
    dispute_id: UUID,
    assignment_id: UUID,
    party_id: UUID,
    word: str,
    said: Said,
) -> None:
    """Staff enter what a party wrote on paper; a word by mouth is no consent in writing.

    Raises Invalid(how="paper_only", word="unknown"), NotFound.
    """
    with transaction(session):
        case = take(session, actor, dispute_id)
        ground = case.require(Permission.AGREE_TO_CONFLICT)
        if word == "agrees" and said.how not in ("paper", "wechat"):
            raise Invalid(how="paper_only")
        _keep(case, case.party(party_id), assignment_id, word, said, ground)


def _keep(case: Case, party: Party, assignment_id: UUID, word: str, said: Said, ground: Ground) -> None:
    row = _open(case, assignment_id)
    if word not in WORDS:
        raise Invalid(word="unknown")
    heard = hear(case, party, "conflict", said, value=word, subject_id=row.id)
    case.record(
        "assignment.conflict_answered", Subject("utterance", heard.id), ground,
        after={"assignment": row.id, "word": word, "how": said.how}, on_behalf_of=party.id,
    )  # fmt: skip
    case.session.flush()
    words = agreed_to(case.session, case.dispute.id, "conflict", row.id, row.disclosed_at)
    if rules.settled((party.id for party in case.parties), words):
        _settle(case, row, ground)


def _open(case: Case, assignment_id: UUID) -> Assignment:
    for row in queries.unsettled(queries.active(case.session, case.dispute.id)):
        if row.id == assignment_id:
            return row
    raise NotFound()


def reopen_if_denied(case: Case, denied: Utterance, ground: Ground) -> None:
    """A party denies the consent put down as its own: the conflict is open again, the channels shut."""
    if denied.kind != "conflict" or denied.value != "agrees" or denied.subject_id is None:
        return
    row = queries.one_active(case.session, case.dispute.id, denied.subject_id)
    if row is None or row.conflict_settled_at is None:
        return
    changes.reopen(row)
    subject = Subject("assignment", row.id)
    case.record("assignment.conflict_reopened", subject, ground, after={"mediator": row.person_id})
    close_grants(case.session, case.actor, case.dispute.id, row.person_id)


def _settle(case: Case, row: Assignment, ground: Ground) -> None:
    changes.settle(row)
    subject = Subject("assignment", row.id)
    case.record("assignment.conflict_settled", subject, ground, after={"mediator": row.person_id})
    case.session.flush()
    if not give_back(case, row):
        open_grants(case.session, case.actor, case.dispute.id, row.person_id)
        tell_of_successor(case, row.person_id)
