"""Counts of requests for whoever watches over the server, in the format of Prometheus.

What is done in a private room is not counted (web/untold.py): nobody is to learn from the counts of a quiet
hour that somebody said something.

Every process of a server counts into files of one folder (PROMETHEUS_MULTIPROC_DIR, which `mediation
serve` names), so that whichever process is asked tells the sum. Connections in use are told for each.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from time import perf_counter
from typing import Any

from flask import Flask, Response, current_app, g, request
from prometheus_client import (
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    generate_latest,
    multiprocess,
    values,
)
from prometheus_client.core import GaugeMetricFamily, Metric
from sqlalchemy import event

from mediation.kernel import clock
from mediation.projections.measures import Measures
from mediation.store import db
from mediation.web.untold import is_untold

FOLDER = "PROMETHEUS_MULTIPROC_DIR"
SECONDS = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10)


class Counts:
    """What this process counts, or all processes of a server where the folder is named."""

    def __init__(self) -> None:
        # The library chooses where it counts when it is loaded, which may be before the folder was named.
        values.ValueClass = values.get_value_class()  # type: ignore[no-untyped-call]
        self.registry = own = CollectorRegistry()
        self.requests = Counter(
            "mediation_requests", "Requests answered.", ("page", "method", "status"), registry=own
        )
        self.seconds = Histogram(
            "mediation_request_seconds", "How long answers took.", ("page",), buckets=SECONDS, registry=own
        )
        self.connections = Gauge(
            "mediation_database_connections_in_use",
            "Connections to the database in use, for each process.",
            registry=own,
            multiprocess_mode="liveall",
        )


def measure(app: Flask) -> None:
    """Count each answer; to be called before all other hooks, so that it comes after them."""
    counts = Counts()
    app.extensions["mediation_counts"] = counts
    app.before_request(_begin)
    app.after_request(_end)
    with app.app_context():
        event.listen(db.engine, "checkout", lambda *_: counts.connections.inc())
        event.listen(db.engine, "checkin", lambda *_: counts.connections.dec())


def exposition(counts: Counts, found: Measures | None) -> bytes:
    """All there is to tell; of the store only that it is out of reach, where nothing was found."""
    told, requests = CollectorRegistry(), counts.registry
    told.register(_OfStore(found))
    if FOLDER in os.environ:
        requests = CollectorRegistry()
        _forget_the_dead(Path(os.environ[FOLDER]))
        multiprocess.MultiProcessCollector(requests)  # type: ignore[no-untyped-call]
    return generate_latest(requests) + generate_latest(told)


class _OfStore:
    """What the database counts, in the form that the library asks for."""

    def __init__(self, found: Measures | None) -> None:
        self._found = found

    def collect(self) -> Iterable[Metric]:
        yield _gauge(
            "mediation_store_up", "Whether the database answers.", {"": int(self._found is not None)}
        )
        if self._found is not None:
            yield from _of_store(self._found)


def _of_store(found: Measures) -> Iterable[Metric]:
    yield _gauge("mediation_open_disputes", "Open disputes.", found.open_disputes, "state")
    yield _gauge("mediation_messages", "Messages that have not left.", found.messages, "state")
    waits = (clock.now() - found.oldest_waiting).total_seconds() if found.oldest_waiting else 0
    yield _gauge("mediation_message_oldest_seconds", "How long the oldest one has waited.", {"": waits})
    done = {job: at.timestamp() for job, at in found.jobs.items()}
    yield _gauge("mediation_job_done_timestamp_seconds", "When a job was last done.", done, "job")


def _gauge(name: str, told: str, values: Any, label: str = "") -> Metric:
    family = GaugeMetricFamily(name, told, labels=(label,) if label else ())
    for key, value in values.items():
        family.add_metric((key,) if label else (), value)
    return family


def _begin() -> None:
    g.measured_from = perf_counter()


def _end(response: Response) -> Response:
    if is_untold(request.endpoint, response.status_code):
        return response
    counts: Counts = current_app.extensions["mediation_counts"]
    # An address or a method that is not ours would be a series of its own for whatever somebody typed.
    page = request.endpoint or "none"
    method = request.method if request.endpoint else "none"
    counts.requests.labels(page, method, response.status_code).inc()
    if "measured_from" in g:
        counts.seconds.labels(page).observe(perf_counter() - g.measured_from)
    return response


def _forget_the_dead(folder: Path) -> None:
    """Take away what a process that is gone had in use; what it counted stays."""
    for path in folder.glob("gauge_live*_*.db"):
        pid = path.stem.rpartition("_")[2]
        if not Path(f"/proc/{pid}").exists():
            multiprocess.mark_process_dead(int(pid), str(folder))  # type: ignore[no-untyped-call]
