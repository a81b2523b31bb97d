"""The lanes of tests as one table: which folder, on which database, under which name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Need = Literal["postgresql", "chromium", "strace", "cluster"]

_QUICK = "not long and not postgres"
_QUICK_WITH_POSTGRESQL = "not long"
_MANY_PAIRS = {"WALL_PAIRS": "500"}


@dataclass(frozen=True)
class Lane:
    """One call of pytest: its folders, the marks that choose tests in them, and what it needs to run.

    `workers` is the number of processes (0: pytest itself), and `dealt` says what goes to one of them
    at a time: a file (`loadfile`) or a test (`load`). A lane `may_be_empty` when no test having its mark
    is no fault.
    """

    name: str
    folders: tuple[str, ...]
    marks: str = _QUICK
    workers: int = 2
    dealt: Literal["loadfile", "load"] = "loadfile"
    needs: tuple[Need, ...] = ()
    environment: Mapping[str, str] = field(default_factory=dict)
    may_be_empty: bool = False

    @property
    def on_postgresql(self) -> bool:
        """Whether the tests of this lane are given TEST_DATABASE_URL; without it they use SQLite."""
        return "postgresql" in self.needs


_CRASH = ("tests/crash",)
_EVERYWHERE = ("tests/unit", "tests/integration", "tests/wall", "tests/e2e")
_POSTGRESQL: tuple[Need, ...] = ("postgresql",)

UNIT = Lane("unit", ("tests/unit",))
ARCHITECTURE = Lane("architecture", ("tests/architecture",), workers=0)
INTEGRATION = Lane("integration on SQLite", ("tests/integration",))
INTEGRATION_POSTGRESQL = Lane(
    "integration on PostgreSQL", ("tests/integration",), _QUICK_WITH_POSTGRESQL, needs=_POSTGRESQL
)
WALL = Lane("wall on SQLite", ("tests/wall",), dealt="load")
WALL_POSTGRESQL = Lane(
    "wall on PostgreSQL", ("tests/wall",), _QUICK_WITH_POSTGRESQL, dealt="load", needs=_POSTGRESQL
)
BROWSER = Lane("browser", ("tests/e2e",), needs=("chromium",))
LONG_WALL = Lane("wall, 500 pairs, SQLite", ("tests/wall",), dealt="load", environment=_MANY_PAIRS)
LONG_WALL_POSTGRESQL = Lane(
    "wall, 500 pairs, PostgreSQL",
    ("tests/wall",),
    _QUICK_WITH_POSTGRESQL,
    dealt="load",
    needs=_POSTGRESQL,
    environment=_MANY_PAIRS,
)
SWEEPS = Lane("sweeps on SQLite", _EVERYWHERE, "long and not postgres", dealt="load", may_be_empty=True)
SWEEPS_POSTGRESQL = Lane(
    "sweeps on PostgreSQL", _EVERYWHERE, "long", dealt="load", needs=_POSTGRESQL, may_be_empty=True
)
CRASH = Lane("crash and faults on SQLite", _CRASH, "long and not postgres", needs=("strace",))
CRASH_POSTGRESQL = Lane(
    "crash and faults on PostgreSQL", _CRASH, "long", needs=("postgresql", "strace", "cluster")
)

# What each word on the command line (and each `make test-…`) runs.
COMMANDS: Mapping[str, tuple[Lane, ...]] = {
    "unit": (UNIT,),
    "architecture": (ARCHITECTURE,),
    "integration": (INTEGRATION,),
    "postgres": (INTEGRATION_POSTGRESQL, WALL_POSTGRESQL),
    "wall": (WALL,),
    "browser": (BROWSER,),
    "all": (UNIT, ARCHITECTURE, INTEGRATION, INTEGRATION_POSTGRESQL, WALL, WALL_POSTGRESQL, BROWSER),
    "crash": (CRASH, CRASH_POSTGRESQL),
    "long": (CRASH, CRASH_POSTGRESQL, SWEEPS, SWEEPS_POSTGRESQL, LONG_WALL, LONG_WALL_POSTGRESQL),
}
