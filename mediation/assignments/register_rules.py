"""What can stand in the register of mediators, and when a change of it makes sense. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from mediation.assignments.rules import CONDITIONS

TIES = ("relative", "employer", "address")
"""What a mediator may declare: relatives by name, employers present or former, an address."""
MOST_NAMES = 20
"""Languages, and trades, in one entry."""
MOST_TIES = 200
LONGEST_TERM = timedelta(days=3660)
MOST_MINUTES = 24 * 60
"""Of one training."""
SOONEST_YEAR = 1980


@dataclass(frozen=True)
class Entry:
    """An entry as the manager gives it; the term counts from its first to its last day, both in."""

    number: str
    body: str
    term_from: date
    term_until: date
    languages: tuple[str, ...]
    trades: tuple[str, ...]


def faults(entry: Entry) -> dict[str, str]:
    """What is wrong with an entry: field → code."""
    wrong = {} if entry.number.strip() else {"number": "missing"}
    wrong |= faults_of_term(entry.term_from, entry.term_until)
    for name, given in (("languages", entry.languages), ("trades", entry.trades)):
        if len(given) > MOST_NAMES:
            wrong[name] = "too_many"
    return wrong


def faults_of_term(term_from: date, term_until: date) -> dict[str, str]:
    """A term ends on or after its first day and is no longer than ten years."""
    if term_until < term_from:
        return {"term_until": "ends_before_it_begins"}
    if term_until - term_from > LONGEST_TERM or term_from.year < SOONEST_YEAR:
        return {"term_until": "term_too_long"}
    return {}


def names_of(text: str) -> tuple[str, ...]:
    """Names as people write them in one line, each once: parted by 、 commas, semicolons or blanks."""
    for sign in ",，;；、\n":
        text = text.replace(sign, " ")
    return tuple(dict.fromkeys(text.split()))


def evidence_of(notes: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Condition → the notes of the proofs that stand for it, oldest first; empty where there is none."""
    found: dict[str, list[str]] = {name: [] for name in CONDITIONS}
    for condition, note in notes:
        found[condition].append(note)
    return {name: "；".join(told) for name, told in found.items()}


def hours_by_year(held: Iterable[tuple[date, int, bool | None]]) -> Mapping[int, tuple[int, int]]:
    """Year → minutes that count, and minutes that nobody has looked at yet; the newest year first."""
    years: dict[int, tuple[int, int]] = {}
    for day, minutes, counted in held:
        sure, waiting = years.get(day.year, (0, 0))
        years[day.year] = (sure + minutes * (counted is True), waiting + minutes * (counted is None))
    return dict(sorted(years.items(), reverse=True))
