"""What may stand in one place only: moving a state, committing, reading the time."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.architecture.sources import ROOT, dotted, place, python_files, tree

# These have a column of that name and no workflow behind it.
WITHOUT_WORKFLOW = {
    "mediation/kernel/outbox.py": "a message waits or has left; nobody decides about it",
    "mediation/parties/changes.py": "named, invited, identified: what is known of a party",
    "mediation/deadlines/changes.py": "a clock runs, rests or has stopped as the steps of the case say",
}
CLOCKS = {
    "datetime.now", "datetime.utcnow", "datetime.today", "date.today", "time.time", "time.time_ns",
    "func.now", "func.current_timestamp", "func.current_date", "func.localtimestamp",
}  # fmt: skip


def moves_a_state(node: ast.AST) -> bool:
    """`x.state = …` in any form, `setattr(x, "state", …)`, or `….values(state=…)` of an UPDATE."""
    if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store | ast.Del):
        return node.attr == "state"
    if not isinstance(node, ast.Call):
        return False
    if dotted(node.func) == "setattr":
        return len(node.args) > 1 and isinstance(node.args[1], ast.Constant) and node.args[1].value == "state"
    is_update = isinstance(node.func, ast.Attribute) and node.func.attr in {"values", "update"}
    return is_update and any(keyword.arg == "state" for keyword in node.keywords)


def commits(node: ast.AST) -> bool:
    """Any call of something's `commit`."""
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "commit"


def reads_the_time(node: ast.AST) -> bool:
    """A call of a system clock, or an import that would hide one; the database's clock counts too."""
    if isinstance(node, ast.ImportFrom) and node.module == "time":
        return any(alias.name in {"time", "time_ns"} for alias in node.names)
    if isinstance(node, ast.Attribute):
        return ".".join(dotted(node).split(".")[-2:]) in CLOCKS
    return isinstance(node, ast.Constant) and node.value == "CURRENT_TIMESTAMP"


def found(sees: Callable[[ast.AST], bool]) -> Iterator[tuple[Path, str]]:
    for path in python_files("mediation"):
        for node in ast.walk(tree(path)):
            if sees(node):
                yield path, place(path, node)


def outside(sees: Callable[[ast.AST], bool], *homes: str) -> list[str]:
    """Where `sees` is true outside `homes` (files or folders of the checkout)."""
    at_home = tuple(ROOT / home for home in homes)
    return [where for path, where in found(sees) if not any(path.is_relative_to(home) for home in at_home)]


def test_a_state_moves_only_through_the_one_door() -> None:
    assert outside(moves_a_state, "mediation/lifecycle", *WITHOUT_WORKFLOW) == []


def test_one_commit_in_the_whole_house() -> None:
    assert outside(commits, "mediation/kernel/database.py") == []
    assert len(list(found(commits))) <= 1


def test_one_clock() -> None:
    assert outside(reads_the_time, "mediation/kernel/clock.py") == []


@pytest.mark.parametrize(
    ("sees", "text"),
    [
        (moves_a_state, "dispute.state = 'x'"),
        (moves_a_state, "dispute.state: str = 'x'"),
        (moves_a_state, "setattr(dispute, 'state', 'x')"),
        (moves_a_state, "update(Dispute).values(state='x')"),
        (commits, "session.commit()"),
        (reads_the_time, "datetime.now(UTC)"),
        (reads_the_time, "datetime.datetime.utcnow()"),
        (reads_the_time, "default=datetime.utcnow"),
        (reads_the_time, "date.today()"),
        (reads_the_time, "time.time()"),
        (reads_the_time, "from time import time"),
        (reads_the_time, "func.now()"),
    ],
)
def test_the_checks_see(sees: Callable[[ast.AST], bool], text: str) -> None:
    assert any(sees(node) for node in ast.walk(ast.parse(text)))


@pytest.mark.parametrize(
    ("sees", "text"),
    [
        (moves_a_state, "if dispute.state == 'x': pass"),
        (moves_a_state, "select(Dispute).where(Dispute.state == 'x')"),
        (commits, "transaction(session)"),
        (reads_the_time, "clock.now()"),
        (reads_the_time, "from time import monotonic"),
    ],
)
def test_the_checks_do_not_see_what_is_not_there(sees: Callable[[ast.AST], bool], text: str) -> None:
    assert not any(sees(node) for node in ast.walk(ast.parse(text)))
