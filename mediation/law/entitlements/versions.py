"""Two versions of the facts, two sums, and which fact moves the sum by how much."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from mediation.law.entitlements.compute import compute, facts_of, kind_named
from mediation.law.entitlements.errors import FactError, FactErrors
from mediation.law.entitlements.fields import Field
from mediation.law.entitlements.said import Computation

WORKER, EMPLOYER = "worker", "employer"
_SIDES = {
    WORKER: ("劳动者的说法", "the worker's version"),
    EMPLOYER: ("用人单位的说法", "the employer's version"),
}

Raw = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Difference:
    """What the sum gains, in yuan, as these facts go from the employer's version to the worker's.

    Mostly one fact; several where one cannot stand without the next. `employer` and `worker` hold what
    each side said, as written.
    """

    facts: tuple[str, ...]
    zh: tuple[str, ...]
    en: tuple[str, ...]
    employer: tuple[Any, ...]
    worker: tuple[Any, ...]
    amount: Decimal


@dataclass(frozen=True, slots=True)
class Versions:
    """Both sums; `low` and `high` are the least and the most of either; the differences' sum is the gap."""

    worker: Computation
    employer: Computation
    low: Decimal
    high: Decimal
    differences: tuple[Difference, ...]


def is_contested(value: Any) -> bool:
    """Whether a fact is written as {"worker": x, "employer": y}."""
    return isinstance(value, Mapping) and set(value) == {WORKER, EMPLOYER}


def version(raw: Raw, side: str) -> dict[str, Any]:
    """The facts as one side tells them; a fact that is not contested is both sides'."""
    return {name: value[side] if is_contested(value) else value for name, value in raw.items()}


def compare(name: str, worker: Raw, employer: Raw) -> Versions:
    """Reckons both versions and explains the gap between them, fact by fact in the order of the fields.

    Raises UnknownKind, and FactErrors with the faults of both; a fault of one side only says whose it is.
    """
    _refuse_faults(name, worker, employer)
    high, low = compute(name, worker), compute(name, employer)
    return Versions(
        worker=high,
        employer=low,
        low=min(high.low, low.low),
        high=max(high.high, low.high),
        differences=tuple(_differences(name, worker, employer)),
    )


def _differences(name: str, worker: Raw, employer: Raw) -> Iterator[Difference]:
    """Walks from the employer's facts to the worker's, a fact at a time; what cannot stand yet waits."""
    current, before = dict(employer), compute(name, employer).amount
    waiting: list[Field] = []
    for field in _told_differently(name, worker, employer):
        waiting.append(field)
        current[field.name] = worker.get(field.name)
        try:
            after = compute(name, current).amount
        except FactErrors:
            continue
        yield _difference(waiting, worker, employer, after - before)
        before, waiting = after, []


def _difference(fields: list[Field], worker: Raw, employer: Raw, amount: Decimal) -> Difference:
    names = tuple(field.name for field in fields)
    return Difference(
        facts=names,
        zh=tuple(field.zh for field in fields),
        en=tuple(field.en for field in fields),
        employer=tuple(employer.get(name) for name in names),
        worker=tuple(worker.get(name) for name in names),
        amount=amount,
    )


def _told_differently(name: str, worker: Raw, employer: Raw) -> list[Field]:
    kind = kind_named(name)
    one, other = facts_of(kind, worker), facts_of(kind, employer)
    return [field for field in kind.all_fields if one[field.name] != other[field.name]]


def _refuse_faults(name: str, worker: Raw, employer: Raw) -> None:
    found = {side: _faults(name, raw) for side, raw in ((WORKER, worker), (EMPLOYER, employer))}
    shared = [error for error in found[WORKER] if error in found[EMPLOYER]]
    own = [
        replace(error, zh=f"{_SIDES[side][0]}：{error.zh}", en=f"{_SIDES[side][1]}: {error.en}")
        for side, errors in found.items()
        for error in errors
        if error not in shared
    ]
    if shared or own:
        raise FactErrors((*shared, *own))


def _faults(name: str, raw: Raw) -> tuple[FactError, ...]:
    try:
        facts_of(kind_named(name), raw)
    except FactErrors as wrong:
        return wrong.errors
    return ()
