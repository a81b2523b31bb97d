"""What a mediator does about sealed offers: ask, enter an answer as it was said, open a round, end them."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import wtforms
from flask import url_for
from flask.typing import ResponseReturnValue
from wtforms import FormField, IntegerField, RadioField, SelectField, SelectMultipleField
from wtforms.validators import InputRequired, NumberRange

from mediation.kernel.errors import NotPossible
from mediation.offers import rules
from mediation.policy.permissions import Permission
from mediation.procedure.offers import method, rounds, stopping
from mediation.procedure.offers.method import Wanted
from mediation.projections.offers.page import OffersPage
from mediation.projections.party_case import key_of
from mediation.web.access import page
from mediation.web.desk.blueprint import blueprint
from mediation.web.desk.frame import render_case
from mediation.web.desk.offers.opened import opened
from mediation.web.desk.offers.pages import side_named
from mediation.web.fields import MoneyField
from mediation.web.filters import money
from mediation.web.forms import SpokenFields, StepForm
from mediation.web.labels import offers as words
from mediation.web.labels.claims import claim_kind
from mediation.web.lists import BoundedList
from mediation.web.offer_words import in_words, lawful, thing_name
from mediation.web.spoken import said_of
from mediation.web.submit import submit
from mediation.web.translate import gettext as _
from mediation.web.translate import lazy_gettext as _l

PATH = "/disputes/<number>/offers"
MANAGE = Permission.MANAGE_OFFERS
_DAYS = NumberRange(rules.DAYS[0], rules.DAYS[-1], _l("请填写 1 到 30 天"))


class AskForm(StepForm):
    """The manner to be agreed on."""

    scope = RadioField(_l("报什么"), default="total", validators=[InputRequired(_l("请选择报什么"))])
    items = SelectMultipleField(_l("包括哪些请求"))
    figure = RadioField(
        _l("重合时提出什么数"), default="mediator", validators=[InputRequired(_l("请选择提出什么数"))]
    )
    payer = SelectField(_l("与劳动者对应的一方"))
    days = IntegerField(
        _l("几天内答复"), default=3, validators=[InputRequired(_l("请填写 1 到 30 天")), _DAYS]
    )

    def __init__(self, shown: OffersPage, **kwargs: Any) -> None:
        super().__init__(items=[each.id.hex for each in shown.money_items][: rules.MOST_ITEMS], **kwargs)
        self.scope.choices = words.scope.choices(*rules.SCOPES)
        self.figure.choices = words.figure.choices(*rules.FIGURES)
        self.items.choices = [
            (each.id.hex, f"{claim_kind(each.kind)} {money(each.amount_fen)}") for each in shown.money_items
        ]
        self.payer.choices = [(key.hex, name) for key, name in shown.payers.items()]


class ConsentForm(SpokenFields, StepForm):
    """A side's answer, as it was told to the mediator."""

    word = RadioField(_l("怎样答复"), validators=[InputRequired(_l("请选择怎样答复"))])

    def __init__(self) -> None:
        super().__init__()
        self.word.choices = words.word.choices()


class ThingForm(wtforms.Form):
    """The mediator's own figure for one thing."""

    figure = MoneyField(_l("您认为双方都能接受的数"))


class RoundForm(StepForm):
    """How long both have, and the mediator's own figures where that was agreed."""

    days = IntegerField(
        _l("几天内封存"), default=3, validators=[InputRequired(_l("请填写 1 到 30 天")), _DAYS]
    )
    items = BoundedList(FormField(ThingForm), max_entries=rules.MOST_ITEMS)

    def offer(self, things: tuple[str, ...]) -> None:
        """One entry for each thing; none where the middle is taken."""
        while len(self.items.entries) < len(things):
            self.items.append_entry()
        del self.items.entries[len(things) :]


@page(blueprint, f"{PATH}/new", permission=MANAGE, methods=("GET", "POST"), form=StepForm)
def ask_offers(number: str) -> ResponseReturnValue:
    """Ask both sides to agree to sealed offers."""
    head, actor, shown = opened(number, MANAGE)
    form = AskForm(shown)
    back = url_for("desk.offers", number=head.number)
    return submit(
        form,
        act=lambda session: method.ask(session, actor, head.id, _wanted(form)),
        then=lambda _result: back,
        show=lambda: render_case("desk/offers/ask.html", head, "proposals", form=form),
        told=_("已征求双方同意，双方已收到短信。"),
    )


def _wanted(form: AskForm) -> Wanted:
    return Wanted(
        form.scope.data, form.figure.data, tuple(form.items.data or ()), UUID(hex=form.payer.data),
        int(form.days.data or 0),
    )  # fmt: skip


@page(
    blueprint, f"{PATH}/<method_id>/answers/<party>", permission=Permission.AGREE_TO_OFFERS,
    methods=("GET", "POST"), form=ConsentForm,
)  # fmt: skip
def enter_offers_answer(number: str, method_id: str, party: str) -> ResponseReturnValue:
    """A side's answer, as it was told to the mediator."""
    head, actor, page_ = opened(number, Permission.AGREE_TO_OFFERS)
    shown, side = page_.method(key_of(method_id)), key_of(party)
    name, form = side_named(page_, shown, side), ConsentForm()
    return submit(
        form,
        act=lambda session: method.enter_answer(
            session, actor, head.id, shown.id, side, form.word.data, said_of(form)
        ),
        then=lambda _result: url_for("desk.offers", number=head.number),
        show=lambda: render_case(
            "desk/offers/consent.html", head, "proposals", form=form, name=name,
            method=in_words(page_, shown),
        ),
        told=_("已登记 %(name)s 的答复。", name=name),
    )  # fmt: skip


@page(blueprint, f"{PATH}/<method_id>/rounds/new", permission=MANAGE, methods=("GET", "POST"), form=RoundForm)
def open_offers_round(number: str, method_id: str) -> ResponseReturnValue:
    """Open a round, with the mediator's own figures where that was agreed."""
    head, actor, page_ = opened(number, MANAGE)
    shown = page_.method(key_of(method_id))
    if not shown.can_go_on:
        raise NotPossible("round_open" if shown.round_open else "offers_over")
    things = shown.things if shown.figure == rules.MEDIATOR else ()
    form = RoundForm()
    form.offer(things)
    asked = [(thing_name(page_, thing), lawful(page_, thing, shown.items)) for thing in things]
    return submit(
        form,
        act=lambda session: rounds.open_round(
            session, actor, head.id, shown.id, int(form.days.data or 0), _figures(form, things)
        ),
        then=lambda _result: url_for("desk.offers", number=head.number),
        show=lambda: render_case(
            "desk/offers/round.html", head, "proposals", form=form, asked=asked,
            round_number=len(shown.rounds) + 1,
        ),
        told=_("这一轮已经开始，双方已收到短信。双方都封存以后，结果马上公布。"),
    )  # fmt: skip


def _figures(form: RoundForm, things: tuple[str, ...]) -> dict[str, int]:
    return {thing: entry.form.figure.data or 0 for thing, entry in zip(things, form.items, strict=True)}


@page(blueprint, f"{PATH}/<method_id>/stop", permission=MANAGE, methods=("POST",), form=StepForm)
def stop_offers(number: str, method_id: str) -> ResponseReturnValue:
    """Stop the sealed offers; nothing more is told."""
    return _ended(number, method_id, stopping.stop, _("密封报价已停用，双方已收到短信。"))


@page(blueprint, f"{PATH}/<method_id>/finish", permission=MANAGE, methods=("POST",), form=StepForm)
def finish_offers(number: str, method_id: str) -> ResponseReturnValue:
    """End the sealed offers between two rounds; what was told stays."""
    return _ended(number, method_id, stopping.finish, _("密封报价已结束，公布过的结果仍然可以查看。"))


def _ended(number: str, method_id: str, use_case: Any, told: str) -> ResponseReturnValue:
    head, actor, page_ = opened(number, MANAGE)
    shown = page_.method(key_of(method_id))
    return submit(
        StepForm(),
        act=lambda session: use_case(session, actor, head.id, shown.id),
        then=lambda _result: url_for("desk.offers", number=head.number),
        told=told,
    )
