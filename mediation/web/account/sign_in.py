"""Staff sign in by name and password; everybody signs out here."""

from __future__ import annotations

from flask import Response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from mediation.identity import services
from mediation.identity.second_step import Half
from mediation.policy.permissions import Permission
from mediation.store import writing
from mediation.web.access import page, public_page
from mediation.web.account.blueprint import blueprint
from mediation.web.account.forms import SignInForm
from mediation.web.account.second_factor import asked_for_more
from mediation.web.nav import safe_next
from mediation.web.signed_in import current_actor, forget, keep, wait
from mediation.web.signed_out import onward
from mediation.web.submit import submit

_PHONES = ("mobile", "android", "iphone", "micromessenger")


@public_page(
    blueprint,
    "/sign-in",
    methods=("GET", "POST"),
    form=SignInForm,
    reason="the way in for those who work here",
)
def sign_in() -> ResponseReturnValue:
    """Ask for name and password; go on to the page that was wanted."""
    form = SignInForm()
    wanted = safe_next(request.args.get("next"))
    return submit(
        form,
        act=lambda session: _come_in(services.sign_in(session, form.name.data, form.password.data, device())),
        then=lambda outcome: _go_on(form, outcome, wanted),
        show=lambda: render_template("account/sign_in.html", form=form),
    )


def _come_in(outcome: str | Half) -> str | Half:
    if isinstance(outcome, Half):
        wait(outcome.token)
    else:
        keep(outcome)
    return outcome


def _go_on(form: SignInForm, outcome: str | Half, wanted: str | None) -> str | Response:
    if isinstance(outcome, Half):
        return asked_for_more(form, outcome, wanted)
    return onward(form, wanted or url_for("account.after_sign_in"))


@page(blueprint, "/sign-out", methods=("POST",), permission=Permission.OWN_ACCOUNT)
def sign_out() -> ResponseReturnValue:
    """End the session on the server and empty the cookie."""
    services.sign_out(writing(), current_actor())
    forget()
    return redirect(url_for("public.home"), 303)


def device() -> str:
    """The kind of device, as much as its owner needs to know it again."""
    agent = (request.user_agent.string or "").casefold()
    if not agent:
        return "unknown"
    return "phone" if any(word in agent for word in _PHONES) else "computer"
