"""A period that was counted, day by day, so that a person can check how it was counted."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from mediation.law.calendar import REST_DAYS_ROLL_TAG, Calendar, DayKind
from mediation.law.clocks import Clock, Unit
from mediation.law.spans import CountedDay, PausedSpan, days_of
from mediation.law.tags import Tag


class FactCode(StrEnum):
    """The plain facts behind a last day; the pages have a sentence for each."""

    START_NOT_COUNTED = "start_not_counted"
    START_COUNTED = "start_counted"
    COUNTED_BACK = "counted_back"
    FIRST_DAY = "first_day"
    DAY_SKIPPED = "day_skipped"
    MAKEUP_DAY_COUNTED = "makeup_day_counted"
    PAUSED = "paused"
    EXTENDED = "extended"
    CORRESPONDING_DAY = "corresponding_day"
    MONTH_END = "month_end"
    PERIOD_FULL = "period_full"
    ROLLED_OVER = "rolled_over"
    ROLL_UNVERIFIED = "roll_unverified"
    AGREED_DAY = "agreed_day"
    LAST_DAY = "last_day"
    YEAR_PROVISIONAL = "year_provisional"


class Fact(NamedTuple):
    """One fact: the day it is about, to `until` for a span; `number` is days, or the year."""

    code: FactCode
    day: date | None = None
    until: date | None = None
    kind: DayKind | None = None
    number: int | None = None


@dataclass(frozen=True)
class Counted:
    """A period with its last day. `number` is None when the last day was agreed, not counted.

    `last_day_raw` is where the number was full, `last_day` where the period ends after rolling
    over a holiday. `left` is filled when the count was asked for as of a day: units left, 0 on the
    last day, negative when overdue. A period that is counted back has its last day before its start.
    """

    clock: Clock | None
    unit: Unit
    number: int | None
    start: date
    first_day: date
    last_day_raw: date
    last_day: date
    provisional_years: tuple[int, ...]
    pauses: tuple[PausedSpan, ...] = ()
    extended_by: int = 0
    left: int | None = None
    calendar: Calendar | None = field(default=None, compare=False, repr=False)
    """By which it was counted; None where the last day was agreed."""

    @cached_property
    def days(self) -> tuple[CountedDay, ...]:
        """Every day from the first to the last, listed when asked for: a year has many."""
        if self.calendar is None:
            return ()
        working = self.unit is Unit.WORKING
        most = self._days_in_all if self.unit.by_months else self.number or 0
        return tuple(
            days_of(self.first_day, self.last_day, most, self.calendar, self.pauses, working=working)
        )

    @property
    def _days_in_all(self) -> int:
        """Days of a period of months, without those on which the clock stood still."""
        stood = sum((span.resumed_on - span.paused_on).days for span in self.pauses)
        return (self.last_day_raw - self.first_day).days + 1 - stood

    @property
    def rolled(self) -> bool:
        """Whether the last day was moved over a holiday."""
        return self.last_day != self.last_day_raw

    @property
    def provisional(self) -> bool:
        """Whether the last day can still change, a year's notice not being out."""
        return bool(self.provisional_years)

    @property
    def rolled_over(self) -> tuple[CountedDay, ...]:
        """The holidays the last day was moved over."""
        return tuple(one for one in self.days if self.last_day_raw <= one.day < self.last_day)

    @property
    def roll_tag(self) -> Tag | None:
        """How well founded the roll is: the text names statutory holidays only (CC 203)."""
        if not self.rolled:
            return None
        read = all(one.kind is DayKind.STATUTORY_HOLIDAY for one in self.rolled_over)
        return Tag.CONFIRMED if read else REST_DAYS_ROLL_TAG

    def explain(self) -> tuple[Fact, ...]:
        """How the last day came about, as facts in the order of counting; no sentences."""
        counts = self.first_day == self.start
        opening = (Fact(FactCode.START_COUNTED if counts else FactCode.START_NOT_COUNTED, self.start),)
        years = tuple(Fact(FactCode.YEAR_PROVISIONAL, number=year) for year in self.provisional_years)
        closing = (Fact(FactCode.LAST_DAY, self.last_day), *years)
        if self.number is None:
            return (Fact(FactCode.AGREED_DAY, self.last_day), *closing)
        return opening + self._counting() + self._ending() + closing

    def _counting(self) -> tuple[Fact, ...]:
        facts = [Fact(FactCode.FIRST_DAY, self.first_day)]
        if self.last_day < self.start:
            facts.append(Fact(FactCode.COUNTED_BACK, self.start))
        facts += [fact for one in self.days if (fact := self._fact_of(one))]
        facts += [Fact(FactCode.PAUSED, span.paused_on, span.resumed_on) for span in self.pauses]
        if self.extended_by:
            facts.append(Fact(FactCode.EXTENDED, number=self.extended_by))
        return tuple(facts)

    def _fact_of(self, one: CountedDay) -> Fact | None:
        if one.day > self.last_day_raw > self.start or any(span.holds(one.day) for span in self.pauses):
            return None
        if one.ordinal is None:
            return Fact(FactCode.DAY_SKIPPED, one.day, kind=one.kind)
        if self.unit is Unit.WORKING and one.kind is DayKind.MAKEUP_WORKDAY:
            return Fact(FactCode.MAKEUP_DAY_COUNTED, one.day, kind=one.kind)
        return None

    def _ending(self) -> tuple[Fact, ...]:
        full = (*self._by_months(), Fact(FactCode.PERIOD_FULL, self.last_day_raw, number=self.number))
        over = tuple(Fact(FactCode.ROLLED_OVER, one.day, kind=one.kind) for one in self.rolled_over)
        doubtful = self.roll_tag is not None and self.roll_tag.needs_remark
        return (*full, *over, Fact(FactCode.ROLL_UNVERIFIED)) if doubtful else (*full, *over)

    def _by_months(self) -> tuple[Fact, ...]:
        """A period of months ends on the day of its start, or where there is none with the month (CC 202)."""
        if not self.unit.by_months or self.pauses or self.first_day == self.start:
            return ()
        same = self.last_day_raw.day == self.start.day
        return (Fact(FactCode.CORRESPONDING_DAY if same else FactCode.MONTH_END, self.last_day_raw),)
