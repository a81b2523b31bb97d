"""Plain questions for the facts that a lawful figure needs, kind by kind; few, in a worker's words.

What is not asked here can still be given where all facts of a kind are shown; it is then called as the
law's own table calls it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from mediation.web.labels.words import Words
from mediation.web.translate import is_english
from mediation.web.translate import lazy_gettext as _l


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

_GRADE = Question("grade", _l("鉴定为几级伤残？"), _l("写数字，1 级最重，10 级最轻"))
_BEFORE_INJURY = Question("own_wage", _l("受伤以前的 12 个月，平均每个月工资多少？"))
_PAID = Question("paid", _l("已经付了多少？"), _l("没有付过就不填"))

QUESTIONS: Mapping[str, tuple[Question, ...]] = MappingProxyType({
    "wages_owed": (
        Question("monthly_wage", _l("按月算的：每个月工资多少？")),
        Question("months", _l("几个月没有发？"), _l("可以写小数，例如 2.5")),
        Question("daily_wage", _l("按天算的：一天多少钱？")),
        Question("days", _l("几天没有发？")),
        Question("hourly_wage", _l("按小时算的：一小时多少钱？")),
        Question("hours", _l("几个小时没有发？")),
        Question("piece_price", _l("计件的：一件多少钱？")),
        Question("pieces", _l("几件没有发？")),
        _PAID,
    ),
    "minimum_wage_difference": (
        Question("paid_wage", _l("每个月实际拿到多少工资？"), _l("按扣社保、扣税以前的数")),
        Question("overtime_pay", _l("里面有多少是加班费？"), _l("没有就不填")),
        Question("allowances", _l("里面有多少是夜班、高温等津贴？"), _l("没有就不填")),
        Question("months", _l("这样发了几个月？")),
    ),
    "stoppage_pay": (
        Question("monthly_wage", _l("合同约定每个月工资多少？")),
        Question("months", _l("停工停产一共几个月？")),
        Question("worked", _l("超过一个发工资的周期以后，您有没有干活？")),
        _PAID,
    ),
    "additional_compensation": (
        Question("unpaid", _l("劳动部门责令支付、到期还没有付的是多少？"), _l(
            "只有劳动部门已经责令单位限期支付、单位到期不付的，才可以要求"
        )),
    ),
    "deductions": (
        Question("monthly_wage", _l("那个月应该发多少工资？")),
        Question("deducted", _l("那个月扣了多少？")),
        Question("months", _l("这样扣了几个月？"), _l("只扣过一个月就不填")),
    ),
    "probation": (
        Question("monthly_wage", _l("转正以后每个月工资多少？")),
        Question("contract_months", _l("劳动合同签了几个月？"), _l("两年写 24，三年写 36")),
        Question("served_months", _l("试用期做了几个月？")),
        Question("probation_wage", _l("试用期每个月工资多少？")),
    ),
    "reinstatement_pay": (
        Question("monthly_wage", _l("正常上班时每个月工资多少？")),
        Question("months", _l("从被解除到恢复上班，几个月没有发工资？")),
        _PAID,
    ),
    "maternity_pay": (
        Question("monthly_wage", _l("产假以前每个月工资多少？")),
        Question("event", _l("是哪一种情况？")),
        Question("difficult", _l("是不是难产？")),
        Question("babies", _l("生了几个孩子？"), _l("一个就不填")),
        Question("extra_days", _l("当地另外增加的产假，几天？"), _l("各地规定不同，不清楚就不填")),
        _PAID,
    ),
    "nursing_pay": (
        Question("monthly_wage", _l("每个月工资多少？")),
        Question("days", _l("几个工作日没有给哺乳时间？")),
        Question("babies", _l("哺乳几个孩子？"), _l("一个就不填")),
    ),
    "medical_lump_sum": (_GRADE,),
    "employment_lump_sum": (_GRADE,),
    "disability_allowance": (
        _GRADE, _BEFORE_INJURY, Question("months", _l("几个月？"), _l("只算一个月就不填")),
    ),
    "care_allowance": (
        Question("level", _l("生活不能自理到什么程度？")),
        Question("months", _l("几个月？"), _l("只算一个月就不填")),
    ),
    "funeral_subsidy": (),
    "kin_pension": (
        Question("own_wage", _l("本人生前每个月工资多少？")),
        Question("spouse", _l("有没有靠本人供养的配偶？")),
        Question("others", _l("除配偶以外，靠本人供养的亲属有几个人？")),
        Question("alone", _l("里面有几个是孤寡老人或者孤儿？"), _l("没有就不填")),
        Question("months", _l("几个月？"), _l("只算一个月就不填")),
    ),
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
        _GRADE, _BEFORE_INJURY,
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
    "full": _l("完全不能自理"),
    "most": _l("大部分不能自理"),
    "part": _l("部分不能自理"),
    "birth": _l("生育"),
    "miscarriage_before_4_months": _l("怀孕不满 4 个月流产"),
    "miscarriage_from_4_months": _l("怀孕满 4 个月流产"),
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
    return str(told.en if is_english() else told.zh)
