"""Forms of the register: an entry, a term, a reason, a proof, a training, a private tie."""

from __future__ import annotations

from datetime import date
from decimal import Decimal, InvalidOperation
from typing import cast
from uuid import UUID

from flask_wtf.file import FileField
from wtforms import RadioField, SelectChoice, SelectField
from wtforms.validators import InputRequired

from mediation.assignments.register_rules import TIES, Entry, names_of
from mediation.assignments.rules import CONDITIONS
from mediation.kernel.errors import Invalid
from mediation.procedure.register.learning import Learnt, Proof
from mediation.web.fields import AreaField, DateField, PhoneField, TextField
from mediation.web.forms import StepForm
from mediation.web.labels import assignments as words
from mediation.web.translate import lazy_gettext as _l

CHOOSE = [InputRequired(_l("请选择一项"))]


class EntryForm(StepForm):
    """What the register says of a mediator."""

    number = TextField(_l("名册编号"), most=40)
    body = TextField(_l("聘任的组织"), most=100, required=False)
    term_from = DateField(_l("聘期第一天"))
    term_until = DateField(_l("聘期最后一天"))
    languages = TextField(_l("语言和方言"), most=200, required=False)
    trades = TextField(_l("熟悉的行业"), most=200, required=False)

    @property
    def entry(self) -> Entry:
        """The entry as it was typed."""
        return Entry(
            self.number.data or "", self.body.data or "", cast(date, self.term_from.data),
            cast(date, self.term_until.data), names_of(self.languages.data or ""),
            names_of(self.trades.data or ""),
        )  # fmt: skip


class NewEntryForm(EntryForm):
    """The first entry, and at which office."""

    office = SelectField(_l("登记在哪个机构的名册"), choices=[], validators=CHOOSE)

    @property
    def office_id(self) -> UUID:
        return UUID(hex=self.office.data)


class ChangeForm(EntryForm):
    """The same put right, and why."""

    reason = AreaField(_l("为什么改"), most=500)


class TermForm(StepForm):
    """Another term."""

    term_from = DateField(_l("聘期第一天"))
    term_until = DateField(_l("聘期最后一天"))


class ReasonForm(StepForm):
    """Why."""

    reason = AreaField(_l("理由"), most=500)


class ProofForm(StepForm):
    """What shows one of the four conditions."""

    condition = RadioField(
        _l("证明哪一项条件"), choices=lambda: words.condition.choices(*CONDITIONS), validators=CHOOSE
    )
    note = TextField(_l("用什么证明"), most=200)
    checked_by = TextField(_l("由谁核对"), most=50)
    checked_on = DateField(_l("哪一天核对"))
    paper = FileField(_l("扫描件或照片（可以不上传）"))

    @property
    def proof(self) -> Proof:
        """The proof as it was typed."""
        return Proof(
            self.condition.data, self.note.data or "", self.checked_by.data or "",
            cast(date, self.checked_on.data),
        )  # fmt: skip


class TrainingForm(StepForm):
    """Hours learnt."""

    held_on = DateField(_l("哪一天"))
    hours = TextField(_l("几个小时"), most=6)
    topic = TextField(_l("培训内容"), most=200)
    given_by = TextField(_l("谁举办或者主讲"), most=100)

    @property
    def learnt(self) -> Learnt:
        """The training as it was typed. Raises Invalid(hours="hours_out_of_bounds")."""
        return Learnt(
            cast(date, self.held_on.data), _minutes(self.hours.data or ""), self.topic.data or "",
            self.given_by.data or "",
        )  # fmt: skip


def _minutes(text: str) -> int:
    """Minutes of `1` or `1.5`."""
    try:
        minutes = Decimal(text) * 60
    except InvalidOperation:
        raise Invalid(hours="hours_out_of_bounds") from None
    if not minutes.is_finite() or minutes != minutes.to_integral_value():
        raise Invalid(hours="hours_out_of_bounds")
    return int(minutes)


class DecideForm(StepForm):
    """Whether reported hours count."""

    counts = RadioField(
        _l("这次培训算不算学时"),
        choices=[SelectChoice("yes", _l("算")), SelectChoice("no", _l("不算"))],
        validators=CHOOSE,
    )
    reason = AreaField(_l("不算的理由"), most=500, required=False)


class TieForm(StepForm):
    """Somebody, or some place, with whom the mediator could be in a conflict."""

    kind = RadioField(_l("是哪一种"), choices=lambda: words.tie.choices(*TIES), validators=CHOOSE)
    name = TextField(_l("姓名、单位名称或者地址"), most=100)
    phone = PhoneField(_l("电话（知道的话）"), required=False)
