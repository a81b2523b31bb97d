"""Who may mediate a dispute, what speaks against it, who suits it best (4343's four conditions). Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from uuid import UUID

CONDITIONS = ("impartial", "knows_law", "communicates", "knows_psychology")
"""The four conditions of a mediator: impartial, knows the law, communicates, knows psychology."""

HIGH_LOAD = 10
"""Open cases from which on a manager is warned."""
FEWEST_CONCLUDED = 5
"""Below so many nothing is said of how cases ended: small numbers tell of people, not of skill."""
UNKNOWN_SHARE = 50
"""Where nothing is said, a mediator stands as if half of the cases had been settled."""
SPOKEN_BY_ALL = frozenset({"", "普通话", "汉语", "国语"})
TERM_ENDS_SOON = timedelta(days=30)


@dataclass(frozen=True)
class Candidate:
    """What is known of a mediator when a dispute is to be assigned; plain values."""

    person_id: UUID
    name: str
    office_name: str
    of_own_office: bool = True
    on_register: bool = True
    register_number: str = ""
    term_from: date | None = None
    term_until: date | None = None
    suspended: bool = False
    evidence: Mapping[str, str] = field(default_factory=dict)
    """Condition → what shows it; empty or missing where nothing does."""
    languages: tuple[str, ...] = ()
    trades: tuple[str, ...] = ()
    load: int = 0
    """Open cases, those waiting for an answer included."""
    assigned_here: bool = False
    acts_for_party: bool = False
    open_conflict: bool = False
    """Disclosed a conflict in this dispute that not all parties agreed to."""
    left_here: bool = False
    """Refused this dispute or was released from it."""
    earlier_with_employer: int = 0
    """Earlier disputes with the same respondent."""
    ties: tuple[str, ...] = ()
    """Kinds of what the system found in common with this dispute (assignments/found.py)."""
    concluded: int = 0
    """Of the newest cases those that ended with an agreement or without one."""
    settled: int = 0
    """Of these, how many with an agreement."""


def refusals(candidate: Candidate, today: date) -> tuple[str, ...]:
    """Every reason why this mediator cannot be assigned; load and conditions are never one."""
    known = candidate.on_register
    reasons = {
        "not_on_register": not known,
        "out_of_term": known and not _in_term(candidate, today),
        "suspended": candidate.suspended,
        "acts_for_party": candidate.acts_for_party,
        "open_conflict": candidate.open_conflict,
        "assigned_here": candidate.assigned_here,
    }
    return tuple(code for code, holds in reasons.items() if holds)


def eligible(candidate: Candidate, today: date) -> bool:
    """On the register, in term, not suspended, in no conflict. Having been assigned is asked apart."""
    return not set(refusals(candidate, today)) - {"assigned_here"}


def _in_term(candidate: Candidate, today: date) -> bool:
    return (
        candidate.term_from is not None
        and candidate.term_until is not None
        and candidate.term_from <= today <= candidate.term_until
    )


def conditions_met(candidate: Candidate) -> tuple[str, ...]:
    """Which of the four conditions are shown by something, in their order."""
    return tuple(name for name in CONDITIONS if candidate.evidence.get(name, "").strip())


def knows_trade(candidate: Candidate, about: str) -> bool:
    """Whether a trade of the mediator is spoken of in the employer's name or the facts."""
    return any(trade and trade in about for trade in candidate.trades)


def settled_share(candidate: Candidate) -> int | None:
    """How many percent of the newest concluded cases were settled, in tens; None while they are few."""
    if candidate.concluded < FEWEST_CONCLUDED:
        return None
    return candidate.settled * 10 // candidate.concluded * 10


def languages_asked(languages: Iterable[str]) -> tuple[str, ...]:
    """What parties would rather speak and not everybody does, each once."""
    return tuple(sorted({each.strip() for each in languages} - SPOKEN_BY_ALL))


def spoken(candidate: Candidate, languages: Iterable[str]) -> tuple[str, ...]:
    """Which of the languages that were asked for this mediator speaks."""
    return tuple(each for each in languages_asked(languages) if each in candidate.languages)


def warnings(candidate: Candidate, about: str, today: date, languages: Iterable[str] = ()) -> tuple[str, ...]:
    """What a manager should weigh; none of it stops an assignment."""
    asked = languages_asked(languages)
    soon = candidate.term_until is not None and today <= candidate.term_until < today + TERM_ENDS_SOON
    weighed = {
        "tie_found": bool(candidate.ties),
        "conditions_missing": len(conditions_met(candidate)) < len(CONDITIONS),
        "high_load": candidate.load >= HIGH_LOAD,
        "earlier_with_employer": candidate.earlier_with_employer > 0,
        "left_here": candidate.left_here,
        "term_ends_soon": soon,
        "language_not_spoken": len(spoken(candidate, asked)) < len(asked),
        "trade_unknown": not knows_trade(candidate, about),
        "other_office": not candidate.of_own_office,
    }
    return tuple(code for code, holds in weighed.items() if holds)


@dataclass(frozen=True)
class Reason:
    """One thing that speaks for a candidate: conditions, language, trade, own_office, load or share."""

    code: str
    number: int = 0
    words: tuple[str, ...] = ()


def reasons(candidate: Candidate, about: str, languages: Iterable[str] = ()) -> tuple[Reason, ...]:
    """What speaks for a candidate, in the order of its weight."""
    known, share = spoken(candidate, languages), settled_share(candidate)
    found = (
        Reason("conditions", len(conditions_met(candidate))),
        Reason("language", len(known), known) if known else None,
        Reason("trade") if knows_trade(candidate, about) else None,
        Reason("own_office") if candidate.of_own_office else None,
        Reason("load", candidate.load),
        Reason("share", share) if share is not None else None,
    )
    return tuple(each for each in found if each is not None)


@dataclass(frozen=True)
class Ranked:
    """A candidate with its place and all that explains it."""

    candidate: Candidate
    refusals: tuple[str, ...]
    warnings: tuple[str, ...]
    met: tuple[str, ...]
    spoken: int = 0
    """How many of the languages that were asked for."""
    reasons: tuple[Reason, ...] = ()

    @property
    def offered(self) -> bool:
        """Whether a manager can choose this one."""
        return not self.refusals


def ranked(
    candidates: Iterable[Candidate], about: str, today: date, languages: Iterable[str] = ()
) -> list[Ranked]:
    """Those who may be assigned first, best suited first; the same whatever order they came in.

    In turn: more of the four conditions, nothing found in common with the dispute, not released from it
    before, no earlier case with this employer, speaks the parties' languages, knows the trade, of the
    handling office, fewer open cases, more of the newest cases settled, register number.
    """
    asked = languages_asked(languages)
    rows = [
        Ranked(
            each, refusals(each, today), warnings(each, about, today, asked), conditions_met(each),
            len(spoken(each, asked)), reasons(each, about, asked),
        )
        for each in candidates
    ]  # fmt: skip
    return sorted(rows, key=place)


def place(row: Ranked) -> tuple[object, ...]:
    """Where a candidate stands among others: the smaller, the better suited."""
    share = settled_share(row.candidate)
    return (
        not row.offered,
        -len(row.met),
        "tie_found" in row.warnings,
        "left_here" in row.warnings,
        "earlier_with_employer" in row.warnings,
        -row.spoken,
        "trade_unknown" in row.warnings,
        "other_office" in row.warnings,
        row.candidate.load,
        -(UNKNOWN_SHARE if share is None else share),
        row.candidate.register_number,
        row.candidate.person_id,
    )


def settled(parties: Iterable[UUID], words: Mapping[UUID, str]) -> bool:
    """A disclosed conflict is settled when every single party agreed (SPM 15, OMR 13)."""
    asked = set(parties)
    return bool(asked) and all(words.get(party) == "agrees" for party in asked)
