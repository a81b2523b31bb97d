"""What tests of the application share: a clean store of this process, an application on it, sessions.

A plugin, loaded by conftest.py wherever more than unit tests are run. A test that names none of these
fixtures touches no database.
"""

from __future__ import annotations

import dataclasses
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from mediation.application import create_app, open_process
from mediation.cli.migrations import alembic_of
from mediation.config import Config
from mediation.kernel.database import CaseSession
from mediation.store import db
from tests.clocks import Clock
from tests.counting import Counted, counted
from tests.kept import Shelf
from tests.stores import Store, settings_for, store_for
from tests.world import World


@pytest.fixture(scope="session")
def store() -> Iterator[Store]:
    """The store of this process, migrated; `url` may be given to other processes."""
    with store_for(os.environ.get("PYTEST_XDIST_WORKER", "main")) as made:
        yield made


@pytest.fixture(scope="session")
def config(store: Store, tmp_path_factory: pytest.TempPathFactory) -> Config:
    """The settings of the tests' application."""
    return settings_for(store.url, tmp_path_factory.mktemp("files"))


@pytest.fixture(scope="session")
def _application(config: Config) -> Iterator[Flask]:
    """Made once for all tests: making it takes longer than most of them."""
    app = create_app(config)
    app.testing = True
    # Flask takes no more tools once it has answered, and some tests migrate after others have asked.
    alembic_of(app)
    yield app
    _engine(app).dispose()


@pytest.fixture(scope="session")
def shelf(_application: Flask, store: Store) -> Shelf:
    """What was told before in this process."""
    return Shelf(store, _engine(_application))


@pytest.fixture
def app(_application: Flask, config: Config, store: Store, clock: Clock, shelf: Shelf) -> Flask:
    """The application on an empty store, its clock standing."""
    open_process(config)  # another test's `make_app` may have left its own
    _engine(_application).dispose()
    store.clean()
    shelf.empty()
    # What another test kept of its audit log says nothing of this one's.
    shutil.rmtree(config.checkpoints, ignore_errors=True)
    return _application


@pytest.fixture
def make_app(store: Store, config: Config, tmp_path: Path, clock: Clock) -> Iterator[Callable[..., Flask]]:
    """Another application on an empty store, with some settings changed: `make_app(demo=False)`."""
    made: list[Flask] = []
    store.clean()

    def make(**changes: Any) -> Flask:
        made.append(create_app(dataclasses.replace(config, files=tmp_path, **changes)))
        made[-1].testing = True
        return made[-1]

    yield make
    for app in made:
        _engine(app).dispose()


@pytest.fixture
def engine(app: Flask) -> Engine:
    """The application's engine on the empty store."""
    return _engine(app)


@pytest.fixture
def write(engine: Engine) -> Iterator[Callable[[], Session]]:
    """`write()` gives a fresh session for one use case, as `store.writing` does."""
    given: list[Session] = []

    def fresh() -> Session:
        given.append(CaseSession(engine, expire_on_commit=False))
        return given[-1]

    yield fresh
    for session in given:
        session.close()


@pytest.fixture
def session(engine: Engine) -> Iterator[Session]:
    """A session to read with; `session.rollback()` lets it see what was written since."""
    with CaseSession(engine, expire_on_commit=False) as reading:
        yield reading


@pytest.fixture
def count_statements() -> Callable[[], AbstractContextManager[Counted]]:
    """`with count_statements() as seen:` … `seen.count` is the number of cursor executions."""
    return counted


@pytest.fixture
def world(write: Callable[[], Session], clock: Clock, shelf: Shelf) -> World:
    """The sample's offices and people in the empty store."""
    return World(write, clock, shelf=shelf)


def _engine(app: Flask) -> Engine:
    with app.app_context():
        return db.engine
