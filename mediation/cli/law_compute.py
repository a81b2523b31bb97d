"""`mediation law compute KIND --facts FILE`: a sum the law gives, with the working and its articles."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from importlib import import_module
from typing import Any

import click

from mediation.cli.facts_file import Unusable, facts_from
from mediation.cli.reckoned import answer, answer_of_both
from mediation.cli.told import JsonCommand, refuse, tell
from mediation.law.entitlements.at_place import compare_at, compute_at
from mediation.law.entitlements.compute import kind_named
from mediation.law.entitlements.errors import FactErrors, UnknownKind
from mediation.law.entitlements.rounding import DEFAULT
from mediation.law.entitlements.versions import EMPLOYER, WORKER, is_contested, version
from mediation.law.value import Value, is_place

STORE = "mediation.cli.added_figures"


@click.command(cls=JsonCommand)
@click.argument("kind")
@click.option("--facts", "file", metavar="FILE", required=True, help="JSON with the facts; - reads them in.")
@click.option(
    "--place", metavar="CODE", help="Administrative division whose figures fill in what is not told."
)
@click.option("--on", "day", metavar="DATE", help="The day those figures are of, like 2026-03-01.")
@click.option("--added", is_flag=True, help="Take what administrators added to the configured store, too.")
def compute(kind: str, file: str, place: str | None, day: str | None, added: bool) -> None:
    """Reckon a sum from facts; `mediation law kinds` lists what there is.

    A contested fact is written {"worker": x, "employer": y}: the answer then has both versions, the range,
    and what each fact moves. The sum in front is then the worker's version.
    """
    raw, errors = _read(kind, file)
    on, wrong_place = _place_and_day(place, day)
    if added and place is None:
        wrong_place.append("--place：与--added一并提供 (is needed with --added)")
    if raw is None or errors or wrong_place:
        refuse([*errors, *wrong_place])
    try:
        tell(_answer(kind, raw, place, on, _added(place) if added else ()))
    except FactErrors as wrong:
        refuse(error.line for error in wrong.errors)


def _read(kind: str, file: str) -> tuple[Mapping[str, Any] | None, list[str]]:
    """The facts as written, and what is wrong with the command itself."""
    errors = []
    try:
        kind_named(kind)
    except UnknownKind:
        shown = kind[:60]
        errors.append(f"没有“{shown}”这一种 (there is no kind {shown!r}; `mediation law kinds` lists them)")
    try:
        return facts_from(file), errors
    except Unusable as wrong:
        return None, [*errors, str(wrong)]


def _place_and_day(place: str | None, day: str | None) -> tuple[date | None, list[str]]:
    """The day, and what is wrong with place and day."""
    errors = []
    if place is not None and not is_place(place):
        errors.append("--place：应为行政区划代码，如330602 (must be an administrative-division code)")
    if place is not None and day is None:
        errors.append("--on：与--place一并提供 (is needed with --place)")
    try:
        return (None if day is None else date.fromisoformat(day)), errors
    except ValueError:
        return None, [*errors, "--on：应为日期，如2026-01-31 (must be a date such as 2026-01-31)"]


def _added(place: str | None) -> Sequence[Value]:
    """What the store holds for the place; what reads it is loaded for this alone, for it is slow to load."""
    try:
        found: Sequence[Value] = import_module(STORE).of_place(place)
    except ValueError as unread:
        refuse([str(unread)])
    return found


def _answer(
    kind: str, raw: Mapping[str, Any], place: str | None, on: date | None, added: Sequence[Value]
) -> dict[str, Any]:
    if any(is_contested(value) for value in raw.values()):
        worker, employer = version(raw, WORKER), version(raw, EMPLOYER)
        return answer_of_both(
            compare_at(kind, worker, employer, place, on, added), worker.get("rounding") or DEFAULT
        )
    return answer(compute_at(kind, raw, place, on, added), raw.get("rounding") or DEFAULT)
