"""Endings of sample disputes that leave the usual course, and by name what happens in which."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import timedelta
from types import MappingProxyType

from mediation.demo import appointments, course, in_minutes, new_talks, private_reading, sealed, turns
from mediation.demo.acts import Told
from mediation.kernel import clock
from mediation.kernel.actor import Actor
from mediation.procedure.agreements import sign
from mediation.procedure.claims import review
from mediation.procedure.claims.filing import Item
from mediation.procedure.claims.non_acceptance import Decline
from mediation.procedure.course import close, suspend
from mediation.procedure.enforcement import breach
from mediation.procedure.mediators import assign
from mediation.procedure.preparation import amend
from mediation.procedure.preparation.amend import Added, Amendment
from mediation.procedure.referrals import refer
from mediation.procedure.referrals.refer import Onward
from mediation.procedure.said import Said

Turn = tuple[int, str, Callable[[Told], None]]
"""Days after the last act, time of day, act."""


def ask_for_completion(told: Told) -> None:
    """The registrar asks for what is missing."""
    what = "请补充劳动合同或者工资流水，并写明拖欠的是哪几个月。"
    told.do(review.request_completion, told.scene.cast["registrar"], None, what)


def decline(told: Told) -> None:
    """The registrar declines: no labour dispute."""
    declined = Decline("not_labour", "court", "双方之间是个人借款关系。")
    told.do(review.decline, told.scene.cast["registrar"], None, declined)


def withdraw(told: Told) -> None:
    """The applicant takes the claim back: it was settled privately."""
    paid = sum(asked.yuan or 0 for asked in told.plan.asked) * 100
    told.do(close.withdraw, told.scene.come_in(told.plan.applicant), None, settled_privately_fen=paid)


def refuse(told: Told) -> None:
    """The employer ends the mediation."""
    told.do(close.refuse_mediation, told.scene.known(told.plan.employer), None, note="公司决定通过仲裁解决。")


def terminate(told: Told) -> None:
    """No agreement came about."""
    told.do(close.terminate, told.mediator, None, "no_agreement", "双方对加班时数分歧过大。")


def unreachable(told: Told) -> None:
    """The employer could not be found."""
    told.do(close.terminate, told.mediator, None, "unreachable", "登记地址人去楼空，电话停机。")


def time_up(told: Told) -> None:
    """The period of the court ran out."""
    told.do(close.terminate, told.mediator, None, "time_up", "委托期限届满，双方不同意延长。")


def refused_to_sign(told: Told) -> None:
    """The employer will not sign what it had accepted."""
    told.do(close.terminate, told.mediator, None, "refused_to_sign", "被申请人明确表示不再签署。")


def hand_to_arbitration(told: Told) -> None:
    """The worker wants arbitration, and the bundle goes there."""
    _hand_over(told, "YCZC", "arbitration")


def hand_to_court(told: Told) -> None:
    """After the breach the worker wants a payment order."""
    _hand_over(told, "YCFY", "payment_order")


def report_breach(told: Told) -> None:
    """The worker reports that the money did not come."""
    owed = next(each for each in told.obligations() if each.state in ("due", "overdue"))
    told.do(breach.report_breach, _worker(told), None, owed.id, "到期没有收到，电话也不接。")


def decline_to_sign(told: Told) -> None:
    """The employer's legal representative will not sign after all."""
    told.do(sign.decline_to_sign, told.scene.known(told.plan.employer.chief), "资金没有到位，需要重新商量。")


def disclose(told: Told) -> None:
    """The mediator takes the dispute on and discloses a conflict."""
    told.do(assign.take_up, told.mediator, "本人的侄子在被申请人处做销售。")


def stand_still(told: Told) -> None:
    """An appraisal is awaited."""
    told.do(suspend.suspend, told.mediator, None, "appraisal", "已委托司法鉴定所鉴定，预计一个月出结论。")


def go_on(told: Told) -> None:
    """The conclusion is there."""
    told.do(suspend.resume, told.mediator, None, "鉴定结论已经收到，双方各得一份。")


def ask_for_more(told: Told) -> None:
    """The applicant asks for one more thing, and for less of another."""
    asked = Item("annual_leave", 180_000, basis="两年未休年休假各五天")
    added = Amendment(Added(asked), "未休年休假工资", "补算以后一并提出。")
    told.do(amend.amend, told.scene.come_in(told.plan.applicant), None, added)


def recuse(told: Told) -> None:
    """The manager releases the mediator."""
    reason = "调解员与被申请人有亲属关系。"
    told.do(assign.recuse, told.scene.cast["manager"], None, told.assignment().id, reason)


def _hand_over(told: Told, receiver: str, road: str) -> None:
    wish = Said("paper", clock.now() - timedelta(minutes=20), "申请人当面签署移交申请，原件在卷。")
    onward = Onward(
        told.scene.cast.offices[receiver],
        road,
        told.party("applicant").id,
        wish,
        titles=("调解申请书", "调解笔录"),
    )
    told.do(refer.hand_over, told.mediator, None, onward)


def _worker(told: Told) -> Actor:
    return told.scene.come_in(told.plan.worker)


ENDINGS: Mapping[str, tuple[Turn, ...]] = MappingProxyType({
    "completion": ((1, "09:40", ask_for_completion),),
    "declined": ((1, "11:20", decline),),
    "withdrawn": ((2, "16:45", withdraw),),
    "refused": ((1, "10:30", refuse),),
    "terminated": ((4, "15:10", terminate),),
    "unreachable": ((6, "15:10", unreachable),),
    "time_up": ((16, "15:10", time_up),),
    "refused_to_sign": ((3, "15:10", refused_to_sign),),
    "handed_over": ((4, "15:10", terminate), (5, "09:50", hand_to_arbitration)),
    "breached": ((14, "09:15", report_breach),),
    "payment_order": ((5, "09:15", report_breach), (7, "10:40", hand_to_court)),
    "not_signed": ((1, "17:20", decline_to_sign),),
    "conflict": ((0, "16:40", disclose),),
    "mapped": ((0, "16:50", turns.link_issue),),
    "objected": ((1, "19:20", turns.object_to_mediator),),
    "suspended": ((1, "10:10", stand_still),),
    "resumed": ((1, "10:10", stand_still), (6, "14:20", go_on)),
    "amended": ((1, "20:15", ask_for_more),),
    "recused": ((0, "17:30", recuse),),
    "completed": ((1, "09:40", ask_for_completion), (2, "14:10", turns.complete)),
    "days_asked": ((1, "16:20", turns.ask_for_days),),
    "extended": ((1, "16:20", turns.ask_for_days), (2, "09:15", turns.agree_to_days)),
    "revoked": ((1, "11:30", turns.ask_to_revoke), (1, "15:45", turns.revoke_together)),
    "corrected": (
        (1, "11:20", decline), (1, "14:05", turns.ask_to_correct), (1, "16:10", turns.correct_together),
    ),
    "correction_asked": (
        (1, "09:20", private_reading.open_at_once), (1, "10:40", private_reading.review_opening),
        (4, "15:10", terminate), (4, "16:30", turns.ask_to_correct),
    ),
    "revocation_asked": ((0, "17:10", turns.ask_to_revoke),),
    "transferred": ((1, "10:40", turns.ask_another_office), (1, "16:05", turns.take_over)),
    "grouped": ((1, "13:10", turns.ask_into_group), (1, "18:20", turns.join_group)),
    "grouped_orally": ((1, "13:20", turns.ask_into_group), (2, "09:05", turns.join_group_orally)),
    "group_asked": ((1, "13:30", turns.ask_into_group),),
    "group_left": (
        (1, "13:40", turns.ask_into_group), (1, "19:05", turns.join_group), (3, "20:10", turns.leave_group),
    ),
    "countered": ((0, "17:20", turns.counter), (0, "17:50", turns.begin_next_version)),
    "replaced": ((1, "08:50", turns.replace),),
    "minuted": ((0, "11:20", in_minutes.write), (0, "12:10", in_minutes.confirm_and_sign)),
    "apart_again": (
        (1, "09:25", turns.talk_apart_again), (1, "09:40", appointments.open_rooms),
        (1, "09:45", appointments.arrange), (1, "20:10", private_reading.complain),
        (2, "09:10", private_reading.look_into),
    ),
    "reported": ((1, "09:40", turns.report),),
    "renegotiating": (
        (1, "09:50", new_talks.ask), (1, "12:40", new_talks.worker_agrees),
        (2, "09:05", new_talks.employer_agrees),
    ),
    "old_stands": (
        (1, "09:50", new_talks.ask), (1, "12:40", new_talks.worker_agrees),
        (2, "09:05", new_talks.employer_agrees), (4, "18:30", new_talks.give_up),
    ),
    "renegotiated": (
        (1, "09:50", new_talks.ask), (1, "12:40", new_talks.worker_agrees),
        (2, "09:05", new_talks.employer_agrees), (3, "10:15", new_talks.propose_the_rest),
        (3, "16:20", new_talks.both_answer), (4, "09:30", course.write_down),
        (4, "15:10", new_talks.all_sign), (5, "10:40", course.put_seal), (9, "11:00", course.pay),
        (9, "19:20", course.confirm), (12, "15:30", course.close),
    ),
    "sealed_offers": (
        (0, "16:40", sealed.ask), (0, "18:30", sealed.both_agree), (1, "09:05", sealed.open_first),
        (1, "12:20", sealed.both_seal), (1, "14:30", sealed.open_second),
    ),
    "reopened": ((1, "17:20", decline_to_sign), (2, "10:00", turns.reopen)),
})  # fmt: skip
"""Name of an ending → what happens."""
