"""Forms of administrators."""

from __future__ import annotations

from wtforms import BooleanField, RadioField, SelectField, SelectMultipleField
from wtforms.validators import InputRequired, Regexp
from wtforms.widgets import CheckboxInput, ListWidget

from mediation.identity.offices import BODY_PROFILES
from mediation.web.fields import AreaField, TextField
from mediation.web.forms import QueryForm, StepForm
from mediation.web.labels.office import profile
from mediation.web.translate import lazy_gettext as _l

LOGIN = Regexp(r"^[a-z][a-z0-9.-]{2,39}$", message=_l("用小写字母开头，3 到 40 个小写字母、数字、点或短横"))
PHONE = Regexp(r"^[0-9 ()+-]*$", message=_l("电话只能有数字和短横"))
CHOOSE_ROLE = _l("请选择职务")
CHOOSE_OFFICE = _l("请选择机构")


class PeopleQuery(QueryForm):
    """Which office's people."""

    office = SelectField(_l("机构"), validate_choice=False, choices=[])


class FiguresQuery(QueryForm):
    """Which office's figures."""

    office = SelectField(_l("机构"), validate_choice=False, choices=[])


class InviteForm(StepForm):
    """Somebody new: who, under what sign-in name, where and as what."""

    name = TextField(_l("姓名"), most=60)
    login = TextField(_l("登录名"), most=40, validators=[LOGIN])
    office = SelectField(_l("机构"), choices=[], validators=[InputRequired(CHOOSE_OFFICE)])
    role = SelectField(_l("职务"), choices=[], validators=[InputRequired(CHOOSE_ROLE)])


class RoleForm(StepForm):
    """Another role."""

    office = SelectField(_l("机构"), choices=[], validators=[InputRequired(CHOOSE_OFFICE)])
    role = SelectField(_l("职务"), choices=[], validators=[InputRequired(CHOOSE_ROLE)])


class ReasonForm(StepForm):
    """Why something is ended."""

    reason = AreaField(_l("理由"), most=500)


class OfficeForm(StepForm):
    """What is known of an office."""

    name = TextField(_l("名称"), most=100)
    name_en = TextField(_l("英文名称"), most=200)
    legal_basis = AreaField(_l("设立依据"), most=500)
    scope = SelectMultipleField(
        _l("受理范围"), choices=[], option_widget=CheckboxInput(), widget=ListWidget(prefix_label=False)
    )
    address = TextField(_l("地址"), most=200, required=False)
    phone = TextField(_l("电话"), most=30, required=False, validators=[PHONE])
    region = TextField(_l("行政区划代码（决定适用哪里的标准）"), most=12)
    profile = RadioField(_l("调解期限按哪一种计算"), choices=lambda: profile.choices(*BODY_PROFILES))
    is_open = BooleanField(_l("正在办公（不勾选就不再接收新的申请）"))
