"""The page of sealed offers at the desk: manner, consents, rounds, answers, and what can be done next."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from flask.typing import ResponseReturnValue

from mediation.kernel.errors import NotFound
from mediation.policy.permissions import Permission
from mediation.projections.offers.page import MethodShown, OffersPage
from mediation.web.access import page
from mediation.web.desk.blueprint import blueprint
from mediation.web.desk.frame import render_case
from mediation.web.desk.offers.opened import opened
from mediation.web.labels import offers as words
from mediation.web.offer_words import MethodInWords, in_words
from mediation.web.terms import Row
from mediation.web.translate import gettext as _

READ = Permission.READ_MEDIATOR_NOTES


@dataclass(frozen=True)
class OnTab:
    """A manner with the word of each side, and what the mediator can do about it."""

    words: MethodInWords
    consents: tuple[Row, ...]
    waiting: tuple[tuple[UUID, str], ...]
    """Sides whose answer can be entered as it was said."""
    can_open: bool
    can_stop: bool
    can_finish: bool
    can_propose: bool


@page(blueprint, "/disputes/<number>/offers", permission=READ)
def offers(number: str) -> ResponseReturnValue:
    """All sealed offers of the case, newest first."""
    head, actor, shown = opened(number, READ)
    may = head.may(actor, Permission.MANAGE_OFFERS)
    under_way = any(each.is_open for each in shown.methods)
    used = any(held.answers for each in shown.methods for held in each.rounds)
    return render_case(
        "desk/offers/page.html", head, "proposals",
        views=[_view(shown, each, may) for each in shown.methods],
        may_ask=may and not under_way and not used and bool(shown.money_items),
    )  # fmt: skip


def _view(page: OffersPage, shown: MethodShown, may: bool) -> OnTab:
    named = {party_id: page.parties[party_id] for party_id in shown.sides}
    return OnTab(
        in_words(page, shown),
        tuple(Row(name, words.word(shown.words.get(key)) or _("还没有答复")) for key, name in named.items()),
        tuple(named.items()) if may and shown.waits_for_consent else (),
        may and shown.can_go_on,
        may and shown.is_open,
        may and shown.state in ("agreed", "told"),
        may and bool(shown.figures),
    )


def side_named(page: OffersPage, shown: MethodShown, party_id: UUID) -> str:
    """The name of a side of these offers. Raises NotFound for any other party."""
    if party_id not in shown.sides:
        raise NotFound()
    return page.parties[party_id]
