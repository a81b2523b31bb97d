"""Until when one thing asked for can be brought to arbitration: three last days with their reasons (C24-C27).

Facts and arithmetic, never a legal conclusion: a tribunal looks at limitation only where the other side
raises it (I2 20), and only it decides.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from mediation.law.calendar import Calendar
from mediation.law.limitation_count import (
    Absent,
    Interruption,
    LastDay,
    StepCode,
    Suspension,
    chain,
    none,
)
from mediation.law.limitation_table import GROUNDS, KINDS, RULES, OfKind, Rule, StartsFrom

DECEMBER = (12, 31)


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of one thing asked for.

    `kind` is a kind of claim. `known_on` is the day its breach was known, where somebody told it;
    `span_from` and `span_until` are the time for which it is asked. An employment that is neither
    ended nor going on is not known. `by_worker`: the worker asks, and not the employer.
    """

    kind: str
    employment_ended_on: date | None = None
    still_employed: bool = False
    known_on: date | None = None
    span_from: date | None = None
    span_until: date | None = None
    interruptions: tuple[Interruption, ...] = ()
    suspensions: tuple[Suspension, ...] = ()
    by_worker: bool = True


class Assumption(StrEnum):
    """A fact that was not told and what was taken instead; the pages have a sentence for each."""

    EMPLOYMENT_UNKNOWN = "employment_unknown"
    """Whether the employment goes on: taken as ended with the time for which pay is asked."""
    KNOWN_AT_END = "known_at_end"
    """The day of knowing: taken as the day the employment ended."""
    KNOWN_FROM_SPAN = "known_from_span"
    """The day of knowing: taken from the time for which it is asked."""
    PARTS_RUN_APART = "parts_run_apart"
    """The safe day counts from the first bit of the time; the later bits have longer."""
    SUSPENSION_NOT_COUNTED = "suspension_not_counted"
    """The safe day counts no suspension, which has to be proven."""


@dataclass(frozen=True, slots=True)
class Limitation:
    """The three last days of one thing asked for, and what they rest on.

    `safe` counts no interruption and no suspension; `last_part` is the same from the last bit of
    a time that falls due bit by bit, None where that makes no difference. `if_filing` takes every claim made
    on the other side as an interruption, `if_failure` a mediation or agreement that failed as well.
    """

    kind: str
    how: OfKind
    rule: Rule | None
    start: date | None
    source: StartsFrom | None
    safe: LastDay
    last_part: LastDay | None
    if_filing: LastDay
    if_failure: LastDay
    assumptions: tuple[Assumption, ...]

    def watched_on(self, today: date) -> date | None:
        """The safe day to keep in mind: the first that is not over, else the last that was."""
        days = [each.day for each in (self.safe, self.last_part) if each is not None and each.day is not None]
        return next((day for day in days if day >= today), days[-1] if days else None)


@dataclass(frozen=True, slots=True)
class _Beginning:
    """From which day the year runs: for the first bit of what is asked, and for the last."""

    first: date
    last: date
    source: StartsFrom


def limitation(facts: Facts, calendar: Calendar) -> Limitation:
    """The three last days of one thing asked for.

    Raises LookupError for an unknown kind of claim or ground, ValueError for facts that cannot be:
    an employment that ended and goes on, a span or suspension that ends before it begins.
    """
    how = KINDS[facts.kind]
    _refuse_impossible(facts)
    rule = how.rule
    if rule is not None and rule.rests_while_employed and not facts.by_worker:
        rule = RULES["general"]
    found = _beginning(facts, how, rule)
    if rule is None or (isinstance(found, Absent) and found is not Absent.START_UNKNOWN):
        why = none(found if isinstance(found, Absent) else Absent.NOT_ARBITRATED)
        return Limitation(facts.kind, how, rule, None, None, why, None, why, why, ())
    if isinstance(found, Absent):
        return _without_start(facts, how, rule, calendar)
    return _from(found, facts, how, rule, calendar)


def _refuse_impossible(facts: Facts) -> None:
    if facts.still_employed and facts.employment_ended_on is not None:
        raise ValueError("the employment cannot have ended and go on")
    if facts.span_from and facts.span_until and facts.span_until < facts.span_from:
        raise ValueError(f"{facts.span_until} is before {facts.span_from}")


def _beginning(facts: Facts, how: OfKind, rule: Rule | None) -> _Beginning | Absent:
    if rule is None:
        return Absent.NOT_ARBITRATED
    if facts.still_employed and rule.rests_while_employed:
        return Absent.NO_END_WHILE_EMPLOYED
    if facts.still_employed and how.needs_end and facts.known_on is None:
        return Absent.NOT_BEFORE_END
    days = {
        StartsFrom.KNOWN: facts.known_on,
        StartsFrom.EMPLOYMENT_ENDED: facts.employment_ended_on,
        StartsFrom.SPAN_FROM: facts.span_from,
        StartsFrom.SPAN_UNTIL: facts.span_until,
    }
    for source in how.starts:
        day = days[source]
        if day is not None:
            return _bits(facts, how, source, day)
    return Absent.START_UNKNOWN


def _bits(facts: Facts, how: OfKind, source: StartsFrom, day: date) -> _Beginning:
    if source is StartsFrom.KNOWN:
        return _Beginning(day, day, source)
    first = min(facts.span_from or day, day) if how.parts else day
    if not how.year_end:
        return _Beginning(first, day, source)
    closes = [date(each.year, *DECEMBER) for each in (first, day)]
    ended = facts.employment_ended_on
    if ended is not None:
        closes = [min(each, ended) for each in closes]
    return _Beginning(closes[0], closes[1], source)


def _from(found: _Beginning, facts: Facts, how: OfKind, rule: Rule, calendar: Calendar) -> Limitation:
    apart = found.first != found.last
    last_part = chain(found.last, rule.months, calendar)
    claims, failures = _sorted_out(facts)

    def counting(interruptions: tuple[Interruption, ...]) -> LastDay:
        return chain(found.last, rule.months, calendar, interruptions, facts.suspensions)

    return Limitation(
        facts.kind, how, rule, found.first, found.source,
        safe=chain(found.first, rule.months, calendar) if apart else last_part,
        last_part=last_part if apart else None,
        if_filing=counting(claims) if claims else none(Absent.NOT_HAPPENED),
        if_failure=counting(claims + failures) if failures else none(Absent.NOT_HAPPENED),
        assumptions=_assumptions(found, facts, rule, apart),
    )  # fmt: skip


def _without_start(facts: Facts, how: OfKind, rule: Rule, calendar: Calendar) -> Limitation:
    """Nothing tells when the year began: the first claim made, else failure, is taken as in time."""
    unknown, (claims, failures) = none(Absent.START_UNKNOWN), _sorted_out(facts)
    start = min(claims or failures).day if claims or failures else None

    def counting(interruptions: tuple[Interruption, ...]) -> LastDay:
        if start is None:
            return unknown
        return chain(start, rule.months, calendar, interruptions, facts.suspensions, StepCode.ASSUMED_IN_TIME)

    return Limitation(
        facts.kind, how, rule, None, None, unknown, None,
        if_filing=counting(claims) if claims else unknown,
        if_failure=counting(claims + failures) if failures else none(Absent.NOT_HAPPENED),
        assumptions=(),
    )  # fmt: skip


def _sorted_out(facts: Facts) -> tuple[tuple[Interruption, ...], tuple[Interruption, ...]]:
    """Claims made on the other side, and what failed."""
    claims = tuple(one for one in facts.interruptions if not GROUNDS[one.ground].failure)
    failures = tuple(one for one in facts.interruptions if GROUNDS[one.ground].failure)
    return claims, failures


def _assumptions(found: _Beginning, facts: Facts, rule: Rule, apart: bool) -> tuple[Assumption, ...]:
    made = []
    if found.source in (StartsFrom.SPAN_UNTIL, StartsFrom.SPAN_FROM):
        rests = rule.rests_while_employed
        made.append(Assumption.EMPLOYMENT_UNKNOWN if rests else Assumption.KNOWN_FROM_SPAN)
    elif found.source is StartsFrom.EMPLOYMENT_ENDED and not rule.rests_while_employed:
        made.append(Assumption.KNOWN_AT_END)
    if apart:
        made.append(Assumption.PARTS_RUN_APART)
    if facts.suspensions:
        made.append(Assumption.SUSPENSION_NOT_COUNTED)
    return tuple(made)
