"""Who is told of a step: a short message to each party's telephone, with no word of the matter itself."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from mediation.kernel import outbox
from mediation.parties.models import Party
from mediation.procedure.case import Case

BOTH, APPLICANT, RESPONDENT = ("applicant", "respondent"), ("applicant",), ("respondent",)

TOLD: Mapping[str, tuple[str, ...]] = MappingProxyType({
    "file": APPLICANT,
    "request_completion": APPLICANT,
    "invite": RESPONDENT,
    "answer_invitation": APPLICANT,
    "accept": BOTH,
    "amend": BOTH,
    "decline": BOTH,
    "replace": BOTH,
    "begin_face_to_face": BOTH,
    "reach_agreement": BOTH,
    "reopen_talks": BOTH,
    "bring_into_force": BOTH,
    "renegotiate": BOTH,
    "resume_enforcement": BOTH,
    "suspend": BOTH,
    "resume": BOTH,
    "complete": BOTH,
    "withdraw": RESPONDENT,
    "refuse_mediation": BOTH,
    "extend": BOTH,
    "revoke_acceptance": BOTH,
    "transfer": BOTH,
    "join_group": BOTH,
    "leave_group": BOTH,
    "terminate": BOTH,
    "hand_over": BOTH,
    "correct": BOTH,
})  # fmt: skip
"""Step → sides that get a message; about an obligation its payer or payee is told (enforcement/owed.py)."""

TEXTS: Mapping[str, str] = MappingProxyType({
    "file": "我们已收到您的调解申请，三个工作日内答复是否受理。",
    "request_completion": "您的调解申请需要补充材料，请登录查看。",
    "invite": "有劳动争议邀请您参加调解，请登录查看通知并答复。调解自愿、免费、保密。",
    "answer_invitation": "对方已答复调解邀请，请登录查看。",
    "accept": "调解申请已受理，将由调解员与您联系。",
    "amend": "本案的请求事项或当事人有变更，请登录查看。",
    "decline": "调解申请不予受理，理由和其他途径请登录查看。您申请仲裁的权利不受影响。",
    "replace": "本案调解员已更换，请登录查看。",
    "begin_face_to_face": "本案将进行面对面调解，时间地点请登录查看。",
    "reach_agreement": "双方已就方案达成一致，请登录核对并签署调解协议。",
    "reopen_talks": "协议未能签署，本案恢复调解。",
    "bring_into_force": "调解协议已生效，请按约定履行。",
    "renegotiate": "各方同意重新协商已生效的调解协议。新的协议生效以前，原协议照常履行，请登录查看。",
    "resume_enforcement": "重新协商已经结束，请按原来的调解协议履行，详情请登录查看。",
    "record_performance": "对方已登记一笔履行，请登录确认是否收到。",
    "confirm_performance": "对方已确认收到款项。",
    "report_breach": "有一笔约定的履行已逾期，请登录查看。",
    "suspend": "本案中止办理，原因和期限怎样计算请登录查看。您随时可以申请仲裁。",
    "resume": "本案恢复办理，剩余期限怎样计算请登录查看。",
    "complete": "本案已履行完毕并结案。",
    "extend": "双方同意延长调解期限，新的期限请登录查看。",
    "revoke_acceptance": "本案的受理已经撤销，理由和其他途径请登录查看。您申请仲裁的权利不受影响。",
    "transfer": "本案已转由另一调解组织办理，案号和期限不变，联系方式请登录查看。",
    "join_group": "本案与同一用人单位的其他争议一并办理，各案仍然分别调解、分别签署，请登录查看。",
    "leave_group": "本案不再与其他争议一并办理，案件继续单独调解，请登录查看。",
    "withdraw": "申请人已撤回调解申请。",
    "refuse_mediation": "调解因一方不同意而终止。您申请仲裁的权利不受影响。",
    "terminate": "本案调解已终止。您可以依法申请仲裁或者提起诉讼。",
    "hand_over": "本案已按当事人的意愿移交其他途径办理，请登录查看。",
    "correct": "本案最近的一步有误，已经更正，退回上一阶段，原因请登录查看。您申请仲裁的权利不受影响。",
    "entered_for_you": "工作人员登记了您说过的话，请登录核对；不是您的意思可以否认。",
})  # fmt: skip


def tell(case: Case, trigger: str) -> None:
    """Queue the messages of a step in its own transaction."""
    sides = TOLD.get(trigger)
    if not sides:
        return
    for party in case.parties:
        if party.side in sides:
            tell_party(case, party, trigger)


def tell_party(case: Case, party: Party, trigger: str) -> None:
    """Queue the message of one party, if there is a telephone and it was ever invited."""
    if party.phone_index and _may_be_told(party, trigger):
        send(case, party, TEXTS[trigger])


def send(case: Case, party: Party, sentence: str) -> None:
    """Queue one message to a party: the office, the case number and the sentence."""
    text = f"【劳动争议调解】{case.dispute.number}：{sentence}"
    stream = case.actor.stream(party.id)
    outbox.enqueue(case.session, stream, "sms", party.phone or "", text, about=case.dispute.id)


def _may_be_told(party: Party, trigger: str) -> bool:
    return party.side == "applicant" or party.invited_at is not None or trigger == "invite"
