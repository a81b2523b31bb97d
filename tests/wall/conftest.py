"""The wall test's pairs of runs, on the store of this process."""

from __future__ import annotations

import pytest
from flask import Flask
from sqlalchemy.engine import Engine

from mediation.config import Config
from tests.clocks import Clock
from tests.stores import Store
from tests.wall.pairs import Pairs


@pytest.fixture
def pairs(app: Flask, engine: Engine, store: Store, config: Config, clock: Clock) -> Pairs:
    """`pairs.differences(script)` says what somebody outside can tell of its private acts."""
    return Pairs(app, engine, store, config.files, clock)
