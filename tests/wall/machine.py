"""What those read who watch the machine: the log of requests, the counts of the server, the checkpoints.

Only what came of the script itself is looked at; the observers' own requests come after it.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field

from flask import Flask

from mediation.adapters.logs import FIELDS
from mediation.cli import checkpoints
from mediation.projections.measures import measures
from tests.wall.look import Seen
from tests.world import World

MEASURED = frozenset({"ms"})
"""How long an answer took is the machine's own."""
OPEN = "["
"""How a line of a checkpoint begins that is not sealed."""


@dataclass
class Watched(logging.Handler):
    """Every line that any part of the product writes, as its values."""

    lines: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(logging.DEBUG)

    def __hash__(self) -> int:
        return id(self)

    def emit(self, record: logging.LogRecord) -> None:
        told = {name: value for name, value in getattr(record, FIELDS, {}).items() if name not in MEASURED}
        self.lines.append(f"{record.name} {record.levelname} {record.msg} {told}")


@contextmanager
def watched(app: Flask) -> Iterator[list[Seen]]:
    """What the machine tells of all that is done within."""
    ours, handler, found = logging.getLogger("mediation"), Watched(), list[Seen]()
    level, before = ours.level, _counts(app)
    ours.addHandler(handler)
    ours.setLevel(logging.INFO)
    try:
        yield found
    finally:
        ours.removeHandler(handler)
        ours.setLevel(level)
    found += (_seen("log", line) for line in handler.lines)
    after = _counts(app)
    grown = {name: count - before.get(name, 0) for name, count in after.items()}
    found += (_seen("counts", f"{name} {count}") for name, count in sorted(grown.items()) if count)


def afterwards(app: Flask, world: World) -> Iterator[Seen]:
    """What waits in the store, and the checkpoint that is taken now."""
    with world.sessions() as session:
        waiting = measures(session)
    yield _seen("counts", f"{waiting.open_disputes} {waiting.messages} {waiting.oldest_waiting}")
    checkpoints.take(app)
    for path in checkpoints.folder_of(app).files():
        yield _seen("checkpoint", f"{path.name} {path.stat().st_size}")
        yield from (_seen("checkpoint", line) for line in path.read_text().splitlines() if line[0] == OPEN)


def _counts(app: Flask) -> Mapping[str, float]:
    """Of requests, and of how long they took only how many there were."""
    registry = app.extensions["mediation_counts"].registry
    return {
        f"{sample.name}{sorted(sample.labels.items())}": sample.value
        for metric in registry.collect()
        for sample in metric.samples
        if sample.name in ("mediation_requests_total", "mediation_request_seconds_count")
    }


def _seen(what: str, told: str) -> Seen:
    return Seen("operator", what, 0, (), told.encode(), ())
