"""Nobody signed in, not freshly, or by a password of long ago: the way on, and what was typed goes along."""

from __future__ import annotations

from flask import Response, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from mediation.web.carried import DoorForm, carry, opened, page_before
from mediation.web.forms import PageForm, typed_anew


def ask_to_sign_in(form: type[PageForm] | None, *, trusted: bool = True) -> ResponseReturnValue:
    """The way to sign in; what was typed is given back (401), so that nothing is lost.

    Not `trusted`: the form may stem from a page of somebody else, so it is shown and not carried on.
    """
    door = "account.phone" if request.blueprint == "parties" else "account.sign_in"
    if request.method in ("GET", "HEAD"):
        return redirect(url_for(door, next=request.full_path.rstrip("?")), 303)
    carried = carry(form) if trusted else ""
    return render_template(
        "account/signed_out.html", door=url_for(door), carried=carried, typed=typed_anew(form)
    ), 401


def ask_to_confirm(form: type[PageForm] | None) -> ResponseReturnValue:
    """The way to show again who one is (403 for what was sent), and from there back."""
    if request.method in ("GET", "HEAD"):
        return redirect(url_for("account.confirm", next=request.full_path.rstrip("?")), 303)
    carried = carry(form)
    door = url_for("account.confirm", next=None if carried else page_before())
    return render_template(
        "account/confirm_first.html", door=door, carried=carried, typed=typed_anew(form)
    ), 403


def ask_to_change_password(form: type[PageForm] | None) -> ResponseReturnValue:
    """The way to another password where this one has run out (403 for what was sent), and from there back."""
    if request.method in ("GET", "HEAD"):
        return redirect(url_for("account.password", next=request.full_path.rstrip("?")), 303)
    carried = carry(form)
    door = url_for("account.password", next=None if carried else page_before())
    return render_template(
        "account/change_first.html", door=door, carried=carried, typed=typed_anew(form)
    ), 403


def onward(form: DoorForm, otherwise: str, *, after: str = "sign_in") -> str | Response:
    """Where a sign-in leads: back to the form that was carried along, or to another address.

    `after` is what was just done: `sign_in`, `confirming` or `new_password`.
    """
    carried = opened(form.carried.data)
    if carried is None:
        return otherwise
    return make_response(render_template("account/go_on.html", carried=carried, after=after))
