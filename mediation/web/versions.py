"""What was said of the facts of a claim item, side by side, each with its figure, and what differs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from mediation.claims.figures import Figure, Figures, Said, Setting, Version, differences
from mediation.law.entitlements.fields import Field
from mediation.law.entitlements.table import KINDS
from mediation.law.entitlements.versions import Difference
from mediation.web import fact_fields, figures
from mediation.web.figures import Working
from mediation.web.filters import moment
from mediation.web.labels import facts as labels
from mediation.web.labels.facts import in_reader_language
from mediation.web.translate import gettext as _


@dataclass(frozen=True)
class VersionShown:
    """One side's version: what it gives, or why it gives nothing."""

    side: str
    name: str
    said: str
    """Who wrote it down, when, and how it is known; a line each."""
    working: Working | None
    faults: tuple[str, ...]


@dataclass(frozen=True)
class FactShown:
    """One fact in the words of each side, in the order of the versions; `effect` where they differ."""

    name: str
    values: tuple[str, ...]
    undisputed: bool
    effect: str
    differs: bool


@dataclass(frozen=True)
class FigureShown:
    """One entitlement with every version of its facts."""

    law_kind: str
    name: str
    sum: str
    versions: tuple[VersionShown, ...]
    facts: tuple[FactShown, ...]
    contested: bool
    found: str
    """What is undisputed, by whom and when it was found; empty without."""


def shown(all_said: Figures) -> list[FigureShown]:
    """Every entitlement of an item about which something was said."""
    return [_figure(each, all_said) for each in all_said.each]


def _figure(figure: Figure, all_said: Figures) -> FigureShown:
    said = {one.side: one for one in all_said.said if one.law_kind == figure.law_kind}
    found = said.get("undisputed") if figure.undisputed else None
    return FigureShown(
        figure.law_kind,
        figures.kind_name(figure.law_kind),
        figures.sum_of(figure),
        tuple(_version(figure.law_kind, each, said.get(each.side)) for each in figure.versions),
        tuple(_facts(figure, all_said.setting)),
        figure.contested,
        _how_known(found) if found else "",
    )


def _version(law_kind: str, version: Version, said: Said | None) -> VersionShown:
    computed = version.computation
    return VersionShown(
        version.side,
        labels.side(version.side),
        _how_known(said) if said else "",
        figures.working(computed) if computed else None,
        tuple(figures.faults(law_kind, version)),
    )


def _how_known(said: Said) -> str:
    when = moment(said.at)
    told = (
        _("%(when)s，由%(who)s登记", when=when, who=said.by)
        if said.by_staff
        else _("%(when)s，自己填写", when=when)
    )
    denied = _("当事人登录后提出异议，不认可这样登记") if said.contradicted else ""
    return "\n".join(filter(None, (told, denied, said.note)))


def _facts(figure: Figure, setting: Setting) -> list[FactShown]:
    known = {fact.name: fact for fact in KINDS[figure.law_kind].fields}
    found = {fact: each for each in differences(figure, setting) for fact in each.facts}
    named = {name for version in figure.versions for name in version.facts}
    values = {name: [version.facts.get(name) for version in figure.versions] for name in known}
    return [
        FactShown(
            in_reader_language(fact),
            tuple(_value(fact, version.facts) for version in figure.versions),
            name in figure.undisputed,
            _effect(name, found.get(name)),
            name in found or len({repr(each) for each in values[name]}) > 1,
        )
        for name, fact in known.items()
        if name in named
    ]


def _value(fact: Field, told: Mapping[str, Any]) -> str:
    return fact_fields.shown(fact, told[fact.name]) if fact.name in told else _("没有说")


def _effect(name: str, difference: Difference | None) -> str:
    """How much hangs on a fact; of several that cannot stand apart the first one says it."""
    if difference is None:
        return ""
    if name != difference.facts[0]:
        return _("和上面的一起算")
    if not difference.amount:
        return _("单看这一项，结果不变")
    amount = figures.yuan(abs(difference.amount))
    if difference.amount > Decimal(0):
        return _("按被申请人所说，少 %(sum)s", sum=amount)
    return _("按被申请人所说，多 %(sum)s", sum=amount)
