"""Findings in words: what is wrong, the words that bit, what to do, and the article."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from mediation.law.enforceability.table import RULES, Finding, Rule
from mediation.projections.agreement_page import FoundShown
from mediation.web.labels import findings as words
from mediation.web.labels.claims import claim_kind
from mediation.web.translate import gettext as _

COLOURS = {"high": "red", "medium": "orange", "note": "blue"}
OFFERS_PART = frozenset({"injury_not_graded", "rest_not_open"})
"""Findings that a part settlement mends."""


@dataclass(frozen=True)
class FindingInWords:
    """One finding as a page shows it; `about` says of what, where it does not stand beside it."""

    key: str
    code: str
    item: str
    place: str
    severity: str
    severity_label: str
    colour: str
    about: str
    title: str
    quote: str
    mend: str
    citation: str
    explanation: str = ""
    offers_part: bool = False


def in_words(found: Iterable[Finding], kinds: Mapping[str, str] | None = None) -> tuple[FindingInWords, ...]:
    """Findings of a draft; with `kinds` (claim item → kind) each says of what it speaks."""
    return tuple(_words(each, _about(each, kinds) if kinds is not None else "") for each in found)


def as_kept(found: Iterable[FoundShown]) -> tuple[FindingInWords, ...]:
    """What was kept with an agreement; a rule that is no more is left out."""
    return tuple(
        _of(RULES[each.code], "", "", each.place, _of_kind(each), each.quote, each.explanation)
        for each in found
        if each.code in RULES
    )  # fmt: skip


def explained(found: Iterable[FoundShown]) -> tuple[FindingInWords, ...]:
    """Those that the mediator explained: what a party is to know before it signs."""
    return tuple(each for each in as_kept(found) if each.explanation)


def _of_kind(each: FoundShown) -> str:
    return claim_kind(each.kind) if each.kind else words.place(each.place)


def of_item(shown: Sequence[FindingInWords], key: str) -> list[FindingInWords]:
    """Those that speak of one claim item."""
    return [each for each in shown if each.item == key]


def of_place(shown: Sequence[FindingInWords], *places: str) -> list[FindingInWords]:
    """Those that speak of a part of the text."""
    return [each for each in shown if not each.item and each.place in places]


def _words(each: Finding, about: str) -> FindingInWords:
    return _of(each.rule, each.key, each.item, each.place, about, each.quote, "")


def _about(each: Finding, kinds: Mapping[str, str]) -> str:
    return claim_kind(kinds[each.item]) if each.item in kinds else words.place(each.place)


def _of(
    rule: Rule, key: str, item: str, place: str, about: str, quote: str, explanation: str
) -> FindingInWords:
    cited = words.citation(rule)
    if rule.tag.needs_remark:
        cited = _("%(article)s（由条文推得）", article=cited)
    return FindingInWords(
        key, rule.code, item, place, rule.severity.value, words.severity(rule.severity.value),
        COLOURS[rule.severity.value], about, words.title(rule), quote, words.mend(rule), cited, explanation,
        rule.code in OFFERS_PART,
    )  # fmt: skip
