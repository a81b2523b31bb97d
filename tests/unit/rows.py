"""One test for all rows of a table: a row costs no test of its own, and every faulty one is named."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeVar

Row = TypeVar("Row")


def hold(rows: Mapping[str, Row], check: Callable[[Row], None]) -> None:
    """Let `check` assert of each row; raises AssertionError with the name and the fault of all that fail."""
    assert rows, "a table without a row proves nothing"
    faults = []
    for name, row in rows.items():
        try:
            check(row)
        except AssertionError as fault:
            faults.append(f"{name}: {fault}")
    assert not faults, "\n".join(faults)
