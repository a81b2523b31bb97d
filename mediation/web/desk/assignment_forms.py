"""Forms for naming mediators, for their answer, and for the parties' word about a conflict."""

from __future__ import annotations

from uuid import UUID

from wtforms import BooleanField, RadioField, SelectChoice
from wtforms.validators import InputRequired

from mediation.procedure.mediators.conflict import WORDS
from mediation.web.fields import AreaField
from mediation.web.forms import SpokenFields, StepForm
from mediation.web.labels import assignments as words
from mediation.web.translate import lazy_gettext as _l

CHOOSE = [InputRequired(_l("请选择一项"))]


class AssignForm(StepForm):
    """Which mediator is named."""

    mediator = RadioField(_l("指派哪位调解员"), validators=[InputRequired(_l("请选择一位调解员"))])

    @property
    def person_id(self) -> UUID:
        return UUID(hex=self.mediator.data)


class ReleaseForm(StepForm):
    """Which mediator leaves, and why."""

    assignment = RadioField(_l("哪位调解员离开本案"), validators=CHOOSE)
    reason = AreaField(_l("理由"), most=500)

    @property
    def assignment_id(self) -> UUID:
        return UUID(hex=self.assignment.data)


class ReplaceForm(ReleaseForm, AssignForm):
    """Who leaves and who comes."""

    assignment = RadioField(_l("更换哪位调解员"), validators=CHOOSE)


class TakeUpForm(StepForm):
    """The named mediator's answer."""

    answer = RadioField(
        _l("您是否接受指派"),
        choices=[
            SelectChoice("free", _l("接受。我与双方当事人、代理人和案件处理结果没有利害关系")),
            SelectChoice("conflict", _l("接受，但有可能影响公正的情况需要披露")),
            SelectChoice("refuse", _l("谢绝")),
        ],
        validators=CHOOSE,
    )
    conflict = AreaField(_l("披露的情况"), most=1000, required=False)
    checked = BooleanField(_l("已经核对：不是同一个人、同一单位，或者与本案没有利害关系"))
    reason = AreaField(_l("谢绝的理由"), most=500, required=False)


class DiscloseForm(StepForm):
    """A conflict that came up while the mediator was at work."""

    conflict = AreaField(_l("披露的情况"), most=1000)


class ConsentForm(SpokenFields, StepForm):
    """What a party wrote about a mediator who disclosed a conflict."""

    party = RadioField(_l("哪一方的意见"), validators=CHOOSE)
    word = RadioField(_l("意见是什么"), choices=lambda: words.word.choices(*WORDS), validators=CHOOSE)

    @property
    def party_id(self) -> UUID:
        return UUID(hex=self.party.data)
