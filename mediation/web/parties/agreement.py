"""A party reads the agreement, signs it with a code sent to its telephone, or says that it will not."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from flask import flash, request, url_for
from flask.typing import ResponseReturnValue

from mediation.kernel.errors import NotPossible
from mediation.policy.permissions import Permission
from mediation.procedure.agreements import sign
from mediation.projections import agreement_page
from mediation.projections.agreement_page import AgreementShown
from mediation.projections.party_case import PartyHeader
from mediation.projections.signing import Signing, range_to_read, signing_of
from mediation.store import reading
from mediation.web.access import page
from mediation.web.agreement_text import text_of
from mediation.web.answer_words import OwnRange, own_range
from mediation.web.asked import Asking
from mediation.web.fields import AreaField
from mediation.web.findings_text import explained
from mediation.web.forms import StepForm, once
from mediation.web.labels import agreements as words
from mediation.web.parties.asking import ask, opened
from mediation.web.parties.blueprint import blueprint
from mediation.web.parties.frame import render_party
from mediation.web.parties.sign_form import SignForm
from mediation.web.signed_in import current_actor
from mediation.web.submit import submit
from mediation.web.translate import gettext as _
from mediation.web.translate import lazy_gettext as _l

PATH = "/disputes/<reference>/agreement"


class DeclineToSignForm(StepForm):
    """Why a party does not sign."""

    reason = AreaField(_l("为什么不签（双方都能看到）"), most=500)


def _shown(head: PartyHeader) -> tuple[AgreementShown | None, Signing | None]:
    actor = current_actor()
    shown = agreement_page.page(reading(), actor, head.subject)
    return shown, signing_of(reading(), actor, head.subject, shown)


def _signing(head: PartyHeader) -> tuple[AgreementShown, Signing]:
    """What is signed, and for whom. Raises NotPossible when there is nothing to sign for this reader."""
    shown, signing = _shown(head)
    if shown is None or signing is None:
        raise NotPossible("agreement_not_open")
    return shown, signing


def _back(head: PartyHeader) -> str:
    return url_for("parties.agreement", reference=head.id.hex)


@page(blueprint, PATH, permission=Permission.READ_AGREEMENT)
def agreement(reference: str) -> ResponseReturnValue:
    """The whole text, who signed, what is missing, and what may be done."""
    head = opened(reference, Permission.READ_AGREEMENT)
    shown, signing = _shown(head)
    return render_party(
        "parties/agreement/page.html", head, "agreement", shown=shown, signing=signing,
        text=text_of(shown) if shown else None, found=explained(shown.findings) if shown else (),
    )  # fmt: skip


@page(blueprint, f"{PATH}/<uuid:key>", permission=Permission.READ_AGREEMENT)
def agreement_in_force(reference: str, key: UUID) -> ResponseReturnValue:
    """One agreement that is or was in force, while another is at hand."""
    head = opened(reference, Permission.READ_AGREEMENT)
    shown = agreement_page.in_force(reading(), current_actor(), head.subject, key)
    return render_party(
        "parties/agreement/page.html",
        head,
        "agreement",
        shown=shown,
        signing=None,
        text=text_of(shown),
        found=explained(shown.findings),
    )


@page(blueprint, f"{PATH}/sign", permission=Permission.SIGN_AS_PARTY, methods=("GET", "POST"), form=SignForm)
def sign_agreement(reference: str) -> ResponseReturnValue:
    """Sign with a one-time code."""
    head = opened(reference, Permission.SIGN_AS_PARTY)
    shown, signing = _signing(head)
    actor = current_actor()
    below = _below(head, shown, signing)
    form = SignForm(below, seen=head.version, digest=shown.digest)
    return submit(
        form,
        act=lambda session: sign.sign_as_party(
            session, actor, head.id, form.digest.data or "", form.typed_name.data or "",
            form.code.data or "", form.read(),
        ),
        then=lambda in_force: _signed(head, in_force),
        show=lambda: _sign_page(head, form, shown, signing, below),
    )  # fmt: skip


def _below(head: PartyHeader, shown: AgreementShown, signing: Signing) -> OwnRange | None:
    """What a worker reads before it signs for less than the law gives, unless it said so before."""
    found = range_to_read(reading(), current_actor(), head.subject, shown, signing)
    return own_range(found.page, found.found, head.side) if found else None


def _sign_page(
    head: PartyHeader, form: SignForm, shown: AgreementShown, signing: Signing, below: OwnRange | None
) -> str:
    if below is not None:
        form.figures_read.data = below.mark
    # A wrong code is counted, and its form with it: the next try is a form of its own.
    if request.method == "POST":
        form.once.data = once()
    levels: dict[str, Any] = {
        "level": words.level(signing.level), "meaning": words.level_meaning(signing.level),
    }  # fmt: skip
    return render_party(
        "parties/agreement/sign.html", head, "agreement", form=form, text=text_of(shown), signing=signing,
        below=below,
        capacity=words.capacity(signing.capacity), name=current_actor().name, back_url=_back(head), **levels,
    )  # fmt: skip


def _signed(head: PartyHeader, in_force: bool | None) -> str:
    done = _("您已签署，这是最后一步：协议已生效，双方会收到短信。下一步：按约定履行。")
    flash(done if in_force else _("您已签署。下一步：等其他各方签署，协议生效时您会收到短信。"), "success")
    return _back(head)


@page(blueprint, f"{PATH}/code", permission=Permission.SIGN_AS_PARTY, methods=("POST",), form=StepForm)
def signing_code(reference: str) -> ResponseReturnValue:
    """Send the code for signing to the reader's own telephone."""
    head = opened(reference, Permission.SIGN_AS_PARTY)
    actor = current_actor()
    return submit(
        StepForm(),
        act=lambda session: sign.ask_code(session, actor, head.id),
        then=lambda _result: url_for("parties.sign_agreement", reference=reference),
        told=_("验证码已发到您的手机，五分钟内有效。没收到的，一分钟后再试。"),
    )


@page(
    blueprint, f"{PATH}/decline", permission=Permission.SIGN_AS_PARTY, methods=("GET", "POST"),
    form=DeclineToSignForm,
)  # fmt: skip
def decline_agreement(reference: str) -> ResponseReturnValue:
    """Say that one will not sign."""
    head = opened(reference, Permission.SIGN_AS_PARTY)
    _signing(head)
    form = DeclineToSignForm(seen=head.version)
    asking = Asking(
        _("不签这份协议"), _("不签"), kind="warning",
        effects=[_("这份协议不会生效，调解员可以恢复调解，和双方再商量。"),
                 _("您申请仲裁的权利不受影响。")],
        told=[_("对方会收到短信；对方和调解员能看到您不签和您写的原因。")],
    )  # fmt: skip
    return ask(
        head, "agreement", form, asking,
        lambda session, actor: sign.decline_to_sign(session, actor, head.id, form.reason.data or ""),
        lambda _result: _back(head), _("已告知不签。下一步：调解员会联系您。"), back_url=_back(head),
    )  # fmt: skip
