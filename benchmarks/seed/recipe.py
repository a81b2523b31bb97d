"""From the rows of one life to a recipe by which any number of copies is written."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Any

from benchmarks.seed.mould import Row, Rows
from benchmarks.seed.plans import Life, Marks
from benchmarks.seed.sealed import Seals
from benchmarks.seed.slots import Computed, Ref, Slots, Values, picked
from mediation.agreements.text import Words, digest_of
from mediation.deadlines.changes import AGREED
from mediation.deadlines.rules import counted
from mediation.law.calendar import national

LEFT_OUT = frozenset({"case_numbers", "counter_deltas", "audit_entries", "audit_heads"})
"""Written otherwise: numbers and figures for all together, the audit log chain by chain."""


@dataclass(frozen=True)
class Entry:
    """One entry of the audit log: refs of its columns, and its body if that is sealed."""

    columns: tuple[Ref, ...]
    """id, at, verb … compartment_id, in the order of the hashed fields, but for the body."""
    body: Ref
    told_at: Ref
    secret: Ref | None
    """The key with which the body is sealed in a private chain."""


@dataclass
class Recipe:
    """Everything about one life."""

    life: Life
    slots: Slots
    dispute: Ref
    filed_at: str
    state: str
    claimed_fen: int
    keys: int = 0
    rows: list[tuple[str, tuple[Ref, ...]]] = field(default_factory=list)
    chains: list[tuple[Ref, Ref, list[Entry]]] = field(default_factory=list)
    """Dispute and compartment of each chain, with its entries."""
    public: list[Entry] = field(default_factory=list)
    """What belongs to the chain of the public."""


HASHED = (
    "id", "at", "verb", "person_id", "role", "office_id", "on_behalf_of", "timer", "subject_kind",
    "subject_id", "dispute_id", "compartment_id", "body",
)  # fmt: skip


def recipe_of(life: Life, marks: Marks, rows: Rows, mediator: tuple[str, str, str]) -> Recipe:
    """The recipe of a life told with `marks`, by the mediator (key, name, office)."""
    kept = {table: found for table, found in rows.items() if found and table not in LEFT_OUT}
    dispute = rows["disputes"][0]
    keys: dict[str, int] = {}
    for row in (row for found in kept.values() for row in found if "id" in row):
        keys.setdefault(row["id"], len(keys))
    entries = list(_kept_entries(rows["audit_entries"], keys))
    for row in entries:
        keys.setdefault(row["id"], len(keys))
    slots = Slots(_marks(marks, dispute, kept, mediator), keys)
    recipe = Recipe(
        life, slots, slots.of("key", keys[dispute["id"]]), dispute["filed_at"], dispute["state"],
        dispute["claimed_fen"],
    )  # fmt: skip
    _Writer(recipe, kept, Seals(kept), keys).write(entries)
    recipe.keys = len(keys)
    return recipe


def _kept_entries(entries: list[Row], keys: dict[str, int]) -> Iterator[Row]:
    """The entries about what is kept: sign-ins and codes of the day are not."""
    for row in entries:
        if row["dispute_id"] is not None or row["subject_id"] in keys:
            yield row


def _marks(marks: Marks, dispute: Row, rows: Rows, mediator: tuple[str, str, str]) -> dict[str, str]:
    """Text of the life → name of what stands there in a copy."""
    key, name, office = mediator
    found = {
        marks.worker: "worker", marks.employer: "employer", marks.chief: "chief", marks.clerk: "clerk",
        marks.facts: "facts", dispute["number"]: "number", key: "mediator", name: "mediator_name",
        office: "office",
    }  # fmt: skip
    for who, phone in zip(("worker", "clerk", "chief"), marks.phones, strict=True):
        found |= {phone: f"{who}_phone", f"{phone[:3]}****{phone[-4:]}": f"{who}_masked"}
    for row in rows.get("agreements", ()):
        found[row["digest"]] = "digest"
        if row["register_number"]:
            found[row["register_number"]] = "register"
    return found


class _Writer:
    """Reads the rows of one life into a recipe."""

    def __init__(self, recipe: Recipe, rows: Rows, seals: Seals, keys: dict[str, int]) -> None:
        self.recipe, self.slots, self.rows, self.seals, self.keys = recipe, recipe.slots, rows, seals, keys
        self.ends: dict[str, Ref] = {}

    def write(self, entries: list[Row]) -> None:
        self._digest()
        for row in self.rows["deadlines"]:
            self.ends[row["id"]] = self._last_day(row)
        for table, rows in self.rows.items():
            for row in rows:
                columns = tuple(self._column(table, row, name) for name in row)
                self.recipe.rows.append((table, columns))
        self._entries(entries)

    def _key(self, key: str) -> Ref:
        return self.slots.of("key", self.keys[key])

    def _column(self, table: str, row: Row, name: str) -> Ref:
        special = getattr(self, f"_{table}_{name}", None)
        if special is not None:
            return special(row)
        value = row[name]
        if isinstance(value, bytes):
            return self.seals.again(self.slots, table, row, name)
        if name == "phone_index" and value:
            return self.slots.of("mark", f"{self._whose(table, row)}_index")
        return self.slots.anything(value)

    def _whose(self, table: str, row: Row) -> str:
        person = {"persons": row.get("id"), "accounts": row.get("person_id")}.get(table)
        phone = self.seals.phone_of(table, row["id"] if table == "parties" else person)
        return self.slots.marks[phone].removesuffix("_phone")

    def _last_day(self, row: Row) -> Ref:
        if row["clock"] in AGREED:
            return self.slots.anything(row["ends_on"])
        pauses = tuple(
            (self.slots.anything(begun), self.slots.anything(ended))
            for begun, ended in json.loads(row["pauses"])
        )
        return self.slots.computed(
            last_day, row["clock"], self.slots.anything(row["start_on"]), row["number"], pauses
        )

    def _deadlines_ends_on(self, row: Row) -> Ref:
        return self.ends[row["id"]]

    def _disputes_due_on(self, row: Row) -> Ref:
        """The nearest last day of the running clocks."""
        running = [one for one in self.rows["deadlines"] if one["state"] == "running"]
        assert row["due_on"] == min((one["ends_on"] for one in running), default=None), self.recipe.life
        if not running:
            return self.slots.of("constant", None)
        return self.slots.computed(nearest, tuple(self.ends[one["id"]] for one in running))

    def _disputes_tracking_hash(self, row: Row) -> Ref:
        return self.slots.of("mark", "tracking")

    def _outbox_messages_state(self, row: Row) -> Ref:
        return self.slots.of("constant", "sent")

    def _outbox_messages_sent_at(self, row: Row) -> Ref:
        return self.slots.anything(row["at"])

    def _outbox_messages_attempts(self, row: Row) -> Ref:
        return self.slots.of("constant", 1)

    def _wiped(self, row: Row) -> Ref:
        return self.slots.of("constant", None)

    _outbox_messages_address_sealed = _outbox_messages_body_sealed = _wiped

    def _digest(self) -> None:
        """What is signed, found anew from the copied text; as a check, first from the text itself."""
        for row in self.rows.get("agreements", ()):
            proposal = next(one for one in self.rows["proposals"] if one["id"] == row["proposal_id"])
            parties = [(one["side"], one["name"]) for one in sorted(self.rows["parties"], key=_by_side)]
            words = [row[name] for name in WORDS]
            case = self.rows["disputes"][0]["number"]
            assert row["digest"] == _digest_of(row["number"], parties, words, case, proposal["terms"])
            anything = self.slots.anything
            self.slots.placed["digest"] = self.slots.computed(
                signed, row["number"], tuple(side for side, _ in parties),
                tuple(anything(name) for _, name in parties), tuple(map(anything, words)), anything(case),
                anything(proposal["terms"]),
            )  # fmt: skip

    def _entries(self, entries: list[Row]) -> None:
        chains: dict[str, list[Entry]] = {}
        for row in entries:
            entry = self._entry(row)
            if row["chain"] == "public":
                self.recipe.public.append(entry)
            else:
                chains.setdefault(row["chain"], []).append(entry)
        for name, kept in chains.items():
            _, dispute, compartment = name.split(":")
            self.recipe.chains.append((self._key(dispute), self._key(compartment), kept))

    def _entry(self, row: Row) -> Entry:
        body, sealed = self.seals.body_of(row)
        columns = tuple(self.slots.anything(row[name]) for name in HASHED[:-1])
        told_at = self.slots.of("told", row["at"].replace(" ", "T") + "+00:00")
        secret = self.seals.secret(self.slots, row["compartment_id"]) if sealed else None
        return Entry(columns, self.slots.text(body), told_at, secret)


WORDS = ("main_facts", "result", "default_clause", "release_scope", "other_duties", "sign_by")


def _by_side(party: Row) -> tuple[str, int]:
    return party["side"], party["position"]


def _digest_of(number: int, parties: Any, words: Any, case: str, terms: str) -> str:
    written = Words(*words[:-1], date.fromisoformat(words[-1]))
    return digest_of(case, number, parties, written, json.loads(terms))


def signed(number: int, sides: Any, names: Any, words: Any, case: int, terms: int) -> Computed:
    """The digest of an agreement."""

    def of(values: Values) -> str:
        parties = [(side, values[name]) for side, name in zip(sides, names, strict=True)]
        return _digest_of(number, parties, [values[each] for each in words], values[case], values[terms])

    return of


@lru_cache(maxsize=100_000)
def _period(code: str, start: str, number: int | None, pauses: tuple[tuple[str, str], ...]) -> str:
    spans = tuple((date.fromisoformat(begun), date.fromisoformat(ended)) for begun, ended in pauses)
    start_on = date.fromisoformat(start)
    return counted(code, start_on, number, None, spans, calendar=national()).last_day.isoformat()


def last_day(code: str, start: int, number: int | None, pauses: Any) -> Computed:
    """The last day of a clock, as the law counts it from the day on which it started."""
    return lambda values: _period(
        code, values[start], number, tuple((values[begun], values[ended]) for begun, ended in pauses)
    )


def nearest(days: tuple[int, ...]) -> Computed:
    """The first of several days."""
    pick = picked(days)
    return lambda values: min(pick(values))
