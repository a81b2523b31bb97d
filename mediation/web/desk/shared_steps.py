"""Steps that one person asks for and others consent to: more days, an acceptance revoked, a transfer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from flask import url_for
from flask.typing import ResponseReturnValue
from wtforms import RadioField
from wtforms.validators import InputRequired

from mediation.policy.permissions import Permission
from mediation.procedure.claims import revoke
from mediation.procedure.claims.non_acceptance import ROADS
from mediation.procedure.claims.revocation import GROUNDS, Revocation
from mediation.procedure.course import extend, transfer
from mediation.projections.closing import Choice
from mediation.projections.desk_case import DeskHeader
from mediation.projections.other_offices import receiving_offices
from mediation.store import reading
from mediation.web.access import page
from mediation.web.asked import Asking
from mediation.web.desk.asking import ask
from mediation.web.desk.blueprint import blueprint
from mediation.web.desk.step_page import clock_lines, step_page
from mediation.web.fields import AreaField
from mediation.web.forms import StepForm
from mediation.web.labels import consents as words
from mediation.web.labels import intake
from mediation.web.period_form import ExtendForm
from mediation.web.translate import gettext as _
from mediation.web.translate import lazy_gettext as _l

PATH = "/disputes/<number>/steps"
BOTH = ("GET", "POST")
CHOOSE = _l("请选择一项")


class RevokeForm(StepForm):
    """Why an acceptance is revoked, and the road that is named."""

    ground = RadioField(_l("依据"), validators=[InputRequired(CHOOSE)])
    road = RadioField(_l("告知当事人的途径"), validators=[InputRequired(CHOOSE)])
    reason = AreaField(_l("查明的情况（写进通知，双方都能看到）"), most=1000)

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.ground.choices = words.revocation_ground.choices(*GROUNDS)
        self.road.choices = intake.road.choices(*ROADS)

    def wanted(self) -> Revocation:
        """The revocation as the use case takes it."""
        return Revocation(self.ground.data, self.road.data, self.reason.data or "")


class TransferForm(StepForm):
    """Which office is asked to take the dispute over, and why."""

    office = RadioField(_l("请哪个机构接收"), validators=[InputRequired(CHOOSE)])
    reason = AreaField(_l("为什么转（双方都能看到）"), most=500)

    def offer(self, offices: Sequence[Choice]) -> None:
        """The offices that mediate what is asked for."""
        self.office.choices = [(each.id.hex, each.name) for each in offices]


def _overview(head: DeskHeader) -> str:
    return url_for("desk.overview", number=head.number)


@page(blueprint, f"{PATH}/extend", permission=Permission.EXTEND, methods=BOTH, form=ExtendForm)
def step_extend(number: str) -> ResponseReturnValue:
    """Ask both parties for more days."""
    head = step_page(number, "extend")
    form = ExtendForm(seen=head.version)
    form.offer(head.facts)
    asking = Asking(
        _("请双方同意延长调解期限"), _("请双方同意"),
        effects=[_("现在什么都不变。各方都同意以后，期限从原来的最后一天往后延长。"),
                 _("等待答复七天；有一方不同意，或者没有答复，期限不变。"),
                 _("延长期限不影响任何一方随时申请仲裁。")],
        told=[_("还没有同意的当事人会收到短信；不会上网的，可以登记他口头或书面的答复。")],
    )  # fmt: skip
    return ask(
        head, "overview", form, asking,
        lambda session, actor: extend.ask(
            session, actor, head.id, form.seen_version, form.days.data, form.reason.data or ""
        ),
        lambda _result: _overview(head), _("已经提出，等待双方同意。"),
    )  # fmt: skip


@page(
    blueprint, f"{PATH}/revoke-acceptance", permission=Permission.REVOKE_ACCEPTANCE, methods=BOTH,
    form=RevokeForm,
)  # fmt: skip
def step_revoke_acceptance(number: str) -> ResponseReturnValue:
    """Ask a second officer to agree that the acceptance is revoked."""
    head = step_page(number, "revoke_acceptance")
    form = RevokeForm(seen=head.version)
    asking = Asking(
        _("撤销受理"), _("请另一位同意"), kind="warning",
        effects=[_("现在什么都不变。本机构或上级机构的另一位主任或受理员同意以后，案件以“不予受理”结束，不能再恢复。"),
                 _("受理期间发出的通知标为“已撤销”；双方单独说过的话继续保密。"),
                 _("双方申请仲裁或者起诉的权利不受影响。")],
        told=[_("另一位主任和受理员现在收到短信；同意以后，双方收到短信和书面通知。")],
        clocks=clock_lines(head, "revoke_acceptance"),
    )  # fmt: skip
    return ask(
        head, "overview", form, asking,
        lambda session, actor: revoke.ask(session, actor, head.id, form.seen_version, form.wanted()),
        lambda _result: _overview(head), _("已经提出，等待另一位同意。"),
    )  # fmt: skip


@page(blueprint, f"{PATH}/transfer", permission=Permission.TRANSFER, methods=BOTH, form=TransferForm)
def step_transfer(number: str) -> ResponseReturnValue:
    """Ask another office to take the dispute over."""
    head = step_page(number, "transfer")
    form = TransferForm(seen=head.version)
    form.offer(receiving_offices(reading(), head))
    asking = Asking(
        _("请其他机构接收本案"), _("请对方接收"),
        effects=[_("对方机构的主任接收以前，本案仍由本机构办理，期限照算。"),
                 _("接收以后，本机构的调解员不再办理本案，也不能再看双方单独说过的话；由接收机构指派调解员。"),
                 _("案号不变；已经安排的会面不会自动取消，请先与双方说好。")],
        told=[_("接收机构的主任现在收到短信；接收以后，双方和原来的调解员收到短信。")],
    )  # fmt: skip
    return ask(
        head, "overview", form, asking,
        lambda session, actor: transfer.ask(
            session, actor, head.id, form.seen_version, UUID(hex=form.office.data), form.reason.data or ""
        ),
        lambda _result: _overview(head), _("已经提出，等待对方机构接收。"),
    )  # fmt: skip
