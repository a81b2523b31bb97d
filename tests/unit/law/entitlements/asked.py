"""Short ways to ask for a computation and for what it refuses."""

from __future__ import annotations

from typing import Any

import pytest

from mediation.law.entitlements.compute import compute
from mediation.law.entitlements.errors import FactErrors
from mediation.law.entitlements.said import Computation


def amount(kind: str, **facts: Any) -> str:
    """The sum to the fen, as text."""
    return f"{compute(kind, facts).amount:f}"


def faults(kind: str, **facts: Any) -> list[tuple[str, str]]:
    """(fact, code) of everything refused, in order."""
    with pytest.raises(FactErrors) as refusal:
        compute(kind, facts)
    return [(error.fact, error.code) for error in refusal.value.errors]


def remarks(found: Computation) -> set[str]:
    """The codes of all assumptions and warnings."""
    return {each.code for each in (*found.assumptions, *found.warnings)}


def articles(found: Computation) -> list[str]:
    """The articles cited, in English."""
    return [each.en for each in found.citations]
