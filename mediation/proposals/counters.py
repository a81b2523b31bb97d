"""What a party would agree to instead: by claim item, only what differs from the proposal. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from mediation.proposals.rules import DISPOSITIONS
from mediation.proposals.terms import MANNERS, Instalment, Term


@dataclass(frozen=True)
class Wanted:
    """One payment as it is wished; what is None stays as proposed. Fen, and the last day."""

    amount_fen: int | None = None
    due_on: date | None = None


@dataclass(frozen=True)
class CounterItem:
    """What a party wants otherwise about one claim item (hex); what is empty stays as proposed."""

    claim_item_id: str
    disposition: str = ""
    manner: str = ""
    payments: tuple[Wanted, ...] = ()

    @property
    def says_something(self) -> bool:
        return bool(self.disposition or self.manner or self.payments)


@dataclass(frozen=True)
class Counter:
    """A counter-offer and how far it may leave the channel (channels/rules.SEALS)."""

    items: tuple[CounterItem, ...] = ()
    seal: str | None = None


def differing(counter: Counter, terms: Sequence[Term]) -> Counter:
    """The counter without what the proposal says anyway."""
    proposed = {term.claim_item_id: term for term in terms}
    items = (_differing(item, proposed.get(item.claim_item_id)) for item in counter.items)
    return replace(counter, items=tuple(item for item in items if item.says_something))


def _differing(item: CounterItem, term: Term | None) -> CounterItem:
    if term is None:
        return item
    same = len(item.payments) == len(term.instalments) and all(
        wanted.amount_fen in (None, part.amount_fen) and wanted.due_on in (None, part.due_on)
        for wanted, part in zip(item.payments, term.instalments, strict=True)
    )
    return replace(
        item,
        disposition="" if item.disposition == term.disposition else item.disposition,
        manner="" if item.manner == term.manner else item.manner,
        payments=() if same else item.payments,
    )


def faults(counter: Counter, terms: Sequence[Term], today: date) -> dict[str, str]:
    """What cannot stand in a counter: field → code. The fields are those of its form."""
    proposed, found = {term.claim_item_id: term for term in terms}, {}
    for place, item in enumerate(counter.items):
        name = f"items-{place}"
        if item.claim_item_id not in proposed:
            found[f"{name}-disposition"] = "unknown"
        found.update(_faults(name, item, today))
    return found


def _faults(name: str, item: CounterItem, today: date) -> dict[str, str]:
    found = {}
    if item.disposition and item.disposition not in DISPOSITIONS:
        found[f"{name}-disposition"] = "unknown"
    if item.manner and item.manner not in MANNERS:
        found[f"{name}-manner"] = "unknown"
    for at, wanted in enumerate(item.payments):
        here = f"{name}-payments-{at}"
        if wanted.amount_fen is not None and wanted.amount_fen <= 0:
            found[f"{here}-amount"] = "unreadable"
        if wanted.due_on is not None and wanted.due_on < today:
            found[f"{here}-due"] = "in_the_past"
        if len(item.payments) > 1 and (wanted.amount_fen is None or wanted.due_on is None):
            found[f"{here}-{'amount' if wanted.amount_fen is None else 'due'}"] = "missing"
    return found


def taken_up(terms: Sequence[Term], counter: Counter) -> tuple[Term, ...]:
    """The terms with what the counter wants in them: where the next version of a proposal can begin."""
    wanted = {item.claim_item_id: item for item in counter.items}
    return tuple(
        _taken_up(term, wanted[term.claim_item_id]) if term.claim_item_id in wanted else term
        for term in terms
    )


def _taken_up(term: Term, item: CounterItem) -> Term:
    disposition = item.disposition or ("pay" if item.payments else term.disposition)
    if disposition != "pay":
        return Term(term.claim_item_id, disposition, duties=term.duties)
    return replace(
        term, disposition="pay", manner=item.manner or term.manner,
        instalments=_payments(term, item.payments) if item.payments else term.instalments,
    )  # fmt: skip


def _payments(term: Term, wanted: Sequence[Wanted]) -> tuple[Instalment, ...]:
    """Payments as wished; of one alone what is missing is taken from the terms: their sum, their last day."""
    last = term.instalments[-1].due_on if term.instalments else None
    whole = [(one.amount_fen or term.total_fen, one.due_on or last) for one in wanted]
    return tuple(Instalment(fen, due_on) for fen, due_on in whole if fen and due_on is not None)


def kept(counter: Counter) -> list[dict[str, Any]]:
    """The items of a counter as they are sealed in the channel's entry."""
    return [
        {
            "claim_item_id": item.claim_item_id, "disposition": item.disposition, "manner": item.manner,
            "payments": [
                {
                    "amount_fen": one.amount_fen,
                    "due_on": one.due_on.isoformat() if one.due_on else None,
                }
                for one in item.payments
            ],
        }
        for item in counter.items
    ]  # fmt: skip


def read(rows: Iterable[Mapping[str, Any]], seal: str | None = None) -> Counter:
    """The counterpart of `kept`."""
    return Counter(
        tuple(
            CounterItem(
                row["claim_item_id"], row["disposition"], row["manner"],
                tuple(_wanted(one) for one in row["payments"]),
            )
            for row in rows
        ),
        seal,
    )  # fmt: skip


def _wanted(row: Mapping[str, Any]) -> Wanted:
    due_on = row["due_on"]
    return Wanted(row["amount_fen"], date.fromisoformat(due_on) if due_on else None)
