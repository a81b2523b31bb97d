"""Seed a store: make the tables, live every kind of life once, write as many copies as are wanted."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

from benchmarks.seed import mould
from benchmarks.seed.copies import Copies
from benchmarks.seed.loading import load, opened
from benchmarks.seed.population import mediators_for, population
from benchmarks.settings import settings
from mediation.application import create_app
from mediation.cli.schema import upgrade
from mediation.identity.passwords import hashed
from mediation.store import db

SEED = 20261121


@dataclass(frozen=True)
class Seeded:
    """What was written, and how long it took."""

    disputes: int
    rows: int
    seconds: float


def seed(url: str, files: Path, size: int, told: Callable[[str], None] = print) -> Seeded:
    """Fill the empty store at `url` with `size` disputes."""
    begun = time.perf_counter()
    app = create_app(settings(url, files))
    upgrade(app)
    with app.app_context():
        db.engine.dispose()
    made = mould.make(mediators_for(size), hashed("nobody signs in by password here"))
    create_app(settings(url, files))
    columns = {
        table: tuple(row)
        for rows in (made.cast, *(rows for _, rows in made.lives.values()))
        for table, found in rows.items()
        for row in found[:1]
    }
    with opened(url) as loader:
        count = load(loader, _rows(made, size, told), columns)
        written = time.perf_counter()
        told(f"  {count:,} rows in {written - begun:.0f} s; indexes, guards and keys …")
    return Seeded(size, count, time.perf_counter() - begun)


def _rows(made: mould.Mould, size: int, told: Callable[[str], None]) -> Iterator[tuple[str, tuple[Any, ...]]]:
    chance = Random(SEED)
    copies = Copies(made, chance)
    yield from copies.cast()
    for number, wanted in enumerate(population(size, made.mediators, chance), start=1):
        yield from copies.of(wanted)
        if number % 25_000 == 0:
            told(f"  {number:,} disputes")
    yield from copies.rest()
