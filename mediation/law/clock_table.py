"""The table of clocks, read once, and what an event does to the clocks of a profile."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from mediation.law.clocks import Clock, Event, Extension, Pause, Profile, Unit
from mediation.law.tags import Tag

TABLE = Path(__file__).parent / "parameters" / "clocks"
"""A file for each subject, in the order a page lists them."""
MEDIATION_CLOCKS = frozenset({"C03", "C04", "C05", "C06", "C08", "C10", "C11"})


def _pause(row: Mapping[str, str]) -> Pause:
    return Pause(row["ground"], Event(row["begins_at"]), Event(row["ends_at"]), Tag(row["tag"]))


def _clock(row: dict[str, Any]) -> Clock:
    begins = row.get("starts_at")
    read = {
        "number": row.get("number"),
        "unit": Unit(row["unit"]),
        "profiles": frozenset(map(Profile, row.get("profiles", ()))),
        "law_for": frozenset(map(Profile, row.get("law_for", ()))),
        "starts_at": None if begins is None else Event(begins),
        "stops_at": frozenset(map(Event, row.get("stops_at", ()))),
        "pauses": tuple(map(_pause, row.get("pauses", ()))),
        "extension": Extension(row.get("extension", "none")),
        "extension_limit": row.get("extension_limit"),
        "tag": Tag(row["tag"]),
        "remark_zh": row.get("remark_zh", ""),
        "remark_en": row.get("remark_en", ""),
        "in_force_from": row.get("in_force_from"),
        "variants": MappingProxyType(row.get("variants", {})),
    }
    return Clock(**{**row, **read})


def _read(folder: Path) -> Mapping[str, Clock]:
    files = (tomllib.loads(path.read_text("utf-8")) for path in sorted(folder.glob("*.toml")))
    clocks = [_clock(row) for file in files for row in file["clock"]]
    table = {clock.code: clock for clock in clocks}
    if len(table) != len(clocks):
        raise ValueError("a clock stands in the table twice")
    return MappingProxyType(table)


CLOCKS: Mapping[str, Clock] = _read(TABLE)
"""Every clock by its code, in the order a page lists them: those of a case and those for reference."""


def family(code: str) -> tuple[Clock, ...]:
    """The clock of this code, or those whose row has several periods: C20 is C20.1 to C20.4.

    Raises LookupError for a code that no row has.
    """
    if code in CLOCKS:
        return (CLOCKS[code],)
    found = tuple(clock for clock in CLOCKS.values() if clock.family == code)
    if not found:
        raise LookupError(code)
    return found


def clocks_of(profile: str) -> tuple[Clock, ...]:
    """The clocks that can run in a case under a profile. Raises ValueError for an unknown profile."""
    wanted = Profile(profile)
    return tuple(clock for clock in CLOCKS.values() if wanted in clock.profiles)


def mediation_clock(profile: str) -> Clock:
    """The one clock that limits the mediation itself under this profile."""
    return next(clock for clock in clocks_of(profile) if clock.code in MEDIATION_CLOCKS)


def clocks_started_by(event: str, profile: str) -> tuple[Clock, ...]:
    """The clocks that begin with this event. Raises ValueError for an unknown event or profile."""
    happened = Event(event)
    return tuple(clock for clock in clocks_of(profile) if clock.starts_at is happened)


def clocks_stopped_by(event: str, profile: str) -> tuple[Clock, ...]:
    """The clocks that end with this event, if they are running."""
    happened = Event(event)
    return tuple(clock for clock in clocks_of(profile) if happened in clock.stops_at)


def clocks_paused_by(event: str, profile: str) -> tuple[Clock, ...]:
    """The clocks that stand still from this event on, if they are running."""
    happened = Event(event)
    return tuple(
        clock for clock in clocks_of(profile) if any(pause.begins_at is happened for pause in clock.pauses)
    )


def clocks_resting_for(ground: str, profile: str) -> tuple[Clock, ...]:
    """The clocks that stand still while this ground lasts; all others run on."""
    return tuple(clock for clock in clocks_of(profile) if clock.may_pause(ground))


def clocks_resumed_by(event: str, profile: str) -> tuple[Clock, ...]:
    """The clocks whose remaining days run on from this event, if they were paused."""
    happened = Event(event)
    return tuple(
        clock for clock in clocks_of(profile) if any(pause.ends_at is happened for pause in clock.pauses)
    )
