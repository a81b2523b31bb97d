"""Candidates as cards: the four conditions with their evidence, load, warnings, and what bars somebody."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from mediation.assignments.rules import CONDITIONS, Ranked
from mediation.web.labels import assignments as words
from mediation.web.translate import gettext as _
from mediation.web.translate import ngettext


@dataclass(frozen=True)
class Condition:
    """One of the four conditions: met, and by what."""

    label: str
    met: bool
    note: str


@dataclass(frozen=True)
class Reason:
    """Why somebody cannot be named."""

    code: str
    text: str


@dataclass(frozen=True)
class Card:
    """One candidate as the macro `candidate_card` draws it."""

    id: str
    name: str
    office: str
    load: str
    conditions: tuple[Condition, ...]
    warnings: tuple[str, ...]
    refusals: tuple[Reason, ...]


def cards(rows: Iterable[Ranked]) -> list[Card]:
    """The candidates in their order, in the reader's language."""
    return [_card(row) for row in rows]


def _card(row: Ranked) -> Card:
    who = row.candidate
    about = (who.office_name, who.register_number, _("、").join((*who.languages, *who.trades)))
    return Card(
        who.person_id.hex,
        who.name,
        " · ".join(part for part in about if part),
        ngettext("%(num)d 件", "%(num)d 件", who.load),
        tuple(
            Condition(words.condition(code), code in row.met, who.evidence.get(code, ""))
            for code in CONDITIONS
        ),
        tuple(words.warning(code) for code in row.warnings),
        tuple(Reason(code, words.unfit(code)) for code in row.refusals),
    )
