"""Where one is reached: a number, then the code that was sent to it."""

from __future__ import annotations

from flask import redirect, render_template, session, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from mediation.identity import telephone as use_cases
from mediation.policy.permissions import Permission
from mediation.projections import safety
from mediation.store import reading
from mediation.web.access import page
from mediation.web.account.blueprint import blueprint
from mediation.web.account.forms import TelephoneCodeForm, TelephoneForm
from mediation.web.account.passkeys import site
from mediation.web.filters import mask_phone
from mediation.web.signed_in import current_actor
from mediation.web.submit import submit
from mediation.web.translate import gettext as _

WAITING = "telephone_waiting"
SAFETY = Permission.OWN_SAFETY


@page(blueprint, "/security/telephone", methods=("GET", "POST"), form=TelephoneForm, permission=SAFETY)
def telephone() -> ResponseReturnValue:
    """Ask for the number and send it a code. Raises NotFound for who signs in by telephone."""
    actor = current_actor()
    own = safety.own(reading(), actor, site())
    form = TelephoneForm()

    def act(fresh: Session) -> None:
        number = str(form.phone.data)
        use_cases.ask_code(fresh, actor, number)
        session[WAITING] = number

    return submit(
        form,
        act=act,
        then=lambda _result: url_for("account.telephone_code"),
        show=lambda: render_template("account/telephone.html", form=form, phone=own.phone),
    )


@page(
    blueprint, "/security/telephone/code", methods=("GET", "POST"), form=TelephoneCodeForm, permission=SAFETY
)
def telephone_code() -> ResponseReturnValue:
    """Ask for the code; the number counts once it came back."""
    actor, number = current_actor(), session.get(WAITING)
    if not number:
        return redirect(url_for("account.telephone"), 303)
    form = TelephoneCodeForm()

    def act(fresh: Session) -> None:
        use_cases.take(fresh, actor, number, form.code.data)
        session.pop(WAITING, None)

    return submit(
        form,
        act=act,
        then=lambda _result: url_for("account.security"),
        show=lambda: render_template("account/telephone_code.html", form=form, masked=mask_phone(number)),
        told=_("手机已登记。忘记密码时，链接会发到这个手机"),
    )
