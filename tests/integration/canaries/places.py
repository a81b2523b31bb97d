"""Where bytes could have been left: every column of every table, and whole files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from sqlalchemy import Engine, inspect, text

from tests.integration.canaries.words import marks

INDEX = "dispute_search"
"""The search index; SQLite keeps it in several tables of its own making."""


def columns(engine: Engine) -> Mapping[str, bytes | bytearray]:
    """Table.column → everything that stands in it, one value after the other."""
    found: dict[str, bytearray] = {}
    with engine.connect() as connection:
        for table in sorted(inspect(connection).get_table_names()):
            rows = connection.execute(text(f'SELECT * FROM "{table}"')).mappings().all()
            for row in rows:
                for name, value in row.items():
                    at = INDEX if table.startswith(INDEX) else f"{table}.{name}"
                    found.setdefault(at, bytearray()).extend(b"\n" + _bytes(value))
    return found


def _bytes(value: object) -> bytes:
    if isinstance(value, memoryview):
        return value.tobytes()
    return value if isinstance(value, bytes) else str(value).encode("utf-8", "surrogatepass")


def files(*places: Path) -> Iterator[tuple[str, bytes]]:
    """Every file below these places, by its name and with it."""
    for place in places:
        for path in sorted(place.rglob("*") if place.is_dir() else place.parent.glob(f"{place.name}*")):
            if path.is_file():
                yield str(path), path.name.encode() + b"\n" + path.read_bytes()


def standing(word: str, body: bytes | bytearray) -> bool:
    """Whether the word stands in the bytes in any of its forms."""
    return any(mark in body for mark in marks(word))
