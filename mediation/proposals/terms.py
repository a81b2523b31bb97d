"""The terms of a proposal as plain values, and as they are kept in its row. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

MANNERS = ("bank_transfer", "cash", "wechat_alipay", "goods")
INJURY_STAGES = ("graded", "open", "part")
"""Of a work injury: decided and graded; not both yet; settled in part with the rest left open."""


@dataclass(frozen=True)
class Instalment:
    """One payment: fen, and the last day on which it is due."""

    amount_fen: int
    due_on: date


@dataclass(frozen=True)
class Term:
    """What becomes of one claim item; identifiers of items and parties in hex."""

    claim_item_id: str
    disposition: str
    payer_id: str = ""
    payee_id: str = ""
    manner: str = ""
    instalments: tuple[Instalment, ...] = ()
    note: str = ""
    """What the terms add to a payment: for what it is, what it leaves open."""
    injury: str = ""
    """One of INJURY_STAGES where it pays for a work injury; empty where nobody said."""
    duties: str = ""
    """What else is to be done about this item, whatever becomes of it: a certificate, contributions."""

    @property
    def total_fen(self) -> int:
        return sum(part.amount_fen for part in self.instalments)


def kept(term: Term) -> dict[str, Any]:
    """A term as it stands in the row; what does not belong to its disposition is left out."""
    base: dict[str, Any] = {"claim_item_id": term.claim_item_id, "disposition": term.disposition}
    if term.duties:
        base["duties"] = term.duties
    if term.disposition != "pay":
        return base
    parts = [{"amount_fen": part.amount_fen, "due_on": part.due_on.isoformat()} for part in term.instalments]
    paid = {"payer_id": term.payer_id, "payee_id": term.payee_id, "manner": term.manner}
    more = {name: value for name, value in (("note", term.note), ("injury", term.injury)) if value}
    return {**base, **paid, "instalments": parts, **more}


def read(row: Mapping[str, Any]) -> Term:
    """The counterpart of `kept`."""
    return Term(
        row["claim_item_id"], row["disposition"], row.get("payer_id", ""), row.get("payee_id", ""),
        row.get("manner", ""),
        tuple(
            Instalment(part["amount_fen"], date.fromisoformat(part["due_on"]))
            for part in row.get("instalments") or ()
        ),
        row.get("note", ""), row.get("injury", ""), row.get("duties", ""),
    )  # fmt: skip


def read_all(rows: Iterable[Mapping[str, Any]]) -> tuple[Term, ...]:
    """All terms of a row."""
    return tuple(read(row) for row in rows)


def bound(terms: Sequence[Term], parties: Iterable[tuple[str, str, str]]) -> tuple[str, ...]:
    """Whom the terms bind, so who must answer: worker and employer, and all who pay or are paid.

    `parties` are (identifier, side, kind); the answer keeps their order.
    """
    named = {party for term in terms for party in (term.payer_id, term.payee_id)}
    return tuple(
        party
        for party, side, kind in parties
        if side == "applicant" or kind in ("worker", "employer") or party in named
    )


def faults(terms: Sequence[Term], parties: Iterable[str], today: date) -> dict[str, str]:
    """What is wrong with the values of terms, beyond what `rules` asks: field → code."""
    known, found = set(parties), {}
    for place, term in enumerate(terms):
        if term.disposition != "pay":
            continue
        if term.payer_id not in known or term.payer_id == term.payee_id:
            found[f"items-{place}-payer"] = "unknown"
        if term.payee_id not in known:
            found[f"items-{place}-payee"] = "unknown"
        if term.manner not in MANNERS:
            found[f"items-{place}-manner"] = "unknown"
        if term.injury and term.injury not in INJURY_STAGES:
            found[f"items-{place}-injury"] = "unknown"
        if any(part.due_on < today for part in term.instalments):
            found[f"items-{place}-instalments"] = "in_the_past"
    return found
