"""Words for the log: what was done, to what, on what ground, and what an entry says."""

from __future__ import annotations

from mediation.web.labels.words import Words
from mediation.web.labels.workflows import step as step_label
from mediation.web.translate import lazy_gettext as _l
from workflows.correction import CORRECT
from workflows.dispute import DISPUTE
from workflows.tables import WORKFLOWS

_STEPS = {step.verb: (step.trigger, name) for name, workflow in WORKFLOWS.items() for step in workflow.steps}
_STEPS[CORRECT.verb] = (CORRECT.trigger, DISPUTE.name)
"""Verb → trigger and workflow: what moves something is named by its table."""

other_verb = Words({
    "access.refused": _l("查看被拒绝"),
    "account.confirmation_failed": _l("再次确认身份失败"),
    "account.confirmed": _l("再次确认身份"),
    "account.factor_added": _l("启用动态验证码"),
    "account.factor_removed": _l("停用动态验证码"),
    "account.factor_reset": _l("重置登录第二步"),
    "account.invited": _l("邀请人员"),
    "account.invited_again": _l("重新生成邀请链接"),
    "account.password_changed": _l("更换密码"),
    "account.passkey_added": _l("添加通行密钥"),
    "account.passkey_refused": _l("不接受通行密钥的答复"),
    "account.passkey_removed": _l("移除通行密钥"),
    "account.passkey_used": _l("使用通行密钥"),
    "account.phone_changed": _l("更换手机号"),
    "account.recovery_code_used": _l("使用恢复码"),
    "account.recovery_codes_made": _l("生成恢复码"),
    "account.password_reset": _l("用链接设置新密码"),
    "account.reset_asked": _l("忘记密码，请求链接"),
    "account.reset_issued": _l("生成重置密码的链接"),
    "account.second_factor_asked": _l("密码正确，等待登录第二步"),
    "account.second_factor_failed": _l("登录第二步没有通过"),
    "account.session_ended": _l("结束登录"),
    "account.sign_in_failed": _l("登录失败"),
    "account.signed_in": _l("登录"),
    "account.signed_out": _l("退出登录"),
    "account.telephone_set": _l("登记手机"),
    "agreement.gate_applied": _l("登记双方共同申请"),
    "agreement.gate_decided": _l("登记共同申请的结果"),
    "agreement.signature_given": _l("签名"),
    "application.begun": _l("开始网上申请"),
    "assignment.conflict_answered": _l("答复调解员的利害关系"),
    "assignment.conflict_reopened": _l("利害关系重新待同意"),
    "assignment.conflict_settled": _l("各方同意调解员继续"),
    "assignment.load_reassigned": _l("转办一位调解员手上的案件"),
    "audit.exported": _l("导出审计记录"),
    "audit.verified": _l("校验审计记录"),
    "audit.viewed": _l("查看审计记录"),
    "claim.facts_stated": _l("记录请求事项的事实"),
    "channel.grant_closed": _l("关闭背靠背沟通的权限"),
    "channel.grant_opened": _l("开通背靠背沟通的权限"),
    "code.failed": _l("验证码不对"),
    "code.sent": _l("发送验证码"),
    "consent.contradicted": _l("当事人提出异议"),
    "consent.set_aside": _l("联系错人，所说的话作废"),
    "dispute.agency_concerned": _l("登记相关机构"),
    "calendar.notice_entered": _l("录入年度放假安排"),
    "deadline.moved": _l("放假安排变动，截止日改变"),
    "dispute.consents_entered": _l("登记双方同意调解"),
    "dispute.related": _l("关联同一劳动者的案件"),
    "dispute.related_no_more": _l("取消案件的关联"),
    "document.added": _l("提交材料"),
    "group.opened": _l("建立集体办理"),
    "limitation.reminded": _l("提醒仲裁时效临近"),
    "law_parameter.added": _l("录入法定标准"),
    "law_parameter.corrected": _l("更正法定标准"),
    "law_parameter.withdrawn": _l("撤下法定标准"),
    "obligation.breach_reported": _l("报告款项未履行"),
    "office.changed": _l("修改机构信息"),
    "office.founded": _l("设立机构"),
    "party.contact_corrected": _l("更正联系方式"),
    "party.identified": _l("核实身份"),
    "party.member_added": _l("登记代理人"),
    "party.member_admitted": _l("当事人用手机号登录后关联案件"),
    "party.member_ended": _l("结束代理"),
    "party.member_mistaken": _l("联系错人，停止其查看"),
    "party.member_refused": _l("拒绝同时代表双方"),
    "party.repaired": _l("更正联系错的当事人"),
    "pending_act.asked": _l("提出须他人同意的事"),
    "referral.came_in": _l("收到其他机构送来的案件"),
    "referral.papers_confirmed": _l("签收法院材料"),
    "referral.sent": _l("发出移交"),
    "role.ended": _l("结束职务"),
    "role.given": _l("授予职务"),
    "talk.announced": _l("公布已听取一方意见"),
    "talk.notice_waived": _l("登记放弃会面通知"),
    "talk.scheduled": _l("安排会面"),
    "tracking.refused": _l("查询码不对"),
    "tracking.renewed": _l("重新生成查询码"),
})  # fmt: skip


def verb(code: str) -> str:
    """What was done, in words."""
    if code in _STEPS:
        trigger, workflow = _STEPS[code]
        return step_label(trigger, workflow)
    return other_verb(code)


def verbs() -> list[tuple[str, str]]:
    """Every verb with its words: the dispute's own first, in the order of its life."""
    return [(code, verb(code)) for code in (*_STEPS, *other_verb.said)]


subject = Words({
    "account": _l("账号"),
    "agency_concern": _l("相关机构"),
    "agreement": _l("调解协议"),
    "announcement": _l("听取意见的公布"),
    "application": _l("网上申请"),
    "assignment": _l("指派"),
    "calendar_notice": _l("年度放假安排"),
    "channel_grant": _l("沟通权限"),
    "claim_item": _l("请求事项"),
    "compartment": _l("不公开的部分"),
    "deadline": _l("期限"),
    "dispute": _l("案件"),
    "document": _l("材料"),
    "law_parameter": _l("法定标准"),
    "obligation": _l("约定的款项"),
    "office": _l("机构"),
    "one_time_code": _l("验证码"),
    "party": _l("当事人"),
    "party_member": _l("代理人"),
    "passkey": _l("通行密钥"),
    "pending_act": _l("待同意事项"),
    "person": _l("人员"),
    "proposal": _l("调解方案"),
    "recovery_code": _l("恢复码"),
    "referral": _l("移交"),
    "role_holding": _l("职务"),
    "second_factor": _l("动态验证码"),
    "sign_in_session": _l("登录"),
    "gate_application": _l("共同申请"),
    "signature": _l("签名"),
    "talk": _l("会面"),
    "utterance": _l("当事人的话"),
})  # fmt: skip

relation = Words({
    "registrar": _l("受理机构的受理员"),
    "manager": _l("受理机构的主任"),
    "seal_keeper": _l("用印人"),
    "mediator": _l("本案调解员"),
    "named_mediator": _l("被指派的调解员"),
    "applicant": _l("申请人一方"),
    "respondent": _l("被申请人一方"),
    "identified_applicant": _l("已核实身份的申请人一方"),
    "identified_respondent": _l("已核实身份的被申请人一方"),
    "binding_applicant": _l("有权和解的申请人一方"),
    "binding_respondent": _l("有权和解的被申请人一方"),
    "receiving_manager": _l("被请求接收案件的机构主任"),
    "agency": _l("相关机构的联络员"),
    "filer": _l("申请人"),
    "public": _l("没有登录的人"),
    "anyone": _l("任何人"),
    "auditor": _l("审计员"),
    "system_admin": _l("系统管理员"),
    "security_admin": _l("安全管理员"),
})  # fmt: skip

field = Words({
    "safe_on": _l("时效安全日期"),
    "employment_ended_on": _l("离职日期"),
    "known_on": _l("知道权利受到侵害的日期"),
    "state": _l("状态"),
    "role": _l("职务"),
    "how": _l("方式"),
    "capacity": _l("代理权限"),
    "answer": _l("答复"),
    "source": _l("来源"),
    "result": _l("结果"),
    "assurance": _l("登录方式"),
    "number": _l("编号"),
    "register_number": _l("用印登记号"),
    "asked_for": _l("要求补充的内容"),
    "bundle": _l("随附材料"),
    "name": _l("名称"),
    "legal_basis": _l("设立依据"),
    "address": _l("地址"),
    "phone": _l("电话"),
    "region": _l("行政区划"),
    "rows": _l("条数"),
    "conflict": _l("利害关系"),
    "cases": _l("案件数"),
    "size": _l("字节数"),
    "suspended_for": _l("中止的原因"),
    "court_procedure": _l("法院的审理程序"),
    "last_day": _l("截止日"),
    "notice": _l("放假安排"),
    "year": _l("年份"),
    "passkey": _l("通行密钥"),
    "passkey_refused": _l("不接受的原因"),
})  # fmt: skip
"""Fields of an entry that are shown in words; the others stand in its original text only."""

passkey_refused = Words({
    "challenge_over": _l("超过时间，或者同一个答复用了第二次"),
    "not_proven": _l("网址、签名或者本人验证不符"),
    "unknown_key": _l("不是这个账号的通行密钥"),
    "known_key": _l("已经登记过的通行密钥"),
    "counter_back": _l("使用次数倒退，这个通行密钥可能被复制"),
})  # fmt: skip

fault = Words({
    "changed": _l("内容被改动"),
    "removed": _l("记录缺失"),
    "reordered": _l("顺序被打乱"),
    "truncated": _l("末尾被截断"),
    "headless": _l("与链尾登记不一致"),
})  # fmt: skip

part = Words({
    "joint": _l("案件的共同部分"),
    "private": _l("案件的不公开部分"),
    "office": _l("机构的记录"),
    "public": _l("公众的记录"),
})  # fmt: skip
