"""Somebody who was present signs the minutes with a code sent to the own telephone."""

from __future__ import annotations

from uuid import UUID

from flask import flash, request, url_for
from flask.typing import ResponseReturnValue

from mediation.kernel.errors import NotPossible
from mediation.policy.permissions import Permission
from mediation.procedure.minutes import signing
from mediation.projections.minutes.paper import MinutesShown
from mediation.projections.party_case import PartyHeader
from mediation.projections.signing import range_in_minutes
from mediation.store import reading
from mediation.web.access import page
from mediation.web.answer_words import OwnRange, own_range
from mediation.web.forms import StepForm, once
from mediation.web.labels import minutes as words
from mediation.web.minutes_text import for_whom, in_words
from mediation.web.parties.blueprint import blueprint
from mediation.web.parties.frame import render_party
from mediation.web.parties.minutes.reading import PATH, back_to, shown_to
from mediation.web.parties.sign_form import SignForm
from mediation.web.signed_in import current_actor
from mediation.web.submit import submit
from mediation.web.translate import gettext as _


@page(blueprint, f"{PATH}/sign", permission=Permission.SIGN_MINUTES, methods=("GET", "POST"), form=SignForm)
def sign_minutes(reference: str, key: UUID) -> ResponseReturnValue:
    """Sign with a one-time code."""
    head, shown = shown_to(reference, Permission.SIGN_MINUTES, key)
    actor = current_actor()
    found = range_in_minutes(reading(), actor, head, shown.id)
    below = own_range(found.page, found.found, head.side) if found else None
    form = SignForm(below, seen=head.version, digest=shown.digest)
    if request.method == "GET" and not any(each.own for each in shown.unsigned):
        raise NotPossible("not_present")
    return submit(
        form,
        act=lambda session: signing.sign(
            session, actor, head.id, shown.id, form.digest.data or "", form.typed_name.data or "",
            form.code.data or "", form.read(),
        ),
        then=lambda done: _signed(head, shown, done),
        show=lambda: _sign_page(head, form, shown, below),
    )  # fmt: skip


def _sign_page(head: PartyHeader, form: SignForm, shown: MinutesShown, below: OwnRange | None) -> str:
    if below is not None:
        form.figures_read.data = below.mark
    # A wrong code is counted, and its form with it: the next try is a form of its own.
    if request.method == "POST":
        form.once.data = once()
    own = [each for each in shown.people if each.own and each.role == "party"]
    told = [f"{for_whom(each)}\n{words.authority(each.capacity)}" for each in own]
    return render_party(
        "parties/minutes/sign.html", head, "talks", form=form, shown=shown, text=in_words(shown.text),
        below=below, name=current_actor().name, capacities="\n".join(told), back_url=back_to(head, shown),
    )  # fmt: skip


def _signed(head: PartyHeader, shown: MinutesShown, done: bool | None) -> str:
    complete = _("您已在笔录上签名，应当签名的人都签了。")
    flash(complete if done else _("您已在笔录上签名。下一步：等其他人签名。"), "success")
    return back_to(head, shown)


@page(blueprint, f"{PATH}/code", permission=Permission.SIGN_MINUTES, methods=("POST",), form=StepForm)
def minutes_code(reference: str, key: UUID) -> ResponseReturnValue:
    """Send the code for signing to the reader's own telephone."""
    head, shown = shown_to(reference, Permission.SIGN_MINUTES, key)
    actor = current_actor()
    return submit(
        StepForm(),
        act=lambda session: signing.ask_code(session, actor, head.id, shown.id),
        then=lambda _result: url_for("parties.sign_minutes", reference=reference, key=key),
        told=_("验证码已发到您的手机，五分钟内有效。没收到的，一分钟后再试。"),
    )
