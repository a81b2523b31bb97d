"""Findings about work injuries: nothing final before the injury is decided and graded."""

from __future__ import annotations

from collections.abc import Iterator

from mediation.law.enforceability.table import PART_SETTLEMENT, PATTERNS, Finding, found
from mediation.law.enforceability.values import Draft, Item

KIND = "work_injury"
STAGES = ("graded", "open", "part")
"""What can be said of an injury: decided and graded; not both yet; settled in part, the rest left open."""


def check(draft: Draft) -> Iterator[Finding]:
    """Findings about injury items that pay (WIR 17, 21, 33)."""
    for item in draft.items:
        if item.pays and item.kind == KIND:
            yield from _of(item)


def _of(item: Item) -> Iterator[Finding]:
    if item.injury == "part":
        if not leaves_the_rest_open(item.note):
            yield found("rest_not_open", item.key)
    elif item.injury != "graded":
        yield found("injury_not_graded", item.key)


def leaves_the_rest_open(note: str) -> bool:
    """Whether the words of a part settlement keep open what it does not settle."""
    return PATTERNS["injury"]["rest_open"].search(note) is not None


def part_settlement(note: str) -> str:
    """The words of an item that settles only what can be settled now, after what it said before."""
    if leaves_the_rest_open(note):
        return note
    return f"{note.strip()}\n{PART_SETTLEMENT}".strip()
