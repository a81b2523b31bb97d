"""Turns of sample disputes that need several people or a second start: completed, prolonged, replaced."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import select

from mediation.assignments.models import Assignment
from mediation.claims.models import ClaimItem
from mediation.demo.acts import Told
from mediation.disputes.group_models import Group
from mediation.kernel import clock
from mediation.pending.models import PendingAct
from mediation.procedure import consent
from mediation.procedure.agreements import settle
from mediation.procedure.claims import review, revoke
from mediation.procedure.claims.revocation import Revocation
from mediation.procedure.course import correct, extend, transfer
from mediation.procedure.mediators import assign
from mediation.procedure.objecting import make
from mediation.procedure.parties import group
from mediation.procedure.preparation import prepare
from mediation.procedure.preparation.prepare import Point
from mediation.procedure.proposing import drafts, propose
from mediation.procedure.proposing.propose import Answer
from mediation.procedure.referrals import report_back
from mediation.procedure.said import Said
from mediation.procedure.talks import talk
from mediation.proposals.counters import Counter, CounterItem, Wanted
from mediation.proposals.terms import read_all


def complete(told: Told) -> None:
    """The applicant says on the telephone what was missing."""
    said = Said("telephone", clock.now(), "申请人来电：欠的是八月、九月两个月，工资条照片已经发来。")
    told.do(review.complete_filing, told.scene.cast["registrar"], None, said)


def ask_for_days(told: Told) -> None:
    """The worker asks for more days."""
    told.do(extend.ask, told.scene.known(told.plan.worker), None, 7, "银行流水下周才能调出来。")


def agree_to_days(told: Told) -> None:
    """The employer's legal representative consents, and the period is longer."""
    chief = told.scene.come_in(told.plan.employer.chief)
    told.do(consent.answer, chief, told.newest_asked(PendingAct).id, None, "agrees")


def ask_to_revoke(told: Told) -> None:
    """The manager finds that the matter was decided already."""
    wanted = Revocation("already_handled", "arbitration", "仲裁委员会上月已就同一请求作出调解书。")
    told.do(revoke.ask, told.scene.cast["manager2"], None, wanted)


def revoke_together(told: Told) -> None:
    """A second officer confirms."""
    told.do(consent.answer, told.scene.cast["registrar"], told.newest_asked(PendingAct).id, None, "agrees")


def ask_to_correct(told: Told) -> None:
    """The manager finds that it was entered in the wrong case."""
    reason = "经核对，这一步登记错了案件：应登记的是同一单位的另一件申请。"
    told.do(correct.ask, told.scene.cast["manager2"], None, reason)


def correct_together(told: Told) -> None:
    """A second officer confirms, and the case goes on where it stood."""
    told.do(consent.answer, told.scene.cast["registrar"], told.newest_asked(PendingAct).id, None, "agrees")


def replace(told: Told) -> None:
    """The mediator falls ill."""
    another = told.scene.cast["mediator6"].person_id
    reason = "原调解员因病休养。"
    told.do(assign.replace, told.scene.cast["manager"], None, told.assignment().id, another, reason)


def talk_apart_again(told: Told) -> None:
    """Together it does not go on: each is heard apart once more."""
    told.do(talk.return_to_back_to_back, told.mediator, None)


def reopen(told: Told) -> None:
    """What was not signed is talked over again."""
    told.do(settle.reopen_talks, told.mediator, None, "被申请人资金没有到位，重新商量期限。")


def ask_another_office(told: Told) -> None:
    """The worker has moved: the studio of the new place is nearer."""
    nearer = told.scene.cast.offices["YCLZ"]
    reason = "申请人已搬到灵芝街道居住，由当地工作室办理更方便。"
    told.do(transfer.ask, told.scene.cast["manager2"], None, nearer, reason)


def take_over(told: Told) -> None:
    """The manager above both takes it over for the other studio."""
    told.do(consent.answer, told.scene.cast["manager"], told.newest_asked(PendingAct).id, None, "agrees")


def ask_into_group(told: Told) -> None:
    """The mediator asks the worker to join the others; for the first one a group is opened."""
    employer = told.plan.employer.name
    known = told.scene.read(select(Group).where(Group.employer_name == employer))
    chosen = group.Chosen(known[0].id) if known else group.Chosen(name="迪荡片区环卫班组欠薪")
    reason = "同一班组好几位都因为同一件事申请了调解，一起约时间、一起核对考勤，少跑几趟。"
    told.do(group.ask, told.mediator, None, chosen, reason)


def join_group(told: Told) -> None:
    """The worker agrees on the phone."""
    told.do(
        consent.answer, told.scene.known(told.plan.worker), told.newest_asked(PendingAct).id, None, "agrees"
    )


def join_group_orally(told: Told) -> None:
    """The worker agrees on the telephone, and the mediator enters it."""
    said = Said("telephone", clock.now(), "来电说愿意和大家一起办，钱各算各的。")
    act, worker = told.newest_asked(PendingAct).id, told.of("worker").id
    told.do(consent.enter, told.mediator, act, None, worker, "agrees", said)


def leave_group(told: Told) -> None:
    """The worker would rather be heard alone."""
    told.do(group.leave, told.scene.known(told.plan.worker), None)


def report(told: Told) -> None:
    """The agency that sent the dispute is told what came of it."""
    note = "双方当面结清，没有其他争议。"
    told.do(report_back.report_back, told.mediator, None, note)


def object_to_mediator(told: Told) -> None:
    """The worker objects to the mediator, who is held back until the manager has decided."""
    place = told.scene.read(select(Assignment.id).where(Assignment.dispute_id == told.id))[0]
    words = "调解员和公司的法定代表人是同村的，打电话时一直替公司说话。"
    told.do(make.object_online, told.scene.come_in(told.plan.worker), place, ["other_relation"], words)


def link_issue(told: Told) -> None:
    """The mediator notes an issue, the claim it is about, and what evidence is missing."""
    items = told.scene.read(select(ClaimItem.id).where(ClaimItem.dispute_id == told.id))
    point = Point("干了多少天，一天多少钱", tuple(items), note="请单位提交考勤和工资支付台账。")
    told.do(prepare.keep_point, told.mediator, None, point)


def counter(told: Told) -> None:
    """The worker does not accept, and tells the mediator alone what would do instead."""
    terms = read_all(told.proposal.terms)
    first = terms[0]
    wanted = Wanted(first.total_fen, clock.today() + timedelta(days=2))
    item = CounterItem(first.claim_item_id, payments=(wanted,))
    answer = Answer(
        "counter", "数目可以，就是要快一点，一次付清。", counter=Counter((item,), "may_be_hinted")
    )
    told.do(propose.answer, told.scene.known(told.plan.worker), told.proposal.id, answer)


def begin_next_version(told: Told) -> None:
    """The mediator begins the next version, and leaves it for tomorrow."""
    typed = {"items": {}, "other_duties": "付清当日开具离职证明。"}
    told.do(drafts.keep, told.mediator, 0, typed)
