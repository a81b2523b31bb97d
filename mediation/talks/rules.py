"""What may be chosen in preparation and talks, and when a record of a session makes sense. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from datetime import datetime
from uuid import UUID

CONTACT_BY = ("telephone", "visit", "at_office", "wechat", "letter")
RIGHTS_ALWAYS = ("voluntary", "free", "confidential", "arbitration")
"""What every first contact says: mediation is voluntary, free and confidential, arbitration stays open."""
RIGHTS_MORE = ("time_limit", "effect", "sham")
"""And further: until when arbitration is safe, what an agreement does, that sham mediation is punished."""
RIGHTS = RIGHTS_ALWAYS + RIGHTS_MORE
"""What the sheet of rights and duties tells (SPM 14, OMR 17)."""
MOST_POINTS = 30
"""Issues linked to claims and papers in one case map."""
WAYS = ("back_to_back_first", "face_to_face_first")
PLACES = ("at_office", "online", "telephone", "on_site")
MODES = ("at_office", "telephone", "video", "on_site")
REASONS_NOT_APART = ("came_together", "declines", "paid_today", "fixed_by_court")
"""Why a party was not heard apart before both meet; kept in the mediator's compartment."""
METHODS_TOGETHER = ("build_trust", "explain_law", "cite_cases", "face_to_face")
METHODS_APART = ("build_trust", "explain_law", "cite_cases", "back_to_back")
PAPERS_PROFILES = frozenset({"court_delegated", "court_entrusted", "commission_entrusted"})
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


TOO_OFTEN = 2
"""Unexcused absences after which the system asks the mediator whether to go on; it decides nothing."""


def often_absent(unexcused: Iterable[UUID]) -> frozenset[UUID]:
    """Parties that did not come so often without an excuse; each absence is one mention of its party."""
    return frozenset(party for party, times in Counter(unexcused).items() if times >= TOO_OFTEN)
