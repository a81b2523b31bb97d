"""Unit tests need no database: whoever opens one in them is told."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from sqlalchemy import event
from sqlalchemy.engine import Engine


def _refuse(*_: Any) -> None:
    raise AssertionError("a unit test opened a database")


@pytest.fixture(autouse=True, scope="module")
def _no_database() -> Iterator[None]:
    event.listen(Engine, "do_connect", _refuse)
    yield
    event.remove(Engine, "do_connect", _refuse)
