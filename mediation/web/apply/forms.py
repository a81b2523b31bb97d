"""Forms of the online claim: the shape of each answer, nothing else."""

from __future__ import annotations

from flask_wtf.file import MultipleFileField
from wtforms import RadioField, SelectChoice
from wtforms.validators import InputRequired

from mediation.web.employment_fields import EmploymentFields
from mediation.web.fields import (
    AreaField,
    CodeField,
    MobileField,
    PhoneField,
    TextField,
)
from mediation.web.forms import PageForm, StepForm
from mediation.web.trades import trade_field
from mediation.web.translate import lazy_gettext as _l


class RoleForm(PageForm):
    """Who files."""

    role = RadioField(
        _l("您是哪一种情况？"),
        choices=[
            SelectChoice("self", _l("我是劳动者，为自己申请")),
            SelectChoice("representative", _l("我帮一位劳动者填写")),
            SelectChoice("employer", _l("我代表用人单位申请")),
        ],
        validators=[InputRequired(_l("请选择一种情况"))],
    )


class RepresentativeForm(PageForm):
    """Who fills in the claim for a worker."""

    name = TextField(_l("您自己叫什么名字？"), most=60, missing=_l("请填写您的姓名"))


class WorkerForm(PageForm):
    """The worker who files, with the telephone to be reached by."""

    name = TextField(_l("姓名"), most=60, missing=_l("请填写姓名"))
    phone = MobileField(_l("手机号"), missing=_l("请填写手机号，我们用它通知进展"))


class OtherWorkerForm(PageForm):
    """The worker against whom an employer files."""

    name = TextField(_l("姓名"), most=60, missing=_l("请填写劳动者的姓名"))
    phone = PhoneField(_l("手机号（可以不填）"), required=False)


class IdentityForm(PageForm):
    """What helps to show who one is; nothing of it is needed now."""

    identity_number = TextField(_l("身份证号（可以不填）"), most=30, required=False)
    address = TextField(_l("住址（可以不填）"), most=200, required=False)


class EmployerForm(PageForm):
    """The employer's name and place."""

    name = TextField(_l("单位名称"), most=120, missing=_l("请填写单位的名称，不知道全称就写平时怎么叫"))
    address = TextField(_l("单位地址（可以不填）"), most=200, required=False)
    trade = trade_field(_l("单位是做什么的（可以不填）"))


class EmploymentForm(EmploymentFields, PageForm):
    """Whether the worker still works there."""


class ContactForm(PageForm):
    """Whom to reach at the employer, as far as the worker knows."""

    contact_name = TextField(_l("联系人（可以不填）"), most=60, required=False)
    phone = PhoneField(_l("电话（可以不填）"), required=False)
    credit_code = TextField(_l("统一社会信用代码（可以不填）"), most=30, required=False)


class OwnContactForm(PageForm):
    """Who files for the employer."""

    contact_name = TextField(_l("您的姓名"), most=60, missing=_l("请填写您的姓名"))
    phone = MobileField(_l("您的手机号"), missing=_l("请填写手机号，我们用它通知进展"))
    credit_code = TextField(_l("统一社会信用代码（可以不填）"), most=30, required=False)


class OtherForm(StepForm):
    """One more who may be liable."""

    name = TextField(_l("单位或个人的名称"), most=120, missing=_l("请填写名称"))
    ground = TextField(_l("为什么它也要负责？"), most=200, missing=_l("请写明为什么它也要负责"))
    phone = PhoneField(_l("电话（可以不填）"), required=False)


class FactsForm(PageForm):
    """What happened, in the filer's own words."""

    facts = AreaField(_l("发生了什么事？"), most=4000, missing=_l("请写几句发生了什么事"))


class PapersForm(StepForm):
    """Papers, several at once."""

    files = MultipleFileField(_l("选择照片或文件"))


class OfficeForm(PageForm):
    """The office that shall take the claim."""

    office = RadioField(
        _l("哪个调解机构离您上班的地方最近？"), validators=[InputRequired(_l("请选择一个调解机构"))]
    )


class ResumeForm(PageForm):
    """The code of a draft."""

    code = CodeField(_l("您的续填码是什么？"), most=40, missing=_l("请填写续填码"))


class ButtonForm(PageForm):
    """A button without a question."""
