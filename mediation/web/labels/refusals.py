"""Why a step is not open yet, and how to mend it: one sentence for each guard of the dispute's table."""

from __future__ import annotations

from mediation.web.labels.words import Words
from mediation.web.translate import lazy_gettext as _l

INTAKE = {
    "applicant_reachable": _l("缺少申请人的姓名或联系方式，请补充姓名和电话或地址"),
    "has_claim_item": _l("还没有填写请求事项，请至少填写一项"),
    "not_awaiting_completion": _l("已经要求申请人补正，请等待补正或催办"),
    "awaiting_completion": _l("现在没有需要补正的材料"),
    "respondent_named": _l("还没有写明被申请人，请先补充被申请人的名称"),
    "respondent_invited": _l("还没有向被申请人发出邀请，请先邀请被申请人"),
    "in_scope": _l("请求事项不在本机构的受理范围内，请移送有权机构或不予受理并告知途径"),
    "parties_willing": _l("当事人没有同意调解：被申请人明确拒绝，或者本机构须经双方同意才能受理"),
    "item_remains": _l("这是最后一项请求，不能单独撤回；都不要求了，请办理撤回申请"),
    "amendment_in_scope": _l("追加的请求不在本机构的受理范围内，请告知申请人向有权机构提出"),
    "reason_given": _l("请写明理由"),
}

MEDIATOR = {
    "mediator_eligible": _l(
        "该调解员不在本机构名册上、不在聘期内、已暂停，或与本案有未公开的利害关系，请另选一位"
    ),
    "mediator_not_yet_assigned": _l("该调解员已经指派在本案，请另选一位"),
    "has_mediator": _l("本案还没有指派调解员，请先指派"),
    "no_open_conflict": _l(
        "您与本案有利害关系而各方没有都书面同意，或者有人申请您回避还没有决定，现在不能办理，请告知负责人"
    ),
}

TALKS = {
    "applicant_contacted": _l("还没有与申请人直接谈过，请先联系并登记联系记录"),
    "respondent_contacted_or_tried": _l("还没有与被申请人谈过，也没有登记联系不上的经过，请先联系并登记"),
    "issues_noted": _l("还没有登记争议焦点，请在调解准备中填写"),
    "way_chosen": _l("还没有选定调解方式，请在调解准备中选定"),
    "nobody_refuses_to_meet": _l("有一方不愿意见面，请先做工作，或者继续背靠背调解"),
    "notice_given_or_waived": _l("还没有通知双方会面，也没有当场放弃通知，请先通知或登记放弃"),
    "heard_apart_or_reason": _l("还没有公布已分别听取双方意见，请先公布，或者选择不分别听取的原因"),
}

AGREEMENT = {
    "same_terms_accepted": _l("双方还没有接受同样的条款，请等双方都答复调解方案"),
    "claim_items_all_answered": _l("还有请求事项没有处理，请逐项写明已解决、已撤回或留待其他途径"),
    "terms_complete": _l("协议条款还不完整，请补充金额、期限和履行方式"),
    "findings_explained": _l("有重要的问题还没有改正或者说明，请逐条改正，或者写明为什么仍然这样约定"),
    "signing_failed": _l("没有人拒绝签署，签署期限也没有届满，不能重新商谈"),
    "signed_by_parties": _l("双方当事人还没有全部签署，请等待签署"),
    "signed_by_mediator": _l("调解员还没有签署，请先由调解员签署"),
    "not_sealed": _l("协议已经盖章，不能重复盖章"),
    "register_number_given": _l("请填写用印登记号"),
    "signatures_complete_for_profile": _l(
        "签署还不齐全：须有双方当事人的签署，以及调解员签署和盖章（法院委派的除外）"
    ),
}

STANDING_STILL = {
    "suspended": _l("案件没有中止，不用恢复"),
    "not_suspended": _l("案件正在中止，请先恢复办理"),
    "suspension_ground_given": _l("请选择中止的原因，并写明情况"),
}

ENDING = {
    "agreement_stands": _l("本案现在没有已经生效的协议，不能办理履行或者重新协商"),
    "no_agreement_stands": _l(
        "本案有已经生效的协议，仍要履行，不能这样办理；不再重新协商的，请办理“按原协议履行”"
    ),
    "obligation_open": _l("这一项已经确认或放弃，不能再登记履行"),
    "performance_recorded": _l("还没有登记履行，请先由付款方登记"),
    "obligation_overdue": _l("还没有到期未履行的款项，不能报告未履行"),
    "obligations_settled": _l("还有款项没有结清，请等收款方逐项确认收到或者放弃"),
    "result_given": _l("请选择终止调解的原因"),
    "breach_reported_if_in_force": _l("协议已生效，请先报告未履行，再转其他途径"),
    "wish_signed": _l("缺少当事人本人签署的意愿，请先取得并登记"),
    "receiver_named": _l("请选择接收的机构"),
}

GROUPS = {
    "not_in_group": _l("本案已经与其他案件一并办理，请先退出"),
    "in_group": _l("本案没有与其他案件一并办理"),
    "group_fits": _l("只有同一用人单位、由同一机构或者它的下级机构办理的案件才能一并办理"),
}

SHARED = {
    "extension_provided": _l("本案适用的调解期限，法律没有规定可以延长；期满后双方愿意的，仍可继续商谈"),
    "period_running": _l("调解期限没有在计算，或者已经届满，不能再延长"),
    "extension_left": _l("调解期限已经延长到规定的最长天数，不能再延长"),
    "extension_days_allowed": _l("延长的天数超过了规定可以延长的天数，请减少天数"),
    "receiving_office_named": _l("请选择另一个在办理调解的机构"),
    "receiving_office_in_scope": _l("请求事项不在所选机构的受理范围内，请另选一个机构"),
    "ground_given": _l("请选择撤销受理的理由和告知的途径"),
}

CORRECTION = {
    "last_step_moved": _l("最近一步没有改变案件的阶段，没有可以退回的"),
    "not_corrected_already": _l("最近一步已经是更正，不能再退；需要的，请按流程重新办理"),
    "step_still_last": _l("提出以后案件又有了新的进展，请收回这项请求，核对后重新提出"),
    "claim_stays_filed": _l("申请已经收到并开始计算期限，不能退回；不属于受理范围的，请不予受理"),
    "terms_stay_overtaken": _l("原来的协议已经作废，方案已经失效，不能恢复；请按双方的意思重新达成协议"),
    "agreement_stays_in_force": _l("协议已经生效，不能退回；不履行的，请报告未履行"),
    "new_talks_stay_agreed": _l("各方已经同意重新协商，不能退回；不再商谈的，请办理“按原协议履行”"),
    "new_talks_stay_over": _l("重新商谈已经结束，方案已经失效，不能退回；双方愿意的，可以再次提出重新协商"),
    "papers_stay_handed_over": _l("材料已经移交其他机构，不能退回；请与接收机构联系"),
    "own_word_stands": _l("这是当事人自己作出的决定，工作人员不能更改；当事人愿意的，可以重新申请调解"),
    "agreement_stays_void": _l("这一步同时作废了待签署的协议，不能恢复"),
    "nobody_signed": _l("已经有人签署协议，不能退回；不再签署的，请按“拒绝签署”办理后重新商谈"),
    "nobody_declined_to_sign": _l("已经有人拒绝签署，不能退回；请重新商谈"),
    "own_step": _l("只有刚才办理这一步的人可以自己退回；其他人办理的，请主任按“更正”办理"),
    "decided_alone": _l("这一步由两个人共同决定，不能由一个人退回；请按“更正”办理"),
    "minutes_left": _l("办理以后已经超过十分钟，不能自己退回；请主任按“更正”办理"),
    "nobody_told": _l("关于本案的短信已经发出，不能自己退回；请主任按“更正”办理"),
    "nobody_acted_since": _l("其他人已经在本案中办理了事项，不能自己退回；请主任按“更正”办理"),
    "nothing_reported_since": _l("结果已经答复送来案件的机构，不能退回；请与该机构联系"),
    "no_session_held_since": _l("这一步以后已经开过会并有笔录，不能退回"),
}

MINUTES = {
    "minutes_held_from": _l("还没有填写会面的开始时间"),
    "minutes_held_until": _l("还没有填写会面的结束时间"),
    "minutes_span": _l("会面的起止时间不对：结束要晚于开始，都不能晚于现在"),
    "minutes_present": _l("还没有勾选代表各方到场的人"),
    "minutes_present_unknown": _l("勾选的人里有人已经不再代表当事人，请回去核对到场的人"),
    "minutes_issues": _l("还没有写争议焦点，请至少写一个"),
    "minutes_outcome": _l("还没有写结果：请写商定的事项，或者没有谈成的事项"),
    "minutes_change_note": _l("还没有写明这次更正了什么"),
}

refusal = Words({
    **INTAKE, **MEDIATOR, **TALKS, **AGREEMENT, **STANDING_STILL, **ENDING, **GROUPS, **SHARED,
    **CORRECTION, **MINUTES,
})  # fmt: skip
