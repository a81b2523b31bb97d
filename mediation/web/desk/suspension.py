"""A mediator lets a case stand still, and lets it go on."""

from __future__ import annotations

from flask import url_for
from flask.typing import ResponseReturnValue
from wtforms import RadioField
from wtforms.validators import InputRequired

from mediation.kernel import clock
from mediation.policy.permissions import Permission
from mediation.procedure.course import suspend
from mediation.web.access import page
from mediation.web.afterwards import Afterwards
from mediation.web.asked import Asking
from mediation.web.desk.asking import ask
from mediation.web.desk.blueprint import blueprint
from mediation.web.desk.step_page import step_page
from mediation.web.fields import AreaField
from mediation.web.forms import StepForm
from mediation.web.labels.disputes import suspended_for
from mediation.web.standing_still import rests_for, runs_on
from mediation.web.translate import gettext as _
from mediation.web.translate import lazy_gettext as _l

PATH = "/disputes/<number>/steps"
BOTH = ("GET", "POST")


class SuspendForm(StepForm):
    """Why a case stands still."""

    ground = RadioField(
        _l("中止的原因"),
        choices=lambda: suspended_for.choices(*suspend.GROUNDS),
        validators=[InputRequired(_l("请选择一项"))],
    )
    note = AreaField(_l("情况说明"), most=500)


class ResumeForm(StepForm):
    """That it goes on."""

    note = AreaField(_l("说明（可以不写）"), most=500, required=False)


@page(blueprint, f"{PATH}/suspend", permission=Permission.SUSPEND, methods=BOTH, form=SuspendForm)
def step_suspend(number: str) -> ResponseReturnValue:
    """Let the case stand still."""
    head = step_page(number, "suspend")
    form = SuspendForm(seen=head.version)
    asking = Asking(
        _("中止办理"), _("中止"), kind="warning",
        effects=[_("阶段不变。中止期间不商谈、不提方案；当事人仍可以退出、签署、付款，也随时可以申请仲裁。"),
                 _("有了结果，由您恢复办理。")],
        told=[_("双方会收到短信，登录后能看到原因和情况说明。")],
        clocks=Afterwards(lambda: [rests_for(ground, head.clocks) for ground in suspend.GROUNDS]),
        hints={"note": _("双方都能看到。例如：已委托司法鉴定所鉴定伤残等级。")},
    )  # fmt: skip
    return ask(
        head, "overview", form, asking,
        lambda session, actor: suspend.suspend(
            session, actor, head.id, form.seen_version, form.ground.data, form.note.data or ""
        ),
        lambda _result: url_for("desk.overview", number=number),
        _("已中止办理，双方会收到短信。下一步：有了结果，恢复办理。"),
    )  # fmt: skip


@page(blueprint, f"{PATH}/resume", permission=Permission.RESUME, methods=BOTH, form=ResumeForm)
def step_resume(number: str) -> ResponseReturnValue:
    """Go on with the case."""
    head = step_page(number, "resume")
    form = ResumeForm(seen=head.version)
    ground, today = head.suspended_for or "", clock.today()
    asking = Asking(
        _("恢复办理"), _("恢复办理"),
        effects=[_("从现在起继续办理，阶段不变。")],
        told=[_("双方会收到短信，登录后能看到剩余期限怎样计算。")],
        clocks=Afterwards(
            lambda: [runs_on(each, ground, today) for each in head.clocks if each.state != "stopped"]
        ),
    )  # fmt: skip
    return ask(
        head, "overview", form, asking,
        lambda session, actor: suspend.resume(
            session, actor, head.id, form.seen_version, form.note.data or ""
        ),
        lambda _result: url_for("desk.overview", number=number),
        _("已恢复办理，双方会收到短信。剩余期限怎样计算，见办理经过。"),
    )  # fmt: skip
