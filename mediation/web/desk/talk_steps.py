"""Steps of the talks: apart, together, apart again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from flask import url_for
from flask.typing import ResponseReturnValue
from wtforms import BooleanField, RadioField
from wtforms.validators import Optional

from mediation.policy.permissions import Permission
from mediation.procedure.talks import talk
from mediation.talks import rules
from mediation.web.access import page
from mediation.web.desk.blueprint import blueprint
from mediation.web.desk.frame import render_case
from mediation.web.desk.step_page import step_page
from mediation.web.forms import StepForm
from mediation.web.labels.talks import reason_not_apart
from mediation.web.labels.workflows import step as step_label
from mediation.web.signed_in import current_actor
from mediation.web.submit import submit
from mediation.web.translate import gettext as _
from mediation.web.translate import lazy_gettext as _l


@dataclass(frozen=True)
class Words:
    """What a step's page says before the step is taken."""

    title: str
    effects: tuple[str, ...]
    told: tuple[str, ...]
    done: str


class MeetingForm(StepForm):
    """Begin the talks together."""

    notice_waived = BooleanField(_l("双方当场同意不用提前通知"))
    reason_not_apart = RadioField(_l("没有分别听取双方意见的原因"), validators=[Optional()])

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.reason_not_apart.choices = reason_not_apart.choices(*rules.REASONS_NOT_APART)


@page(
    blueprint,
    "/disputes/<number>/steps/begin-back-to-back",
    permission=Permission.BEGIN_BACK_TO_BACK,
    methods=("GET", "POST"),
    form=StepForm,
)
def step_begin_back_to_back(number: str) -> ResponseReturnValue:
    """Begin the talks with each party apart."""
    words = Words(
        step_label("begin_back_to_back"),
        (
            _("案件进入背靠背调解，您分别与双方沟通。"),
            _("各方在自己的页面对您说的话，对方和其他工作人员都看不到。"),
        ),
        (_("不发短信；双方登录后能看到案件进入了这个阶段。"),),
        _("已进入背靠背调解。可以在“背靠背沟通”里分别与双方沟通。"),
    )
    return _plain_step(number, "begin_back_to_back", words, talk.begin_back_to_back)


@page(
    blueprint,
    "/disputes/<number>/steps/return-to-back-to-back",
    permission=Permission.RETURN_TO_BACK_TO_BACK,
    methods=("GET", "POST"),
    form=StepForm,
)
def step_return_to_back_to_back(number: str) -> ResponseReturnValue:
    """Go back to talks apart."""
    words = Words(
        step_label("return_to_back_to_back"),
        (_("案件回到背靠背调解，已经安排的会面不会自动取消。"),),
        (_("不发短信；双方登录后能看到案件回到了这个阶段。"),),
        _("已转回背靠背调解。"),
    )
    return _plain_step(number, "return_to_back_to_back", words, talk.return_to_back_to_back)


def _plain_step(number: str, trigger: str, words: Words, use_case: Any) -> ResponseReturnValue:
    actor, head = current_actor(), step_page(number, trigger)
    form = StepForm(seen=head.version)
    return submit(
        form,
        act=lambda session: use_case(session, actor, head.id, form.seen_version),
        then=lambda _result: url_for("desk.overview", number=head.number),
        show=lambda: render_case("desk/talks/step.html", head, "overview", form=form, words=words),
        told=words.done,
    )


@page(
    blueprint,
    "/disputes/<number>/steps/begin-face-to-face",
    permission=Permission.BEGIN_FACE_TO_FACE,
    methods=("GET", "POST"),
    form=MeetingForm,
)
def step_begin_face_to_face(number: str) -> ResponseReturnValue:
    """Begin the talks together, with notice given or waived."""
    actor, head = current_actor(), step_page(number, "begin_face_to_face")
    form = MeetingForm(seen=head.version)
    words = Words(
        step_label("begin_face_to_face"),
        (_("案件进入面对面调解。"), _("没有分别听取意见的原因只有调解员能看到。")),
        (_("给双方发短信，请他们登录查看时间和地点。"),),
        _("已进入面对面调解，双方已收到短信。下一步：会面后登记笔录。"),
    )
    return submit(
        form,
        act=lambda session: talk.begin_face_to_face(
            session,
            actor,
            head.id,
            form.seen_version,
            talk.Meeting(bool(form.notice_waived.data), form.reason_not_apart.data or None),
        ),
        then=lambda _result: url_for("desk.talks", number=head.number),
        show=lambda: render_case("desk/talks/face_to_face.html", head, "overview", form=form, words=words),
        told=words.done,
    )
