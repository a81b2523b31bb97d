"""Pages of passkeys: adding and removing one's own, and what the page's script asks for before one is used.

The script only fetches what is to be signed and puts the answer into the form at hand, which is then
sent as any other: nothing but a form of our own page is ever acted on.
"""

from __future__ import annotations

from uuid import UUID

from flask import Response, render_template, request, session, url_for
from flask.typing import ResponseReturnValue

from mediation.identity import own_passkeys, second_step
from mediation.identity.ceremonies import Answer
from mediation.identity.passkey_rules import Site, site_of
from mediation.policy.permissions import Permission
from mediation.web.access import page, public_page
from mediation.web.account.blueprint import blueprint
from mediation.web.account.forms import NewPasskeyForm, WithPasskey
from mediation.web.account.recovery import codes_page
from mediation.web.forms import PageForm, StepForm
from mediation.web.signed_in import HALF, current_actor
from mediation.web.submit import submit
from mediation.web.translate import gettext as _

SAFETY = Permission.OWN_SAFETY
WHY = "tells whoever gave the right password what a passkey has to sign"


def site() -> Site | None:
    """Where this page stands: its host is one of MEDIATION_TRUSTED_HOSTS, or it was refused before."""
    return site_of(request.host)


def answer_in(form: WithPasskey) -> Answer | None:
    """What a passkey answered into this form, if one did."""
    here, text = site(), form.passkey.data
    return Answer(here, text) if here is not None and text else None


@page(
    blueprint, "/security/passkeys/new", methods=("GET", "POST"), form=NewPasskeyForm, permission=SAFETY
)  # fmt: skip
def new_passkey() -> ResponseReturnValue:
    """Name a passkey, and let the browser make it."""
    actor, form = current_actor(), NewPasskeyForm()
    return submit(
        form,
        act=lambda fresh: own_passkeys.add(fresh, actor, form.name.data, answer_in(form)),
        then=_added,
        show=lambda: render_template("account/new_passkey.html", form=form, possible=site() is not None),
        told=_("通行密钥已添加"),
    )


def _added(codes: list[str]) -> str | Response:
    back = url_for("account.security")
    return codes_page(codes, back) if codes else back


@page(
    blueprint, "/security/passkeys/ask", methods=("POST",), form=NewPasskeyForm, permission=SAFETY
)  # fmt: skip
def ask_new_passkey() -> ResponseReturnValue:
    """What the browser makes the passkey by (JSON); empty where the form itself has to say why not."""
    actor, form = current_actor(), NewPasskeyForm()
    return submit(
        form,
        act=lambda fresh: own_passkeys.ask_to_add(fresh, actor, form.name.data, site()),
        then=_options,
        show=str,
    )


@page(
    blueprint, "/security/passkeys/<uuid:key>/remove", methods=("POST",), form=StepForm, permission=SAFETY
)  # fmt: skip
def remove_passkey(key: UUID) -> ResponseReturnValue:
    """Take one away, and end the sign-ins elsewhere."""
    return submit(
        StepForm(),
        act=lambda fresh: own_passkeys.remove(fresh, current_actor(), key),
        then=lambda _result: url_for("account.security"),
        told=_("通行密钥已移除，其他设备上的登录已全部结束"),
    )


@page(
    blueprint, "/confirm/passkey", methods=("POST",), form=PageForm, permission=Permission.OWN_ACCOUNT
)  # fmt: skip
def ask_to_confirm() -> ResponseReturnValue:
    """What a passkey signs to show again who one is (JSON)."""
    actor = current_actor()
    return submit(
        PageForm(),
        act=lambda fresh: own_passkeys.ask_to_confirm(fresh, actor, site()),
        then=_options,
    )


@public_page(blueprint, "/second-factor/passkey", methods=("POST",), form=PageForm, reason=WHY)
def ask_second_factor() -> ResponseReturnValue:
    """What a passkey signs to sign in (JSON)."""
    return submit(
        PageForm(),
        act=lambda fresh: second_step.ask_passkey(fresh, session.get(HALF, ""), site()),
        then=_options,
    )


def _options(told: str) -> Response:
    return Response(told, mimetype="application/json")
