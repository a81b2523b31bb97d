"""Findings about sums: none named, one that does not add up, one below what the law gives."""

from __future__ import annotations

from collections.abc import Iterator

from mediation.law.enforceability.table import Finding, found
from mediation.law.enforceability.values import Draft, Item


def check(draft: Draft) -> Iterator[Finding]:
    """Findings about the sums of every item that pays (CPLI 461; I1 35)."""
    for item in draft.items:
        if item.pays:
            yield from _of(item)


def _of(item: Item) -> Iterator[Finding]:
    if not item.parts or any(part.amount is None or part.amount <= 0 for part in item.parts):
        yield found("no_sum", item.key)
        return
    if item.stated is not None and item.stated != item.total:
        yield found("sum_differs", item.key, quote=f"{item.stated:,.2f} ≠ {item.total:,.2f}")
    if item.floor is not None and item.total < item.floor and not item.explanation.strip():
        yield found("below_floor", item.key, quote=f"{item.total:,.2f} < {item.floor:,.2f}")
