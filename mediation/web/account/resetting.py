"""A forgotten password: ask for a link, and choose another one by it."""

from __future__ import annotations

from flask import render_template, url_for
from flask.typing import ResponseReturnValue

from mediation.identity import resetting
from mediation.projections.account import password_rules, resetting_name
from mediation.store import reading
from mediation.web.access import public_page
from mediation.web.account.blueprint import blueprint
from mediation.web.account.forms import FirstPasswordForm, ForgottenForm
from mediation.web.submit import submit
from mediation.web.translate import gettext as _


def link_to(token: str) -> str:
    """The whole address of the page that a token opens; the host is one of ours (TRUSTED_HOSTS)."""
    return url_for("account.reset", token=token, _external=True)


@public_page(
    blueprint,
    "/forgotten",
    methods=("GET", "POST"),
    form=ForgottenForm,
    reason="for those who cannot sign in; answers every name alike",
)
def forgotten() -> ResponseReturnValue:
    """Ask for the sign-in name."""
    form = ForgottenForm()
    return submit(
        form,
        act=lambda session: resetting.ask(session, form.name.data, link_to),
        then=lambda _result: url_for("account.link_sent"),
        show=lambda: render_template("account/forgotten.html", form=form),
    )


@public_page(blueprint, "/forgotten/sent", reason="the one answer to every name")
def link_sent() -> ResponseReturnValue:
    """What happens now, and what to do where no message comes."""
    return render_template("account/link_sent.html")


@public_page(
    blueprint,
    "/reset/<token>",
    methods=("GET", "POST"),
    form=FirstPasswordForm,
    reason="opened by the secret in the link, instead of the password",
)
def reset(token: str) -> ResponseReturnValue:
    """Set another password. Raises NotFound when the link is used, over, void or unknown."""
    name = resetting_name(reading(), token)
    form = FirstPasswordForm()
    return submit(
        form,
        act=lambda session: resetting.reset(session, token, form.password.data, form.again.data),
        then=lambda _result: url_for("account.sign_in"),
        show=lambda: render_template(
            "account/invitation.html", form=form, name=name, rules=password_rules(), again=True
        ),
        told=_("密码已更换，以前的登录已全部结束，现在可以用新密码登录"),
    )
