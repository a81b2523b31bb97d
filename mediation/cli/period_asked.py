"""What was asked of `mediation law deadline`, read from text with every fault told at once."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from mediation.law.clock_table import family
from mediation.law.clocks import Clock, Unit

MOST = {Unit.WORKING: 25_000, Unit.CALENDAR: 36_525, Unit.MONTHS: 1_200, Unit.YEARS: 100}
"""A hundred years; no period of the law is longer."""
YEARS = range(1950, 2101)
"""Years whose festivals are known."""
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_NUMBER = re.compile(r"\d{1,9}", re.ASCII)


@dataclass(frozen=True)
class Asked:
    """A period to count: of `clocks`, or of `number` and `unit` alone when there are none."""

    clocks: tuple[Clock, ...]
    variant: str | None
    unit: Unit
    number: int | None
    start: date


def read(
    *, code: str | None, variant: str | None, unit: str | None, number: str | None, start: str | None
) -> tuple[Asked | None, list[str]]:
    """What was asked, or None with one line for each fault."""
    errors: list[str] = []
    day = _day(start, errors)
    clocks = _clocks(code, variant, errors)
    of_unit = _unit(unit, clocks, code, errors)
    how_many = _number(number, of_unit, clocks, code, variant, errors)
    if errors or day is None or of_unit is None:
        return None, errors
    return Asked(clocks, variant, of_unit, how_many, day), []


def _day(text: str | None, errors: list[str]) -> date | None:
    if text is None:
        errors.append("--from: is missing; give the day of the event like 2026-09-18")
        return None
    try:
        day = date.fromisoformat(text) if _DAY.fullmatch(text) else None
    except ValueError:
        day = None
    if day is None:
        errors.append(f"--from: {text!r} is no day of the calendar; write it like 2026-09-18")
    elif day.year not in YEARS:
        errors.append(f"--from: the calendar is known from {YEARS[0]} to {YEARS[-1]}, not for {text}")
        return None
    return day


def _clocks(code: str | None, variant: str | None, errors: list[str]) -> tuple[Clock, ...]:
    if code is None:
        if variant is not None:
            errors.append("--variant: goes with --clock only")
        return ()
    try:
        clocks = family(code)
    except LookupError:
        errors.append(f"--clock: {code!r} is not known; `mediation law clocks` lists them")
        return ()
    known = sorted({name for clock in clocks for name in clock.variants})
    if variant is not None and variant not in known:
        errors.append(f"--variant: {code} has {' and '.join(known) or 'no variants'}, not {variant!r}")
    return clocks


def _unit(text: str | None, clocks: tuple[Clock, ...], code: str | None, errors: list[str]) -> Unit | None:
    if text is None:
        if code is None:
            errors.append("--unit: is missing; give --unit and --number, or --clock")
        return clocks[0].unit if clocks else None
    if text not in set(Unit):
        errors.append(f"--unit: is working, calendar, months or years, not {text!r}")
        return None
    if clocks and any(clock.unit.value != text for clock in clocks):
        errors.append(f"--unit: {code} has its own unit; leave it out")
    return Unit(text)


def _number(
    text: str | None, unit: Unit | None, clocks: tuple[Clock, ...], code: str | None, variant: str | None,
    errors: list[str],
) -> int | None:  # fmt: skip
    if text is None:
        if code is None:
            errors.append("--number: is missing; give --unit and --number, or --clock")
        elif len(clocks) == 1 and clocks[0].number is None:
            errors.append(f"--number: {code} has no number of its own; give one")
        return None
    if variant is not None and code is not None:
        errors.append("--number: give either --number or --variant")
    if len(clocks) > 1:
        errors.append(
            f"--number: {code} has several periods; name one: {', '.join(each.code for each in clocks)}"
        )
    number = int(text) if _NUMBER.fullmatch(text) else 0
    if number < 1:
        errors.append(f"--number: is a whole number from 1 on, not {text!r}")
    elif unit is not None and number > MOST[unit]:
        errors.append(f"--number: is at most {MOST[unit]} for {unit.value}, not {text}")
    return number
