"""Words for what stands in a dispute: where it came from, how it ended, why an agency may look."""

from __future__ import annotations

from mediation.web.labels.words import Words
from mediation.web.translate import lazy_gettext as _l

source = Words({
    "online": _l("网上申请"),
    "oral": _l("当面口头申请"),
    "telephone": _l("电话申请"),
    "paper": _l("书面申请"),
    "own_motion": _l("主动介入"),
    "delegated": _l("法院委派"),
    "entrusted": _l("法院委托"),
    "commission_entrusted": _l("仲裁庭委托"),
    "referred": _l("其他机构移交"),
})  # fmt: skip

result = Words({
    "refused": _l("一方拒绝调解"),
    "unreachable": _l("联系不上当事人"),
    "no_agreement": _l("没有达成协议"),
    "time_up": _l("调解期限届满"),
    "refused_to_sign": _l("不签署协议"),
})  # fmt: skip

suspended_for = Words({
    "appraisal": _l("等待鉴定结论"),
    "injury_decision": _l("等待工伤认定"),
    "sham_check": _l("核实案件是否真实"),
    "force_majeure": _l("不可抗力"),
})  # fmt: skip

concern = Words({
    "referral_in": _l("由本机构移送"),
    "joint_invitation": _l("邀请共同调解"),
    "hand_over": _l("移交本机构办理"),
})  # fmt: skip

release = Words({
    "keep": _l("保密"),
    "may_be_hinted": _l("可以透露意思"),
    "may_be_conveyed": _l("可以原话转达"),
})  # fmt: skip
