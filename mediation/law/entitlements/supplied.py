"""Facts that a place and a day supply where they were not given: the minimum wage, last year's average …"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from mediation.law.entitlements.kind import Kind
from mediation.law.entitlements.numbers import percent, written
from mediation.law.entitlements.said import Remark
from mediation.law.parameter_names import PARAMETERS, Unit, parameter
from mediation.law.value import NATION, Value
from mediation.law.value_doubts import Doubt, doubts
from mediation.law.values import lookup

ROUNDED_BY = {"annual_average_wage": "average_rounding"}
"""Facts whose rounding is a fact of its own, which the figure may bring along."""
_ZH = {
    Unit.YUAN_A_MONTH: "元/月",
    Unit.YUAN_AN_HOUR: "元/小时",
    Unit.YUAN_A_YEAR: "元/年",
    Unit.MONTHS: "个月",
    Unit.DAYS: "天",
}
_EN = {
    Unit.YUAN_A_MONTH: " yuan a month",
    Unit.YUAN_AN_HOUR: " yuan an hour",
    Unit.YUAN_A_YEAR: " yuan a year",
    Unit.MONTHS: " months",
    Unit.DAYS: " days",
}


@dataclass(frozen=True, slots=True)
class Supplied:
    """A fact that was not given, and the published figure taken for it."""

    fact: str
    value: Value
    on: date

    @property
    def doubts(self) -> tuple[Doubt, ...]:
        """Why the figure should be looked at again."""
        return doubts(self.value, self.on)

    @property
    def assumption(self) -> Remark:
        """What was taken, of which place and day, from where."""
        value, what = self.value, PARAMETERS[self.value.name]
        zh = (
            f"{what.zh}按{value.place_zh}{_day(value.since)}起的{_amount(value, _ZH)}计算，"
            f"依据：{value.source}{_after(value.remark_zh, '；')}"
        )
        en = (
            f"{what.en}: {_amount(value, _EN)}, {value.place_en}, from {value.since.isoformat()},"
            f" source: {value.source}{_after(value.remark_en, '; ')}"
        )
        return Remark(f"supplied_{self.fact}", zh, en)

    @property
    def warnings(self) -> tuple[Remark, ...]:
        """What the reader must check before relying on the sum."""
        what = PARAMETERS[self.value.name]
        sentences = {
            Doubt.UNVERIFIED: (
                f"{what.zh}的数字没有读到文件原文，请核对后再使用",
                f"{what.en}: the document itself was not read. Check the figure before relying on it",
            ),
            Doubt.OLD: (
                f"{what.zh}的数字自{_day(self.value.since)}起执行，可能已有新标准，请核对",
                f"{what.en}: in force since {self.value.since.isoformat()}; there may be a newer one",
            ),
        }
        return tuple(
            Remark(f"{doubt}_{self.fact}", *sentences[doubt]) for doubt in self.doubts if doubt in sentences
        )


@dataclass(frozen=True, slots=True)
class WithParameters:
    """The facts with what was supplied, and the parameters for which no figure is loaded."""

    facts: Mapping[str, Any]
    supplied: tuple[Supplied, ...]
    unknown: tuple[str, ...]
    place: str
    on: date

    @property
    def assumptions(self) -> tuple[Remark, ...]:
        """What each supplied fact rests on."""
        return tuple(each.assumption for each in self.supplied)

    @property
    def warnings(self) -> tuple[Remark, ...]:
        """What to check, and what is not loaded."""
        doubted = tuple(remark for each in self.supplied for remark in each.warnings)
        return (*doubted, *(_unknown(name, self.place, self.on) for name in self.unknown))


def with_parameters(
    kind: Kind, raw: Mapping[str, Any], place: str | None, on: date | None, added: Iterable[Value] = ()
) -> WithParameters:
    """The raw facts, and for each parameter of the kind that was not given the figure of place and day.

    Without a place only what holds everywhere is supplied, without a day nothing. What was given stays
    as it was given. `added` is what administrators have added. Raises ValueError for what is no place.
    """
    facts, supplied, unknown, known = dict(raw), [], [], tuple(added)
    if on is None:
        return WithParameters(facts, (), (), place or NATION, date.max)
    for fact, name in _asked(kind, raw):
        value = lookup(name, place or NATION, on, known)
        if value is None:
            unknown.append(name)
            continue
        facts[fact] = value.amount
        supplied.append(Supplied(fact, value, on))
        if value.rounding and fact in ROUNDED_BY and raw.get(ROUNDED_BY[fact]) is None:
            facts[ROUNDED_BY[fact]] = value.rounding
    return WithParameters(facts, tuple(supplied), tuple(unknown), place or NATION, on)


def _asked(kind: Kind, raw: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Facts that were not given in any form, with the name of their parameter.

    A name may hold another fact in braces: `employment_lump_sum_months_{grade}`.
    """
    for fact, pattern in (kind.parameters or {}).items():
        if any(raw.get(given) is not None for given in (fact, *_other_forms(kind, fact))):
            continue
        name = _filled(pattern, raw)
        if name in PARAMETERS:
            yield fact, name


def _other_forms(kind: Kind, fact: str) -> Iterator[str]:
    """Facts that say in another form what this one says with the others of its own form."""
    for forms in kind.forms:
        if any(fact in form for form in forms):
            yield from (other for form in forms if fact not in form for other in form)


def _filled(pattern: str, raw: Mapping[str, Any]) -> str:
    """The name with its facts put in; one that is not given leaves a name that no parameter has."""
    return pattern.format_map(defaultdict(str, raw))


def _unknown(name: str, place: str, on: date) -> Remark:
    what = parameter(name)
    return Remark(
        f"not_loaded_{name}",
        f"没有录入行政区划{place}在{_day(on)}的{what.zh}，请管理员补充或者直接填写",
        f"{what.en} is not loaded for {place} on {on.isoformat()}: ask the administrator, or give it",
    )


def _amount(value: Value, units: Mapping[Unit, str]) -> str:
    amount, unit = value.amount or 0, PARAMETERS[value.name].unit
    return percent(amount) if unit is Unit.RATE else written(amount) + units[unit]


def _day(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def _after(remark: str, sign: str) -> str:
    return f"{sign}{remark}" if remark else ""
