"""The lawful figure of a claim item: what the law gives by each side's version of the facts. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import cached_property
from typing import Any

from mediation.claims.stated import APPLICANT, RESPONDENT, UNDISPUTED
from mediation.law.entitlements.at_place import compute_at
from mediation.law.entitlements.errors import FactError, FactErrors
from mediation.law.entitlements.said import Computation
from mediation.law.value import Value, is_place

_LEAVING = ("left", "leave_date")


@dataclass(frozen=True)
class Said:
    """What stands as said about one entitlement: by a side, or as undisputed."""

    law_kind: str
    side: str
    facts: Mapping[str, Any]
    number: int = 0
    """Counts the statements about the item."""
    at: datetime | None = None
    by: str = ""
    """Who wrote it down."""
    by_staff: bool = False
    """Staff heard it from the side."""
    note: str = ""
    contradicted: bool = False
    """The side denies that it said so."""


@dataclass(frozen=True)
class Difference:
    """One fact on which the sides differ; `effect` is what the respondent's word adds to the applicant's sum.

    In yuan, signed, that fact alone; None where one of the two sums cannot be reckoned.
    """

    fact: str
    applicant: Any
    respondent: Any
    effect: Decimal | None


@dataclass(frozen=True)
class Setting:
    """Where and when the law is asked: a region's code, and the day whose values apply where no fact says."""

    place: str | None
    on: date
    added: tuple[Value, ...] = ()
    """Published figures that administrators have added to those that the product brings."""


@dataclass(frozen=True)
class Version:
    """One side's facts with the undisputed ones over them, and what the law gives by them."""

    side: str
    facts: Mapping[str, Any]
    computation: Computation | None
    """None where the facts do not allow one; `errors` says why."""
    errors: tuple[FactError, ...] = ()


@dataclass(frozen=True)
class Figure:
    """What the law gives for one entitlement, by every version that was stated."""

    law_kind: str
    versions: tuple[Version, ...]
    undisputed: Mapping[str, Any]

    @property
    def reckoned(self) -> tuple[Computation, ...]:
        """The versions that allow a sum."""
        return tuple(each.computation for each in self.versions if each.computation is not None)

    @property
    def low(self) -> Decimal | None:
        """The least that some version gives, in yuan; None while none gives anything."""
        return min((each.low for each in self.reckoned), default=None)

    @property
    def high(self) -> Decimal | None:
        """The most that some version gives, in yuan."""
        return max((each.high for each in self.reckoned), default=None)

    def version(self, side: str) -> Version | None:
        """What a side says, where it said anything."""
        return next((each for each in self.versions if each.side == side), None)

    @property
    def contested(self) -> bool:
        """Both sides said what the facts are, and not the same."""
        one, other = self.version(APPLICANT), self.version(RESPONDENT)
        return one is not None and other is not None and dict(one.facts) != dict(other.facts)


@dataclass(frozen=True)
class Figures:
    """All entitlements of one claim item about which anything was said; their sums add up."""

    said: tuple[Said, ...]
    setting: Setting

    @cached_property
    def each(self) -> tuple[Figure, ...]:
        """One figure for each entitlement, in the order in which they were first spoken of."""
        kinds = dict.fromkeys(one.law_kind for one in sorted(self.said, key=lambda one: one.number))
        return tuple(figure(kind, self.said, self.setting) for kind in kinds)

    @property
    def low(self) -> Decimal | None:
        """The least that the law gives for the item by what was said; None where nothing can be reckoned."""
        return _sum(each.low for each in self.each)

    @property
    def high(self) -> Decimal | None:
        """The most that the law gives for the item by what was said."""
        return _sum(each.high for each in self.each)

    def told_by(self, side: str, law_kind: str) -> Mapping[str, Any]:
        """What a side says of one entitlement; nothing where it has said nothing."""
        said = (one.facts for one in self.said if (one.side, one.law_kind) == (side, law_kind))
        return next(said, {})

    @property
    def newest(self) -> int:
        """The number of the newest statement; 0 for none."""
        return max((one.number for one in self.said), default=0)


def reckon(law_kind: str, facts: Mapping[str, Any], setting: Setting) -> Computation:
    """What the law gives by these facts there and then. Raises UnknownKind, and FactErrors.

    Published figures of a place are those of the day of leaving where the facts say one.
    """
    place = setting.place if setting.place and is_place(setting.place) else None
    return compute_at(law_kind, facts, place, _day_of_leaving(facts) or setting.on, setting.added)


def _day_of_leaving(facts: Mapping[str, Any]) -> date | None:
    for name in _LEAVING:
        try:
            return date.fromisoformat(facts[name])
        except (KeyError, TypeError, ValueError):
            continue
    return None


def figure(law_kind: str, said: Iterable[Said], setting: Setting) -> Figure:
    """What the law gives for one entitlement by what was said of it."""
    by_side = {one.side: one.facts for one in said if one.law_kind == law_kind and one.facts}
    undisputed = by_side.pop(UNDISPUTED, {})
    sides = [side for side in (APPLICANT, RESPONDENT) if side in by_side] or [UNDISPUTED] * bool(undisputed)
    versions = (version(law_kind, side, {**by_side.get(side, {}), **undisputed}, setting) for side in sides)
    return Figure(law_kind, tuple(versions), undisputed)


def differences(found: Figure, setting: Setting) -> tuple[Difference, ...]:
    """What the sides differ on, fact by fact; nothing while only one of them has said anything."""
    ours, theirs = found.version(APPLICANT), found.version(RESPONDENT)
    if ours is None or theirs is None:
        return ()
    differing = [
        name for name in {**ours.facts, **theirs.facts} if ours.facts.get(name) != theirs.facts.get(name)
    ]
    return tuple(
        Difference(
            name, ours.facts.get(name), theirs.facts.get(name),
            _effect(found.law_kind, ours, name, theirs.facts.get(name), setting),
        )
        for name in differing
    )  # fmt: skip


def _effect(law_kind: str, ours: Version, name: str, said: Any, setting: Setting) -> Decimal | None:
    changed = {fact: raw for fact, raw in {**ours.facts, name: said}.items() if raw is not None}
    other = version(law_kind, ours.side, changed, setting)
    if ours.computation is None or other.computation is None:
        return None
    return other.computation.amount - ours.computation.amount


def version(law_kind: str, side: str, facts: Mapping[str, Any], setting: Setting) -> Version:
    """One version with its sum, or with what stands against one."""
    try:
        return Version(side, facts, reckon(law_kind, facts, setting))
    except FactErrors as wrong:
        return Version(side, facts, None, wrong.errors)


def _sum(parts: Iterable[Decimal | None]) -> Decimal | None:
    known = [part for part in parts if part is not None]
    return sum(known, Decimal(0)) if known else None
