"""Parties sign in by telephone: the number, then the code. Every number is answered alike."""

from __future__ import annotations

from flask import Response, make_response, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from mediation.procedure.parties import enter
from mediation.web.access import public_page
from mediation.web.account.blueprint import blueprint
from mediation.web.account.forms import CodeForm, PhoneForm
from mediation.web.account.sign_in import device
from mediation.web.carried import opened
from mediation.web.filters import mask_phone
from mediation.web.nav import safe_next
from mediation.web.signed_in import keep
from mediation.web.signed_out import onward
from mediation.web.submit import submit
from mediation.web.translate import get_locale

WAITING = "phone_waiting"


@public_page(blueprint, "/phone", methods=("GET", "POST"), form=PhoneForm, reason="the way in for parties")
def phone() -> ResponseReturnValue:
    """Ask for the telephone and send it a code."""
    form = PhoneForm()
    wanted = safe_next(request.args.get("next"))
    return submit(
        form,
        act=lambda case: _send(case, str(form.phone.data)),
        then=lambda _result: _to_the_code(form, wanted),
        show=lambda: render_template("account/phone.html", form=form),
    )


@public_page(blueprint, "/code", methods=("GET", "POST"), form=CodeForm, reason="the way in for parties")
def code() -> ResponseReturnValue:
    """Ask for the code; go on to the page that was wanted."""
    number = session.get(WAITING)
    wanted = safe_next(request.args.get("next"))
    if not number:
        return redirect(url_for("account.phone", next=wanted), 303)
    form = CodeForm()
    return submit(
        form,
        act=lambda case: keep(enter.enter(case, number, form.code.data, device(), str(get_locale()))),
        then=lambda _result: onward(form, wanted or url_for("account.after_sign_in")),
        show=lambda: _code_page(form, number, wanted),
    )


def _code_page(form: CodeForm, number: str, wanted: str | None) -> str:
    return render_template(
        "account/code.html",
        form=form,
        masked=mask_phone(number),
        here=url_for("account.code", next=wanted),
        back_url=url_for("account.phone", next=wanted),
    )


def _to_the_code(form: PhoneForm, wanted: str | None) -> str | Response:
    """The next page; where something is carried along it is drawn at once: an address takes nothing."""
    if opened(form.carried.data) is None:
        return url_for("account.code", next=wanted)
    code = CodeForm(formdata=None, carried=form.carried.data)
    return make_response(_code_page(code, session[WAITING], wanted))


def _send(case: Session, number: str) -> None:
    enter.ask_code(case, number)
    session[WAITING] = number
