"""Words for the kinds of claim and their groups."""

from __future__ import annotations

from mediation.web.labels.words import Words
from mediation.web.translate import lazy_gettext as _l

claim_kind = Words({
    "wages_owed": _l("拖欠工资"),
    "overtime_pay": _l("加班费"),
    "double_wage": _l("未签书面合同的二倍工资"),
    "annual_leave": _l("未休年休假工资"),
    "deductions": _l("克扣、罚扣的工资"),
    "probation": _l("试用期待遇"),
    "severance_pay": _l("经济补偿"),
    "unlawful_termination_compensation": _l("违法解除赔偿金"),
    "notice_pay": _l("代通知金"),
    "non_compete": _l("竞业限制"),
    "work_injury": _l("工伤待遇"),
    "social_insurance": _l("社会保险"),
    "maternity_pay": _l("孕期、产假、哺乳期待遇"),
    "labour_relation": _l("确认劳动关系"),
    "contract_signing": _l("签订、履行、变更劳动合同"),
    "other_labour": _l("其他劳动争议"),
    "personnel": _l("人事争议"),
    "civil_loan": _l("民间借贷"),
    "civil_service_fee": _l("劳务报酬（非劳动关系）"),
})  # fmt: skip

employment = Words({
    "continues": _l("还在上班"),
    "ended": _l("已经离开"),
    "unknown": _l("说不清楚，或者不想说"),
})  # fmt: skip

claim_group = Words({
    "pay": _l("工资"),
    "ending": _l("离职"),
    "protection": _l("工伤、保险、生育"),
    "contract": _l("劳动合同"),
    "elsewhere": _l("不属于劳动争议"),
})  # fmt: skip
