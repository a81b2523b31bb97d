"""Which periods of the law run in a mediation, what starts, pauses and stops each of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from mediation.law.tags import Tag


class Unit(StrEnum):
    """A day has two meanings within one rule (CHR 80); months and years are counted by their day (CC 202)."""

    WORKING = "working"
    CALENDAR = "calendar"
    MONTHS = "months"
    YEARS = "years"

    @property
    def months(self) -> int:
        """How many months one unit has; 0 for days."""
        return _MONTHS.get(self, 0)

    @property
    def by_months(self) -> bool:
        """Whether the period ends on a corresponding day (CC 202)."""
        return self.months > 0


_MONTHS = {Unit.MONTHS: 1, Unit.YEARS: 12}


_ZHEJIANG = "33"


class Profile(StrEnum):
    """The kind of mediation body, or of its mandate: it decides which mediation clock runs."""

    STATUTORY = "statutory"
    """Any body under LMAL 14: fifteen days from receipt."""
    ZHEJIANG = "zhejiang"
    """A body in Zhejiang under its regulations: fifteen days from receipt, longer when both agree."""
    ENTERPRISE_COMMITTEE = "enterprise_committee"
    """An enterprise's committee under ECMR 29: fifteen days from acceptance."""
    ONE_STOP = "one_stop"
    """One-stop mediation of new forms of employment: fifteen days from acceptance."""
    COURT_DELEGATED = "court_delegated"
    """Delegated by a court before filing (委派): thirty days from the papers."""
    COURT_ENTRUSTED = "court_entrusted"
    """Entrusted by a court after filing (委托): fifteen or seven days from the papers."""
    COMMISSION_ENTRUSTED = "commission_entrusted"
    """Entrusted by an arbitral tribunal before its hearing (CHR 70): ten working days from both consents."""

    @property
    def of_body(self) -> bool:
        """Whether a body has it by what it is; the others come with a case that was sent in."""
        return self in (self.STATUTORY, self.ZHEJIANG, self.ENTERPRISE_COMMITTEE, self.ONE_STOP)

    def fits(self, region: str) -> bool:
        """Whether a body in this place (division code) can have it: a province's rule reaches no further."""
        return self is not Profile.ZHEJIANG or region.startswith(_ZHEJIANG)


class Event(StrEnum):
    """What happens in a case that a clock listens to."""

    FILED = "filed"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    PAPERS_CONFIRMED = "papers_confirmed"
    COMPLETION_REQUESTED = "completion_requested"
    COMPLETION_FILED = "completion_filed"
    APPRAISAL_STARTED = "appraisal_started"
    APPRAISAL_ENDED = "appraisal_ended"
    AGREEMENT_REACHED = "agreement_reached"
    TALKS_REOPENED = "talks_reopened"
    AGREEMENT_IN_FORCE = "agreement_in_force"
    OBJECTION_MADE = "objection_made"
    RENEGOTIATION_OVER = "renegotiation_over"
    CLOSED = "closed"


class Extension(StrEnum):
    """By whose consent a period may be made longer."""

    NONE = "none"
    BOTH_AGREE = "both_agree"
    ALL_AGREE = "all_agree"
    BY_AUTHORITY = "by_authority"
    """The head, president or committee of the deciding body allows it."""


@dataclass(frozen=True, slots=True)
class Pause:
    """A ground on which the clock stands still, and the events between which it does."""

    ground: str
    begins_at: Event
    ends_at: Event
    tag: Tag


@dataclass(frozen=True, slots=True)
class Clock:
    """One period of the law. `number` is None where people choose it or the law gives none.

    A clock of a case has a `starts_at` that the steps of a dispute tell; one without is for reference: it
    runs elsewhere, and is counted when somebody asks. `law_for` names the profiles the period binds; for
    its other `profiles` it is a promise. `extension_limit` is the most units an extension may add in all,
    None when the rule has no cap. `start` and `changes` say in words what starts it, and what stops, pauses
    or extends it; `remark` says what to know of a number that was not read in the law itself.
    """

    code: str
    name_zh: str
    name_en: str
    number: int | None
    unit: Unit
    profiles: frozenset[Profile]
    law_for: frozenset[Profile]
    starts_at: Event | None
    stops_at: frozenset[Event]
    pauses: tuple[Pause, ...]
    extension: Extension
    extension_limit: int | None
    start_zh: str
    start_en: str
    changes_zh: str
    changes_en: str
    consequence_zh: str
    consequence_en: str
    citation_zh: str
    citation_en: str
    tag: Tag
    remark_zh: str
    remark_en: str
    in_force_from: date | None
    variants: Mapping[str, int] = field(hash=False)
    counted_back: bool = False
    """So many working days before a day, such as a hearing."""
    counts_start: bool = False
    """The day of the start is the first that counts."""
    rolls: bool = True
    """Whether a holiday moves the last day on (CC 203)."""

    @property
    def family(self) -> str:
        """The code of the row of the law's table: C20 for C20.1."""
        return self.code.partition(".")[0]

    @property
    def runs(self) -> bool:
        """Whether it runs in a case here; otherwise it is for reference."""
        return self.starts_at is not None

    def number_for(self, variant: str | None = None) -> int | None:
        """The number of days, by the kind of court procedure where the rule tells them apart.

        Raises LookupError for a variant the rule does not know.
        """
        return self.variants[variant] if variant else self.number

    def binds(self, profile: str) -> bool:
        """Whether the period is law for this body; otherwise it is the office's promise."""
        return profile in self.law_for

    def may_pause(self, ground: str) -> bool:
        """Whether this ground makes the clock stand still; any other lets it run on."""
        return any(pause.ground == ground for pause in self.pauses)
