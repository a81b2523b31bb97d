"""Open what one life sealed, and seal it in every copy for its own place, with the copy's own keys."""

from __future__ import annotations

import base64
import os
from typing import Any
from uuid import UUID

from benchmarks.seed.mould import Row, Rows
from benchmarks.seed.slots import Computed, Ref, Slots, Values
from mediation.channels.compartments import JOINT
from mediation.kernel import encryption

WRAPPED = "compartments|key"
"""For what purpose the key of a compartment is sealed (channels/compartments.py)."""
PLACES = {
    ("channel_entries", "payload_sealed"): "",
    ("contacts", "note_sealed"): "contact|",
    ("preparations", "map_sealed"): "case_map",
}
"""Sealed with a compartment's key: what stands in the place before the row's own key."""


class Seals:
    """The keys of one life's compartments, and what was sealed with them."""

    def __init__(self, rows: Rows) -> None:
        self.compartments = {row["id"]: row for row in rows["compartments"]}
        self.mediators = next(row["id"] for row in rows["compartments"] if row["kind"] == "mediator")
        self.keys = {
            row["id"]: encryption.unseal(row["wrapped_key"], WRAPPED, row["id"])
            for row in rows["compartments"]
        }
        self.phones = {
            (table, row["id"]): encryption.unseal(
                row["phone_sealed"], f"{table}|phone", _dashed(row["id"])
            ).decode()
            for table in ("parties", "persons")
            for row in rows.get(table, ())
            if row["phone_sealed"]
        }
        self.secrets: dict[str, Ref] = {}

    def phone_of(self, table: str, key: str) -> str:
        """The telephone number of a party, or of a person."""
        return self.phones["parties" if table == "parties" else "persons", key]

    def secret(self, slots: Slots, compartment: str) -> Ref:
        """The copy's own key of a compartment."""
        if compartment not in self.secrets:
            self.secrets[compartment] = slots.computed(fresh)
        return self.secrets[compartment]

    def again(self, slots: Slots, table: str, row: Row, name: str) -> Ref:
        """The same sealed anew. Raises LookupError for a column that nobody taught it to seal."""
        own = slots.anything(row.get("id", row.get("dispute_id")))
        if name == "wrapped_key":
            return slots.computed(wrapped, self.secret(slots, row["id"]), own)
        if name == "phone_sealed":
            phone = slots.text(self.phone_of(table, row["id"]))
            return slots.computed(sealed, f"{table}|phone", own, phone)
        if (table, name) not in PLACES:
            raise LookupError(f"{table}.{name} is sealed, and benchmarks/seed/sealed.py does not know how")
        compartment = row.get("compartment_id", self.mediators)
        place = PLACES[table, name] + ("" if table == "preparations" else row["id"])
        plain = encryption.unseal_with(self.keys[compartment], row[name], f"{compartment}|{place}").decode()
        return slots.computed(
            sealed_with,
            self.secret(slots, compartment),
            slots.text(f"{compartment}|{place}"),
            slots.text(plain),
        )

    def body_of(self, entry: Row) -> tuple[str, bool]:
        """The body of an audit entry as it was written, and whether its chain is private."""
        own = entry["compartment_id"]
        if own is None or self.compartments[own]["kind"] == JOINT:
            return entry["body"], False
        place = f"{own}|audit|{entry['id']}"
        return encryption.unseal_with(self.keys[own], base64.b64decode(entry["body"]), place).decode(), True


def _dashed(key: str) -> str:
    return str(UUID(hex=key))


def fresh() -> Computed:
    """A key of a compartment."""
    return lambda values: os.urandom(32)


def wrapped(secret: int, own: int) -> Computed:
    """A compartment's key, sealed with the master key."""
    seal = encryption.seal
    return lambda values: seal(values[secret], WRAPPED, values[own])


def sealed(purpose: str, own: int, plain: int) -> Computed:
    """A text sealed with the key of its column."""

    def of(values: Values) -> Any:
        return encryption.seal(values[plain].encode(), purpose, _dashed(values[own]))

    return of


def sealed_with(secret: int, place: int, plain: int) -> Computed:
    """A text sealed with a compartment's key."""
    seal = encryption.seal_with
    return lambda values: seal(values[secret], values[plain].encode(), values[place])
