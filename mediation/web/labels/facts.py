"""Plain questions for the facts that a lawful figure needs, kind by kind; few, in a worker's words.

What is not asked here can still be given where all facts of a kind are shown; it is then called as the
law's own table calls it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from flask_babel import get_locale
from flask_babel import lazy_gettext as _l

from mediation.web.labels.words import Words


@dataclass(frozen=True)
class Question:
    """One fact as it is asked; what is missing of a hint is nothing."""

    fact: str
    label: Any
    hint: Any = None


_AVERAGE = Question(
    "monthly_wage",
    _l("离职以前的 12 个月，平均每个月工资多少？"),
    _l("奖金、津贴都算进去，按扣社保、扣税以前的数。做不满 12 个月的，按做了的月份平均"),
)
_JOINED = Question("joined", _l("哪一天开始上班？"))
_LEFT = Question("left", _l("最后一天上班是哪一天？"))
_MONTHLY = Question("monthly_wage", _l("每个月工资多少？"), _l("不算加班费"))

QUESTIONS: Mapping[str, tuple[Question, ...]] = MappingProxyType({
    "part_month_wage": (
        Question(
            "parts",
            _l("每一段：当时的月工资多少，有几天没有发工资？"),
            _l("整月没发的，天数写 21.75。工资有变化的，分几段写"),
        ),
    ),
    "living_allowance": (
        Question("months", _l("停工停产几个月？"), _l("从第二个发工资的周期算起")),
    ),
    "overtime_pay": (
        _MONTHLY,
        Question("weekday_hours", _l("平时下班以后加班，一共几个小时？"), _l("没有就不填")),
        Question("rest_days", _l("休息日（多半是周六、周日）加班又没有补休，一共几天？"), _l("没有就不填")),
        Question("statutory_days", _l("法定节假日（春节、国庆等）加班，一共几天？"), _l("没有就不填")),
    ),
    "double_wage": (
        _MONTHLY,
        Question("hired", _l("哪一天开始上班？")),
        Question("signed", _l("哪一天签了书面劳动合同？"), _l("一直没有签就不填")),
        Question("left", _l("最后一天上班是哪一天？"), _l("还在上班就不填")),
    ),
    "annual_leave": (
        _MONTHLY,
        Question("unused_days", _l("该休没有休的年休假，一共几天？"), _l(
            "累计工作满 1 年不满 10 年的，一年 5 天；满 10 年的 10 天；满 20 年的 15 天"
        )),
    ),
    "severance_pay": (_AVERAGE, _JOINED, _LEFT),
    "unlawful_termination_compensation": (_AVERAGE, _JOINED, _LEFT),
    "notice_pay": (Question("last_month_wage", _l("离职前一个月的工资多少？")),),
    "non_compete": (
        Question("monthly_average", _l("离职以前的 12 个月，平均每个月工资多少？")),
        Question("months", _l("离职以后，已经遵守竞业限制几个月？")),
    ),
    "paid_treatment": (
        Question("monthly_wage", _l("受伤以前每个月工资多少？")),
        Question("months", _l("停工治疗几个月？"), _l("一般不超过 12 个月")),
    ),
    "disability_lump_sum": (
        Question("grade", _l("鉴定为几级伤残？"), _l("写数字，1 级最重，10 级最轻")),
        Question("own_wage", _l("受伤以前的 12 个月，平均每个月工资多少？")),
    ),
    "death_lump_sum": (),
})  # fmt: skip
"""Kind of entitlement → what is asked, in this order."""

choice = Words({
    "truncate_yuan": _l("舍去不满一元的部分"),
    "half_up_yuan": _l("四舍五入到元"),
    "fen": _l("精确到分"),
    "anniversary": _l("按对应日"),
    "calendar_month": _l("按自然月"),
    "workdays": _l("按实际工作日"),
    "weekdays": _l("按周一到周五"),
    "none": _l("不取整"),
    "floor_yuan": _l("舍去不满一元的部分"),
})  # fmt: skip
"""Words that a fact can be, where it is one of a few."""

side = Words({
    "applicant": _l("申请人的说法"),
    "respondent": _l("被申请人的说法"),
    "undisputed": _l("双方没有争议的事实"),
})  # fmt: skip

tag = Words({
    "P": _l("只看到转引，请核对原文"),
    "M": _l("来自实务，请核对"),
    "D": _l("由已核对的规则推出"),
})  # fmt: skip
"""How well an article is known, where its text was not read."""


def in_reader_language(told: Any) -> str:
    """The words of something that the law's tables have in both languages (`zh`, `en`)."""
    locale = get_locale()
    english = locale is not None and locale.language == "en"
    return str(told.en if english else told.zh)
