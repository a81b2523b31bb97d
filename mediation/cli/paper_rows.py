"""Which papers the rows of a store speak of, and those that a folder lacks."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

from sqlalchemy import Connection, select, union_all

from mediation import schema

_PAPERS = (("documents", None), ("application_files", None), ("channel_entries", "evidence"))
"""Tables whose rows have a paper of the same key; of the last only those of one kind."""


def named(connection: Connection) -> Iterator[UUID]:
    """The key of every paper that a row speaks of."""
    found = []
    for name, kind in _PAPERS:
        table = schema.METADATA.tables[name]
        keys = select(table.c.id)
        found.append(keys if kind is None else keys.where(table.c.kind == kind))
    yield from connection.execute(union_all(*found)).scalars()


def without_paper(connection: Connection, folder: Path) -> Iterator[UUID]:
    """The keys whose paper is not in a folder as `adapters.file_store` keeps it."""
    yield from (key for key in named(connection) if not (folder / key.hex[:2] / key.hex).is_file())
