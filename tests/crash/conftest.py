"""The house that crashes, on the store of this process."""

from __future__ import annotations

import pytest
from flask import Flask
from sqlalchemy.engine import Engine

from mediation.config import Config
from tests.clocks import Clock
from tests.crash.house import House


@pytest.fixture
def house(app: Flask, engine: Engine, config: Config, clock: Clock) -> House:
    """Offices and people, and no dispute yet."""
    return House.opened(app, engine, config, clock)
