"""A party objects to a mediator, or rejects the first one without grounds; online, or as told to staff."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

from sqlalchemy.orm import Session

from mediation.assignments import changes, objection_rules, objections, queries
from mediation.assignments.models import Assignment
from mediation.audit.record import Subject
from mediation.deadlines import changes as deadlines
from mediation.identity.models import Person
from mediation.kernel import clock, outbox
from mediation.kernel.actor import Actor, Ground
from mediation.kernel.database import transaction
from mediation.kernel.errors import Invalid, NotFound, NotPossible
from mediation.parties.models import Party, Utterance
from mediation.parties.rules import ONLINE
from mediation.policy.permissions import Permission
from mediation.procedure.advance import permit_consented
from mediation.procedure.case import Case, take
from mediation.procedure.mediating import tell_everybody
from mediation.procedure.mediators import assign
from mediation.procedure.mediators.holding import hold, let_go, stop_clock
from mediation.procedure.objecting.words import Against, opened, seal_words
from mediation.procedure.said import Said, hear

OBJECTION = "objection"
"""Kind of the words with which a party objects."""
CLOCK = "C32"
HELD = "有当事人申请您回避本案。负责人决定之前，您不能办理本案的步骤，也不能查看单独沟通。"
WITHOUT_GROUNDS = "当事人不同意由首位调解员调解，依规则不必说明理由"
REJECTED = "本案调解员因当事人申请更换，负责人将另行指派，请登录查看。"


def object_online(
    session: Session, actor: Actor, dispute_id: UUID, assignment_id: UUID, grounds: Sequence[str], words: str
) -> None:
    """A party objects, with grounds of the list and its words: the mediator is held back at once.

    Raises NotFound, NotAllowed, Invalid(grounds=…, words="missing"), NotPossible("objected_already",
    "objection_decided").
    """
    _refuse(grounds, words)
    with transaction(session):
        case = take(session, actor, dispute_id)
        ground = case.require(Permission.OBJECT_TO_MEDIATOR)
        said = Said(ONLINE, clock.now())
        _object(case, case.own_party(), assignment_id, Against(tuple(grounds), words), said, ground)


def enter(
    session: Session, actor: Actor, dispute_id: UUID, assignment_id: UUID, party_id: UUID,
    grounds: Sequence[str], said: Said,
) -> None:  # fmt: skip
    """Staff enter what a party said or wrote against a mediator; its words are the note. Raises likewise."""
    _refuse(grounds, said.note, "note")
    with transaction(session):
        case = take(session, actor, dispute_id)
        ground = case.require(Permission.OBJECT_TO_MEDIATOR)
        against = Against(tuple(grounds), said.note)
        _object(case, case.party(party_id), assignment_id, against, said, ground)


def reject(session: Session, actor: Actor, dispute_id: UUID, assignment_id: UUID) -> None:
    """A party rejects the first mediator without grounds, once: another is named, nobody decides (OMR 14).

    Raises NotFound, NotAllowed, NotPossible("not_the_first_mediator", "objected_already").
    """
    with transaction(session):
        case = take(session, actor, dispute_id)
        ground = case.require(Permission.OBJECT_TO_MEDIATOR)
        _reject(case, case.own_party(), assignment_id, Said(ONLINE, clock.now()), ground)


def enter_rejection(
    session: Session, actor: Actor, dispute_id: UUID, assignment_id: UUID, party_id: UUID, said: Said
) -> None:
    """Staff enter that a party wants another first mediator. Raises likewise."""
    with transaction(session):
        case = take(session, actor, dispute_id)
        ground = case.require(Permission.OBJECT_TO_MEDIATOR)
        _reject(case, case.party(party_id), assignment_id, said, ground)


def lapse_if_denied(case: Case, denied: Utterance, ground: Ground) -> None:
    """A party denies the objection put down as its own: there is nothing to decide about any more."""
    if denied.kind != OBJECTION or denied.subject_id is None:
        return
    row = queries.one_active(case.session, case.dispute.id, denied.subject_id)
    if row is None:
        return
    for each in objections.waiting(case.session, row.id):
        if each.utterance_id == denied.id:
            objections.step(case.session, case.actor, each, "lapse", case.chain, ground)
            case.session.flush()
            stop_clock(case, each)
    let_go(case, row)


def _refuse(grounds: Sequence[str], words: str, field: str = "words") -> None:
    wrong = objection_rules.faults(grounds, words)
    if "words" in wrong:
        wrong[field] = wrong.pop("words")
    if wrong:
        raise Invalid(**wrong)


def _object(
    case: Case, party: Party, assignment_id: UUID, against: Against, said: Said, ground: Ground
) -> None:
    row = _place(case, assignment_id)
    _refuse_repeated(case, party, row, against)
    heard = hear(case, party, OBJECTION, _bare(said), value="objects", subject_id=row.id)
    objection = objections.write(case.session, case.actor, row, party.id, free=False, due_on=None)
    objection.utterance_id = heard.id
    seal_words(case.session, objection, against, said.scan)
    objection.due_on = deadlines.start_for(
        case.session, case.stream, case.dispute.id, CLOCK, clock.today(), objection.id
    )
    case.dispute.due_on = deadlines.sooner(case.dispute.due_on, objection.due_on)
    after = {"mediator": row.person_id, "decide_by": objection.due_on}
    case.record(
        "objection.made", Subject("objection", objection.id), ground, after=after, on_behalf_of=party.id
    )
    hold(case, row)
    _tell_mediator(case, row)


def _reject(case: Case, party: Party, assignment_id: UUID, said: Said, ground: Ground) -> None:
    row = _place(case, assignment_id)
    before = objections.of_dispute(case.session, case.dispute.id)
    free = objection_rules.may_reject_freely(
        used=any(each.free and each.party_id == party.id for each in before),
        earlier_mediators=objections.earlier_mediators(case.session, case.dispute.id),
    )
    if not free:
        raise NotPossible("not_the_first_mediator")
    permit_consented(case, "recuse", {"reason_given": True})
    heard = hear(case, party, OBJECTION, said, value="rejects", subject_id=row.id)
    objection = objections.write(case.session, case.actor, row, party.id, free=True, due_on=None)
    objection.utterance_id = heard.id
    case.session.flush()
    objections.step(case.session, case.actor, objection, "grant", case.chain, ground, on_behalf_of=party.id)
    changes.bar(row, WITHOUT_GROUNDS)
    assign.release(case, row, WITHOUT_GROUNDS, ground)
    tell_everybody(case, REJECTED)


def _place(case: Case, assignment_id: UUID) -> Assignment:
    row = queries.one_active(case.session, case.dispute.id, assignment_id)
    if row is None:
        raise NotFound()
    return row


def _refuse_repeated(case: Case, party: Party, row: Assignment, against: Against) -> None:
    """One at a time; and what was decided is not asked again on the same grounds."""
    own = [
        each
        for each in objections.of_dispute(case.session, case.dispute.id)
        if each.assignment_id == row.id and each.party_id == party.id
    ]
    if any(each.state == "made" for each in own):
        raise NotPossible("objected_already")
    decided = [each for each in own if each.state == "dismissed"]
    if not decided:
        return
    told = opened(case.session, decided).values()
    grounds = {code for each in told if each.against for code in each.against.grounds}
    if not objection_rules.has_new_ground(against.grounds, grounds):
        raise NotPossible("objection_decided")


def _bare(said: Said) -> Said:
    """How and when it was said, without the words: those are not for the joint file."""
    return replace(said, note="", scan=None)


def _tell_mediator(case: Case, row: Assignment) -> None:
    phone = case.session.get_one(Person, row.person_id).phone
    if phone:
        text = f"【劳动争议调解】{case.dispute.number}：{HELD}"
        outbox.enqueue(case.session, case.actor.stream(row.person_id), "sms", phone, text)
