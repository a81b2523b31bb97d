"""The published figures that come with the product, read once from a file for each place."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from mediation.law.parameter_names import PARAMETERS
from mediation.law.tags import Tag
from mediation.law.value import Value, is_place

FILES = Path(__file__).parent / "parameters" / "values"
PLACES = Path(__file__).parent / "parameters" / "places.toml"


@lru_cache(maxsize=1)
def shipped() -> tuple[Value, ...]:
    """Every figure of the files, in the order of the files and their rows."""
    return tuple(value for path in sorted(FILES.glob("*.toml")) for value in read_values(path))


@lru_cache(maxsize=1)
def shipped_at() -> Mapping[tuple[str, str], tuple[Value, ...]]:
    """The same by parameter and place."""
    found: dict[tuple[str, str], tuple[Value, ...]] = {}
    for value in shipped():
        key = (value.name, value.place)
        found[key] = (*found.get(key, ()), value)
    return MappingProxyType(found)


@lru_cache(maxsize=1)
def place_names() -> Mapping[str, tuple[str, str]]:
    """Place → its names in Chinese and English: the nation, the provinces, and every place with a figure."""
    provinces = tomllib.loads(PLACES.read_text("utf-8"))
    named = {place: (names[0], names[1]) for place, names in provinces.items()}
    for path in sorted(FILES.glob("*.toml")):
        table = tomllib.loads(path.read_text("utf-8"))["places"]
        named.update({place: (names[0], names[1]) for place, names in table.items()})
    return MappingProxyType(named)


def read_values(path: Path) -> Iterator[Value]:
    """The figures of one file, a row for each of its places.

    Raises ValueError for a parameter or place that there is not, KeyError for a row without its proof.
    """
    table = tomllib.loads(path.read_text("utf-8"), parse_float=Decimal)
    for row in table["value"]:
        for place in row["places"]:
            if row["name"] not in PARAMETERS or not is_place(place):
                raise ValueError(f"{path.name}: {row['name']} of {place}")
            yield _value(row, place, table["places"][place])


def _value(row: Mapping[str, Any], place: str, names: list[str]) -> Value:
    return Value(
        name=row["name"], place=place, place_zh=names[0], place_en=names[1], since=row["since"],
        until=row.get("until"), amount=Decimal(row["amount"]), source=row["source"], read_in=row["read_in"],
        checked=row["checked"], tag=Tag(row["tag"]), series=row.get("series", ""),
        rounding=row.get("rounding", ""),
        remark_zh=row.get("remark_zh", ""), remark_en=row.get("remark_en", ""),
    )  # fmt: skip
