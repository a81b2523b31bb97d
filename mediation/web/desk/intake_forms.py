"""Forms of the steps that take a claim in, and of the parties tab."""

from __future__ import annotations

from uuid import UUID

from flask_wtf.file import FileField
from wtforms import RadioField
from wtforms.validators import InputRequired

from mediation.procedure.claims.non_acceptance import REASONS, ROADS
from mediation.procedure.claims.review import ANSWERS, INVITED_BY
from mediation.web.fields import AreaField, MobileField, MomentField, PhoneField, TextField
from mediation.web.forms import SpokenFields, StepForm
from mediation.web.labels import intake as words
from mediation.web.trades import trade_field
from mediation.web.translate import lazy_gettext as _l

CHOOSE = _l("请选择一项")


def choice(label: object, choices: object = None) -> RadioField:
    """A question with one answer out of several; choices that depend on the case come from the page."""
    return RadioField(label, choices=choices, validators=[InputRequired(CHOOSE)])


class CompletionForm(StepForm):
    """What the applicant is asked to complete."""

    what = AreaField(_l("需要补充什么"), most=1000)


class CompletedForm(SpokenFields, StepForm):
    """What was completed, and how it came."""

    note = AreaField(_l("补充的内容"), most=2000)


class InviteForm(StepForm):
    """How the respondents were invited."""

    how = choice(_l("怎样邀请"), lambda: words.invited_by.choices(*INVITED_BY))
    at = MomentField(_l("邀请时间"), required=False)
    note = AreaField(_l("备注"), most=500, required=False)


class AnswerForm(SpokenFields, StepForm):
    """What a respondent said to the invitation."""

    party = choice(_l("哪一个被申请人"))
    answer = choice(_l("答复是什么"), lambda: words.answer.choices(*ANSWERS))

    @property
    def party_id(self) -> UUID:
        return UUID(hex=self.party.data)


class DeclineForm(StepForm):
    """Why the office declines and which road it names."""

    reason = choice(_l("不予受理的理由"), lambda: words.decline_reason.choices(*REASONS))
    road = choice(_l("告知的途径"), lambda: words.road.choices(*ROADS))
    text = AreaField(_l("补充说明（写进通知书）"), most=1000, required=False)


class LanguageForm(StepForm):
    """In which language or dialect a party would rather be spoken with."""

    language = TextField(_l("使用的语言或方言"), most=20, required=False)


class IdentifyForm(StepForm):
    """How somebody saw who a party is."""

    how = choice(_l("怎样核实的身份"))
    note = AreaField(_l("备注"), most=300, required=False)


class RepresentativeForm(StepForm):
    """Somebody who acts for a party."""

    name = TextField(_l("姓名"), most=60)
    phone = MobileField(_l("手机号"), description=_l("这个人用这个手机号登录后，就能代表这一方办理"))
    capacity = choice(_l("以什么身份"))
    authority = FileField(_l("授权委托书或者法定代表人证明（可以以后补）"))


class EndMemberForm(StepForm):
    """Why somebody acts for a party no longer."""

    reason = AreaField(_l("原因"), most=300)


class ContactForm(StepForm):
    """How a party is reached."""

    phone = PhoneField(_l("电话"), required=False)
    contact_name = TextField(_l("联系人"), most=60, required=False)
    legal_representative = TextField(_l("法定代表人"), most=60, required=False)
    address = TextField(_l("地址"), most=200, required=False)
    trade = trade_field(_l("行业（用人单位）"))
    how = RadioField(_l("电话变更后，怎样重新核实的身份"), validate_choice=False)
