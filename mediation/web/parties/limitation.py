"""What may have interrupted or suspended the limitation, as an applicant tells it on its own pages."""

from __future__ import annotations

from uuid import UUID

from flask import url_for
from flask.typing import ResponseReturnValue

from mediation.policy.permissions import Permission
from mediation.procedure.preparation import tell_limitation
from mediation.projections import limitation_told, overview
from mediation.projections.limitation_told import EventTold
from mediation.projections.party_case import PartyHeader
from mediation.store import reading
from mediation.web import limitation_events as events
from mediation.web.access import page
from mediation.web.asked import Asking
from mediation.web.parties.asking import ask, opened
from mediation.web.parties.blueprint import blueprint
from mediation.web.parties.frame import render_party
from mediation.web.translate import gettext as _

LIST = "/disputes/<reference>/limitation"
BOTH = ("GET", "POST")


@page(blueprint, LIST, permission=Permission.TELL_LIMITATION)
def limitation_told_of(reference: str) -> ResponseReturnValue:
    """Everything that was told, the newest first."""
    head = opened(reference, Permission.TELL_LIMITATION)

    def correct(one: EventTold) -> str | None:
        there = one.may_be_corrected_by(head.own_parties)
        return url_for("parties.correct_limitation", reference=reference, key=one.id) if there else None

    return render_party(
        "parties/limitation.html", head, "case",
        told=events.listed(limitation_told.of_dispute(reading(), head.id), correct),
        tell_href=url_for("parties.tell_limitation_of", reference=reference),
    )  # fmt: skip


@page(blueprint, f"{LIST}/new", permission=Permission.TELL_LIMITATION, methods=BOTH, form=events.OwnEventForm)
def tell_limitation_of(reference: str) -> ResponseReturnValue:
    """One more thing that happened."""
    head = opened(reference, Permission.TELL_LIMITATION)
    form = events.form_for(events.OwnEventForm, head.version, overview.claims(reading(), head.id))
    return ask(
        head, "case", form, _asking(_("登记影响时效的事"), _("登记")),
        lambda session, actor: tell_limitation.tell(
            session, actor, head.id, events.happening_of(form), events.own_words_of(form)
        ),
        lambda _result: _list(head), _("已经登记，时效的日期已经重新计算。"), back_url=_list(head),
    )  # fmt: skip


@page(
    blueprint, f"{LIST}/<uuid:key>/correct", permission=Permission.TELL_LIMITATION, methods=BOTH,
    form=events.OwnCorrectionForm,
)  # fmt: skip
def correct_limitation(reference: str, key: UUID) -> ResponseReturnValue:
    """What one told oneself is put right; what stood before stays in the list."""
    head = opened(reference, Permission.TELL_LIMITATION)
    told = limitation_told.of_dispute(reading(), head.id)
    now = limitation_told.one_to_correct(told, key, head.own_parties)
    items = overview.claims(reading(), head.id)
    form = events.form_for(events.OwnCorrectionForm, head.version, items, now=now)
    return ask(
        head, "case", form, _asking(_("更正影响时效的事"), _("更正")),
        lambda session, actor: tell_limitation.correct(
            session, actor, head.id, key, events.corrected_of(form), events.own_words_of(form)
        ),
        lambda _result: _list(head), _("已经更正，时效的日期已经重新计算。"), back_url=_list(head),
    )  # fmt: skip


def _asking(title: str, button: str) -> Asking:
    told = [_("调解组织能看到；写进案件事实证明以后，对方也能看到。")]
    return Asking(title, button, effects=events.effects(), told=told, hints=events.hints())


def _list(head: PartyHeader) -> str:
    return url_for("parties.limitation_told_of", reference=head.id.hex)
