"""Statute cards in the reader's language, topic by topic: the same for desk, parties and public."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from mediation.kernel import clock
from mediation.law.statutes import Card
from mediation.web import filters
from mediation.web.fields import TextField
from mediation.web.forms import QueryForm
from mediation.web.labels.statutes import remark, topic
from mediation.web.translate import gettext as _
from mediation.web.translate import is_english


class StatuteSearchForm(QueryForm):
    """What is looked for on the cards; it stands in the address."""

    def __init__(self) -> None:
        super().__init__()
        self.q.label.text = _("在法条卡片里查找")

    q = TextField("", required=False)


@dataclass(frozen=True)
class CardShown:
    """What the component `statute_cards` draws; `remark` and `in_force` may be empty."""

    id: str
    title: str
    summary: str
    when: str
    citation: str
    in_force: str
    remark: str


@dataclass(frozen=True)
class TopicShown:
    """The cards of one topic under its heading."""

    id: str
    heading: str
    cards: tuple[CardShown, ...]


def by_topic(cards: Iterable[Card]) -> tuple[TopicShown, ...]:
    """The cards under the headings of their topics, in the order they come in."""
    return tuple(
        TopicShown(code, topic(code), tuple(card_shown(card) for card in found))
        for code, found in groupby(cards, key=lambda card: card.topic)
    )


def card_shown(card: Card) -> CardShown:
    """One card in the reader's language."""
    english = is_english()
    return CardShown(
        id=card.id,
        title=card.title_en if english else card.title_zh,
        summary=card.summary_en if english else card.summary_zh,
        when=card.when_en if english else card.when_zh,
        citation=card.citation_en if english else card.citation_zh,
        in_force=_in_force(card),
        remark=remark(card.tag.value),
    )


def _in_force(card: Card) -> str:
    if card.in_force_until is not None and card.in_force_until < clock.today():
        return _("只适用到 %(day)s，现在已经不用了。", day=filters.day(card.in_force_until))
    if card.in_force_from is None:
        return ""
    return _("这里依据的条文自 %(day)s起施行。", day=filters.day(card.in_force_from))
