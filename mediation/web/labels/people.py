"""Words for roles, kinds of office, sides, capacities and the way something was said."""

from __future__ import annotations

from mediation.web.labels.words import Words
from mediation.web.translate import lazy_gettext as _l

role = Words({
    "registrar": _l("受理员"),
    "mediator": _l("调解员"),
    "manager": _l("工作室主任"),
    "liaison": _l("联络员"),
    "seal_keeper": _l("用印人"),
    "auditor": _l("审计员"),
    "system_admin": _l("系统管理员"),
    "security_admin": _l("安全管理员"),
})  # fmt: skip

office_kind = Words({
    "federation": _l("总工会"),
    "centre": _l("调解中心"),
    "coordination_centre": _l("调解协调中心"),
    "studio": _l("调解工作室"),
    "enterprise_committee": _l("企业劳动争议调解委员会"),
    "peoples_committee": _l("人民调解委员会"),
    "court": _l("人民法院"),
    "arbitration_commission": _l("劳动人事争议仲裁委员会"),
    "labour_inspection": _l("劳动保障监察机构"),
    "labour_bureau": _l("人力资源和社会保障局"),
    "judicial_office": _l("司法所"),
    "hotline": _l("服务热线"),
})  # fmt: skip

side = Words({
    "applicant": _l("申请人"),
    "respondent": _l("被申请人"),
    "mediator": _l("调解员"),
})  # fmt: skip

party_kind = Words({
    "worker": _l("劳动者"),
    "employer": _l("用人单位"),
    "other_liable": _l("其他责任单位"),
})  # fmt: skip

party_state = Words({
    "named": _l("已写明"),
    "invited": _l("已邀请"),
    "identified": _l("已核实身份"),
})  # fmt: skip

capacity = Words({
    "self": _l("本人"),
    "legal_representative": _l("法定代表人"),
    "agent_special": _l("代理人（特别授权）"),
    "agent_general": _l("代理人（一般授权）"),
    "clerk": _l("经办人"),
})  # fmt: skip

how = Words({
    "online": _l("网上"),
    "oral": _l("当面口头"),
    "telephone": _l("电话"),
    "wechat": _l("微信"),
    "paper": _l("书面"),
})  # fmt: skip

device = Words({
    "phone": _l("手机"),
    "computer": _l("电脑"),
    "unknown": _l("其他设备"),
})  # fmt: skip

assurance = Words({
    "password": _l("密码"),
    "two_factors": _l("密码和动态验证码"),
    "passkey": _l("密码和通行密钥"),
    "recovery_code": _l("密码和恢复码"),
    "one_time_code": _l("短信验证码"),
})  # fmt: skip

trade = Words({
    "construction": _l("建筑、装修"),
    "textile": _l("纺织、服装"),
    "manufacturing": _l("其他制造业"),
    "catering": _l("餐饮、住宿"),
    "retail": _l("批发、零售"),
    "logistics": _l("运输、仓储、快递"),
    "platform": _l("网络平台用工"),
    "property": _l("物业、保安、环卫"),
    "domestic": _l("家政、养老"),
    "health": _l("医疗、教育"),
    "software": _l("软件、信息服务"),
    "office": _l("金融、商务服务"),
    "farming": _l("农林牧渔"),
    "other": _l("其他行业"),
})  # fmt: skip
