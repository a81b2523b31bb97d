"""Words for taking in a claim and for who the parties are."""

from __future__ import annotations

from mediation.web.labels import people
from mediation.web.labels.words import Words
from mediation.web.translate import gettext as _
from mediation.web.translate import lazy_gettext as _l

invited_by = Words({
    "message": _l("短信"),
    "post": _l("邮寄通知书"),
    "in_person": _l("当面送达"),
    "telephone": _l("电话通知"),
})  # fmt: skip

answer = Words({
    "agrees": _l("同意调解"),
    "refuses": _l("不同意调解"),
})  # fmt: skip

decline_reason = Words({
    "not_labour": _l("不属于劳动争议"),
    "out_of_scope": _l("不在本调解组织的受理范围内"),
    "other_place": _l("应由其他地方的调解组织处理"),
    "respondent_refuses": _l("被申请人明确拒绝调解"),
    "not_both_agree": _l("未取得双方同意（企业调解委员会）"),
    "already_handled": _l("已由仲裁或者法院处理，或者已有生效文书"),
    "no_completion": _l("要求补正后仍不能说明请求"),
})  # fmt: skip

road = Words({
    "arbitration": _l("申请劳动人事争议仲裁"),
    "inspection": _l("向劳动保障监察机构投诉"),
    "court": _l("向人民法院起诉"),
    "other_body": _l("向有权受理的其他调解组织申请"),
    "peoples_committee": _l("向人民调解委员会申请"),
})  # fmt: skip

seen_by = Words({
    "identity_document": _l("核对身份证件"),
    "business_licence": _l("核对营业执照"),
    "real_name_check": _l("实名核验"),
    "power_of_attorney": _l("核对授权委托书"),
    "known_in_person": _l("工作人员认识本人"),
    "oral": _l("口头陈述"),
})  # fmt: skip

utterance = Words({
    "invitation": _l("对调解邀请的答复"),
    "completion": _l("补正材料"),
    "conflict": _l("对利害关系的意见"),
    "objection": _l("申请调解员回避"),
    "authority": _l("授权委托"),
    "withdrawal": _l("撤回申请"),
    "refusal": _l("拒绝调解"),
    "onward_wish": _l("转其他途径的意愿"),
    "notice_waiver": _l("放弃会面通知期"),
    "minutes_fact": _l("对笔录中一条事实的答复"),
    "payment": _l("付款说明"),
    "receipt": _l("收款确认"),
    "not_received": _l("没有收到款项"),
    "waiver": _l("放弃款项"),
    "breach": _l("没有按时收到款项"),
    "decline_to_sign": _l("不签署调解协议"),
    "no_new_talks": _l("不再重新协商"),
    "amendment": _l("变更请求或当事人"),
    "consent": _l("对须经同意的事的答复"),
    "blind_offer": _l("对密封报价办法的答复"),
})  # fmt: skip

said_value = Words({
    "agrees": _l("同意"),
    "refuses": _l("不同意"),
    "objects": _l("不同意"),
    "rejects": _l("不说明理由，换一位"),
    "words": _l("文字答复"),
    "confirms": _l("确认，没有争议"),
    "denies": _l("不认可"),
    "completed": _l("已补正"),
    "given": _l("已作出"),
    "waived": _l("放弃"),
    "arbitration": _l("申请仲裁"),
    "court": _l("起诉"),
    "inspection": _l("投诉"),
    "payment_order": _l("申请支付令"),
})  # fmt: skip


def party_name(side: str, name: str) -> str:
    """A party with its side, as a choice of a form names it."""
    return _("%(side)s %(name)s", side=people.side(side), name=name)
