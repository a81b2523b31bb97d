"""Statute cards: what an article says in plain words of our own, and when it matters in a mediation.

The cards stand in parameters/statutes: `laws.toml` with the laws and what of them was read, and one file of
cards for each topic. A summary is written for workers, never copied; the citation leads to the text itself.
"""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Any

from mediation.kernel.text import normal
from mediation.law.citations import Cited, Law, cited, in_chinese, in_english
from mediation.law.tags import Tag

FOLDER = Path(__file__).parent / "parameters" / "statutes"
TOPICS = (
    "pay", "time", "contract", "ending", "injury", "insurance", "construction", "limitation", "mediation",
    "agreement", "elsewhere",
)  # fmt: skip
"""Topic of a card, which is the name of its file, in the order in which a page shows them."""


@dataclass(frozen=True, slots=True)
class Card:
    """One thing the law says: heading, plain words and situations in Chinese and English, citation, tag.

    `kinds` are the kinds of claim it matters for; one with `always` matters in every labour dispute.
    """

    id: str
    topic: str
    cites: tuple[Cited, ...]
    kinds: frozenset[str]
    always: bool
    title_zh: str
    title_en: str
    summary_zh: str
    summary_en: str
    when_zh: str
    when_en: str
    tag: Tag
    in_force_from: date | None
    in_force_until: date | None

    @property
    def citation_zh(self) -> str:
        """The articles, in Chinese."""
        return in_chinese(self.cites)

    @property
    def citation_en(self) -> str:
        """The articles, in English."""
        return in_english(self.cites)

    def holds_on(self, day: date) -> bool:
        """Whether what it says is the law of this day; a day that is not known bounds nothing."""
        begun = self.in_force_from is None or self.in_force_from <= day
        return begun and (self.in_force_until is None or day <= self.in_force_until)

    def says(self, words: Iterable[str]) -> bool:
        """Whether each of these words, folded, stands somewhere on the card, in either language."""
        text = self.text
        return all(word in text for word in words)

    @property
    def text(self) -> str:
        """Everything on the card, folded for search."""
        told = (
            self.title_zh, self.title_en, self.summary_zh, self.summary_en, self.when_zh, self.when_en,
            self.citation_zh, self.citation_en,
        )  # fmt: skip
        return _folded("\n".join(told))


def _folded(text: str) -> str:
    """As fields.py folds what is typed: full-width signs and capitals make no difference."""
    return normal("NFKC", text).casefold()


def _laws(path: Path) -> dict[str, Law]:
    table = tomllib.loads(path.read_text("utf-8"))
    return {
        key: Law(key=key, **{**row, "read": frozenset(row.get("read", ()))}) for key, row in table.items()
    }


def _card(topic: str, row: dict[str, Any], laws: Mapping[str, Law]) -> Card:
    cites = tuple(cited(short, laws) for short in row["cites"])
    best = Tag.CONFIRMED if all(one.was_read for one in cites) else Tag.EXCERPT
    tag = Tag(row.get("tag", best))
    if tag is Tag.CONFIRMED and best is not Tag.CONFIRMED:
        raise ValueError(f"{row['id']}: a text that was not read is not confirmed")
    begun = [one.law.in_force_from for one in cites if one.law.in_force_from]
    ended = [one.law.in_force_until for one in cites if one.law.in_force_until]
    derived = {
        "cites": cites, "topic": topic, "tag": tag, "kinds": frozenset(row.get("kinds", ())),
        "always": row.get("always", False),
        # Of several laws the youngest: before it the card would have said something else.
        "in_force_from": row.get("in_force_from", max(begun, default=None)),
        "in_force_until": row.get("in_force_until", min(ended, default=None)),
    }  # fmt: skip
    return Card(**{**row, **derived})


def _read(folder: Path) -> Mapping[str, Card]:
    laws = _laws(folder / "laws.toml")
    rows = [
        (topic, row)
        for topic in TOPICS
        for row in tomllib.loads((folder / "cards" / f"{topic}.toml").read_text("utf-8"))["card"]
    ]
    cards = {row["id"]: _card(topic, row, laws) for topic, row in rows}
    if len(cards) != len(rows):
        raise ValueError("a card stands in the files twice")
    return MappingProxyType(cards)


CARDS: Mapping[str, Card] = _read(FOLDER)
"""Every card by its id, topic by topic."""


def cards_of(kinds: Collection[str], day: date) -> tuple[Card, ...]:
    """The cards of this day that matter for these kinds of claim in particular."""
    wanted = frozenset(kinds)
    return tuple(card for card in CARDS.values() if card.kinds & wanted and card.holds_on(day))


def cards_for_all(day: date) -> tuple[Card, ...]:
    """The cards of this day that matter in every labour dispute."""
    return tuple(card for card in CARDS.values() if card.always and card.holds_on(day))


def search(query: str) -> tuple[Card, ...]:
    """The cards on which every word of the query stands; all of them for an empty one, past law too."""
    words = _folded(query).split()
    return tuple(card for card in CARDS.values() if card.says(words))
