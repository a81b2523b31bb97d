"""When an agreement is signed, takes effect, or has failed. Pure."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

MEDIATOR = "mediator"
FROM_SIGNING = frozenset({"court_delegated"})
"""Profiles under which both parties' signing is enough (SPM 24); elsewhere LMAL 14."""


def signed_by_parties(signatories: Collection[str], signed: Collection[str]) -> bool:
    """Everybody whom the terms bind has signed."""
    return bool(signatories) and set(signatories) <= set(signed)


def takes_effect(profile: str, signatories: Collection[str], signed: Collection[str], sealed: bool) -> bool:
    """Whether the last act was done: both parties, mediator and seal (LMAL 14), or both parties (SPM 24)."""
    parties = signed_by_parties(signatories, signed)
    return parties and (profile in FROM_SIGNING or (MEDIATOR in signed and sealed))


def signing_failed(declined: bool, sign_by: date | None, today: date, all_signed: bool) -> bool:
    """Somebody declined to sign, or the days to sign ran out without every signature."""
    return declined or (not all_signed and sign_by is not None and today > sign_by)


def level(identified_how: str | None, method: str) -> str:
    """Assurance of a signature: paper, L2 (code after an identity check) or L1 (code only)."""
    if method in ("paper", "thumb_print"):
        return "paper"
    return "L2" if identified_how in CHECKED else "L1"


CHECKED = frozenset({"identity_document", "business_licence", "real_name_check", "power_of_attorney"})
"""Ways of identifying a party that amount to a check of its papers."""
