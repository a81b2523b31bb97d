"""Words for agreements, signatures, performance, and the roads that lead on."""

from __future__ import annotations

from mediation.web.labels.words import Words
from mediation.web.translate import lazy_gettext as _l

level = Words({
    "L1": _l("一级：登录或短信验证码"),
    "L2": _l("二级：核对过证件，加短信验证码"),
    "paper": _l("纸质签名或捺印"),
})  # fmt: skip

level_meaning = Words({
    "L1": _l("能证明是用您的手机号同意的。仲裁审查、司法确认可能还要求当面签署或核对证件。"),
    "L2": _l("调解组织核对过您的证件，并用您的手机号确认。仲裁审查、司法确认时以接收机构的要求为准。"),
    "paper": _l("当面在纸上签名或按手印，原件在卷，效力不需要另外证明。"),
})  # fmt: skip

method = Words({
    "one_time_code": _l("短信验证码"),
    "signed_in": _l("登录后签署"),
    "paper": _l("纸上签名"),
    "thumb_print": _l("纸上捺印（按手印）"),
})  # fmt: skip

capacity = Words({
    "self": _l("本人"),
    "legal_representative": _l("法定代表人"),
    "agent_special": _l("代理人（特别授权）"),
    "mediator": _l("调解员"),
})  # fmt: skip

road = Words({
    "arbitration": _l("申请劳动仲裁"),
    "court": _l("向人民法院起诉"),
    "payment_order": _l("向人民法院申请支付令"),
    "inspection": _l("向劳动保障监察投诉"),
})  # fmt: skip

road_notice = Words({
    "arbitration": _l(
        "您可以依法向有管辖权的劳动人事争议仲裁委员会申请仲裁。申请仲裁的时效一般为一年，请尽早办理。"
    ),
    "court_dockets": _l("本案由人民法院委派调解。调解不成，材料退回人民法院，由人民法院依法登记立案。"),
    "trial_goes_on": _l("本案由人民法院委托调解。调解不成，材料退回人民法院，由人民法院继续审理。"),
    "hearing_held": _l("本案由仲裁庭委托调解。调解不成，材料退回仲裁委员会，由仲裁庭开庭审理。"),
})  # fmt: skip

bundle_title = Words({
    "claim": _l("调解申请书"),
    "minutes": _l("调解笔录"),
    "agreement": _l("调解协议书"),
    "termination": _l("终止调解通知书"),
})  # fmt: skip

ending = Words({
    "decline": _l("不予受理"),
    "revoke_acceptance": _l("受理已经撤销"),
    "complete": _l("履行完毕结案"),
    "withdraw": _l("申请人撤回了申请"),
    "refuse_mediation": _l("一方不同意调解，调解终止"),
    "terminate": _l("调解终止"),
    "hand_over": _l("已转其他途径办理"),
})  # fmt: skip
