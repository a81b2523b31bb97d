"""From raw facts to a sum with its working."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from mediation.law.entitlements.errors import UnknownKind
from mediation.law.entitlements.fields import read_facts
from mediation.law.entitlements.kind import Kind
from mediation.law.entitlements.rounding import ROUNDINGS, to_fen
from mediation.law.entitlements.said import Computation
from mediation.law.entitlements.table import KINDS
from mediation.law.entitlements.working import Working


def kind_named(name: str) -> Kind:
    """The kind of this name. Raises UnknownKind."""
    found = KINDS.get(name)
    if found is None:
        raise UnknownKind(name)
    return found


def compute(name: str, raw: Mapping[str, Any]) -> Computation:
    """The sum that these facts give. Raises UnknownKind, and FactErrors with a line per bad fact."""
    kind = kind_named(name)
    facts = read_facts(kind.all_fields, raw)
    working = Working()
    exact = kind.reckon(facts, working)
    readings = [exact, *working.other_readings]
    return Computation(
        kind=name,
        exact=exact,
        amount=to_fen(exact),
        rounded=ROUNDINGS[facts["rounding"]](exact),
        low=to_fen(min(readings)),
        high=to_fen(max(readings)),
        steps=tuple(working.steps),
        citations=tuple(working.citations),
        assumptions=tuple(working.assumptions),
        warnings=tuple(working.warnings),
    )
