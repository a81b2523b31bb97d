"""The published figures by place: what holds today, what is not known, and every row there ever was."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from mediation.identity.models import Office
from mediation.kernel import clock
from mediation.kernel.actor import Actor, Role
from mediation.kernel.errors import NotFound
from mediation.law.parameter_names import PARAMETERS, Parameter
from mediation.law.value import NATION, Value, is_place, upward
from mediation.law.value_doubts import Doubt, doubts
from mediation.law.value_files import place_names, shipped
from mediation.law.value_standing import Standing, standings
from mediation.law.values import lookup
from mediation.law_parameters import queries
from mediation.law_parameters.models import LawParameter
from mediation.policy.decide import require_by_role
from mediation.policy.permissions import Permission


@dataclass(frozen=True)
class Place:
    """A place with its names; `own` when an office of the reader lies in it or it in one of them."""

    code: str
    zh: str
    en: str
    own: bool


@dataclass(frozen=True)
class Held:
    """A parameter and the figure that holds today, if any, with the grounds to look at it again."""

    parameter: Parameter
    value: Value | None
    doubts: tuple[Doubt, ...]


@dataclass(frozen=True)
class Row:
    """One row of the record: as it was written, how it stands today, and by whom it was added."""

    value: Value
    standing: Standing
    doubts: tuple[Doubt, ...]
    revision: int
    """How often this name, place and day had been written down with this row."""
    reason: str
    added_name: str
    added_at: datetime | None
    """None for what the product brings."""


@dataclass(frozen=True)
class ParametersPage:
    """What the page shows of one place."""

    place: Place
    places: tuple[Place, ...]
    held: tuple[Held, ...]
    rows: tuple[Row, ...]
    on: date


@dataclass(frozen=True)
class Correctable:
    """One figure as it stands, to be put right; `revisions` is how often it was written down."""

    value: Value
    revisions: int


def of(session: Session, actor: Actor, place: str = "") -> ParametersPage:
    """The figures of a place and of all it lies in, in three statements; without a place, of one's own.

    Raises NotFound for whoever may not see them, and for a place of which nothing is known.
    """
    require_by_role(actor, Permission.MANAGE_PARAMETERS)
    regions, added, on = _regions(session, actor), queries.rows(session), clock.today()
    places = {each.code: each for each in _places(regions, added)}
    chosen = places.get(place or _first(regions))
    if chosen is None:
        raise NotFound()
    values = [queries.value_of(row) for row in added]
    wanted = upward(chosen.code)
    rows = [row for row in _rows(added, on) if row.value.place in wanted]
    rows.sort(key=lambda row: (list(PARAMETERS).index(row.value.name), wanted.index(row.value.place)))
    held = tuple(_held(parameter, chosen.code, on, values) for parameter in PARAMETERS.values())
    return ParametersPage(chosen, tuple(places.values()), held, tuple(rows), on)


def known_name(session: Session, actor: Actor, place: str) -> str:
    """What a place is called, as far as it is known; empty otherwise."""
    known = {each.code: each.zh for each in _places(_regions(session, actor), queries.rows(session))}
    return known.get(place, "")


def one(session: Session, actor: Actor, name: str, place: str, since: date) -> Correctable:
    """The figure of this name, place and day as it stands. Raises NotFound."""
    require_by_role(actor, Permission.MANAGE_PARAMETERS)
    found = [
        row for row in _rows(queries.rows(session), clock.today())
        if (row.value.name, row.value.place, row.value.since) == (name, place, since)
    ]  # fmt: skip
    if not found:
        raise NotFound()
    newest = max(found, key=lambda row: row.revision)
    before = [row.value for row in found if row.value.amount is not None]
    return Correctable(newest.value if newest.value.amount is not None else before[-1], newest.revision)


def _rows(added: Iterable[LawParameter], on: date) -> list[Row]:
    """What the product brings, then what was added; the newest of a figure last."""
    written = [(value, None) for value in shipped()] + [(queries.value_of(row), row) for row in added]
    count: dict[tuple[str, str, date], int] = {}
    found = []
    for (value, row), standing in zip(written, standings([each for each, _ in written], on), strict=True):
        key = (value.name, value.place, value.since)
        count[key] = count.get(key, 0) + 1
        in_doubt = doubts(value, on) if standing in (Standing.IN_FORCE, Standing.COMING) else ()
        found.append(
            Row(
                value, standing, in_doubt, count[key], row.reason if row else "",
                row.added_name if row else "", row.added_at if row else None,
            )
        )  # fmt: skip
    return found


def _held(parameter: Parameter, place: str, on: date, added: list[Value]) -> Held:
    value = lookup(parameter.name, place, on, added)
    return Held(parameter, value, doubts(value, on) if value else ())


def _regions(session: Session, actor: Actor) -> Mapping[str, str]:
    """The regions of the reader's offices with the name of the highest office in each."""
    own = Office.id.in_(sorted(actor.covered(Role.SYSTEM_ADMIN)))
    query = select(Office.region, Office.name).where(own).order_by(Office.path)
    found: dict[str, str] = {}
    for region, name in session.execute(query):
        if is_place(region):
            found.setdefault(region, name)
    return found


def _first(regions: Mapping[str, str]) -> str:
    return next(iter(regions), NATION)


def _places(regions: Mapping[str, str], added: Iterable[LawParameter]) -> list[Place]:
    """The reader's own places from the top down, then every other place of which there is a figure."""
    named = dict(place_names())
    for row in added:
        if row.place_name:
            named.setdefault(row.place, (row.place_name, row.place_name))
    own = {code for region in regions for code in upward(region)}
    codes = own | {value.place for value in shipped()} | {row.place for row in added}
    found = [Place(code, *_names(code, named, regions), code in own) for code in codes]
    return sorted(found, key=lambda place: (not place.own, place.code != NATION, place.code))


def _names(code: str, named: Mapping[str, tuple[str, str]], regions: Mapping[str, str]) -> tuple[str, str]:
    return named.get(code) or (regions.get(code, ""), regions.get(code, ""))
