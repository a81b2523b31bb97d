"""The table of findings and the patterns of words they look for, read once."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType
from typing import Any

from mediation.law.tags import Tag

FOLDER = Path(__file__).parent


class Severity(StrEnum):
    """What a finding means for the step that writes the agreement down."""

    HIGH = "high"
    """To be mended, or explained by the mediator in writing."""
    MEDIUM = "medium"
    """To be looked at; the step stays open."""
    NOTE = "note"
    """Worth knowing."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of finding: what is wrong, what to do about it, and where that stands."""

    code: str
    severity: Severity
    title_zh: str
    title_en: str
    mend_zh: str
    mend_en: str
    citation_zh: str
    citation_en: str
    tag: Tag


@dataclass(frozen=True, slots=True)
class Finding:
    """Something found in a draft: in which item, or in which part of the text, and the words that bit."""

    rule: Rule
    item: str = ""
    """Key of the claim item; empty where the finding speaks of the text."""
    place: str = "item"
    """item, result, default_clause, release_scope, other_duties or parties."""
    quote: str = ""

    @property
    def code(self) -> str:
        return self.rule.code

    @property
    def severity(self) -> Severity:
        return self.rule.severity

    @property
    def key(self) -> str:
        """Which finding an explanation speaks of; there is one of a code in a place."""
        return f"{self.code}.{self.item or self.place}"


def _rule(row: dict[str, Any]) -> Rule:
    return Rule(**{**row, "severity": Severity(row["severity"]), "tag": Tag(row["tag"])})


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((FOLDER / name).read_text("utf-8"))


RULES: Mapping[str, Rule] = MappingProxyType({
    row["code"]: _rule(row) for row in _read("findings.toml")["finding"]
})  # fmt: skip
"""Every kind of finding by its code, the gravest first."""


def _patterns(lists: Mapping[str, list[str]]) -> Mapping[str, re.Pattern[str]]:
    return MappingProxyType({name: re.compile("|".join(words)) for name, words in lists.items()})


_WORDS = _read("patterns.toml")

PATTERNS: Mapping[str, Mapping[str, re.Pattern[str]]] = MappingProxyType({
    name: _patterns(lists) for name, lists in _WORDS.items() if name != "text"
})  # fmt: skip
"""Family → list → one pattern out of all its words."""

PART_SETTLEMENT: str = _WORDS["text"]["part_settlement"]
"""What an injury item says while the injury is not decided and graded; Chinese, as the paper is."""


def found(code: str, item: str = "", place: str = "item", quote: str = "") -> Finding:
    """A finding by its code. Raises LookupError for a code that is not in the table."""
    return Finding(RULES[code], item, place, quote)
