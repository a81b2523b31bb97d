"""What may be chosen in preparation and talks, and when a record of a session makes sense. Pure."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

CONTACT_BY = ("telephone", "visit", "at_office", "wechat", "letter")
WAYS = ("back_to_back_first", "face_to_face_first")
PLACES = ("at_office", "online", "telephone", "on_site")
MODES = ("at_office", "telephone", "video", "on_site")
REASONS_NOT_APART = ("came_together", "declines", "paid_today", "fixed_by_court")
"""Why a party was not heard apart before both meet; kept in the mediator's compartment."""
METHODS_TOGETHER = ("build_trust", "explain_law", "cite_cases", "face_to_face")
METHODS_APART = ("build_trust", "explain_law", "cite_cases", "back_to_back")
COURT_PROFILES = frozenset({"court_delegated", "court_entrusted"})
"""Profiles whose clock runs from the receipt of the court's papers (SPM 27)."""


def heard_apart_or_reason(heard: int, parties: int, reason: str | None) -> bool:
    """Whether every party was announced as heard apart, or a reason from the list stands for it."""
    return heard >= parties or reason in REASONS_NOT_APART


def faults_of_span(begun: datetime, ended: datetime, now: datetime) -> dict[str, str]:
    """What is wrong with the beginning and end of something that was held: field → code."""
    faults = {}
    if begun > now:
        faults["held_from"] = "in_the_future"
    if ended > now:
        faults["held_until"] = "in_the_future"
    elif ended <= begun:
        faults["held_until"] = "ends_before_it_begins"
    return faults


def known_methods(chosen: Collection[str], offered: Collection[str]) -> tuple[str, ...]:
    """The chosen methods in the order of the list. Raises ValueError for one that is not on it."""
    if set(chosen) - set(offered):
        raise ValueError("unknown method")
    return tuple(method for method in offered if method in chosen)
