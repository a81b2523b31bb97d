"""Words for minutes: who was there, by what authority, what became of facts and signatures."""

from __future__ import annotations

from mediation.web.labels.words import Words
from mediation.web.translate import lazy_gettext as _l

role = Words({
    "mediator": _l("调解员"),
    "party": _l("当事人一方"),
    "interpreter": _l("翻译"),
    "witness": _l("证人"),
    "colleague": _l("同事、亲友"),
    "union": _l("工会人员"),
    "recorder": _l("记录人"),
    "other": _l("其他在场的人"),
})  # fmt: skip

authority = Words({
    "self": _l("本人到场，可以承认、放弃或者变更请求，可以和解"),
    "legal_representative": _l("代表单位，可以承认、放弃或者变更请求，可以和解"),
    "agent_special": _l("特别授权：可以代为承认、放弃或者变更请求，可以和解"),
    "agent_general": _l("一般授权：可以陈述、举证、签收，不能代为承认、放弃或者变更请求，不能和解"),
    "clerk": _l("经办人：可以转达、提交材料，不能代为承认、放弃或者变更请求，不能和解"),
})  # fmt: skip
"""What who acts for a party may do and may not (law.md, 3; LMAL 24)."""

method = Words({
    "one_time_code": _l("短信验证码"),
    "signed_in": _l("登录后签名"),
    "paper": _l("纸上签名"),
    "thumb_print": _l("纸上捺印（按手印）"),
    "online": _l("自己在网上提出"),
    "oral": _l("当场提出，由调解员记录"),
})  # fmt: skip

fact_answer = Words({
    "confirms": _l("确认，没有争议"),
    "denies": _l("不认可"),
})  # fmt: skip

verdict = Words({
    "confirmed": _l("各方已确认"),
    "denied": _l("有争议"),
    "awaited": _l("等待确认"),
})  # fmt: skip

kind = Words({
    "signature": _l("签名"),
    "refusal": _l("拒绝签名"),
    "objection": _l("对记录有不同意见"),
})  # fmt: skip
