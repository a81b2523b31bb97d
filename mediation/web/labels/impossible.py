"""Why something makes no sense at this point: one sentence for each code of NotPossible."""

from __future__ import annotations

from mediation.web.labels.words import Words
from mediation.web.translate import lazy_gettext as _l

impossible = Words({
    "claim_withdrawn": _l("这一项已经撤回，不再要求"),
    "clock_behind": _l("系统的时钟比最近的记录还早，暂时不能办理，请联系管理员校准时间"),
    "form_changed": _l("这张表已经提交过，而且内容不同，请刷新页面后重新填写"),
    "nothing_in_force": _l("没有生效的协议"),
    "already_applied": _l("双方已经申请过，还在等结果或者已经通过"),
    "gates_exclude_each_other": _l("仲裁审查和司法确认只能选一条，双方已经走了另一条"),
    "already_decided": _l("结果已经登记，不能再改"),
    "step_not_in_state": _l("案件现在的阶段不能办理这一步"),
    "wrong_state": _l("案件现在的阶段不能办理这一步"),
    "account_exists": _l("这个登录名已经有人使用"),
    "roles_separated": _l("系统管理、安全管理和审计不能由同一个人担任"),
    "already_ended": _l("这一项已经结束"),
    "signature_needs_fresh_code": _l("签署需要新的验证码，请重新获取"),
    "agreement_not_open": _l("这份协议现在不能签署：已经签署完毕、有人拒绝签署，或者已经作废"),
    "agreement_changed": _l("协议的内容与您看到的不一致，请重新打开协议，看清后再签署"),
    "already_signed": _l("这一方已经签署，不用再签"),
    "not_a_signatory": _l("这份协议不需要这一方签署"),
    "party_not_identified": _l("这一方还没有核实身份，请先核实身份再登记签署"),
    "no_phone_for_code": _l("您的账号没有手机号，不能用验证码签署，请到调解组织当面签署"),
    "own_roles": _l("不能给自己增加职务，请由另一位系统管理员办理"),
    "own_account": _l("不能停用自己的账号，请由另一位系统管理员办理"),
    "own_password": _l("不能重置自己的密码，请在“我的账号”里更换，或者由另一位系统管理员办理"),
    "not_set_yet": _l("这个账号还没有设置过密码，请重新生成邀请链接"),
    "own_factor": _l("不能重置自己的登录第二步，请由另一位系统管理员办理"),
    "no_factor": _l("这个账号没有启用登录第二步"),
    "factor_required": _l("工作人员登录必须有第二步，没有通行密钥的，动态验证码不能停用，只能更换"),
    "last_factor": _l("工作人员登录必须有第二步，请先启用动态验证码或者添加另一个通行密钥，再移除这一个"),
    "no_passkeys_here": _l("在这个网址没有可以使用的通行密钥，请用其他方式"),
    "too_many_passkeys": _l("一个账号最多 10 个通行密钥，请先移除不用的"),
    "sign_in_anew": _l("时间太长，或者已经登录过，请从登录名和密码重新开始"),
    "role_held": _l("这个人在这个机构已经担任这个职务"),
    "not_locked": _l("这个账号没有锁定"),
    "not_invited": _l("这个账号已经设置密码，不用重新邀请"),
    "already_contradicted": _l("您已经对这段话提出过异议"),
    "signed_in_force": _l(
        "这个人已经在生效的协议上签名，不能在这里更正。请先在“谁代表这一方”里结束其代表关系，"
        "再由真正的当事人与对方重新协商，或者依法申请仲裁、提起诉讼，由仲裁机构或者法院认定协议的效力"
    ),
    "stranger_settled_money": _l(
        "这个人已经确认收到款项或者放弃款项，不能在这里更正。请先在“谁代表这一方”里结束其代表关系，"
        "再与双方核对款项；没有收到的，权利人可以依法申请支付令、申请仲裁或者提起诉讼"
    ),
    "already_received": _l("这次移交已经签收"),
    "not_from_agency": _l("本案不是其他机构送来的，没有需要反馈的机构"),
    "nothing_to_report": _l("调解还没有结果，等结束或者协议生效以后再反馈"),
    "already_reported": _l("结果已经反馈，不能重复反馈"),
    "mediator_reports": _l("本案有调解员，由调解员反馈"),
    "export_too_large": _l("要导出的记录太多，一次最多导出 20000 条，请缩小时间范围"),
    "no_court_papers": _l("本案不是法院委派或委托的案件，没有需要确认的法院材料"),
    "papers_confirmed_already": _l("法院材料已经确认收到，期限已经开始计算"),
    "announced_already": _l("已经公布过单独听取了这一方的意见"),
    "proposal_over": _l("这个方案已经有了结果，或者已被新方案取代，不能再答复"),
    "proposal_not_to_you": _l("这个方案不涉及这一方，不需要答复"),
    "application_filed": _l("这份申请已经提交，不能再修改，请到案件里补充"),
    "not_of_one_worker": _l("只有同一劳动者对同一用人单位的案件才能关联"),
    "related_already": _l("这两件案件已经关联"),
    "already_asked": _l("这件事已经提出，正在等待同意，不用再提"),
    "pending_over": _l("这件事已经有了结果、已经收回或者逾期，不能再答复"),
    "already_answered": _l("您这一方已经答复过这件事，不用再答"),
    "no_phone_yet": _l("还没有填写手机号，请先填写，或者把续填码抄下来"),
    "code_sent_often": _l("续填码已经发送过几次，请查看短信，或者把续填码抄下来"),
})  # fmt: skip
