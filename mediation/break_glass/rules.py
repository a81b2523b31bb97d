"""For what a party's channel may be opened by the law, for how long, and when its party is told. Pure.

The exceptions are those of law.md, part 4: likely violence and crime (PML 25), sham mediation (SPM 18, CPL
115), and where the law itself says otherwise than secrecy (SPM 22, OMR 18). The hours are this product's own.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from types import MappingProxyType
from uuid import UUID

AT_ONCE, AFTER, WHEN_RELEASED = TELLS = ("at_once", "after", "when_released")
"""When the party is told: as it is opened, when the reading is over, or when an officer finds that the reason
for silence is gone."""


@dataclass(frozen=True)
class ReadingGround:
    """One exception of the law: its articles, whether it may wait, when the party is told."""

    code: str
    articles: tuple[str, ...]
    tells: str
    is_urgent: bool = False
    """One person may open at once, and a second one reviews it."""
    needs_demand: bool = False
    """Rests on a written demand, whose number is named."""


GROUNDS: Mapping[str, ReadingGround] = MappingProxyType({
    each.code: each
    for each in (
        ReadingGround("danger_to_life", ("PML 25",), AFTER, is_urgent=True),
        ReadingGround("crowd_violence", ("PML 25",), AFTER, is_urgent=True),
        ReadingGround("crime", ("PML 25",), WHEN_RELEASED),
        ReadingGround("sham_mediation", ("SPM 18", "CPL 115"), WHEN_RELEASED),
        ReadingGround("demanded_by_law", ("SPM 22", "OMR 18"), AT_ONCE, needs_demand=True),
    )
})  # fmt: skip
"""The closed list: nothing else opens a channel against its party's will."""

HOURS = (2, 8, 24)
"""For how many hours a channel may be opened; it shuts by itself."""
CONSENT_WITHIN = timedelta(hours=24)
"""How long a second officer is waited for."""
REVIEW_WITHIN = timedelta(hours=24)
"""Within which an opening at once is reviewed; then it is shut until somebody has."""

SHUTS_BY_TIME = MappingProxyType({"asked": "lapse", "to_review": "shut", "open": "close"})
"""State → the step that time itself takes in it."""
AFTER_TIME = MappingProxyType({"asked": "lapsed", "to_review": "overdue", "open": "ended"})
"""State → where that leads."""
AWAITS_SECOND = frozenset({"asked", "to_review", "overdue"})
OPENED = frozenset({"open", "to_review", "overdue", "ended", "objected"})
"""States in which the channel is or was open."""
READING_OVER = frozenset({"overdue", "ended", "objected"})


@dataclass(frozen=True)
class Asked:
    """What an officer asks for: the ground, why, for how long, whether at once, and on whose demand."""

    ground: str
    reason: str
    hours: int
    at_once: bool = False
    demand: str = ""


def faults(asked: Asked) -> dict[str, str]:
    """What is wrong with it, by field."""
    wrong = {}
    ground = GROUNDS.get(asked.ground)
    if ground is None:
        wrong["ground"] = "unknown"
    elif asked.at_once and not ground.is_urgent:
        wrong["at_once"] = "not_urgent"
    if ground is not None and ground.needs_demand and not asked.demand.strip():
        wrong["demand"] = "missing"
    if not asked.reason.strip():
        wrong["reason"] = "missing"
    if asked.hours not in HOURS:
        wrong["hours"] = "unknown"
    return wrong


def is_due(state: str, now: datetime, *, consent_by: datetime, review_by: datetime | None,
           until_at: datetime | None) -> bool:  # fmt: skip
    """Whether time itself takes the next step."""
    ends = {"asked": consent_by, "to_review": review_by, "open": until_at}.get(state)
    return ends is not None and now >= ends


def is_second(asked_by: UUID, person_id: UUID | None) -> bool:
    """Nobody is the second person to what he asked for himself."""
    return person_id is not None and person_id != asked_by


def stands_apart(person_id: UUID | None, involved: Collection[UUID]) -> bool:
    """Whether an officer neither mediates or mediated in the dispute nor acts or acted for a party of it."""
    return person_id is not None and person_id not in involved


def tells_now(ground: str, state: str) -> bool:
    """Whether its party is to be told in this state without anybody's further decision."""
    tells = GROUNDS[ground].tells
    return (tells == AT_ONCE and state in OPENED) or (tells == AFTER and state in READING_OVER)


def may_release(ground: str, state: str, *, told: bool) -> bool:
    """Whether an officer decides now that the reason for silence is over."""
    return not told and GROUNDS[ground].tells == WHEN_RELEASED and state in READING_OVER
