"""Why a case stands still, which of its periods rest and which run on, in words for every audience."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from mediation.deadlines.rules import Running
from mediation.law.clock_table import MEDIATION_CLOCKS
from mediation.web import filters
from mediation.web.labels.clocks import clock_name
from mediation.web.labels.disputes import suspended_for as ground_label
from mediation.web.translate import gettext as _


class Marked(Protocol):
    """A row of a list."""

    @property
    def suspended_for(self) -> str | None: ...


class Standing(Marked, Protocol):
    """The header of a case, for whatever audience."""

    @property
    def is_open(self) -> bool: ...

    @property
    def suspended_at(self) -> datetime | None: ...

    @property
    def suspension_note(self) -> str | None: ...


@dataclass(frozen=True)
class Still:
    """What the component `standing_still_notice` draws."""

    title: str
    note: str
    lines: tuple[str, ...]
    remains: str


def short(marked: Marked) -> str:
    """Why a case stands still; empty while it does not."""
    return ground_label(marked.suspended_for)


def standing_still(head: Standing, clocks: Iterable[Running]) -> Still | None:
    """What is told of a case that stands still; None of one that goes on."""
    if head.suspended_for is None:
        return None
    told = {"day": filters.day(head.suspended_at), "why": ground_label(head.suspended_for)}
    return Still(
        _("案件从%(day)s起中止办理：%(why)s", **told),
        head.suspension_note or "",
        tuple(_line(each) for each in clocks if each.state != "stopped"),
        _("中止不影响双方的权利：随时可以申请劳动仲裁，也可以不再调解。"),
    )


def rests_for(ground: str, clocks: Iterable[Running]) -> str:
    """Which of the running periods stand still for this ground."""
    resting = [each for each in clocks if each.state == "running" and each.clock.may_pause(ground)]
    if not resting:
        return _("%(why)s：各项期限照常计算。", why=ground_label(ground))
    names = _("、").join(clock_name(each.clock) for each in resting)
    return _("%(why)s：%(clocks)s停下来，恢复后接着计算。", why=ground_label(ground), clocks=names)


def runs_on(each: Running, ground: str, today: date) -> str:
    """How the rest of a period is counted when the case goes on today."""
    if each.paused_on is None or not each.clock.may_pause(ground):
        return _line(each)
    told = {
        "clock": clock_name(each.clock),
        "left": filters.days_left(each.left, each.counted.unit.value),
        "day": filters.day(each.resumed(today).last_day),
    }
    return _("%(clock)s：中止时%(left)s，从恢复的次日起接着计算，截止日改为%(day)s。", **told)


def _line(each: Running) -> str:
    told = {
        "clock": clock_name(each.clock),
        "left": filters.days_left(each.left, each.counted.unit.value),
        "day": filters.day(each.counted.last_day),
    }
    if each.state == "paused":
        return _("%(clock)s：已经停下来，%(left)s，恢复后接着计算。", **told)
    if each.left >= 0:
        return _("%(clock)s：没有停，到%(day)s为止，%(left)s。", **told)
    if each.clock.code in MEDIATION_CLOCKS:
        return _("%(clock)s：没有停，已经在%(day)s届满，双方都可以直接申请劳动仲裁。", **told)
    return _("%(clock)s：没有停，已经在%(day)s届满。", **told)
