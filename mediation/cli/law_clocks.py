"""`mediation law clocks`: every period of the law that the system knows, with all its fields."""

from __future__ import annotations

from typing import Any

import click

from mediation.cli.told import JsonCommand, tell
from mediation.law.clock_table import CLOCKS
from mediation.law.clocks import Clock


@click.command(cls=JsonCommand)
def clocks() -> None:
    """List every clock: number, unit, start, what changes it, consequence, citation, profiles."""
    tell({"clocks": [described(clock) for clock in CLOCKS.values()]})


def described(clock: Clock) -> dict[str, Any]:
    """A clock as JSON; `runs_in_cases` tells those that steps start from those kept for reference."""
    return {
        "code": clock.code,
        "family": clock.family,
        **words(clock),
        "number": clock.number,
        "variants": dict(clock.variants),
        "unit": clock.unit.value,
        "counted_back": clock.counted_back,
        "counts_start": clock.counts_start,
        "rolls": clock.rolls,
        "runs_in_cases": clock.runs,
        "profiles": sorted(clock.profiles),
        "law_for": sorted(clock.law_for),
        "starts_at": clock.starts_at,
        "stops_at": sorted(clock.stops_at),
        "pauses": [
            {"ground": pause.ground, "from": pause.begins_at, "until": pause.ends_at, "tag": pause.tag}
            for pause in clock.pauses
        ],
        "extension": clock.extension.value,
        "extension_limit": clock.extension_limit,
        "tag": clock.tag.value,
        "in_force_from": clock.in_force_from.isoformat() if clock.in_force_from else None,
    }


def words(clock: Clock) -> dict[str, Any]:
    """What a clock says in words, each in Chinese and English; `remark` is null where there is none."""
    return {
        "name": _both(clock.name_zh, clock.name_en),
        "start": _both(clock.start_zh, clock.start_en),
        "changes": _both(clock.changes_zh, clock.changes_en),
        "consequence": _both(clock.consequence_zh, clock.consequence_en),
        "citation": _both(clock.citation_zh, clock.citation_en),
        "remark": _both(clock.remark_zh, clock.remark_en) if clock.remark_zh else None,
    }


def _both(chinese: str, english: str) -> dict[str, str]:
    return {"zh": chinese, "en": english}
