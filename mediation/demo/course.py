"""The usual course of a sample dispute: what is done at each point of its life, and by whom."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import select

from mediation.agreements import text
from mediation.agreements.text import Words
from mediation.claims.models import ClaimItem
from mediation.demo.acts import Told
from mediation.demo.plans import Someone, Upto
from mediation.enforcement.rules import SETTLED
from mediation.kernel import clock
from mediation.kernel.actor import Actor
from mediation.parties.contact import Representative
from mediation.procedure.agreements import seal, settle, sign  # fmt: skip
from mediation.procedure.agreements.settle import Cautions
from mediation.procedure.claims import review  # fmt: skip
from mediation.procedure.claims.review import Invitation
from mediation.procedure.confide import (
    own,
    speak,  # fmt: skip
)
from mediation.procedure.confide.speak import TalkApart
from mediation.procedure.enforcement import perform  # fmt: skip
from mediation.procedure.enforcement.perform import Paid
from mediation.procedure.mediators import assign  # fmt: skip
from mediation.procedure.parties import identify  # fmt: skip
from mediation.procedure.preparation import prepare  # fmt: skip
from mediation.procedure.proposing import propose  # fmt: skip
from mediation.procedure.proposing.propose import Answer
from mediation.procedure.release.convey import convey
from mediation.procedure.release.mark import hint
from mediation.procedure.said import Said
from mediation.procedure.sessions import meet  # fmt: skip
from mediation.procedure.sessions.meet import Arrangement, Minutes
from mediation.procedure.talks import talk  # fmt: skip
from mediation.procedure.talks.talk import Meeting
from mediation.talks.changes import CaseMap, ContactMade, WayChosen
from mediation.talks.rules import RIGHTS

NOTED = (("worker", "介绍了调解的性质和权利，愿意调解。"), ("employer", "愿意协商，希望分期。"))
"""What the mediator notes of the first talk with each side."""


MATTERS = {
    "worker": "年前家里要用钱，最要紧的是早点拿到，分两次也可以。",
    "employer": "希望不要影响正常生产，也不想让别的客户知道。",
}
"""What matters to a party, as it says in its own channel."""
REPLIED = "您说的我都记下了，不会告诉对方。请把手头的证据也交给我看看。"


def invite(told: Told) -> None:
    """The registrar invites, and the invited come in to read the notice; who filed online comes in, too."""
    told.do(review.invite, told.scene.cast["registrar"], None, Invitation("message"))
    told.scene.come_in(told.plan.respondent)
    if told.plan.source == "online":
        told.scene.come_in(told.plan.applicant)


def answer(told: Told) -> None:
    """The other side agrees, as it said on the telephone."""
    said = Said("telephone", clock.now(), "对方来电，同意参加调解。")
    invited = told.party("respondent").id
    told.do(review.answer_invitation, told.scene.cast["registrar"], None, invited, "agrees", said)


def accept(told: Told) -> None:
    """The registrar sees the papers of both and accepts."""
    registrar, plan = told.scene.cast["registrar"], told.plan
    told.do(identify.identify, registrar, told.of("worker").id, "identity_document")
    told.do(identify.identify, registrar, told.of("employer").id, "business_licence")
    if plan.source != "online" or plan.filer != "worker":
        whose = Representative(plan.worker.name, plan.worker.phone, "self")
        told.do(identify.add_representative, registrar, told.of("worker").id, whose)
        told.scene.come_in(plan.worker)
    chief = Representative(plan.employer.chief.name, plan.employer.chief.phone, "legal_representative")
    told.do(identify.add_representative, registrar, told.of("employer").id, chief)
    told.do(review.accept, registrar, None)


def name_mediator(told: Told) -> None:
    """The manager names a mediator."""
    told.do(assign.assign, told.scene.cast["manager"], None, told.mediator.person_id)


def take_up(told: Told) -> None:
    """The mediator takes the dispute on, without a conflict."""
    told.do(assign.take_up, told.mediator, None)


def prepare_talks(told: Told) -> None:
    """The three preparations."""
    mediator, plan = told.mediator, told.plan
    for kind, note in NOTED:
        made = ContactMade(told.of(kind).id, clock.now(), "telephone", True, True, note, RIGHTS)
        told.do(prepare.log_contact, mediator, made)
    case_map = CaseMap("数额与支付期限", "双方确认存在劳动关系。", plan.facts[:60])
    told.do(prepare.write_map, mediator, None, case_map)
    told.do(prepare.choose_way, mediator, None, WayChosen("back_to_back_first", "at_office", "双方本人"))
    if plan.source in ("delegated", "entrusted"):
        told.do(prepare.confirm_papers, mediator, "ordinary" if plan.source == "entrusted" else None)


def begin_apart(told: Told) -> None:
    """Talks with each party apart begin."""
    told.do(talk.begin_back_to_back, told.mediator, None)


def hear_apart(told: Told) -> None:
    """Each party speaks in confidence; the mediator notes it and announces no more than that."""
    for side, words in told.plan.confided:
        who = _confides(told, side)
        place = told.party(side).id
        told.do(speak.state, who, place, words, "keep")
        told.do(own.state_interests, who, place, MATTERS[told.party(side).kind])
        told.do(speak.write, told.mediator, place, REPLIED)
    for released in told.plan.released:
        release(told, *released)
    for party in told.parties():
        now = clock.now()
        begun, methods = now - timedelta(minutes=40), ("build_trust", "explain_law")
        apart = TalkApart(begun, now, "听取意见，说明法律规定。", methods)
        told.do(speak.record_apart, told.mediator, party.id, apart)
        told.do(talk.announce, told.mediator, party.id)


def release(told: Told, side: str, said: str, words: str) -> None:
    """A party lets something out of its channel, and the mediator conveys it, or gives the hint."""
    who = _confides(told, side)
    party, mark = told.party(side).id, "may_be_conveyed" if words else "may_be_hinted"
    key = told.do(speak.state, who, party, said, mark, words)
    if words:
        told.do(convey, told.mediator, party, key, None)
    else:
        told.do(hint, told.mediator, party, key, "告诉对方：期限上可以商量。")


def _confides(told: Told, side: str) -> Actor:
    """The worker himself, or the company's legal representative: its clerk is not heard in confidence."""
    plan = told.plan
    if told.party(side).kind == "worker":
        return told.scene.known(plan.worker)
    return told.scene.known(plan.employer.chief)


def begin_together(told: Told) -> None:
    """A session is arranged, and the talks together begin."""
    arranged = Arrangement(
        clock.now() + timedelta(hours=1), "at_office", "二楼调解室", waived=True, anyway=True
    )
    session_id = told.do(meet.schedule, told.mediator, arranged)
    told.do(talk.begin_face_to_face, told.mediator, None, Meeting())
    told.session_id = session_id


def propose_terms(told: Told) -> None:
    """The session is held and the mediator puts a proposal to both."""
    now = clock.now()
    minutes = Minutes(
        now - timedelta(minutes=50), now - timedelta(minutes=5), "劳动者本人；用人单位法定代表人；调解员",
        "欠付数额与支付期限", "一方要求尽快付清；另一方愿意支付，请求宽限。",
        "由调解员提出方案，双方会后答复。", "双方确认劳动关系存续期间与工资标准。",
        ("explain_law", "cite_cases", "face_to_face"),
    )  # fmt: skip
    told.do(meet.hold, told.mediator, told.session_id, minutes)
    items = select(ClaimItem).where(ClaimItem.dispute_id == told.id).order_by(ClaimItem.position)
    told.do(propose.put, told.mediator, None, told.terms(told.scene.read(items)))


def worker_answers(told: Told) -> None:
    """The worker accepts, and nobody else learns of it."""
    accepted = Answer("accept", "可以接受。", own_words="我看过法律规定的范围，愿意少要一些，早点拿到钱。")
    told.do(propose.answer, told.scene.known(told.plan.worker), told.proposal.id, accepted)


def employer_answers(told: Told) -> None:
    """The employer's legal representative accepts; with this both have answered."""
    chief = told.scene.come_in(told.plan.employer.chief)
    told.do(propose.answer, chief, told.proposal.id, Answer("accept"))


def write_down(told: Told) -> None:
    """The mediator writes the agreement and offers it for signature."""
    words = Words(
        told.plan.facts[:200], "付款方按约定的期限和数额向收款方支付。",
        text.DEFAULT_CLAUSE, text.RELEASE_SCOPE, "", clock.today() + timedelta(days=7),
    )  # fmt: skip
    cautions = Cautions(
        "期限和方式双方都能做到，逾期未付的可以申请支付令。", "在依法计算的范围内，双方都说明了理由。",
        "付清以后回访，了解是否还有困难。",
        clock.today() + timedelta(days=told.plan.pays_after + 7) if told.plan.upto < Upto.PERFORMED else None,
    )  # fmt: skip
    told.do(settle.reach_agreement, told.mediator, None, words, cautions)


def worker_signs(told: Told) -> None:
    """The worker signs by code."""
    _sign(told, told.plan.worker)


def others_sign(told: Told) -> None:
    """The employer's legal representative and the mediator sign."""
    _sign(told, told.plan.employer.chief)
    told.do(sign.sign_as_mediator, told.mediator, told.agreement.digest)


def _sign(told: Told, someone: Someone) -> None:
    actor = told.scene.known(someone)
    told.do(sign.ask_code, actor)
    code = told.scene.code_sent_to(someone.phone)
    told.do(sign.sign_as_party, actor, told.agreement.digest, actor.name, code)


def put_seal(told: Told) -> None:
    """The seal keeper seals, and the agreement is in force by it."""
    agreement = told.agreement
    number = f"越调印{clock.today():%Y}-{agreement.id.hex[:6]}"
    told.do(seal.seal, told.scene.cast["seal"], None, agreement.digest, number)


def pay(told: Told) -> None:
    """Who pays reports the first payment that is due."""
    owed = next(each for each in told.obligations() if each.state in ("due", "overdue"))
    payer = told.scene.known(told.plan.worker if told.plan.payer == "worker" else told.plan.employer)
    told.do(perform.record_performance, payer, None, owed.id, Paid(clock.today(), owed.manner))


def confirm(told: Told) -> None:
    """Who is paid confirms that it arrived."""
    owed = next(each for each in told.obligations() if each.state == "paid")
    payee = told.scene.known(told.plan.employer if told.plan.payer == "worker" else told.plan.worker)
    told.do(perform.confirm_performance, payee, None, owed.id)


def close(told: Told) -> None:
    """What is still owed is paid and confirmed, and the mediator closes the dispute."""
    while any(owed.state not in SETTLED for owed in told.obligations()):
        pay(told)
        confirm(told)
    told.do(perform.complete, told.mediator, None)
