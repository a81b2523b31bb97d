"""Performance for parties: report a payment, confirm it, say that it did not come, or give it up."""

from __future__ import annotations

from flask import url_for
from flask.typing import ResponseReturnValue

from mediation.kernel import clock
from mediation.policy.permissions import Permission
from mediation.procedure.enforcement import breach, perform
from mediation.projections import enforcement_page, gates_page
from mediation.projections.enforcement_page import EnforcementShown
from mediation.projections.party_case import PartyHeader, key_of
from mediation.store import reading
from mediation.web.access import page
from mediation.web.asked import Asking
from mediation.web.gates_text import gates_in_words
from mediation.web.obligations_text import name_of, owed_of
from mediation.web.parties.asking import ask, opened
from mediation.web.parties.blueprint import blueprint
from mediation.web.parties.enforcement_forms import (
    BreachForm,
    DutyForm,
    NotReceivedForm,
    ObligationForm,
    PaidForm,
    WaiveForm,
)
from mediation.web.parties.frame import render_party
from mediation.web.parties.step_page import step_page
from mediation.web.signed_in import current_actor
from mediation.web.translate import gettext as _

STEPS = "/disputes/<reference>/steps"
ONE = "/disputes/<reference>/obligations/<obligation>"
BOTH = ("GET", "POST")


def _shown(head: PartyHeader) -> EnforcementShown:
    return enforcement_page.page(reading(), current_actor(), head.subject)


def _back(head: PartyHeader) -> str:
    return url_for("parties.enforcement", reference=head.id.hex)


@page(blueprint, "/disputes/<reference>/enforcement", permission=Permission.READ_AGREEMENT)
def enforcement(reference: str) -> ResponseReturnValue:
    """What is owed, what came, and what this reader may say about it."""
    head = opened(reference, Permission.READ_AGREEMENT)
    shown, actor = _shown(head), current_actor()
    may = {
        "pay": head.may(actor, Permission.RECORD_PERFORMANCE),
        "confirm": head.may(actor, Permission.CONFIRM_PERFORMANCE),
    }
    acts = shown.stands
    return render_party(
        "parties/enforcement/page.html", head, "enforcement", shown=shown, owed=owed_of(shown),
        may_pay=acts and may["pay"], may_confirm=acts and may["confirm"],
        may_waive=acts and may["confirm"] and head.binding, stands=acts,
        gates=gates_in_words(gates_page.gates_of(reading(), head.id)),
    )  # fmt: skip


@page(
    blueprint, f"{STEPS}/record-performance", permission=Permission.RECORD_PERFORMANCE,
    methods=BOTH, form=PaidForm,
)  # fmt: skip
def step_record_performance(reference: str) -> ResponseReturnValue:
    """Report a payment."""
    head = step_page(reference, "record_performance")
    form = PaidForm(seen=head.version, data={"paid_on": clock.today()})
    form.offer(_shown(head).to_pay())
    asking = Asking(
        _("登记一笔付款"), _("登记"), effects=[_("一期要一次付清。对方确认收到以后，这一期才算履行完毕。")],
        told=[_("收款方会收到短信，请他确认。")],
        hints={"proof": _("转账截图或者收条，对方和调解员能看到。")},
    )  # fmt: skip
    return ask(
        head, "enforcement", form, asking,
        lambda session, actor: perform.record_performance(
            session, actor, head.id, form.seen_version, form.obligation_id, form.paid()
        ),
        lambda _result: _back(head), _("已登记，收款方会收到短信。下一步：等对方确认收到。"),
    )  # fmt: skip


@page(
    blueprint, f"{STEPS}/confirm-performance", permission=Permission.CONFIRM_PERFORMANCE,
    methods=BOTH, form=ObligationForm,
)  # fmt: skip
def step_confirm_performance(reference: str) -> ResponseReturnValue:
    """Confirm that money arrived."""
    head = step_page(reference, "confirm_performance")
    form = ObligationForm(seen=head.version)
    form.offer(_shown(head).to_confirm())
    asking = Asking(
        _("确认收到钱"), _("我收到了"), effects=[_("这一期算履行完毕，以后不能改。没有收到的不要确认。")],
        told=[_("付款方会收到短信。")],
    )  # fmt: skip
    return ask(
        head, "enforcement", form, asking,
        lambda session, actor: perform.confirm_performance(
            session, actor, head.id, form.seen_version, form.obligation_id
        ),
        lambda _result: _back(head), _("已确认收到，付款方会收到短信。"),
    )  # fmt: skip


@page(blueprint, f"{STEPS}/report-breach", permission=Permission.REPORT_BREACH, methods=BOTH, form=BreachForm)
def step_report_breach(reference: str) -> ResponseReturnValue:
    """Report that what was due did not come."""
    head = step_page(reference, "report_breach")
    shown = _shown(head)
    if not shown.obligations:
        return _report_duty(head)
    form = BreachForm(seen=head.version)
    form.offer(shown.to_claim())
    asking = Asking(
        _("到期没有收到钱"), _("报告"),
        effects=[_("记下逾期没有付。调解员会联系对方，您也可以转仲裁或者申请支付令。")],
        told=[_("付款方会收到短信。")],
    )  # fmt: skip
    return ask(
        head, "enforcement", form, asking,
        lambda session, actor: breach.report_breach(
            session, actor, head.id, form.seen_version, form.obligation_id, form.what.data or ""
        ),
        lambda _result: _back(head), _("已报告，付款方会收到短信。下一步：调解员会联系您。"),
    )  # fmt: skip


def _report_duty(head: PartyHeader) -> ResponseReturnValue:
    """Nothing is to be paid: what was not kept is told in words."""
    form = DutyForm(seen=head.version)
    asking = Asking(
        _("对方没有履行约定"), _("报告"),
        effects=[_("记下没有履行的约定。调解员会联系对方，您也可以申请仲裁。")],
        told=[_("对方会收到短信，能看到您写的内容。")],
    )  # fmt: skip
    return ask(
        head, "enforcement", form, asking,
        lambda session, actor: breach.report_duty(
            session, actor, head.id, form.seen_version, form.what.data or ""
        ),
        lambda _result: _back(head), _("已报告，对方会收到短信。下一步：调解员会联系您。"),
    )  # fmt: skip


@page(
    blueprint, f"{ONE}/not-received", permission=Permission.CONFIRM_PERFORMANCE, methods=BOTH,
    form=NotReceivedForm,
)  # fmt: skip
def not_received(reference: str, obligation: str) -> ResponseReturnValue:
    """Say that a reported payment did not arrive."""
    head = opened(reference, Permission.CONFIRM_PERFORMANCE)
    owed = _shown(head).obligation(key_of(obligation))
    form = NotReceivedForm(seen=head.version)
    asking = Asking(
        _("没有收到这笔钱"), _("没有收到"), effects=[_("这一期回到没有付，付款方要重新登记。")],
        told=[_("付款方会收到短信。")],
    )  # fmt: skip
    return ask(
        head, "enforcement", form, asking,
        lambda session, actor: perform.dispute_payment(
            session, actor, head.id, owed.id, form.words.data or ""
        ),
        lambda _result: _back(head), _("已告知没有收到，付款方会收到短信。"), about=name_of(owed),
        back_url=_back(head),
    )  # fmt: skip


@page(blueprint, f"{ONE}/waive", permission=Permission.CONFIRM_PERFORMANCE, methods=BOTH, form=WaiveForm)
def waive(reference: str, obligation: str) -> ResponseReturnValue:
    """Give up one obligation, knowing what that means."""
    head = opened(reference, Permission.CONFIRM_PERFORMANCE)
    owed = _shown(head).obligation(key_of(obligation))
    form = WaiveForm(seen=head.version)
    asking = Asking(
        _("放弃这笔钱"), _("放弃"), kind="warning", effects=[_("这一期不再要求付款，以后不能改。")],
        told=[_("付款方会收到短信。")],
        warning=_("不放弃，您可以继续要这笔钱；到期不付，还可以申请支付令或者仲裁。"),
    )  # fmt: skip
    return ask(
        head, "enforcement", form, asking,
        lambda session, actor: breach.waive(session, actor, head.id, owed.id, form.words.data or ""),
        lambda _result: _back(head), _("已放弃，付款方会收到短信。"), about=name_of(owed),
        back_url=_back(head),
    )  # fmt: skip
