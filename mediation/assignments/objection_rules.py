"""When a party may object to a mediator, on what grounds, and what an objection leads to. Pure."""

from __future__ import annotations

from collections.abc import Collection

GROUNDS = (
    "near_relative", "interest", "other_relation", "partial", "insults", "took_favours", "told_secrets",
)  # fmt: skip
"""A near relative of a party or its representative, an interest in the dispute, another relation that may
affect impartiality (SPM 15, OMR 13); partiality, insults, favours taken, secrets told (PML 15)."""


def faults(grounds: Collection[str], words: str) -> dict[str, str]:
    """What is wrong with an objection: at least one ground of the list, and words that say why."""
    wrong = {}
    if not grounds:
        wrong["grounds"] = "missing"
    elif set(grounds) - set(GROUNDS):
        wrong["grounds"] = "unknown"
    if not words.strip():
        wrong["words"] = "missing"
    return wrong


def has_new_ground(grounds: Collection[str], decided: Collection[str]) -> bool:
    """What was decided against this mediator for this party is not asked again on the same grounds alone."""
    return bool(set(grounds) - set(decided))


def may_reject_freely(*, used: bool, earlier_mediators: int) -> bool:
    """Whether a party may still reject the mediator without grounds: once, and only the first one (OMR 14).

    `earlier_mediators` took the dispute on before this one and left it.
    """
    return not used and earlier_mediators == 0
