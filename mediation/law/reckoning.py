"""By which rules a period was counted: P1 to P8 with their sources, and those that one count rests on."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from mediation.law.clocks import Unit
from mediation.law.counted import Counted
from mediation.law.tags import Tag

TABLE = Path(__file__).parent / "parameters" / "reckoning.toml"


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of reckoning in our own words, with its article."""

    code: str
    text_zh: str
    text_en: str
    citation_zh: str
    citation_en: str
    tag: Tag


def _read(path: Path) -> Mapping[str, Rule]:
    rows = tomllib.loads(path.read_text("utf-8"))["rule"]
    return MappingProxyType({row["code"]: Rule(**{**row, "tag": Tag(row["tag"])}) for row in rows})


RULES: Mapping[str, Rule] = _read(TABLE)
"""Every rule by its code; P3.rest is the part of P3 that is practice and not text."""


def rules_of(counted: Counted) -> tuple[Rule, ...]:
    """The rules that this count used, in the order of counting; none where the last day was agreed."""
    if counted.number is None:
        return ()
    codes = {
        "P1": counted.first_day != counted.start,
        "P2": counted.unit.by_months,
        "P6": counted.unit is Unit.WORKING,
        "P7": counted.unit is Unit.WORKING,
        "P3": counted.rolled,
        "P3.rest": counted.roll_tag is not None and counted.roll_tag.needs_remark,
    }
    return tuple(RULES[code] for code, used in codes.items() if used)
