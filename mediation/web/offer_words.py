"""Sealed offers in words: the manner, the rounds and what was told, for both sides and for the mediator."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from mediation.projections.offers.page import MethodShown, OffersPage, RoundShown
from mediation.web.figures import sum_of
from mediation.web.filters import day, money
from mediation.web.labels import offers as words
from mediation.web.labels.claims import claim_kind
from mediation.web.labels.workflows import state
from mediation.web.terms import Row
from mediation.web.translate import gettext as _


@dataclass(frozen=True)
class RoundInWords:
    """One round as everybody concerned reads it."""

    id: UUID
    title: str
    is_open: bool
    due: str
    rows: tuple[Row, ...]
    commitments: tuple[Row, ...]


@dataclass(frozen=True)
class MethodInWords:
    """The manner, and its rounds newest first."""

    id: UUID
    title: str
    state: str
    is_asked: bool
    """Whether the manner is still to be agreed on."""
    rows: tuple[Row, ...]
    rounds: tuple[RoundInWords, ...]
    proposed: tuple[Row, ...]
    met_without_figure: bool
    midpoint: bool
    weighs: bool


def in_words(page: OffersPage, shown: MethodShown) -> MethodInWords:
    """The whole of it in the reader's language."""
    met = any(word == "overlap" for held in shown.rounds for word in held.answers.values())
    return MethodInWords(
        shown.id,
        _("现在的情况") if shown is page.methods[0] else _("以前的一次"),
        state(shown.state, "blind_offer"),
        shown.state == "asked",
        tuple(_manner(page, shown)),
        tuple(_round(page, held) for held in reversed(shown.rounds)),
        tuple(Row(thing_name(page, thing), money(fen)) for thing, fen in shown.figures.items()),
        met and not shown.things and not shown.figures,
        shown.figure == "midpoint",
        shown.weighs,
    )


def _manner(page: OffersPage, shown: MethodShown) -> list[Row]:
    between = _(
        "%(worker)s 与 %(payer)s", worker=page.parties[shown.worker_id], payer=page.parties[shown.payer_id]
    )
    rows = [
        Row(_("谁和谁"), between),
        Row(_("报什么"), words.scope(shown.scope)),
        Row(_("包括哪些请求"), _("、").join(thing_name(page, item) for item in shown.items)),
        Row(_("重合时提出的数"), words.figure(shown.figure)),
    ]
    if shown.state == "asked":
        rows.append(Row(_("最晚答复"), day(shown.answer_by)))
    if shown.closed_why:
        rows.append(Row(_("停用的原因"), words.why(shown.closed_why)))
    return rows


def _round(page: OffersPage, held: RoundShown) -> RoundInWords:
    rows = [Row(thing_name(page, thing), words.told(word)) for thing, word in held.answers.items()]
    if held.closed_at is not None and not rows:
        rows = [Row(_("结果"), _("没有公布任何结果"))]
    sums = [Row(page.parties[UUID(hex=party)], committed) for party, committed in held.commitments.items()]
    return RoundInWords(
        held.id, _("第 %(number)s 轮", number=held.number), held.is_open, day(held.due_on),
        tuple(rows), tuple(sums),
    )  # fmt: skip


def thing_name(page: OffersPage, thing: str) -> str:
    """A claim item, or the total."""
    for item in page.items:
        if item.id.hex == thing:
            return claim_kind(item.kind)
    return _("总数")


def asked_for(page: OffersPage, thing: str, items: Sequence[str]) -> str:
    """What was claimed for a thing, for the total all of it together."""
    wanted = items if thing == "total" else (thing,)
    return money(sum(each.amount_fen or 0 for each in page.items if each.id.hex in wanted))


def lawful(page: OffersPage, thing: str, items: Sequence[str]) -> str:
    """What the law gives for a thing by what was said; for the total item by item. Empty where unknown."""
    wanted = items if thing == "total" else (thing,)
    told = [(claim_kind(each.kind), sum_of(each.figures)) for each in page.items if each.id.hex in wanted]
    known = [(kind, figure) for kind, figure in told if figure]
    if thing != "total":
        return known[0][1] if known else ""
    return _("；").join(_("%(kind)s %(sum)s", kind=kind, sum=figure) for kind, figure in known)
