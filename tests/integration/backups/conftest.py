"""A store with disputes and papers in it, and the command line on it."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from flask import Flask
from sqlalchemy import Engine, create_engine, text
from sqlalchemy.engine import make_url

from mediation.application import open_process
from mediation.cli.main import main
from mediation.config import Config
from mediation.demo.plans import Upto
from mediation.procedure.confide import speak
from mediation.procedure.preparation import add_document
from tests.stores import Store, store_for
from tests.wall.inside import PDF
from tests.world import World

IN_CONFIDENCE = "只给调解员看的话"


@dataclass
class House:
    """A store, its papers and its checkpoints, and the commands on them."""

    url: str
    files: Path
    checkpoints: Path
    leave: Callable[[], None]
    """Gives back every connection that the tests themselves hold to it."""

    def run(self, *words: str, **changes: str | None) -> Result:
        """A command in demo mode on this store, which nobody else uses."""
        self.leave()
        return self.run_beside(*words, **changes)

    def run_beside(self, *words: str, **changes: str | None) -> Result:
        """A command on this store while others use it."""
        environment = {
            "MEDIATION_DEMO": "1", "MEDIATION_DATABASE_URL": self.url, "MEDIATION_FILES": str(self.files),
            "MEDIATION_CHECKPOINTS": str(self.checkpoints),
        }  # fmt: skip
        return CliRunner().invoke(main, words, env=environment | changes)

    def rows(self) -> dict[str, list[str]]:
        """Every row of every table, as text and in order."""
        engine = create_engine(self.url)
        with engine.connect() as connection:
            on_sqlite = make_url(self.url).get_backend_name() == "sqlite"
            named = (
                "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
                if on_sqlite
                else "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"
            )
            found = {
                table: sorted(map(str, connection.execute(text(f"SELECT * FROM {table}"))))
                for table in connection.scalars(text(named)).all()
            }
        engine.dispose()
        return found

    def papers(self) -> dict[str, bytes]:
        """Name and bytes of every stored paper."""
        return {path.name: path.read_bytes() for path in self.files.glob("[0-9a-f][0-9a-f]/*")}


@pytest.fixture
def house(app: Flask, engine: Engine, config: Config, store: Store, tmp_path: Path) -> House:
    """The store of the tests, empty, and its folder of papers too."""
    shutil.rmtree(config.files)
    config.files.mkdir()
    return House(store.url, config.files, tmp_path / "checkpoints", engine.dispose)


@pytest.fixture
def lived_in(house: House, world: World) -> World:
    """Two disputes, one of them with a joint paper and one handed in confidence."""
    told = world.at(Upto.PREPARED)
    told.do(add_document.add_own, world.worker, [(PDF, "工资条.pdf")], "evidence")
    told.do(speak.hand_in, world.worker, told.party("applicant").id, PDF, "录音.pdf", IN_CONFIDENCE)
    world.at(Upto.ACCEPTED)
    return world


@pytest.fixture
def elsewhere(config: Config, tmp_path: Path) -> Iterator[House]:
    """Another store of the same kind, with a folder of papers and checkpoints of its own; migrated, empty."""
    with store_for("elsewhere") as other:
        other.clean()
        open_process(config)  # making a store makes an application, which takes the shelf for its own
        yield House(other.url, tmp_path / "other files", tmp_path / "other checkpoints", lambda: None)
