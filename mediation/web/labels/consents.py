"""Words for what needs the consent of somebody else: answers, grounds, and what agreeing means."""

from __future__ import annotations

from mediation.web.labels.words import Words
from mediation.web.translate import lazy_gettext as _l

word = Words({
    "agrees": _l("同意"),
    "refuses": _l("不同意"),
})  # fmt: skip

revocation_ground = Words({
    "not_labour": _l("不属于劳动争议"),
    "out_of_scope": _l("不在本调解组织的受理范围内"),
    "other_place": _l("应由其他地方的调解组织处理"),
    "already_handled": _l("受理前已由仲裁或者法院处理，或者已有生效文书"),
    "not_willing": _l("受理时当事人并未同意调解"),
    "not_the_party": _l("申请人或者被申请人不是本案争议的当事人"),
})  # fmt: skip

means = Words({
    "extend": _l("各方都同意，调解期限就延长；有一方不同意，期限不变，调解照常进行到原来的期限。"),
    "revoke_acceptance": _l("同意，本案就结束，双方收到通知；不同意，一切照旧。"),
    "correct": _l("同意，案件就退回上一阶段，双方收到通知；不同意，一切照旧。"),
    "join_group": _l(
        "同意，您的案件就与其他人的案件一并办理：会面和联系可以一起安排，请求、金额、期限和签字仍是您自己的，"
        "别人看不到，以后随时可以退出。不同意，您的案件照常单独调解，不受影响。"
    ),
    "renegotiate": _l(
        "各方都同意，就重新商谈已经生效的协议：新的协议生效以前，原协议照常履行，已经支付的仍然算数；"
        "谈不成，或者您不愿再谈，就按原协议履行。不同意，原协议照旧，不受影响。"
    ),
    "transfer": _l("接收，本案就由接收机构办理和指派调解员，案号和期限不变；不接收，仍由原机构办理。"),
})  # fmt: skip
"""Step → what follows from agreeing and from not agreeing."""

needed = Words({
    "officer": _l("本机构或上级机构的另一位主任或受理员"),
    "office": _l("接收机构的主任"),
})  # fmt: skip

asked_state = Words({
    "waiting": _l("等待同意"),
    "done": _l("已经同意并办理"),
    "refused": _l("有人不同意，没有办理"),
    "taken_back": _l("提出的人已经收回"),
    "expired": _l("逾期没有答复，已经作废"),
})  # fmt: skip
