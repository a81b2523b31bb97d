"""Performance at the desk: what is owed, and what the parties told the mediator about it."""

from __future__ import annotations

from flask import url_for
from flask.typing import ResponseReturnValue

from mediation.kernel import clock
from mediation.policy.permissions import Permission
from mediation.procedure.enforcement import breach, perform
from mediation.projections import closing, desk_case, enforcement_page, gates_page, visits
from mediation.projections.desk_case import DeskHeader
from mediation.projections.enforcement_page import EnforcementShown, ObligationShown
from mediation.projections.party_case import key_of
from mediation.store import reading
from mediation.web.access import page
from mediation.web.asked import Asking
from mediation.web.desk.asking import ask
from mediation.web.desk.blueprint import blueprint
from mediation.web.desk.enforcement_forms import BreachForm, DutyForm, ObligationForm, PaidForm, WordsForm
from mediation.web.desk.frame import render_case
from mediation.web.desk.step_page import clock_lines, step_page
from mediation.web.forms import StepForm
from mediation.web.gates_text import gates_in_words
from mediation.web.obligations_text import name_of, owed_of
from mediation.web.signed_in import current_actor
from mediation.web.spoken import said_of
from mediation.web.translate import gettext as _

PATH = "/disputes/<number>/steps"
BOTH = ("GET", "POST")


def _back(number: str) -> str:
    return url_for("desk.enforcement", number=number)


def _shown(head: DeskHeader) -> EnforcementShown:
    return enforcement_page.page(reading(), current_actor(), head.subject)


@page(blueprint, "/disputes/<number>/enforcement", permission=Permission.READ_AGREEMENT)
def enforcement(number: str) -> ResponseReturnValue:
    """Every obligation and where it stands."""
    actor = current_actor()
    head = desk_case.header(reading(), actor, number)
    shown = _shown(head)
    acts = shown.stands and head.may(actor, Permission.CONFIRM_PERFORMANCE)
    return render_case(
        "desk/enforcement/tab.html", head, "enforcement", shown=shown, owed=owed_of(shown), may_act=acts,
        stands=shown.stands, gates=gates_in_words(gates_page.gates_of(reading(), head.id)),
        may_note=head.may(actor, Permission.NOTE_GATE),
        visit=visits.of_dispute(reading(), head.id), may_visit=head.may(actor, Permission.NOTE_VISIT),
    )  # fmt: skip


@page(
    blueprint, f"{PATH}/record-performance", permission=Permission.RECORD_PERFORMANCE,
    methods=BOTH, form=PaidForm,
)  # fmt: skip
def step_record_performance(number: str) -> ResponseReturnValue:
    """Enter a payment as its payer told it."""
    head = step_page(number, "record_performance")
    form = PaidForm(seen=head.version, data={"paid_on": clock.today()})
    form.offer(_shown(head).to_pay())
    asking = Asking(
        _("登记履行"), _("登记"), effects=[_("这一期变为“已登记履行，待确认”。一期要一次付清。")],
        told=[_("收款方会收到短信，请其确认是否收到。")],
    )  # fmt: skip
    return ask(
        head, "enforcement", form, asking,
        lambda session, actor: perform.record_performance(
            session, actor, head.id, form.seen_version, form.obligation_id, form.paid(), said_of(form)
        ),
        lambda _result: _back(number), _("已登记，收款方会收到短信。下一步：由收款方确认收到。"),
    )  # fmt: skip


@page(
    blueprint, f"{PATH}/confirm-performance", permission=Permission.CONFIRM_PERFORMANCE,
    methods=BOTH, form=ObligationForm,
)  # fmt: skip
def step_confirm_performance(number: str) -> ResponseReturnValue:
    """Enter that a payee confirmed a payment."""
    head = step_page(number, "confirm_performance")
    form = ObligationForm(seen=head.version)
    form.offer(_shown(head).to_confirm())
    asking = Asking(
        _("登记收款方确认收到"), _("登记"), effects=[_("这一期视为履行完毕，不能再改。")],
        told=[_("付款方会收到短信。")], clocks=[_("这一期的履行期限停止。")],
    )  # fmt: skip
    return ask(
        head, "enforcement", form, asking,
        lambda session, actor: perform.confirm_performance(
            session, actor, head.id, form.seen_version, form.obligation_id, said_of(form)
        ),
        lambda _result: _back(number), _("已登记确认收到，付款方会收到短信。"),
    )  # fmt: skip


@page(blueprint, f"{PATH}/report-breach", permission=Permission.REPORT_BREACH, methods=BOTH, form=BreachForm)
def step_report_breach(number: str) -> ResponseReturnValue:
    """Enter that a payee did not get what was due."""
    head = step_page(number, "report_breach")
    shown = _shown(head)
    if not shown.obligations:
        return _report_duty(head)
    form = BreachForm(seen=head.version)
    form.offer(shown.to_claim())
    asking = Asking(
        _("报告未履行"), _("登记"),
        effects=[_("记下逾期未履行。此后可以按当事人的意愿转仲裁或者申请支付令。")],
        told=[_("付款方会收到短信。")],
    )  # fmt: skip
    return ask(
        head, "enforcement", form, asking,
        lambda session, actor: breach.report_breach(
            session, actor, head.id, form.seen_version, form.obligation_id, form.what.data or "",
            said_of(form),
        ),
        lambda _result: _back(number),
        _("未履行已登记，付款方会收到短信。下一步：催促履行，或者转其他途径。"),
    )  # fmt: skip


def _report_duty(head: DeskHeader) -> ResponseReturnValue:
    """Nothing is to be paid: what was not kept is told in words."""
    form = DutyForm(seen=head.version)
    parties = closing.parties(reading(), head.id)
    form.party.choices = [(each.id.hex, each.name) for each in parties]
    asking = Asking(
        _("报告未履行"), _("登记"),
        effects=[_("记下没有履行的约定。此后可以按当事人的意愿转仲裁。")], told=[_("其他各方会收到短信。")],
    )  # fmt: skip
    return ask(
        head, "enforcement", form, asking,
        lambda session, actor: breach.report_duty(
            session, actor, head.id, form.seen_version, form.what.data or "", said_of(form), form.party_id
        ),
        lambda _result: _back(head.number),
        _("未履行已登记，其他各方会收到短信。下一步：催促履行，或者转其他途径。"),
    )  # fmt: skip


@page(blueprint, f"{PATH}/complete", permission=Permission.COMPLETE, methods=BOTH, form=StepForm)
def step_complete(number: str) -> ResponseReturnValue:
    """Close the case as performed."""
    head = step_page(number, "complete")
    form = StepForm(seen=head.version)
    asking = Asking(
        _("履行完毕，结案"), _("结案"), effects=[_("案件以“履行完毕”结束，不能再改。")],
        told=[_("双方会收到短信。")], clocks=clock_lines(head, "complete"),
    )  # fmt: skip
    return ask(
        head, "enforcement", form, asking,
        lambda session, actor: perform.complete(session, actor, head.id, form.seen_version),
        lambda _result: url_for("desk.overview", number=number), _("已结案，双方会收到短信。"),
    )  # fmt: skip


@page(
    blueprint, "/disputes/<number>/obligations/<obligation>/not-received",
    permission=Permission.CONFIRM_PERFORMANCE, methods=BOTH, form=WordsForm,
)  # fmt: skip
def not_received(number: str, obligation: str) -> ResponseReturnValue:
    """Enter that a reported payment did not arrive."""
    head, owed, form = _about(number, obligation)
    asking = Asking(
        _("登记没有收到"), _("登记"), effects=[_("这一期回到未履行，付款方可以重新登记。")],
        told=[_("付款方会收到短信。")],
    )  # fmt: skip
    return ask(
        head, "enforcement", form, asking,
        lambda session, actor: perform.dispute_payment(
            session, actor, head.id, owed.id, form.words.data or "", said_of(form)
        ),
        lambda _result: _back(number), _("已登记没有收到，付款方会收到短信。"),
        template="desk/enforcement/about.html", about=name_of(owed),
    )  # fmt: skip


@page(
    blueprint, "/disputes/<number>/obligations/<obligation>/waive",
    permission=Permission.CONFIRM_PERFORMANCE, methods=BOTH, form=WordsForm,
)  # fmt: skip
def waive(number: str, obligation: str) -> ResponseReturnValue:
    """Enter that a payee gave something up, in its own words."""
    head, owed, form = _about(number, obligation)
    asking = Asking(
        _("登记放弃"), _("登记放弃"), kind="warning", effects=[_("这一期不再要求付款，不能再改。")],
        told=[_("付款方会收到短信。")],
        warning=_("请先确认收款方明白：放弃以后，不能再凭这份协议要这笔钱。"),
    )  # fmt: skip
    return ask(
        head, "enforcement", form, asking,
        lambda session, actor: breach.waive(
            session, actor, head.id, owed.id, form.words.data or "", said_of(form)
        ),
        lambda _result: _back(number), _("放弃已登记，付款方会收到短信。"),
        template="desk/enforcement/about.html", about=name_of(owed),
    )  # fmt: skip


def _about(number: str, obligation: str) -> tuple[DeskHeader, ObligationShown, WordsForm]:
    head = desk_case.header(reading(), current_actor(), number)
    owed = _shown(head).obligation(key_of(obligation))
    return head, owed, WordsForm(seen=head.version)
