"""Short ways to ask for a computation and for what it refuses; each looks at the words as well."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Any

import pytest

from mediation.law.entitlements import compute as computing
from mediation.law.entitlements.errors import FactErrors
from mediation.law.entitlements.said import Computation

CHINESE = re.compile(r"[\u4e00-\u9fff]")
LATIN = re.compile(r"[A-Za-z]{2}")
SHOUTED = re.compile(r"[A-Z]{2}")
"""Capitals or an abbreviation: nothing for people who are no lawyers."""


def compute(kind: str, facts: dict[str, Any]) -> Computation:
    """The computation, whose words are whole: Chinese in Chinese, English as a heading or a sentence."""
    found = computing.compute(kind, facts)
    assert isinstance(found.exact, Fraction)
    for said in (*found.steps, *found.assumptions, *found.warnings):
        assert CHINESE.match(said.zh) and not LATIN.search(said.zh), said
        assert said.en[0].isupper() and not SHOUTED.search(said.en) and not CHINESE.search(said.en), said
    return found


def amount(kind: str, **facts: Any) -> str:
    """The sum to the fen, as text."""
    return f"{compute(kind, facts).amount:f}"


def faults(kind: str, **facts: Any) -> list[tuple[str, str]]:
    """(fact, code) of everything refused, in order; what is said of each is whole in both languages."""
    with pytest.raises(FactErrors) as refusal:
        compute(kind, facts)
    for error in refusal.value.errors:
        assert CHINESE.match(error.zh) and not SHOUTED.search(error.zh + error.en), error
        assert error.en[0].islower(), error
    return [(error.fact, error.code) for error in refusal.value.errors]


def remarks(found: Computation) -> set[str]:
    """The codes of all assumptions and warnings."""
    return {each.code for each in (*found.assumptions, *found.warnings)}


def articles(found: Computation) -> list[str]:
    """The articles cited, in English."""
    return [each.en for each in found.citations]
