"""Live every kind of life once, through the real use cases, and keep the rows it left behind.

The store of the mould is a SQLite file of its own; its rows are read as the database holds them.
"""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from benchmarks.seed.plans import LIVES, OPEN_LIVES, Life, Marks
from benchmarks.seed.telling import told
from benchmarks.settings import settings
from mediation.application import create_app
from mediation.cli.schema import upgrade
from mediation.demo.acts import Scene
from mediation.demo.cast import assemble, employ
from mediation.demo.people import FULL, PersonPlan, RegisterPlan
from mediation.demo.timeline import Days, tell
from mediation.identity.models import Office
from mediation.kernel import clock
from mediation.kernel.actor import Role
from mediation.kernel.database import CaseSession, transaction
from mediation.store import db

Row = dict[str, Any]
Rows = dict[str, list[Row]]
TODAY = date(2026, 11, 2)
"""The day of the mould: its lives end before, whenever it is made."""
FOUNDED = 1200
"""Days before that on which the offices were set up."""
TRANSIENT = frozenset({
    "alembic_version", "attempts", "demo_messages", "idempotency_keys", "one_time_codes", "sign_in_sessions",
    "sqlite_sequence",
})  # fmt: skip
"""Tables whose rows do not outlive the day."""
STUDIOS = ("YCFS", "YCLZ", "YCGB")


@dataclass(frozen=True)
class Mediator:
    """Somebody to whom disputes of one studio are given."""

    sign_in: str
    person_id: str
    name: str
    office_id: str
    code: str


@dataclass(frozen=True)
class Mould:
    """What was there before the first dispute, and the rows that each life added."""

    cast: Rows
    lives: Mapping[Life, tuple[Marks, Rows]]
    mediators: tuple[Mediator, ...]
    office_codes: Mapping[str, str]


def make(mediators: int, secret: str) -> Mould:
    """Live all lives; `mediators` is how many there are to whom disputes can be given."""
    with tempfile.TemporaryDirectory(prefix="mediation-mould-") as folder, _store(Path(folder)) as sessions:
        rows = _Reader(Path(folder) / "mould.sqlite")
        with clock.reading(lambda: Days(TODAY, FOUNDED)(0)):
            scene = Scene(sessions, assemble(sessions(), lambda: secret))
            people = tuple(_mediators(sessions, scene, mediators, secret))
        cast = rows.added()
        lives = {}
        for number, life in enumerate((*LIVES, *OPEN_LIVES), start=1):
            tell([told(scene, life, number, TODAY)], Days(TODAY, 0)(0))
            lives[life] = Marks(number), rows.added()
        codes = {row["id"]: row["code"] for row in cast["offices"]}
        return Mould(cast, lives, people, codes)


@contextmanager
def _store(folder: Path) -> Iterator[Callable[[], Session]]:
    app = create_app(settings(f"sqlite:///{folder / 'mould.sqlite'}", folder))
    upgrade(app)
    with app.app_context():
        try:
            yield lambda: CaseSession(db.engine, expire_on_commit=False)
        finally:
            db.engine.dispose()


def _mediators(sessions: Callable[[], Session], scene: Scene, count: int, secret: str) -> Iterator[Mediator]:
    """Mediators beside the sample's own, as many in one studio as in another."""
    with sessions() as session, transaction(session):
        offices = {code: session.get_one(Office, key) for code, key in scene.cast.offices.items()}
        for number in range(count):
            code = STUDIOS[number % len(STUDIOS)]
            name = f"调解员{number:04d}"
            entry = RegisterPlan(f"越调2025-1{number:04d}", FULL)
            plan = PersonPlan(f"bench{number:04d}", name, ((code, Role.MEDIATOR),), entry)
            actor = employ(session, plan, offices, secret)
            assert actor.person_id is not None
            yield Mediator(plan.sign_in, actor.person_id.hex, name, offices[code].id.hex, code)


class _Reader:
    """Reads what was added to every table since it was last asked."""

    def __init__(self, path: Path) -> None:
        self.connection = sqlite3.connect(path)
        self.connection.row_factory = sqlite3.Row
        named = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'dispute_search%'"
        self.tables = [name for (name,) in self.connection.execute(named) if name not in TRANSIENT]
        self.seen = dict.fromkeys(self.tables, 0)

    def added(self) -> Rows:
        """Table → its new rows, columns as the database holds them."""
        return {table: self._of(table) for table in self.tables}

    def _of(self, table: str) -> list[Row]:
        query = f"SELECT rowid AS written_as, * FROM {table} WHERE rowid > ? ORDER BY rowid"
        rows = [dict(row) for row in self.connection.execute(query, (self.seen[table],))]
        self.seen[table] = max((row.pop("written_as") for row in rows), default=self.seen[table])
        return rows
