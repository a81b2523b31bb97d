"""Catches what the product writes to its log, as the lines that leave the process."""

from __future__ import annotations

import io
import json
import logging
from collections.abc import Iterator
from typing import Any

import pytest

from mediation.adapters.logs import JsonLines
from mediation.web.logs import common


class Log:
    """The lines written so far."""

    def __init__(self) -> None:
        self.stream = io.StringIO()

    @property
    def text(self) -> str:
        return self.stream.getvalue()

    @property
    def events(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.text.splitlines()]

    def of(self, event: str) -> list[dict[str, Any]]:
        """The events of this name."""
        return [each for each in self.events if each["event"] == event]


@pytest.fixture
def log() -> Iterator[Log]:
    """Everything that any logger writes while the test runs, formatted as in production."""
    caught, root = Log(), logging.getLogger()
    handler = logging.StreamHandler(caught.stream)
    handler.setFormatter(JsonLines(common))
    before = {name: logging.getLogger(name).level for name in ("", "mediation")}
    root.addHandler(handler)
    for name in before:
        logging.getLogger(name).setLevel(logging.INFO)
    yield caught
    root.removeHandler(handler)
    for name, level in before.items():
        logging.getLogger(name).setLevel(level)
