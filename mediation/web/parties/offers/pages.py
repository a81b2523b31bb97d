"""The page of sealed offers: how it goes, what is to be done, what was told, and one's own receipts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from flask import url_for
from flask.typing import ResponseReturnValue

from mediation.policy.permissions import Permission
from mediation.projections.offers.own import Receipt
from mediation.projections.offers.page import MethodShown
from mediation.web.access import page
from mediation.web.filters import moment, money
from mediation.web.labels import offers as words
from mediation.web.offer_words import MethodInWords, in_words, thing_name
from mediation.web.parties.blueprint import blueprint
from mediation.web.parties.frame import render_party
from mediation.web.parties.offers.opened import Opened, opened
from mediation.web.signed_in import current_actor
from mediation.web.terms import Row
from mediation.web.translate import gettext as _


@dataclass(frozen=True)
class ReceiptInWords:
    """One's own figures of a round, and how to prove them."""

    round_id: str
    title: str
    at: str
    rows: tuple[Row, ...]
    text: str
    commitment: str
    fits: bool
    can_release: bool


@dataclass(frozen=True)
class OwnView:
    """A manner of sealed offers, what the reader can do about it, and what its side sealed."""

    words: MethodInWords
    own_word: str
    waits: str
    """For what the reader has only to wait, if so."""
    can_answer: bool
    can_seal: Any
    sealed: bool
    can_leave: bool
    needs_authority: bool
    receipts: tuple[ReceiptInWords, ...]


@page(blueprint, "/disputes/<reference>/offers", permission=Permission.USE_OWN_CHANNEL)
def offers(reference: str) -> ResponseReturnValue:
    """Everything about the sealed offers of this case that concerns the reader's side."""
    at = opened(reference)
    views = [_view(at, shown) for shown in at.page.methods]
    back = url_for("parties.proposals", reference=at.head.id.hex)
    return render_party("parties/offers/page.html", at.head, "proposals", views=views, back_url=back)


def _view(at: Opened, shown: MethodShown) -> OwnView:
    actor, mine = current_actor(), set(shown.sides) & at.head.own_parties
    settles = bool(set(shown.sides) & set(at.head.settles_for))
    own = at.side(shown, settling=False)
    may_answer = settles and at.head.may(actor, Permission.AGREE_TO_OFFERS)
    held = shown.round_open
    sealed = held is not None and any(each.round_id == held.id for each in at.receipts)
    may_seal = held is not None and not sealed and at.head.may(actor, Permission.SEAL_OFFER)
    return OwnView(
        words=in_words(at.page, shown),
        own_word=words.word(shown.words.get(own)),
        waits=_waits(shown),
        can_answer=shown.waits_for_consent and may_answer,
        can_seal=held.id.hex if held is not None and may_seal and settles else None,
        sealed=sealed,
        can_leave=shown.is_open and may_answer and (shown.state != "told" or bool(shown.things)),
        needs_authority=shown.is_open and bool(mine) and not settles,
        receipts=tuple(_receipt(at, shown, each) for each in at.receipts if _of(shown, each)),
    )


def _waits(shown: MethodShown) -> str:
    """The mediator's turn, in words; nothing where it is not."""
    if shown.state == "agreed":
        return _("双方都同意了。调解员开始第一轮以后，会发短信给您。")
    if shown.state == "told" and shown.can_go_on:
        return _("调解员会决定是否再来一轮，或者提出调解方案。有进展会发短信给您。")
    return ""


def _of(shown: MethodShown, each: Receipt) -> bool:
    return any(held.id == each.round_id for held in shown.rounds)


def _receipt(at: Opened, shown: MethodShown, each: Receipt) -> ReceiptInWords:
    held = next(held for held in shown.rounds if held.id == each.round_id)
    return ReceiptInWords(
        each.round_id.hex,
        _("第 %(number)s 轮", number=held.number),
        moment(each.at),
        sealed_rows(at, each),
        each.text,
        each.commitment,
        each.fits,
        held.closed_at is not None and at.head.is_open,
    )


def sealed_rows(at: Opened, each: Receipt) -> tuple[Row, ...]:
    """One's own figures, a line each."""
    return tuple(
        Row(
            thing_name(at.page, thing),
            _("%(sum)s，看重程度 %(weight)s", sum=money(fen), weight=each.weights[thing])
            if thing in each.weights
            else money(fen),
        )
        for thing, fen in each.figures.items()
    )
