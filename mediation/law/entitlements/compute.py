"""From raw facts to a sum with its working."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from mediation.law.entitlements.errors import FactError, FactErrors, UnknownKind
from mediation.law.entitlements.fields import read_facts
from mediation.law.entitlements.kind import Facts, Forms, Kind
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


def facts_of(kind: Kind, raw: Mapping[str, Any]) -> Facts:
    """What was told, read. Raises FactErrors with a line for every fact that is missing or cannot be."""
    facts, errors = read_facts(kind.all_fields, raw)
    errors += _impossible(kind, facts, {error.fact for error in errors})
    if errors:
        raise FactErrors(tuple(dict.fromkeys(errors)))
    return facts


def compute(name: str, raw: Mapping[str, Any]) -> Computation:
    """The sum that these facts give. Raises UnknownKind, and FactErrors with a line per bad fact."""
    kind = kind_named(name)
    facts = facts_of(kind, raw)
    working = Working()
    working.cite(*kind.citations)
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


def _impossible(kind: Kind, facts: Facts, unreadable: set[str]) -> Iterator[FactError]:
    """Faults of facts together, without calling missing what was told but could not be read."""
    told = {fact for forms in kind.forms for fact in _among(forms) if unreadable & _among(forms)}
    if kind.any_of and not unreadable.intersection(kind.any_of):
        yield from _nothing_told(kind, facts)
    for check in kind.checks:
        try:
            check(facts, Working())
        except FactErrors as wrong:
            yield from (error for error in wrong.errors if error.code != "missing" or error.fact not in told)


def _among(forms: Forms) -> set[str]:
    return {fact for form in forms for fact in form}


def _nothing_told(kind: Kind, facts: Facts) -> Iterator[FactError]:
    if all(facts[name] is None for name in kind.any_of):
        listed = ", ".join(kind.any_of)
        yield FactError(
            kind.any_of[0], "missing", f"请至少提供其中一项：{listed}", f"at least one of {listed} is needed"
        )
