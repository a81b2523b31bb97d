"""Findings about rights: what cannot be waived, and a release that nobody could draw the line of."""

from __future__ import annotations

from collections.abc import Iterator

from mediation.law.enforceability.clauses import biting
from mediation.law.enforceability.table import PATTERNS, Finding, found
from mediation.law.enforceability.values import Draft

NOT_TO_BE_WAIVED = frozenset({"social_insurance", "work_injury"})
"""Kinds of claim that the law orders whatever people agree (I2 19; WIR 62): left to another road instead."""
TEXTS = ("result", "release_scope", "other_duties", "default_clause")
_WAIVER, _RELEASE = PATTERNS["waiver"], PATTERNS["release"]


def check(draft: Draft) -> Iterator[Finding]:
    """Findings about waivers (CPLI 358; I2 19) and about the scope of release (I1 35)."""
    for item in draft.items:
        if item.disposition == "withdrawn" and item.kind in NOT_TO_BE_WAIVED:
            yield found("waived_item", item.key)
        yield from _waiver(item.note, item.key, "item")
    for place in TEXTS:
        yield from _waiver(getattr(draft, place), "", place)
    if draft.written:
        yield from _release(draft)


def _waiver(text: str, item: str, place: str) -> Iterator[Finding]:
    clauses = biting(text, _WAIVER["words"], _WAIVER["spared"])
    if clauses:
        yield found("waiver", item, place, "；".join(clauses))


def _release(draft: Draft) -> Iterator[Finding]:
    wide = False
    for place in ("release_scope", "result"):
        clauses = biting(getattr(draft, place), _RELEASE["everything"], _RELEASE["bounded"])
        if clauses:
            wide = True
            yield found("release_of_everything", place=place, quote="；".join(clauses))
    if not wide and not _RELEASE["named"].search(draft.release_scope):
        yield found("release_unclear", place="release_scope")
