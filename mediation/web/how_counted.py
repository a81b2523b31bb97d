"""How a last day came about, in sentences: what was not counted, what was skipped, what moved it."""

from __future__ import annotations

from collections.abc import Callable

from mediation.law.clocks import Unit
from mediation.law.count import Counted, Fact, FactCode
from mediation.web.filters import day
from mediation.web.labels.clocks import day_kind
from mediation.web.translate import gettext as _
from mediation.web.translate import lazy_gettext as _l
from mediation.web.translate import ngettext

_LISTED = frozenset({FactCode.DAY_SKIPPED, FactCode.MAKEUP_DAY_COUNTED})
"""Told day by day in the list of days; here once, by their number."""


def told(counted: Counted) -> tuple[str, ...]:
    """The facts of a count as sentences, in the order of counting."""
    facts = counted.explain()
    skipped = sum(fact.code is FactCode.DAY_SKIPPED for fact in facts)
    made_up = sum(fact.code is FactCode.MAKEUP_DAY_COUNTED for fact in facts)
    lines = [] if counted.number is None else [str(_UNITS[counted.unit])]
    for fact in facts:
        if fact.code is FactCode.PERIOD_FULL:
            lines += _listed(skipped, made_up)
        if fact.code not in _LISTED:
            lines.append(_SENTENCES[fact.code](fact, counted))
    return tuple(lines)


_UNITS = {
    Unit.WORKING: _l("按工作日计算：周末和休假日不计，补班日计入。"),
    Unit.CALENDAR: _l("按自然日计算：中间的休假日也计入，只有最后一天遇到休假日才顺延。"),
    Unit.MONTHS: _l("按月计算：到期月的对应日为最后一天，遇到休假日顺延。"),
    Unit.YEARS: _l("按年计算：到期年的对应日为最后一天，遇到休假日顺延。"),
}


def length(number: int, unit: Unit) -> str:
    """So many units in words."""
    words = {
        Unit.WORKING: lambda: ngettext("%(num)s 个工作日", "%(num)s 个工作日", number),
        Unit.CALENDAR: lambda: ngettext("%(num)s 天", "%(num)s 天", number),
        Unit.MONTHS: lambda: ngettext("%(num)s 个月", "%(num)s 个月", number),
        Unit.YEARS: lambda: ngettext("%(num)s 年", "%(num)s 年", number),
    }
    return words[unit]()


def _listed(skipped: int, made_up: int) -> list[str]:
    lines = []
    if skipped:
        lines.append(
            ngettext("其中 %(num)s 天不是工作日，不计入。", "其中 %(num)s 天不是工作日，不计入。", skipped)
        )
    if made_up:
        lines.append(
            ngettext("其中 %(num)s 天是补班的周末，计入。", "其中 %(num)s 天是补班的周末，计入。", made_up)
        )
    return lines


def _full(fact: Fact, counted: Counted) -> str:
    texts = {
        Unit.WORKING: _("%(num)s 个工作日，到%(day)s满。", num=fact.number, day=day(fact.day)),
        Unit.CALENDAR: _("%(num)s 天，到%(day)s满。", num=fact.number, day=day(fact.day)),
        Unit.MONTHS: _("%(num)s 个月，到%(day)s满。", num=fact.number, day=day(fact.day)),
        Unit.YEARS: _("%(num)s 年，到%(day)s满。", num=fact.number, day=day(fact.day)),
    }
    return texts[counted.unit]


def _paused(fact: Fact, _counted: Counted) -> str:
    return _("%(start)s之后停下来，到%(end)s为止，这些天不计入。", start=day(fact.day), end=day(fact.until))


def _rolled(fact: Fact, _counted: Counted) -> str:
    kind = day_kind(fact.kind.value) if fact.kind else ""
    return _("%(day)s是%(kind)s，往后顺延。", day=day(fact.day), kind=kind)


_SENTENCES: dict[FactCode, Callable[[Fact, Counted], str]] = {
    FactCode.START_NOT_COUNTED: lambda fact, _c: _("%(day)s是开始的当天，不计入。", day=day(fact.day)),
    FactCode.START_COUNTED: lambda fact, _c: _("%(day)s是开始的当天，计入。", day=day(fact.day)),
    FactCode.COUNTED_BACK: lambda fact, _c: _("从%(day)s往前倒数。", day=day(fact.day)),
    FactCode.FIRST_DAY: lambda fact, _c: _("从%(day)s起算。", day=day(fact.day)),
    FactCode.PAUSED: _paused,
    FactCode.EXTENDED: lambda fact, _c: _("双方同意延长了 %(num)s 天，已经算在内。", num=fact.number),
    FactCode.CORRESPONDING_DAY: lambda fact, _c: _("到期月的对应日是%(day)s。", day=day(fact.day)),
    FactCode.MONTH_END: lambda fact, _c: _("到期月没有对应日，以月末%(day)s为准。", day=day(fact.day)),
    FactCode.PERIOD_FULL: _full,
    FactCode.ROLLED_OVER: _rolled,
    FactCode.ROLL_UNVERIFIED: lambda _f, _c: _(
        "休息日也顺延是实践做法，法条只写法定休假日；稳妥起见，请在顺延之前办理。"
    ),
    FactCode.AGREED_DAY: lambda fact, _c: _("%(day)s是约定的日子，不因休假日改变。", day=day(fact.day)),
    FactCode.LAST_DAY: lambda fact, _c: _("最后一天是%(day)s。", day=day(fact.day)),
    FactCode.YEAR_PROVISIONAL: lambda fact, _c: _(
        "%(year)s年的放假安排还没有公布，这个日子是暂计的，公布后会重新计算。", year=fact.number
    ),
}
