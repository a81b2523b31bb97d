"""A party withdraws or refuses to go on, told beforehand what it means; and reads how it ended."""

from __future__ import annotations

from flask import request, url_for
from flask.typing import ResponseReturnValue
from wtforms import BooleanField
from wtforms.validators import InputRequired

from mediation.policy.permissions import Permission
from mediation.procedure.course import close
from mediation.projections import closing
from mediation.projections.party_case import PartyHeader
from mediation.referrals.rules import road_after_termination
from mediation.store import reading
from mediation.web.access import page
from mediation.web.asked import Asking
from mediation.web.closing_text import closing_text
from mediation.web.fields import AreaField, MoneyField
from mediation.web.forms import StepForm
from mediation.web.labels.agreements import road_notice
from mediation.web.parties.asking import ask, opened
from mediation.web.parties.blueprint import blueprint
from mediation.web.parties.frame import render_party
from mediation.web.parties.step_page import step_page
from mediation.web.signed_in import current_actor
from mediation.web.translate import gettext as _
from mediation.web.translate import lazy_gettext as _l

STEPS = "/disputes/<reference>/steps"
BOTH = ("GET", "POST")


class WithdrawForm(StepForm):
    """A claim taken back by its applicant."""

    settled = MoneyField(_l("对方已经私下给了您多少钱（没有就不填）"), required=False)
    reason = AreaField(_l("原因（可以不写，对方能看到）"), most=500, required=False)
    understood = BooleanField(_l("我明白撤回意味着什么"), validators=[InputRequired(_l("请先确认您明白"))])


class RefuseForm(StepForm):
    """The mediation refused by a party."""

    reason = AreaField(_l("原因（可以不写，对方能看到）"), most=500, required=False)
    understood = BooleanField(
        _l("我明白：调解就此终止，不能恢复"), validators=[InputRequired(_l("请先确认您明白"))]
    )


def _ended(head: PartyHeader) -> str:
    """Where the end is read: a respondent who only saw the notice goes back to it."""
    return url_for("parties.case" if head.notice_only else "parties.ending", reference=head.id.hex)


@page(blueprint, "/disputes/<reference>/ending", permission=Permission.READ_OWN)
def ending(reference: str) -> ResponseReturnValue:
    """How the mediation ended and which road is open."""
    head = opened(reference, Permission.READ_OWN)
    shown = closing.page(reading(), current_actor(), head.subject)
    return render_party("parties/ending/page.html", head, "ending", closing=closing_text(shown))


def _case(head: PartyHeader) -> str:
    return url_for("parties.case", reference=head.id.hex)


def _explained(head: PartyHeader, title: str, asking: Asking, onward: str) -> str:
    """The first of two pages: what the step means, with a way back and a way on."""
    href = url_for(request.endpoint or "", reference=head.id.hex, sure="yes")
    return render_party(
        "parties/ending/explain.html",
        head,
        "case",
        title=title,
        asking=asking,
        onward=onward,
        href=href,
        back_url=_case(head),
    )


@page(blueprint, f"{STEPS}/withdraw", permission=Permission.WITHDRAW, methods=BOTH, form=WithdrawForm)
def step_withdraw(reference: str) -> ResponseReturnValue:
    """Take the claim back."""
    head = step_page(reference, "withdraw")
    form = WithdrawForm(seen=head.version)
    asking = Asking(
        _("撤回调解申请"), _("撤回申请"), kind="warning",
        effects=[_("调解到此结束，不需要对方同意。"), _("您以后还可以申请仲裁，但仲裁时效不会停下来等您。"),
                 _("对方已经私下给了钱的，请写明多少，以后不会弄错。")],
        told=[_("对方会收到短信。")],
    )  # fmt: skip
    if request.method == "GET" and not request.args.get("sure"):
        return _explained(head, asking.title, asking, _("我要撤回"))
    return ask(
        head, "case", form, asking,
        lambda session, actor: close.withdraw(
            session, actor, head.id, form.seen_version, settled_privately_fen=form.settled.data,
            note=form.reason.data or "",
        ),
        lambda _result: _ended(head), _("申请已撤回，对方会收到短信。"), back_url=_case(head),
    )  # fmt: skip


@page(
    blueprint, f"{STEPS}/refuse-mediation", permission=Permission.REFUSE_MEDIATION, methods=BOTH,
    form=RefuseForm,
)  # fmt: skip
def step_refuse_mediation(reference: str) -> ResponseReturnValue:
    """Refuse to go on with the mediation."""
    head = step_page(reference, "refuse_mediation")
    form = RefuseForm(seen=head.version)
    asking = Asking(
        _("不再参加调解"), _("不再参加调解"), kind="warning",
        effects=[_("调解是自愿的，任何一方都可以不参加。不参加，调解就终止，不能恢复。"),
                 road_notice(road_after_termination(head.profile))],
        told=[_("对方和调解员会知道是哪一方不参加。")],
    )  # fmt: skip
    if request.method == "GET" and not request.args.get("sure"):
        return _explained(head, asking.title, asking, _("我还是不参加"))
    return ask(
        head, "case", form, asking,
        lambda session, actor: close.refuse_mediation(
            session, actor, head.id, form.seen_version, note=form.reason.data or ""
        ),
        lambda _result: _ended(head), _("调解已终止，双方会收到短信。"), back_url=_case(head),
    )  # fmt: skip
