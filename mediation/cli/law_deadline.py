"""`mediation law deadline`: the last day of a period, whether it is provisional, and the count day by day."""

from __future__ import annotations

import click

from mediation.cli.counted import answer
from mediation.cli.period_asked import Asked, read
from mediation.cli.told import JsonCommand, refuse, tell
from mediation.law.calendar import national
from mediation.law.clocks import Clock
from mediation.law.count import Counted, count, count_days

UNITS = "working, calendar, months or years"


@click.command(cls=JsonCommand)
@click.option("--clock", "code", metavar="CODE", help="A clock of `mediation law clocks`, like C03 or C20.3.")
@click.option("--variant", help="Which number, where the clock has several, like summary for C11.")
@click.option("--unit", metavar="UNIT", help=f"Without --clock: {UNITS}.")
@click.option("--number", metavar="N", help="How many units; with --clock in the place of its own number.")
@click.option("--from", "start", metavar="DATE", help="The day of the event, like 2026-09-18.")
def deadline(
    code: str | None, variant: str | None, unit: str | None, number: str | None, start: str | None
) -> None:
    """Count a period from the day of the event that starts it."""
    asked, errors = read(code=code, variant=variant, unit=unit, number=number, start=start)
    if asked is None:
        refuse(errors)
    counted = [_counted(asked, clock) for clock in asked.clocks or (None,)]
    if len(counted) == 1:
        tell(answer(counted[0]))
    else:
        tell({"clock": code, "from": asked.start.isoformat(), "periods": [answer(one) for one in counted]})


def _counted(asked: Asked, clock: Clock | None) -> Counted:
    if clock is None:
        return count_days(asked.number or 0, asked.unit, asked.start, national())
    return count(clock, asked.start, national(), asked.number or clock.number_for(asked.variant))
