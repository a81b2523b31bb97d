"""Rows that refer to others are found from there by an index.

With keys checked at the commit (ADR 0012), SQLite looks for waiting children whenever a parent is inserted
while any key waits: without an index that is a walk through the whole table, at each filing.
"""

from __future__ import annotations

import pytest
from sqlalchemy import Column, Table, UniqueConstraint

from mediation.schema import METADATA

SELDOM = {"offices": "are opened a few times a year"}
"""Tables whose rows are hardly ever inserted."""


def _led(table: Table) -> set[str]:
    whole = [index for index in table.indexes if index.dialect_options["sqlite"].get("where") is None]
    unique = [each for each in table.constraints if isinstance(each, UniqueConstraint)]
    columns = [
        *(each.columns for each in whole),
        *(each.columns for each in unique),
        table.primary_key.columns,
    ]
    return {next(iter(each)).name for each in columns if len(each)}


def _refer(column: Column[object]) -> bool:
    return any(key.column.table.name not in SELDOM for key in column.foreign_keys)


@pytest.mark.parametrize("table", METADATA.sorted_tables, ids=lambda each: each.name)
def test_a_reference_leads_an_index(table: Table) -> None:
    bare = [column.name for column in table.columns if _refer(column) and column.name not in _led(table)]
    assert bare == []
