"""Unit tests need no database: whoever opens one in them is told."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event
from sqlalchemy.engine import Engine

MINUTE = 60


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A unit test is over in a minute. A signal says so: a thread beside each test took longer than most."""
    here = Path(__file__).parent
    for item in items:
        if item.path.is_relative_to(here):
            item.add_marker(pytest.mark.timeout(MINUTE, method="signal"))


def _refuse(*_: Any) -> None:
    raise AssertionError("a unit test opened a database")


@pytest.fixture(autouse=True, scope="module")
def _no_database() -> Iterator[None]:
    event.listen(Engine, "do_connect", _refuse)
    yield
    event.remove(Engine, "do_connect", _refuse)
