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
from mediation.law.entitlements.compute import kind_named
from mediation.law.entitlements.errors import FactError, FactErrors
from mediation.law.entitlements.said import Computation
from mediation.law.entitlements.supplied import with_parameters
from mediation.law.entitlements.versions import Difference, compare
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
    def floor(self) -> Decimal | None:
        """The least by facts that bind both sides: each has said its own, or what was said is undisputed."""
        told = [each for each in self.versions if each.computation is not None]
        settled = len(told) > 1 or all(set(each.facts) <= set(self.undisputed) for each in told)
        return self.low if settled else None

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

    @property
    def floor(self) -> Decimal | None:
        """The least that the law gives for the item by facts that bind both sides; None where none do."""
        return _sum(each.floor for each in self.each)

    def by(self, side: str) -> tuple[Decimal, Decimal] | None:
        """The least and the most by one side's own facts, the undisputed over them, where sums follow."""
        own = [
            version.computation
            for each in self.each
            for version in each.versions
            if version.side in (side, UNDISPUTED) and version.computation is not None
        ]
        low, high = _sum(each.low for each in own), _sum(each.high for each in own)
        return (low, high) if low is not None and high is not None else None

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
    return compute_at(law_kind, facts, *_where_and_when(facts, setting), setting.added)


def _where_and_when(facts: Mapping[str, Any], setting: Setting) -> tuple[str | None, date]:
    place = setting.place if setting.place and is_place(setting.place) else None
    return place, _day_of_leaving(facts) or setting.on


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
    """What the sides differ on and what each fact adds, from the respondent's version to the applicant's.

    Nothing while one of the two sums cannot be reckoned. The comparison knows a worker and an employer;
    here it is given the applicant's version in the worker's place, whoever applies.
    """
    ours, theirs = found.version(APPLICANT), found.version(RESPONDENT)
    if ours is None or theirs is None or ours.computation is None or theirs.computation is None:
        return ()
    one, other = (filled(found.law_kind, each.facts, setting) for each in (ours, theirs))
    return compare(found.law_kind, one, other).differences


def filled(law_kind: str, facts: Mapping[str, Any], setting: Setting) -> Mapping[str, Any]:
    """The facts with the published figures of place and day for what was not said."""
    where_and_when = _where_and_when(facts, setting)
    return with_parameters(kind_named(law_kind), facts, *where_and_when, setting.added).facts


def version(law_kind: str, side: str, facts: Mapping[str, Any], setting: Setting) -> Version:
    """One version with its sum, or with what stands against one."""
    try:
        return Version(side, facts, reckon(law_kind, facts, setting))
    except FactErrors as wrong:
        return Version(side, facts, None, wrong.errors)


def _sum(parts: Iterable[Decimal | None]) -> Decimal | None:
    known = [part for part in parts if part is not None]
    return sum(known, Decimal(0)) if known else None
