"""The parts of a form in which a claim is entered for somebody else: by a registrar, by an agency."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from flask import request
from flask_wtf import FlaskForm
from wtforms import FormField, RadioField, SelectField
from wtforms.validators import InputRequired

from mediation.claims.kinds import KINDS
from mediation.procedure.claims.filing import Filing, Item, NamedParty
from mediation.procedure.claims.incoming import Sender
from mediation.web.employment_fields import EmploymentFields
from mediation.web.fields import AreaField, DateField, MoneyField, PhoneField, TextField
from mediation.web.forms import PageForm, StepForm
from mediation.web.labels import people
from mediation.web.labels.claims import claim_kind
from mediation.web.liability import LiabilityFields, answers_of, fields_of, ground_of, told
from mediation.web.lists import BoundedList
from mediation.web.trades import trade_field
from mediation.web.translate import lazy_gettext as _l

LISTS = ("respondents", "items")
LIABLE = "liable:"
"""A button that names one of those who may be liable; with nobody behind the colon it shows them."""
CHOOSE = [InputRequired(_l("请选择一项"))]
MOST_ENTRIES = 12


class Part(FlaskForm):
    """A part of the form that is repeated; the token belongs to the whole."""

    class Meta(PageForm.Meta):
        csrf = False


class ApplicantPart(Part):
    """Who asks."""

    kind = RadioField(
        _l("申请人是"), choices=lambda: people.party_kind.choices("worker", "employer"), default="worker",
        validators=CHOOSE,
    )  # fmt: skip
    name = TextField(_l("姓名或者单位名称"), most=100)
    phone = PhoneField(_l("电话"), required=False)
    address = TextField(_l("地址"), most=200, required=False)
    identity_number = TextField(_l("身份证号或者统一社会信用代码"), most=30, required=False)
    trade = trade_field(_l("行业（用人单位）"))


class RespondentPart(Part):
    """Who is asked, or who else is liable."""

    kind = RadioField(
        _l("被申请人是"), choices=lambda: people.party_kind.choices("employer", "other_liable", "worker"),
        default="employer", validators=CHOOSE,
    )  # fmt: skip
    name = TextField(_l("单位名称或者姓名"), most=100)
    phone = PhoneField(_l("电话"), required=False)
    contact_name = TextField(_l("联系人"), most=60, required=False)
    legal_representative = TextField(_l("法定代表人"), most=60, required=False)
    credit_code = TextField(_l("统一社会信用代码"), most=30, required=False)
    address = TextField(_l("地址"), most=200, required=False)
    ground = TextField(_l("其他责任单位为什么要负责"), most=200, required=False)
    trade = trade_field(_l("行业（用人单位）"))


class ItemPart(Part):
    """One thing asked for."""

    kind = SelectField(_l("请求什么"), choices=lambda: claim_kind.choices(*KINDS), validators=CHOOSE)
    amount = MoneyField(_l("金额"), required=False)
    period_from = DateField(_l("从哪一天起"), required=False)
    period_until = DateField(_l("到哪一天止"), required=False)
    basis = TextField(_l("怎样算出来的"), most=300, required=False)


class LiabilityPart(LiabilityFields, Part):
    """The help that names those who may be liable: nothing of it is kept."""


class ClaimForm(EmploymentFields, StepForm):
    """Who asks whom for what, and what happened."""

    liability = FormField(LiabilityPart)

    office = SelectField(_l("受理机构"), validators=CHOOSE)
    applicant = FormField(ApplicantPart)
    respondents = BoundedList(FormField(RespondentPart), min_entries=1, max_entries=MOST_ENTRIES)
    items = BoundedList(FormField(ItemPart), min_entries=1, max_entries=MOST_ENTRIES)
    facts = AreaField(_l("事情经过"), most=4000)
    papers_on = DateField(_l("来件材料上的日期"), required=False)
    answer_by = DateField(_l("要求在哪一天以前反馈结果"), required=False)

    def filing(self, source: str, reference: str) -> Filing:
        """The claim as it was entered."""
        return Filing(
            office_id=UUID(hex=self.office.data),
            parties=(_applicant(self.applicant.data), *(_respondent(each) for each in self.respondents.data)),
            items=tuple(_item(each) for each in self.items.data),
            facts=self.facts.data,
            source=source,
            source_reference=reference,
            employment=self.told(),
        )

    def sender(self, agency: str) -> Sender | None:
        """The agency that sent it, by its key, with the days of its papers."""
        return Sender(UUID(hex=agency), self.papers_on.data, self.answer_by.data) if agency else None

    def was_lengthened(self) -> bool:
        """Whether a button beside the main one was pressed: it changes a list, or asks who is liable."""
        if request.method != "POST" or "more" not in request.form:
            return False
        self._lengthen(request.form["more"])
        return True

    def _lengthen(self, wanted: str) -> None:
        """`items` and `respondents` add one; with a minus before the name the last one goes."""
        name = wanted.removeprefix("-")
        if name.startswith(LIABLE):
            self._name_liable(name.removeprefix(LIABLE))
        if name not in LISTS:
            return
        entries = self[name]
        if wanted.startswith("-"):
            if len(entries) > 1:
                entries.pop_entry()
        elif len(entries) < MOST_ENTRIES:
            entries.append_entry()

    @property
    def chain(self) -> dict[str, Any] | None:
        """Those who may be liable on what was answered; None while the first questions are open."""
        return told(answers_of(self.liability.form))

    @property
    def liability_fields(self) -> list[Any]:
        """The questions of that help, as far as they bear on it."""
        return list(fields_of(self.liability.form, answers_of(self.liability.form)))

    def _name_liable(self, who: str) -> None:
        """Begin an entry for one of the chain, with its ground; its name is still to be written."""
        ground = ground_of(answers_of(self.liability.form), who)
        if ground and len(self.respondents) < MOST_ENTRIES:
            self.respondents.append_entry({"kind": "other_liable", "ground": ground})


def _applicant(typed: dict[str, Any]) -> NamedParty:
    number, company = typed["identity_number"] or "", typed["kind"] == "employer"
    return NamedParty(
        "applicant", typed["kind"], typed["name"], phone=typed["phone"] or "", address=typed["address"] or "",
        identity_number="" if company else number, credit_code=number if company else "",
        trade=typed["trade"] or "" if company else "",
    )  # fmt: skip


def _respondent(typed: dict[str, Any]) -> NamedParty:
    told = {name: typed[name] or "" for name in RESPONDENT}
    return NamedParty("respondent", typed["kind"], typed["name"], **told)


RESPONDENT = ("phone", "address", "contact_name", "legal_representative", "credit_code", "ground", "trade")


def _item(typed: dict[str, Any]) -> Item:
    return Item(
        typed["kind"], typed["amount"], typed["period_from"], typed["period_until"], typed["basis"] or ""
    )
