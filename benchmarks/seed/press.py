"""Write copies of a life: its rows and its audit entries, each with new keys, times and people."""

from __future__ import annotations

import base64
import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from hashlib import sha256
from json.encoder import encode_basestring as quoted
from typing import Any

from benchmarks.seed.recipe import Entry, Recipe
from benchmarks.seed.slots import Values, picked, read_moment
from mediation.audit.chain import BEGINNING, entry_hash
from mediation.kernel.encryption import seal_with

Written = list[tuple[str, tuple[Any, ...]]]


@dataclass(frozen=True)
class Copy:
    """What the copy is to be: how much later than the life it was made from, and whose."""

    days: int
    within: timedelta
    """Less than an hour: the same day, another moment."""
    marks: Mapping[str, Any]


@dataclass(frozen=True)
class PublicEntry:
    """An entry that waits for its turn in the chain of the public."""

    at: str
    columns: tuple[Any, ...]
    told: tuple[str | None, ...]


class Press:
    """One recipe, made ready."""

    def __init__(self, recipe: Recipe) -> None:
        slots = recipe.slots
        number = slots.numbers()
        self.recipe, self.constants = recipe, slots.constants()
        self.moments = [read_moment(text) for text in slots.of_section("moment")]
        self.told = [read_moment(text) for text in slots.of_section("told")]
        self.days: list[date] = slots.of_section("day")
        self.written: list[date] = slots.of_section("written")
        self.marks: list[str] = slots.of_section("mark")
        self.computed = [make(*map(number, given)) for make, given in slots.specs]
        self.rows = [(table, picked(number(refs))) for table, refs in recipe.rows]
        self.dispute = number(recipe.dispute)
        self.public = [_Entry(entry, number) for entry in recipe.public]
        self.chains = [
            (number(dispute), number(compartment), [_Entry(entry, number) for entry in entries])
            for dispute, compartment, entries in recipe.chains
        ]

    def values(self, copy: Copy) -> Values:
        """The list of everything that stands in the copy."""
        shift = timedelta(days=copy.days) + copy.within
        drawn = os.urandom(16 * self.recipe.keys).hex()
        values = [*self.constants, *(drawn[at : at + 32] for at in range(0, len(drawn), 32))]
        values += [(moment + shift).isoformat(" ", "microseconds") for moment in self.moments]
        values += [(moment + shift).isoformat("T", "microseconds") + "+00:00" for moment in self.told]
        whole = timedelta(days=copy.days)
        values += [(day + whole).isoformat() for day in self.days]
        values += [_written(day + whole) for day in self.written]
        values += [copy.marks[name] for name in self.marks]
        for compute in self.computed:
            values.append(compute(values))
        return values

    def write(self, values: Values) -> Written:
        """The rows of the copy, the audit log and its heads among them."""
        rows = [(table, pick(values)) for table, pick in self.rows]
        for dispute, compartment, entries in self.chains:
            chain = f"dispute:{values[dispute]}:{values[compartment]}"
            rows += chained(chain, 0, BEGINNING, [entry.read(values) for entry in entries])
        return rows

    def of_the_public(self, values: Values) -> Iterator[PublicEntry]:
        """The entries of the copy that belong to the one chain of the public."""
        for entry in self.public:
            columns, told = entry.read(values)
            yield PublicEntry(columns[1], columns, told)


class _Entry:
    """One audit entry, made ready."""

    def __init__(self, entry: Entry, number: Callable[[Any], Any]) -> None:
        places = [number(ref) for ref in entry.columns]
        self.columns = picked(places)
        self.told = picked([places[0], number(entry.told_at), *places[2:]])
        self.body, self.id = number(entry.body), places[0]
        self.secret = None if entry.secret is None else number(entry.secret)
        self.compartment = places[11]

    def read(self, values: Values) -> tuple[tuple[Any, ...], tuple[str | None, ...]]:
        """Its columns, and the same as the texts that are hashed."""
        body = values[self.body]
        if self.secret is not None:
            place = f"{values[self.compartment]}|audit|{values[self.id]}"
            body = base64.b64encode(seal_with(values[self.secret], body.encode(), place)).decode()
        return (*self.columns(values), body), (*self.told(values), body)


def chained(
    chain: str, seq: int, previous: str, entries: list[tuple[tuple[Any, ...], tuple[str | None, ...]]]
) -> Written:
    """Rows of audit entries that go on from `seq`, and the head of their chain."""
    rows: Written = []
    at = ""
    salts = os.urandom(16 * len(entries))
    for place, (columns, told) in enumerate(entries):
        salt, seq = salts[16 * place : 16 * place + 16], seq + 1
        content = ",".join(["null" if text is None else quoted(text) for text in told])
        leaf = sha256(salt + f"[{content}]".encode()).hexdigest()
        digest = entry_hash(chain, seq, previous, leaf)
        key, at, *rest = columns
        rows.append(("audit_entries", (key, chain, seq, previous, digest, leaf, salt, at, *rest)))
        previous = digest
    rows.append(("audit_heads", (chain, seq, previous, at)))
    return rows


def _written(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def later(moment: str, copy: Copy) -> datetime:
    """A moment of the life, in the copy."""
    return read_moment(moment) + timedelta(days=copy.days) + copy.within
