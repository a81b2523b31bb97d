"""One store measured: the product beside the floor, with one client and with eight."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from typing import Any

from benchmarks.known import known_of
from benchmarks.rounds import Figure, Plan, measure
from benchmarks.rush import Rushed, rush
from benchmarks.serving import Server, serving
from benchmarks.settings import BUILD, environment
from benchmarks.stores import FILES, Store
from benchmarks.workload import Site

WORKERS = 2
PRODUCT, FLOOR = "wsgi:app", "benchmarks.floor.app:app"


@dataclass
class Result:
    """Everything that was found out about one store."""

    database: str
    size: int
    one_client: list[Figure]
    eight_clients: list[Rushed] = field(default_factory=list)
    more: dict[str, Any] = field(default_factory=dict)

    def of(self, name: str) -> Figure:
        """The figure of one operation."""
        return next(figure for figure in self.one_client if figure.name == name)


class Complaint(Exception):
    """A server wrote into its log what must never be there."""


def measured(store: Store, plan: Plan, turns: int) -> Result:
    """Everything about one store. Raises Complaint."""
    with _side_by_side(store, 1) as (ours, floor, servers):
        result = Result(store.database, store.size, measure(ours, floor, plan))
        _listen(*servers)
    with _side_by_side(store, WORKERS) as (ours, floor, servers):
        result.eight_clients = rush(ours, floor, turns)
        result.more["memory_of_two_workers_mb"] = {
            name: server.memory() for name, server in zip(("product", "floor"), servers, strict=True)
        }
        _listen(*servers)
    result.more["store_mb"] = store.megabytes
    return result


@contextmanager
def _side_by_side(store: Store, workers: int) -> Iterator[tuple[Site, Site, tuple[Server, Server]]]:
    """The product and the floor, each with so many workers, and their users."""
    settings = environment(store.url, FILES)
    bare = {**settings, "FLOOR_DATABASE": store.floor, "FLOOR_COOKIE": store.cookies["registrar"][0]}
    with (
        serving(PRODUCT, settings, workers, BUILD / "product.log") as product,
        serving(FLOOR, bare, workers, BUILD / "floor.log") as floor,
    ):
        known = known_of(store, product.port)
        ours, theirs = (
            Site(server.port, server is product, store.cookies, known) for server in (product, floor)
        )
        with closing(ours), closing(theirs):
            yield ours, theirs, (product, floor)


def _listen(*servers: Server) -> None:
    complaints = [line for server in servers for line in server.complaints()]
    if complaints:
        raise Complaint(complaints[0])
