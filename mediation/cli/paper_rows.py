"""Which papers the rows of a store speak of, and those that a folder lacks."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

from sqlalchemy import Connection, select, union_all

from mediation import schema

_SOME = (("qualification_proofs", "paper_size"), ("objections", "scan_size"))
"""Tables of which a row has a paper of its key where this column says how big it is."""
_PAPERS = (("documents", None), ("application_files", None), ("channel_entries", "evidence"))
"""Tables whose rows have a paper of the same key; of the last only those of one kind."""


def named(connection: Connection) -> Iterator[UUID]:
    """The key of every paper that a row speaks of."""
    found = []
    for name, kind in _PAPERS:
        table = schema.METADATA.tables[name]
        keys = select(table.c.id)
        found.append(keys if kind is None else keys.where(table.c.kind == kind))
    for name, size in _SOME:
        table = schema.METADATA.tables[name]
        found.append(select(table.c.id).where(table.c[size].is_not(None)))
    yield from connection.execute(union_all(*found)).scalars()


def without_paper(connection: Connection, folder: Path) -> Iterator[UUID]:
    """The keys whose paper is not in a folder as `adapters.file_store` keeps it."""
    yield from (key for key in named(connection) if not (folder / key.hex[:2] / key.hex).is_file())
