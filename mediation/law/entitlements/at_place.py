"""Sums reckoned with the figures of a place and a day, saying which of them were taken."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from mediation.law.entitlements.compute import compute, kind_named
from mediation.law.entitlements.said import Computation
from mediation.law.entitlements.supplied import WithParameters, with_parameters
from mediation.law.entitlements.versions import Raw, Versions, compare
from mediation.law.value import Value


def compute_at(
    name: str, raw: Mapping[str, Any], place: str | None, on: date | None, added: Iterable[Value] = ()
) -> Computation:
    """Like `compute`, with what was not given taken from the published figures of place and day.

    Its assumptions name each figure taken with its source; its warnings tell which of them rest on a text
    that was not read, may be out of date, or are not loaded. Raises UnknownKind, FactErrors, and
    ValueError for what is no place.
    """
    filled = with_parameters(kind_named(name), raw, place, on, added)
    return _remarked(compute(name, filled.facts), filled)


def compare_at(
    name: str, worker: Raw, employer: Raw, place: str | None, on: date | None, added: Iterable[Value] = ()
) -> Versions:
    """Like `compare`, each version with the published figures of place and day for what it leaves out."""
    kind, known = kind_named(name), tuple(added)
    ours, theirs = (with_parameters(kind, raw, place, on, known) for raw in (worker, employer))
    found = compare(name, ours.facts, theirs.facts)
    return replace(found, worker=_remarked(found.worker, ours), employer=_remarked(found.employer, theirs))


def _remarked(found: Computation, filled: WithParameters) -> Computation:
    return replace(
        found,
        assumptions=(*filled.assumptions, *found.assumptions),
        warnings=(*filled.warnings, *found.warnings),
    )
