"""Between password and session: the code of the authenticator, or setting one up for the first time."""

from __future__ import annotations

from flask import Response, make_response, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue

from mediation.identity import second_step
from mediation.identity.ceremonies import Answer
from mediation.identity.second_step import Half
from mediation.projections import safety
from mediation.projections.safety import HalfWay
from mediation.store import reading
from mediation.web.access import public_page
from mediation.web.account.blueprint import blueprint
from mediation.web.account.forms import EnrolForm, SecondFactorForm, SignInForm
from mediation.web.account.passkeys import answer_in, site
from mediation.web.account.recovery import codes_page
from mediation.web.account.taking_in import shown
from mediation.web.carried import opened
from mediation.web.nav import safe_next
from mediation.web.signed_in import HALF, keep
from mediation.web.signed_out import onward
from mediation.web.submit import submit
from mediation.web.translate import gettext as _

WHY = "asks whoever gave the right password for the second factor"


@public_page(blueprint, "/second-factor", methods=("GET", "POST"), form=SecondFactorForm, reason=WHY)
def second_factor() -> ResponseReturnValue:
    """Ask for a code of the authenticator, a recovery code or a passkey."""
    half, wanted = _half_way(), safe_next(request.args.get("next"))
    if half is None and request.method == "GET":
        return redirect(url_for("account.sign_in", next=wanted), 303)
    form = SecondFactorForm()
    return submit(
        form,
        act=lambda fresh: keep(second_step.finish(fresh, session.get(HALF, ""), _shown_in(form))),
        then=lambda _result: onward(form, wanted or url_for("account.after_sign_in")),
        show=lambda: _ask_page(form, half, wanted),
    )


@public_page(blueprint, "/second-factor/new", methods=("GET", "POST"), form=EnrolForm, reason=WHY)
def enrol() -> ResponseReturnValue:
    """Set an authenticator up; the recovery codes are shown once."""
    half, wanted = _half_way(), safe_next(request.args.get("next"))
    if half is None or half.taking_in is None:
        return redirect(url_for("account.sign_in", next=wanted), 303)
    form, found = EnrolForm(), half

    def act(fresh: object) -> list[str]:
        token, codes = second_step.enrol(fresh, session.get(HALF, ""), form.code.data)  # type: ignore[arg-type]
        keep(token)
        return codes

    return submit(
        form,
        act=act,
        then=lambda codes: codes_page(codes, wanted or url_for("account.after_sign_in"), form.carried.data),
        show=lambda: _enrol_page(form, found, wanted),
    )


def asked_for_more(form: SignInForm, half: Half, wanted: str | None) -> str | Response:
    """Where a right password leads; what is carried along is drawn at once: an address takes nothing."""
    if opened(form.carried.data) is None:
        return url_for("account.enrol" if half.enrols else "account.second_factor", next=wanted)
    found = safety.half_way(reading(), half.token, site())
    if not half.enrols:
        asked = SecondFactorForm(formdata=None, carried=form.carried.data)
        return make_response(_ask_page(asked, found, wanted))
    if found is None:
        return url_for("account.sign_in", next=wanted)
    return make_response(_enrol_page(EnrolForm(formdata=None, carried=form.carried.data), found, wanted))


def _shown_in(form: SecondFactorForm) -> str | Answer:
    return answer_in(form) or form.code.data or ""


def _half_way() -> HalfWay | None:
    token = session.get(HALF)
    return safety.half_way(reading(), token, site()) if token else None


def _ask_page(form: SecondFactorForm, half: HalfWay | None, wanted: str | None) -> str:
    here = url_for("account.second_factor", next=wanted)
    if half is not None and not half.has_authenticator:
        form.code.label.text = _("恢复码是多少？")
    return render_template("account/second_factor.html", form=form, here=here, half=half)


def _enrol_page(form: EnrolForm, half: HalfWay, wanted: str | None) -> str:
    here = url_for("account.enrol", next=wanted)
    return render_template("account/enrol.html", form=form, here=here, own=False, **shown(half.taking_in))
