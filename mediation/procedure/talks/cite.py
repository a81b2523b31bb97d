"""What a record of a talk cites: statute cards and what became of like cases, frozen as it was told then."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from mediation.kernel.errors import Invalid
from mediation.law.statutes import CARDS
from mediation.statistics.likeness import COUNTS, OUTCOMES, Line

MOST_CITED = 12
"""Cards, and lines of like cases, on one record: more than anybody explains in one talk."""
FROZEN = ("title_zh", "title_en", "summary_zh", "summary_en", "citation_zh", "citation_en")


@dataclass(frozen=True)
class Citing:
    """Ids of statute cards, and lines of like cases as the page told them."""

    cards: tuple[str, ...] = ()
    likes: tuple[Line, ...] = ()


def frozen(citing: Citing) -> dict[str, Any]:
    """As it is kept on the record, whatever the cards and figures say later; empty where nothing is cited.

    Raises Invalid(cards=…) or Invalid(likes=…) for what is unknown or too many.
    """
    if len(citing.cards) > MOST_CITED:
        raise Invalid(cards="too_many")
    if any(each not in CARDS for each in citing.cards):
        raise Invalid(cards="unknown")
    if len(citing.likes) > MOST_CITED:
        raise Invalid(likes="too_many")
    if any(line.outcome not in OUTCOMES or line.at_least not in COUNTS for line in citing.likes):
        raise Invalid(likes="unknown")
    kept = {"cards": [_card(key) for key in citing.cards], "likes": [_line(one) for one in citing.likes]}
    return {name: found for name, found in kept.items() if found}


def names_of(kept: Mapping[str, Any]) -> list[str]:
    """The ids of what was cited, for the audit log."""
    return [card["id"] for card in kept.get("cards", ())]


def lines_of(kept: Mapping[str, Any]) -> Iterable[Line]:
    """The lines of like cases on a record."""
    for told in kept.get("likes", ()):
        yield Line(**{**told, "claimed": tuple(told["claimed"]), "quarters": tuple(told["quarters"])})


def _card(key: str) -> dict[str, Any]:
    card = CARDS[key]
    return {"id": key, "tag": card.tag.value, **{name: getattr(card, name) for name in FROZEN}}


def _line(line: Line) -> dict[str, Any]:
    told = asdict(line)
    return {**told, "claimed": list(line.claimed), "quarters": list(line.quarters)}
