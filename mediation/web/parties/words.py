"""Sentences of a party's case page: where things stand, what is to be done, what staff wrote down."""

from __future__ import annotations

from mediation.web.labels.words import Words
from mediation.web.translate import lazy_gettext as _l

now = Words({
    "intake": _l("调解组织正在审查是否受理。"),
    "preparation": _l("已经受理，调解员正在做调解准备。"),
    "back_to_back": _l("调解员正在分别与双方沟通，您说的话对方看不到。"),
    "face_to_face": _l("双方正在一起商谈。"),
    "agreement": _l("双方已经接受同样的条款，正在签署调解协议。"),
    "enforcement": _l("调解协议已经生效，正在履行。"),
    "performed": _l("协议约定的款项已经全部履行，案件结束。"),
    "not_accepted": _l("调解组织没有受理，理由和其他途径见下面的经过。"),
    "withdrawn": _l("申请人已经撤回申请，案件结束。"),
    "terminated": _l("调解已经终止。您可以申请仲裁，或者依法向人民法院起诉。"),
    "handed_over": _l("案件已经按当事人的意愿转到其他途径办理。"),
})  # fmt: skip

WAITING = _l("案件正在中止办理，有了结果再继续。")
"""Said in place of the state's sentence while a case stands still."""

task = Words({
    "complete_filing": _l("按要求补充材料"),
    "answer_invitation": _l("答复调解邀请"),
    "answer_conflict": _l("说明是否同意由现在的调解员继续调解"),
    "answer_asked": _l("有一件事需要您同意，请看清后答复"),
    "answer_proposal": _l("看清调解方案并答复"),
    "agree_offers": _l("看密封报价的办法，答复是否同意"),
    "seal_offer": _l("封存您的数额（密封报价）"),
    "choose_for_mediator": _l("来了新的调解员：请选择以前说的话给不给他看"),
    "attend": _l("参加会面"),
    "sign_minutes": _l("核对会面笔录，确认事实，签名"),
    "confirm_facts": _l("确认会面笔录里的事实"),
    "sign": _l("核对并签署调解协议"),
    "pay": _l("按约定付款"),
    "confirm": _l("确认是否收到款项"),
    "other_completes": _l("申请人按要求补充材料"),
    "other_answers_invitation": _l("被申请人答复调解邀请"),
    "office_decides": _l("调解组织决定是否受理"),
    "office_assigns": _l("调解组织指派调解员"),
    "mediator_takes_on": _l("调解员答复是否接手"),
    "mediator_preparation": _l("调解员与双方联系，准备调解"),
    "mediator_back_to_back": _l("调解员分别与双方沟通"),
    "mediator_face_to_face": _l("调解员主持商谈，提出方案"),
    "mediator_resumes": _l("有了结果以后，调解员恢复办理"),
    "other_answers_proposal": _l("双方各自答复调解方案，都答复以后一起公布结果"),
    "other_signs": _l("对方签署调解协议"),
    "mediator_reopens": _l("调解员恢复调解，与双方再商量"),
    "mediator_signs": _l("调解员签署调解协议"),
    "office_seals": _l("调解组织盖章"),
    "other_pays": _l("对方按约定付款"),
    "other_confirms": _l("对方确认是否收到款项"),
    "mediator_closes": _l("调解员核对后结案"),
})  # fmt: skip

list_move = Words({
    "complete_filing": _l("请补充材料"),
    "answer_invitation": _l("请答复调解邀请"),
    "answer_proposal": _l("请看清调解方案并答复"),
    "sign_as_party": _l("协议等双方签署"),
    "confirm_performance": _l("请确认是否收到款项"),
    "record_performance": _l("请按约定付款"),
})  # fmt: skip

list_waits = Words({
    "agree_offers": _l("请答复是否同意密封报价"),
    "seal_offer": _l("请封存您的数额"),
    "choose_for_mediator": _l("请选择新来的调解员能看什么"),
    "sign_minutes": _l("请核对会面笔录并签名"),
    "confirm_facts": _l("请确认会面笔录里的事实"),
})  # fmt: skip

said = Words({
    "invitation": _l("对调解邀请的答复"),
    "completion": _l("补充的内容"),
    "conflict": _l("是否同意调解员继续调解"),
    "objection": _l("申请调解员回避"),
    "withdrawal": _l("撤回申请"),
    "refusal": _l("不同意继续调解"),
    "onward_wish": _l("希望转到其他途径"),
    "notice_waiver": _l("同意不经事先通知就会面"),
    "payment": _l("付款情况"),
    "receipt": _l("收款情况"),
    "not_received": _l("没有收到款项"),
    "waiver": _l("放弃一笔款项"),
    "amendment": _l("变更请求或当事人"),
    "limitation": _l("影响时效的事"),
    "claim_facts": _l("对请求事项的事实的说法"),
    "minutes_fact": _l("对笔录中一条事实的答复"),
    "leaving_group": _l("退出集体办理"),
    "consent": _l("对须经同意的事的答复"),
    "blind_offer": _l("对密封报价办法的答复"),
    "breach": _l("没有按时收到款项"),
    "authority": _l("委托他人代理"),
    "decline_to_sign": _l("不签署调解协议"),
    "no_new_talks": _l("不再重新协商"),
})  # fmt: skip

answer = Words({
    "agrees": _l("同意"),
    "refuses": _l("不同意"),
    "objects": _l("不同意"),
    "rejects": _l("不说明理由，换一位"),
    "confirms": _l("确认，没有争议"),
    "denies": _l("不认可"),
    "words": _l("另有说明"),
})  # fmt: skip

WHERE = {
    "complete_filing": "parties.step_complete_filing",
    "answer_invitation": "parties.step_answer_invitation",
    "answer_conflict": "parties.conflict",
    "answer_asked": "parties.asked_act",
    "answer_proposal": "parties.proposals",
    "agree_offers": "parties.offers",
    "seal_offer": "parties.offers",
    "choose_for_mediator": "parties.channel",
    "attend": "parties.talks",
    "sign_minutes": "parties.minutes",
    "confirm_facts": "parties.minutes",
    "sign": "parties.agreement",
    "pay": "parties.enforcement",
    "confirm": "parties.enforcement",
}
"""Task → the page where it is done."""
