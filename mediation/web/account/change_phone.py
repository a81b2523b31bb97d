"""A party changes the telephone it signs in by: the new number, then the code that was sent there."""

from __future__ import annotations

from flask import redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from mediation.policy.permissions import Permission
from mediation.procedure.parties import change_phone as use_case
from mediation.projections.account import own_account
from mediation.store import reading
from mediation.web.access import page
from mediation.web.account.blueprint import blueprint
from mediation.web.fields import CodeField, MobileField
from mediation.web.filters import mask_phone
from mediation.web.forms import StepForm, once
from mediation.web.signed_in import current_actor
from mediation.web.submit import submit
from mediation.web.translate import gettext as _
from mediation.web.translate import lazy_gettext as _l

WAITING = "new_phone_waiting"


class NewPhoneForm(StepForm):
    """The number to sign in by from now on."""

    phone = MobileField(_l("新的手机号是多少？"))


class ProvePhoneForm(StepForm):
    """The code that came to the new number."""

    code = CodeField(_l("新手机号收到的验证码是多少？"), most=12)


@page(
    blueprint, "/phone/change", permission=Permission.OWN_ACCOUNT, methods=("GET", "POST"), form=NewPhoneForm
)
def change_phone() -> ResponseReturnValue:
    """Ask for the new number and send it a code. Raises NotFound for who signs in by name."""
    account = own_account(reading(), current_actor())
    account.must_have_phone()
    form = NewPhoneForm()
    return submit(
        form,
        act=lambda case: _send(case, str(form.phone.data)),
        then=lambda _result: url_for("account.prove_phone"),
        show=lambda: render_template("account/change_phone.html", form=form, now=mask_phone(account.phone)),
    )


@page(
    blueprint, "/phone/change/code", permission=Permission.OWN_ACCOUNT, methods=("GET", "POST"),
    form=ProvePhoneForm,
)  # fmt: skip
def prove_phone() -> ResponseReturnValue:
    """Ask for the code; from then on the new number signs in. Raises NotFound for who signs in by name."""
    own_account(reading(), current_actor()).must_have_phone()
    number = session.get(WAITING)
    if not number:
        return redirect(url_for("account.change_phone"), 303)
    form = ProvePhoneForm()
    return submit(
        form,
        act=lambda case: use_case.change_phone(case, current_actor(), number, form.code.data),
        then=lambda _result: _done(),
        show=lambda: _code_page(form, number),
        told=_("手机号已更换，下次请用新的手机号登录。其他设备上的登录已全部结束"),
    )


def _send(case: Session, number: str) -> None:
    use_case.ask_code(case, current_actor(), number)
    session[WAITING] = number


def _code_page(form: ProvePhoneForm, number: str) -> str:
    # A wrong code is counted, and its form with it: the next try is a form of its own.
    if request.method == "POST":
        form.once.data = once()
    return render_template("account/prove_phone.html", form=form, masked=mask_phone(number))


def _done() -> str:
    session.pop(WAITING, None)
    return url_for("account.overview")
