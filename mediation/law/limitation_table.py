"""The rules of limitation as data: which for which kind of claim, what begins the year anew, what runs on."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType
from typing import Any

from mediation.law.tags import Tag

TABLE = Path(__file__).parent / "parameters" / "limitation.toml"


class StartsFrom(StrEnum):
    """From which day the year can run."""

    KNOWN = "known"
    """The day the breach was known, as it was told."""
    EMPLOYMENT_ENDED = "employment_ended"
    SPAN_FROM = "span_from"
    """The first day of the time for which something is claimed."""
    SPAN_UNTIL = "span_until"
    """Its last day."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A period of limitation: so many months, and the article it stands in."""

    code: str
    clock: str
    """C24, C25 as in the law's list of clocks."""
    months: int
    name_zh: str
    name_en: str
    said_zh: str
    said_en: str
    citation_zh: str
    citation_en: str
    tag: Tag

    @property
    def rests_while_employed(self) -> bool:
        """Unpaid pay has no end while the employment lasts (LMAL 27(4))."""
        return self.clock == "C25"


@dataclass(frozen=True, slots=True)
class OfKind:
    """How one kind of claim is counted. `rule` is None for what arbitration does not take.

    `needs_end`: nothing runs before the employment ended. `parts`: a span falls due bit by bit.
    `year_end`: each part falls due with its calendar year. `tag` is how well founded the choice is.
    """

    rule: Rule | None
    starts: tuple[StartsFrom, ...]
    needs_end: bool
    parts: bool
    year_end: bool
    why_zh: str
    why_en: str
    tag: Tag


@dataclass(frozen=True, slots=True)
class Ground:
    """What begins the year anew. `failure`: the mediation, or its agreement, failed.

    `told`: somebody has to say so, for no file of the mediation body knows of it.
    """

    code: str
    failure: bool
    name_zh: str
    name_en: str
    citation_zh: str
    citation_en: str
    tag: Tag
    told: bool = False


@dataclass(frozen=True, slots=True)
class Obstacle:
    """What keeps somebody from going to arbitration; the period stands still meanwhile (CHR 28)."""

    code: str
    name_zh: str
    name_en: str
    citation_zh: str
    citation_en: str
    tag: Tag


@dataclass(frozen=True, slots=True)
class RunsOn:
    """A period that mediation does not stop; `kinds` of claim beside which it matters, empty for all.

    `number` is of `unit`: days or years.
    """

    code: str
    kinds: frozenset[str]
    number: int
    unit: str
    said_zh: str
    said_en: str
    citation_zh: str
    citation_en: str
    tag: Tag


_READ: Mapping[str, Any] = tomllib.loads(TABLE.read_text("utf-8"))

RULES: Mapping[str, Rule] = MappingProxyType({
    row["code"]: Rule(**{**row, "tag": Tag(row["tag"])}) for row in _READ["rule"]
})  # fmt: skip
"""The periods by their code."""


def _of_kind(row: Mapping[str, Any]) -> OfKind:
    return OfKind(
        RULES[row["rule"]] if "rule" in row else None, tuple(map(StartsFrom, row["starts"])),
        row.get("needs_end", False), row.get("parts", False), row.get("year_end", False),
        row.get("why_zh", ""), row.get("why_en", ""), Tag(row["tag"]),
    )  # fmt: skip


KINDS: Mapping[str, OfKind] = MappingProxyType({
    code: _of_kind(row) for row in _READ["kind"] for code in row["codes"]
})  # fmt: skip
"""Kind of claim → how it is counted."""

GROUNDS: Mapping[str, Ground] = MappingProxyType({
    row["code"]: Ground(**{**row, "tag": Tag(row["tag"])}) for row in _READ["ground"]
})  # fmt: skip
"""What begins the year anew, by code (LMAL 27(2), CHR 27, ECMR 31)."""

OBSTACLES: Mapping[str, Obstacle] = MappingProxyType({
    row["code"]: Obstacle(**{**row, "tag": Tag(row["tag"])}) for row in _READ["obstacle"]
})  # fmt: skip
"""What lets the period stand still, by code (CHR 28)."""

RUNS_ON: tuple[RunsOn, ...] = tuple(
    RunsOn(**{**row, "kinds": frozenset(row["kinds"]), "tag": Tag(row["tag"])}) for row in _READ["beside"]
)
"""What mediation does not stop."""


def runs_on_beside(kinds: frozenset[str]) -> tuple[RunsOn, ...]:
    """What mediation does not stop that matters for one of these kinds of claim."""
    return tuple(each for each in RUNS_ON if not each.kinds or each.kinds & kinds)
