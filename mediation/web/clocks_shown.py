"""The clocks of a dispute in words: days left, last day, how it was counted, and all on one line of time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from mediation.deadlines.rules import Running
from mediation.kernel import clock as kernel_clock
from mediation.law.count import Counted
from mediation.web import filters
from mediation.web.how_counted import length, told
from mediation.web.labels.clocks import (
    changes,
    citation,
    clock_name,
    consequence,
    day_kind,
    remark,
    start_of,
)
from mediation.web.offers import STATUS
from mediation.web.translate import gettext as _


@dataclass(frozen=True)
class DayShown:
    """One day of the count; without `index` it was not counted."""

    date: str
    kind: str
    index: int | None


@dataclass(frozen=True)
class ClockShown:
    """What the component `deadline` draws."""

    name: str
    days_left: int
    unit: str
    status: str
    last_day: str
    rolled: bool
    provisional: bool
    consequence: str
    citation: str
    days: tuple[DayShown, ...]
    facts: tuple[str, ...]
    """How the last day came about, a sentence each."""
    remark: str
    """What to know of a number that was not read in the law itself; empty where it was."""
    moved: str
    """The last day before a notice of holidays moved it; empty where none did."""


@dataclass(frozen=True)
class PeriodShown:
    """A period that is counted for whoever asks; `days` only of those that are told in days."""

    name: str
    rows: tuple[dict[str, str], ...]
    citation: str
    remark: str
    facts: tuple[str, ...]
    days: tuple[DayShown, ...]


@dataclass(frozen=True)
class LineShown:
    """One clock on the line of time; places go from 0 to 100."""

    name: str
    start: str
    end: str
    begin: float
    width: float
    today: float | None
    overdue: bool
    left: str


def clocks_shown(clocks: Iterable[Running], profile: str) -> list[ClockShown]:
    """The clocks that have not stopped, each with its whole count."""
    return [_shown(each, profile) for each in clocks if each.state != "stopped"]


def period_shown(counted: Counted) -> PeriodShown:
    """A period of the law from a day that somebody named. Raises ValueError for one of no clock."""
    clock = counted.clock
    if clock is None or counted.number is None:
        raise ValueError("a period of no clock")
    last = filters.day(counted.last_day)
    rows = (
        (_("最后一天"), _("%(day)s（暂计）", day=last) if counted.provisional else last),
        (_("多长"), length(counted.number, counted.unit)),
        (_("从什么时候起算"), _("%(key)s：%(value)s", key=start_of(clock), value=filters.day(counted.start))),
        (_("到期以后"), consequence(clock)),
        (_("会不会变"), changes(clock)),
    )
    return PeriodShown(
        clock_name(clock), tuple({"key": key, "value": value} for key, value in rows), citation(clock),
        remark(clock), told(counted), () if counted.unit.by_months else _days(counted),
    )  # fmt: skip


def _days(counted: Counted) -> tuple[DayShown, ...]:
    return tuple(
        DayShown(filters.day(one.day), day_kind(one.kind.value), one.ordinal) for one in counted.days
    )


def lines_of(clocks: Sequence[Running]) -> list[LineShown]:
    """All clocks on one line of time, in the order in which they began."""
    if not clocks:
        return []
    today = kernel_clock.today()
    first = min(each.counted.start for each in clocks)
    last = max([*(each.counted.last_day for each in clocks), today])
    span = max(1, (last - first).days)
    ordered = sorted(clocks, key=lambda each: (each.counted.start, each.counted.last_day))
    return [_line(each, first, span, today) for each in ordered]


def _shown(each: Running, profile: str) -> ClockShown:
    counted = each.counted
    note = consequence(each.clock)
    if counted.number is not None and not each.clock.binds(profile):
        note = _("这是本机构的服务承诺。%(note)s", note=note)
    return ClockShown(
        clock_name(each.clock),
        each.left,
        counted.unit.value,
        STATUS[each.state],
        filters.day(counted.last_day),
        counted.rolled,
        counted.provisional,
        note,
        citation(each.clock),
        _days(counted),
        told(counted),
        remark(each.clock),
        filters.day(each.moved_from) if each.moved_from else "",
    )


def _line(each: Running, first: date, span: int, today: date) -> LineShown:
    start, end = each.counted.start, each.counted.last_day
    stopped = each.state == "stopped"
    return LineShown(
        clock_name(each.clock),
        filters.day(start),
        filters.day(end),
        _place(start, first, span),
        max(0.6, round(100 * (end - start).days / span, 1)),
        None if stopped else min(99.4, _place(today, first, span)),
        not stopped and each.left < 0,
        _left(each),
    )


def _place(day: date, first: date, span: int) -> float:
    return round(100 * (day - first).days / span, 1)


def _left(each: Running) -> str:
    if each.state == "stopped":
        return _("已停止")
    if each.state == "paused":
        return _("已暂停")
    return filters.days_left(each.left, each.counted.unit.value)
