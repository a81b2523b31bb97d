"""What may have interrupted or suspended the limitation, at the desk: told, listed, put right."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from flask import url_for
from flask.typing import ResponseReturnValue

from mediation.policy.decide import require
from mediation.policy.permissions import Permission
from mediation.procedure.preparation import tell_limitation
from mediation.projections import desk_case, limitation_told, overview
from mediation.projections.desk_case import DeskHeader
from mediation.projections.limitation_told import EventTold
from mediation.store import reading
from mediation.web import limitation_events as events
from mediation.web.access import page
from mediation.web.asked import Asking
from mediation.web.desk.asking import ask
from mediation.web.desk.blueprint import blueprint
from mediation.web.desk.frame import render_case
from mediation.web.signed_in import current_actor
from mediation.web.spoken import said_of
from mediation.web.translate import gettext as _

LIST = "/disputes/<number>/limitation"
BOTH = ("GET", "POST")


@page(blueprint, LIST, permission=Permission.READ_AT_DESK)
def limitation_told_of(number: str) -> ResponseReturnValue:
    """Everything that was told, the newest first."""
    head = desk_case.header(reading(), current_actor(), number)
    may = head.may(current_actor(), Permission.TELL_LIMITATION)

    def correct(one: EventTold) -> str | None:
        there = may and one.may_be_corrected_by(())
        return url_for("desk.correct_limitation", number=head.number, key=one.id) if there else None

    return render_case(
        "desk/case/limitation.html", head, "claims",
        told=events.listed(limitation_told.of_dispute(reading(), head.id), correct),
        tell_href=url_for("desk.tell_limitation_of", number=head.number) if may else None,
    )  # fmt: skip


@page(
    blueprint, f"{LIST}/new", permission=Permission.TELL_LIMITATION, methods=BOTH, form=events.ToldEventForm
)
def tell_limitation_of(number: str) -> ResponseReturnValue:
    """One more thing, as somebody told it."""
    head = _opened(number)
    form = _form(events.ToldEventForm, head)
    return ask(
        head, "claims", form, _asking(_("登记影响时效的事"), _("登记")),
        lambda session, actor: tell_limitation.tell(
            session, actor, head.id, events.happening_of(form), said_of(form), UUID(hex=form.party.data)
        ),
        lambda _result: _list(head), _("已经登记，时效的日期已经重新计算。"),
    )  # fmt: skip


@page(
    blueprint, f"{LIST}/<uuid:key>/correct", permission=Permission.TELL_LIMITATION, methods=BOTH,
    form=events.ToldCorrectionForm,
)  # fmt: skip
def correct_limitation(number: str, key: UUID) -> ResponseReturnValue:
    """What was told is put right; what stood before stays in the list."""
    head = _opened(number)
    now = limitation_told.one_to_correct(limitation_told.of_dispute(reading(), head.id), key, ())
    form = _form(events.ToldCorrectionForm, head, now)
    return ask(
        head, "claims", form, _asking(_("更正影响时效的事"), _("更正")),
        lambda session, actor: tell_limitation.correct(
            session, actor, head.id, key, events.corrected_of(form), said_of(form),
            UUID(hex=form.party.data),
        ),
        lambda _result: _list(head), _("已经更正，时效的日期已经重新计算。"),
    )  # fmt: skip


def _opened(number: str) -> DeskHeader:
    actor = current_actor()
    head = desk_case.header(reading(), actor, number)
    require(actor, Permission.TELL_LIMITATION, head.subject)
    return head


def _form(made: type[events.ToldEventForm], head: DeskHeader, now: EventTold | None = None) -> Any:
    items, parties = overview.claims(reading(), head.id), overview.parties(reading(), head.id)
    return events.form_for(made, head.version, items, parties, now)


def _asking(title: str, button: str) -> Asking:
    told = [_("所登记的话，说话的一方会收到短信，登录后能看到，可以提出异议。")]
    return Asking(title, button, effects=events.effects(), told=told, hints=events.hints())


def _list(head: DeskHeader) -> str:
    return url_for("desk.limitation_told_of", number=head.number)
