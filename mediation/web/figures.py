"""A lawful figure in words: the sum or range, the working line by line, and what it rests on."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from mediation.claims.figures import Figure, Figures, Version
from mediation.law.entitlements.errors import FactError
from mediation.law.entitlements.numbers import written
from mediation.law.entitlements.said import Citation, Computation
from mediation.law.entitlements.table import KINDS
from mediation.web.filters import money
from mediation.web.labels.facts import in_reader_language, tag
from mediation.web.translate import gettext as _

_CODE = re.compile(r"[a-z]+(?:_[a-z]+)*", re.ASCII)
_CODE_IN_PROSE = re.compile(r"[a-z]+(?:_[a-z]+)+", re.ASCII)
"""The name of a fact in a sentence; in English only what no word looks like."""


@dataclass(frozen=True)
class Line:
    """One line of the working."""

    text: str
    formula: str
    value: str


@dataclass(frozen=True)
class Working:
    """A computation as its readers see it."""

    sum: str
    """The sum, or the range in which it lies."""
    rounded: str
    """As awards usually round it, where that differs from the sum."""
    lines: tuple[Line, ...]
    citations: tuple[str, ...]
    assumptions: tuple[str, ...]
    warnings: tuple[str, ...]


def working(found: Computation) -> Working:
    """The whole working in the reader's language."""
    return Working(
        between(found.low, found.high) if found.ranges else yuan(found.amount),
        "" if found.ranges or found.rounded == found.amount else yuan(found.rounded),
        tuple(Line(in_reader_language(one), one.formula, written(one.value)) for one in found.steps),
        tuple(_citation(one) for one in found.citations),
        tuple(in_reader_language(one) for one in found.assumptions),
        tuple(in_reader_language(one) for one in found.warnings),
    )


def sum_of(figures: Figures | Figure | None) -> str:
    """The sum that the law gives, a range where versions or readings differ; empty while there is none."""
    if figures is None or figures.low is None or figures.high is None:
        return ""
    return between(figures.low, figures.high)


def faults(law_kind: str, version: Version) -> list[str]:
    """Why nothing can be reckoned by this version, a line each."""
    return [fault(law_kind, error) for error in version.errors]


def fault(law_kind: str, error: FactError) -> str:
    """A fault in the reader's language, its facts called by their names."""
    names = {fact.name: in_reader_language(fact) for fact in KINDS[law_kind].all_fields}
    told = in_reader_language(error)
    word = _CODE if told == error.zh else _CODE_IN_PROSE
    return word.sub(lambda found: names.get(found[0], found[0]), told)


def kind_name(law_kind: str) -> str:
    """What an entitlement is called."""
    return in_reader_language(KINDS[law_kind])


def yuan(amount: Decimal) -> str:
    """A sum in yuan with its unit."""
    return money(fen(amount))


def fen(amount: Decimal) -> int:
    """A sum in yuan as the database counts it."""
    return int(amount * 100)


def between(low: Decimal, high: Decimal) -> str:
    """A sum, or a range where its ends differ; in yuan."""
    return yuan(low) if low == high else _("%(low)s 至 %(high)s", low=yuan(low), high=yuan(high))


def _citation(one: Citation) -> str:
    told = in_reader_language(one)
    return (
        _("%(article)s（%(remark)s）", article=told, remark=tag(one.tag.value))
        if one.tag.needs_remark
        else told
    )
