"""Rows of a table in one value of another statement: SQLite and PostgreSQL have different words for it."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Text
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement


class RowsAsJson(FunctionElement[str]):
    """An aggregate: all rows as the text of one JSON list of lists; empty or null where there are none."""

    type = Text()
    inherit_cache = True


@compiles(RowsAsJson, "sqlite")
def _on_sqlite(element: RowsAsJson, compiler: SQLCompiler, **options: Any) -> str:
    return f"json_group_array(json_array({compiler.process(element.clauses, **options)}))"


@compiles(RowsAsJson, "postgresql")
def _on_postgresql(element: RowsAsJson, compiler: SQLCompiler, **options: Any) -> str:
    return f"CAST(json_agg(json_build_array({compiler.process(element.clauses, **options)})) AS TEXT)"
