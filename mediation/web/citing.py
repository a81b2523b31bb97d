"""Citing the law and like cases into the record of a talk: what may be chosen, and how it reads there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from wtforms import SelectChoice, SelectMultipleField

from mediation.procedure.talks.cite import Citing, lines_of
from mediation.projections import like_cases, statutes_of_case
from mediation.projections.desk_case import DeskHeader
from mediation.statistics.likeness import Line
from mediation.store import reading
from mediation.web.labels.statutes import remark
from mediation.web.like_lines import in_a_sentence
from mediation.web.statute_cards import card_shown
from mediation.web.translate import gettext as _
from mediation.web.translate import is_english
from mediation.web.translate import lazy_gettext as _l


class CitingFields:
    """The fields by which a record cites; `offer_for` gives them their choices before they are read."""

    cards = SelectMultipleField(_l("引用的法条"), choices=())
    likes = SelectMultipleField(_l("引用的类似案件"), choices=())

    def offer_for(self, header: DeskHeader) -> None:
        """The cards for this case, those for every case, and the lines told of like cases now."""
        shown = statutes_of_case.page(reading(), header.id)
        self.cards.choices = [
            SelectChoice(card.id, card_shown(card).title) for card in (*shown.own, *shown.general)
        ]
        told = like_cases.page(reading(), header).told
        self.lines = {key_of_line(line): line for line in (told.lines if told else ())}
        self.likes.choices = [SelectChoice(key, in_a_sentence(line)) for key, line in self.lines.items()]

    def citing(self) -> Citing:
        """What was chosen."""
        return Citing(tuple(self.cards.data or ()), tuple(self.lines[key] for key in self.likes.data or ()))


def key_of_line(line: Line) -> str:
    """Names a line by what it says: one that says something else meanwhile is not cited unseen."""
    parts = (
        line.outcome, line.share, line.at_least, line.days, *line.claimed, *line.quarters,
    )  # fmt: skip
    return ".".join(str(part) for part in parts)


def cards_cited(kept: Mapping[str, Any]) -> str:
    """The cards on a record, each with its citation and words as they stood then."""
    side = "en" if is_english() else "zh"
    return "\n".join(_card(card, side) for card in kept.get("cards", ()))


def likes_cited(kept: Mapping[str, Any]) -> str:
    """The like cases on a record, a sentence each."""
    return "\n".join(in_a_sentence(line) for line in lines_of(kept))


def _card(card: Mapping[str, str], side: str) -> str:
    words = {"title": card[f"title_{side}"], "citation": card[f"citation_{side}"]}
    told = _("%(title)s（%(citation)s）：%(summary)s", summary=card[f"summary_{side}"], **words)
    return _joined([told, remark(card["tag"])])


def _joined(parts: Iterable[str]) -> str:
    return " ".join(part for part in parts if part)
