"""Words for whose move it is in a dispute, and for those who acted in it."""

from __future__ import annotations

from mediation.web.labels.words import Words
from mediation.web.translate import lazy_gettext as _l

move = Words({
    "complete_filing": _l("补正材料"),
    "invite": _l("邀请被申请人"),
    "answer_invitation": _l("答复邀请"),
    "accept": _l("审查受理"),
    "assign": _l("指派调解员"),
    "answer_assignment": _l("答复指派"),
    "prepare": _l("调解准备"),
    "talk_apart": _l("背靠背调解"),
    "talk_together": _l("面对面调解"),
    "answer_proposal": _l("答复调解方案"),
    "reach_agreement": _l("拟写协议"),
    "reopen_talks": _l("恢复调解"),
    "sign_as_party": _l("当事人签署"),
    "sign_as_mediator": _l("调解员签署"),
    "seal": _l("盖章"),
    "bring_into_force": _l("协议生效"),
    "confirm_performance": _l("确认收到款项"),
    "see_to_overdue": _l("处理逾期款项"),
    "record_performance": _l("付款"),
    "complete": _l("结案"),
    "stand_still": _l("中止"),
})  # fmt: skip

awaited = Words({
    "applicant": _l("申请人"),
    "respondent": _l("被申请人"),
    "parties": _l("双方当事人"),
    "payer": _l("付款方"),
    "payee": _l("收款方"),
    "registrar": _l("受理员"),
    "manager": _l("工作室主任"),
    "mediator": _l("调解员"),
    "named_mediator": _l("被指派的调解员"),
    "seal_keeper": _l("用印人"),
    "others": _l("外部结果"),
})  # fmt: skip

acted_as = Words({
    "registrar": _l("受理员"),
    "mediator": _l("调解员"),
    "free_mediator": _l("调解员"),
    "named_mediator": _l("被指派的调解员"),
    "manager": _l("工作室主任"),
    "seal_keeper": _l("用印人"),
    "liaison": _l("联络员"),
    "agency": _l("联络员"),
    "receiving_manager": _l("接收机构的主任"),
    "applicant": _l("申请人"),
    "respondent": _l("被申请人"),
    "identified_applicant": _l("申请人"),
    "identified_respondent": _l("被申请人"),
    "entrusted_applicant": _l("申请人"),
    "entrusted_respondent": _l("被申请人"),
    "binding_applicant": _l("申请人"),
    "binding_respondent": _l("被申请人"),
    "filer": _l("申请人"),
    "anyone": _l("申请人"),
    "public": _l("网上申请人"),
})  # fmt: skip
"""Role or relation in which a step was taken."""
