"""The mediator writes minutes during the session, saves as often as wanted, and lays them out to be read."""

from __future__ import annotations

from typing import Any

from flask import request, url_for
from flask.typing import ResponseReturnValue

from mediation.kernel.errors import NotPossible
from mediation.policy.permissions import Permission
from mediation.procedure.minutes import drafting, lay_out
from mediation.projections import desk_case
from mediation.projections.desk_case import DeskHeader
from mediation.projections.minutes import draft
from mediation.projections.minutes.draft import DraftPage
from mediation.projections.party_case import key_of
from mediation.store import reading
from mediation.web.access import page
from mediation.web.desk.blueprint import blueprint
from mediation.web.desk.frame import render_case
from mediation.web.desk.minutes.forms import BeginForm, DraftForm, draft_form
from mediation.web.filters import moment
from mediation.web.forms import StepForm
from mediation.web.labels.impossible import impossible
from mediation.web.labels.refusals import refusal
from mediation.web.minutes_text import in_words, warnings
from mediation.web.signed_in import current_actor
from mediation.web.submit import submit
from mediation.web.translate import gettext as _

PATH = "/disputes/<number>/talks/<talk_id>/minutes"


def _opened(number: str, talk_id: str) -> tuple[DeskHeader, DraftPage]:
    actor = current_actor()
    head = desk_case.header(reading(), actor, number)
    return head, draft.page(reading(), actor, head, key_of(talk_id))


@page(
    blueprint, "/disputes/<number>/talks/begin", permission=Permission.WRITE_MINUTES,
    methods=("GET", "POST"), form=BeginForm,
)  # fmt: skip
def begin_session(number: str) -> ResponseReturnValue:
    """Both came without an arrangement: begin a session now and write its minutes."""
    actor = current_actor()
    head = desk_case.header(reading(), actor, number)
    form = BeginForm(seen=head.version)
    return submit(
        form,
        act=lambda session: drafting.begin_now(session, actor, head.id, form.mode.data, form.place.data),
        then=lambda key: _after_beginning(head, key),
        show=lambda: render_case("desk/minutes/begin.html", head, "talks", form=form),
    )


def _after_beginning(head: DeskHeader, key: Any) -> str:
    if key is None:
        return url_for("desk.talks", number=head.number)
    return url_for("desk.minutes_draft", number=head.number, talk_id=key.hex)


@page(blueprint, PATH, permission=Permission.WRITE_MINUTES, methods=("GET", "POST"), form=DraftForm)
def minutes_draft(number: str, talk_id: str) -> ResponseReturnValue:
    """Write, and save without anybody else seeing it."""
    head, shown = _opened(number, talk_id)
    actor, form = current_actor(), draft_form(shown)
    form.offer_for(head)
    form.offer(shown)
    onward = "desk.lay_out_minutes" if "read" in request.form else "desk.minutes_draft"
    return submit(
        form,
        act=lambda session: drafting.save(
            session, actor, head.id, shown.talk_id, form.seen_version, form.content()
        ),
        then=lambda _result: url_for(onward, number=head.number, talk_id=talk_id),
        show=lambda: _draft_page(head, shown, form),
        told=_("草稿已保存，只有调解员能看到。"),
    )


def _draft_page(head: DeskHeader, shown: DraftPage, form: DraftForm) -> str:
    # What another window saved meanwhile stands below what was typed here, so that neither is lost.
    meanwhile = _text(head, shown) if request.method == "POST" and form.form_errors else None
    return render_case(
        "desk/minutes/draft.html", head, "talks", form=form, shown=shown, meanwhile=meanwhile,
        warnings=warnings(shown.seats, {party.id: party.name for party in shown.parties}),
        saved_at=moment(shown.saved_at), back=url_for("desk.talks", number=head.number),
    )  # fmt: skip


def _text(head: DeskHeader, shown: DraftPage) -> Any:
    try:
        return in_words(draft.preview(reading(), current_actor(), head, shown))
    except NotPossible:
        return None


@page(
    blueprint, f"{PATH}/lay-out", permission=Permission.WRITE_MINUTES, methods=("GET", "POST"), form=StepForm
)
def lay_out_minutes(number: str, talk_id: str) -> ResponseReturnValue:
    """Read the text as all will read it, and fix it."""
    head, shown = _opened(number, talk_id)
    actor, form = current_actor(), StepForm(seen=shown.version)
    return submit(
        form,
        act=lambda session: lay_out.lay_out(session, actor, head.id, shown.talk_id, form.seen_version),
        then=lambda key: _after_laying_out(head, key),
        show=lambda: _lay_out_page(head, shown, form),
        told=_("笔录已定稿，双方已收到短信，请他们核对、签名。"),
    )


def _lay_out_page(head: DeskHeader, shown: DraftPage, form: StepForm) -> str:
    text = _text(head, shown)
    faults = [refusal(code) for code in shown.faults]
    if text is None:
        faults.append(impossible("terms_overtaken"))
    if shown.saved_at is None:
        faults.insert(0, impossible("nothing_written"))
    return render_case(
        "desk/minutes/lay_out.html", head, "talks", form=form, shown=shown, text=text, faults=faults,
        warnings=warnings(shown.seats, {party.id: party.name for party in shown.parties}),
        back=url_for("desk.minutes_draft", number=head.number, talk_id=shown.talk_id.hex),
    )  # fmt: skip


def _after_laying_out(head: DeskHeader, key: Any) -> str:
    if key is None:
        return url_for("desk.talks", number=head.number)
    return url_for("desk.minutes", number=head.number, key=key)
