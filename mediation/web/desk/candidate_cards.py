"""Candidates as cards: the four conditions with their evidence, load, warnings, and what bars somebody."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from mediation.assignments.rules import CONDITIONS, Candidate, Ranked, Reason
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
class Barred:
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
    refusals: tuple[Barred, ...]
    reasons: tuple[str, ...] = ()
    """What speaks for this one, in the order of its weight."""


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
        tuple(_warning(code, who) for code in row.warnings),
        tuple(Barred(code, words.unfit(code)) for code in row.refusals),
        tuple(_reason(each) for each in row.reasons),
    )


def _warning(code: str, who: Candidate) -> str:
    """A warning in words; of what was found in common only the kind is told."""
    if code != "tie_found":
        return words.warning(code)
    kinds = _("、").join(words.found(kind) for kind in who.ties)
    return _("系统发现可能有利害关系：%(kinds)s，请核对", kinds=kinds)


def _reason(reason: Reason) -> str:
    """What speaks for somebody, in a few words."""
    said = {
        "conditions": _("四项条件具备 %(num)s 项", num=reason.number),
        "language": _("会说当事人使用的%(names)s", names=_("、").join(reason.words)),
        "trade": _("熟悉本案的行业"),
        "own_office": _("在承办机构"),
        "load": _("手上在办案件 %(num)s 件", num=reason.number),
        "share": _("最近的案件约 %(num)s%% 达成协议", num=reason.number),
    }
    return said[reason.code]
