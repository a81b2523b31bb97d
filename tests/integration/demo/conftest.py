"""The sample, loaded by its command once per process into a store of its own."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID

import psycopg
import pytest
from click.testing import CliRunner, Result
from sqlalchemy.engine import make_url

from mediation.cli.main import main
from mediation.cli.schema import GUARDED, GUARDS
from tests.stores import store_for


@dataclass(frozen=True)
class Sample:
    """The store with the sample in it: its commands, its rows, and a way in past the guards."""

    url: str
    instance: Path

    @property
    def environment(self) -> Mapping[str, str | None]:
        """Demo mode on this store."""
        return {
            "MEDIATION_DEMO": "1",
            "MEDIATION_DATABASE_URL": self.url,
            "MEDIATION_INSTANCE": str(self.instance),
        }

    def run(self, *words: str, **changes: str | None) -> Result:
        """`mediation …` on this store."""
        return CliRunner().invoke(main, words, env={**self.environment, **changes})

    def rows(self, question: str) -> list[tuple[Any, ...]]:
        """What an SQL question finds."""
        with closing(self._connect()) as connection:
            return list(connection.execute(question).fetchall())

    def chain_of(self, number: str, kind: str = "joint") -> str:
        """The name of a chain of a dispute, by the kind of its compartment."""
        question = (
            "SELECT c.dispute_id, c.id FROM compartments c JOIN disputes d ON d.id = c.dispute_id"
            f" WHERE d.number = '{number}' AND c.kind = '{kind}' ORDER BY c.id"
        )
        dispute, compartment = (UUID(str(key)) for key in self.rows(question)[0])
        return f"dispute:{dispute.hex}:{(dispute if kind == 'joint' else compartment).hex}"

    def tamper(self, *statements: str) -> None:
        """Do as somebody who holds the database itself; the guards are taken away first."""
        with closing(self._connect()) as connection:
            for statement in (*_away_with_guards(self.url), *statements):
                connection.execute(statement)
            connection.commit()

    def _connect(self) -> Any:
        """By the bare driver: the product's own connections keep such people out."""
        made = make_url(self.url)
        if made.get_backend_name() == "sqlite":
            return sqlite3.connect(str(made.database))
        return psycopg.connect(made.set(drivername="postgresql").render_as_string(hide_password=False))


def _away_with_guards(url: str) -> list[str]:
    if url.startswith("sqlite"):
        return [f"DROP TRIGGER IF EXISTS {guard}" for guard in sorted(GUARDS["sqlite"])]
    return [f"ALTER TABLE {table} DISABLE TRIGGER USER" for table in GUARDED]


@pytest.fixture(scope="session")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Sample, Result]]:
    """The sample, and what its loading printed."""
    with store_for(f"sample_{os.environ.get('PYTEST_XDIST_WORKER', 'main')}") as store:
        store.clean()
        sample = Sample(store.url, tmp_path_factory.mktemp("instance"))
        yield sample, sample.run("demo", "load")


@pytest.fixture(scope="session")
def verdict(loaded: tuple[Sample, Result]) -> Callable[..., Result]:
    """`verdict("audit", "verify")`: what a checking command said before anybody tampered."""
    sample, _ = loaded
    commands = (("audit", "verify"), ("database", "check"), ("workflows", "check"))
    said = {words: sample.run(*words) for words in commands}
    return lambda *words: said[words]


@pytest.fixture(scope="session")
def sample(loaded: tuple[Sample, Result], verdict: Callable[..., Result]) -> Sample:
    """Tests that tamper each take another dispute, since all share this store."""
    return loaded[0]
