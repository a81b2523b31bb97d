"""What one version of a proposal says otherwise than the one before, claim item by claim item. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from mediation.proposals.terms import Instalment, Term

PARTS = ("disposition", "ends", "sum", "dates", "manner", "note", "duties")
"""What can change: what becomes of an item, who pays whom, how much, when, how, in what words."""


@dataclass(frozen=True)
class Change:
    """One part of one item in both versions; without `claim_item_id` (hex) the duties beside all items."""

    claim_item_id: str
    part: str
    before: Term | str
    after: Term | str


def changes(
    before: Sequence[Term], after: Sequence[Term], duties_before: str = "", duties_after: str = ""
) -> tuple[Change, ...]:
    """Every part that differs, in the order of the newer version; an item new or gone differs whole."""
    old, new = ({term.claim_item_id: term for term in terms} for terms in (before, after))
    keys = [*new, *(key for key in old if key not in new)]
    found = [
        change for key in keys for change in _of_item(old.get(key, _absent(key)), new.get(key, _absent(key)))
    ]
    if duties_before != duties_after:
        found.append(Change("", "duties", duties_before, duties_after))
    return tuple(found)


def _absent(key: str) -> Term:
    """Stands for an item that a version does not have."""
    return Term(key, "")


def _of_item(before: Term, after: Term) -> list[Change]:
    if before.disposition != after.disposition:
        told = [Change(after.claim_item_id, "disposition", before, after)]
        return told + _words(before, after) if before.disposition and after.disposition else told
    of_payment = [
        Change(after.claim_item_id, part, before, after)
        for part in ("ends", "sum", "dates", "manner")
        if _said(before, part) != _said(after, part)
    ]
    return of_payment + _words(before, after)


def _words(before: Term, after: Term) -> list[Change]:
    return [
        Change(after.claim_item_id, part, before, after)
        for part in ("note", "duties")
        if _said(before, part) != _said(after, part)
    ]


def _said(term: Term, part: str) -> object:
    return {
        "ends": (term.payer_id, term.payee_id),
        "sum": term.total_fen,
        "dates": _plan(term.instalments),
        "manner": term.manner,
        "note": term.note,
        "duties": term.duties,
    }[part]


def _plan(instalments: Sequence[Instalment]) -> object:
    """When how much is due; of one payment alone the day, for its sum is a part of its own."""
    if len(instalments) == 1:
        return instalments[0].due_on
    return tuple((part.amount_fen, part.due_on) for part in instalments)
