"""Forms of the agreement at the desk: its words, the mediator's signature, paper signatures, the seal."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from flask_wtf.file import FileField
from wtforms import HiddenField, RadioField
from wtforms.validators import InputRequired, Length

from mediation.agreements.text import Words
from mediation.procedure.agreements.sign_on_paper import CAPACITIES, METHODS, OnPaper
from mediation.web.fields import AreaField, DateField, MomentField, TextField
from mediation.web.forms import SpokenFields, StepForm
from mediation.web.labels import agreements as words
from mediation.web.spoken import given, upload_of
from mediation.web.translate import lazy_gettext as _l

CHOOSE = _l("请选择一项")


class AgreementForm(StepForm):
    """What the mediator writes into an agreement."""

    main_facts = AreaField(_l("主要事实"), most=4000)
    result = AreaField(_l("调解结果"), most=8000)
    default_clause = AreaField(_l("违约责任"), most=2000)
    release_scope = AreaField(_l("了结的范围"), most=2000, required=False)
    other_duties = AreaField(_l("其他义务"), most=2000, required=False)
    sign_by = DateField(_l("最晚哪天签署"))

    def words(self) -> Words:
        """The words as the use case takes them."""
        return Words(
            self.main_facts.data or "", self.result.data or "", self.default_clause.data or "",
            self.release_scope.data or "", self.other_duties.data or "", given(self.sign_by.data),
        )  # fmt: skip


class ReopenForm(StepForm):
    """Why the talks begin again."""

    reason = AreaField(_l("说明"), most=500, required=False)


class DigestForm(StepForm):
    """A form that speaks of one text, named by its digest."""

    digest = HiddenField(validators=[InputRequired(), Length(64, 64)])


class SealForm(DigestForm):
    """The number under which the seal was used."""

    register_number = TextField(_l("用印登记号"), most=60)


class PaperSignatureForm(DigestForm):
    """A signature that staff saw on paper."""

    party = RadioField(_l("哪一方签的"), validators=[InputRequired(CHOOSE)])
    person_name = TextField(_l("签名的人"), most=60)
    capacity = RadioField(_l("以什么身份签的"), validators=[InputRequired(CHOOSE)])
    method = RadioField(_l("怎样签的"), validators=[InputRequired(CHOOSE)])
    signed_at = MomentField(_l("什么时候签的"))
    scan = FileField(_l("扫描件或照片"))
    own_words = AreaField(_l("接受低于依法数额的，劳动者自己怎么说"), most=2000, required=False)

    def __init__(self, *, hears: bool = True, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        if not hears:
            # What a worker says of it lies in its channel, which only its mediators read.
            del self.own_words
        self.capacity.choices = words.capacity.choices(*CAPACITIES)
        self.method.choices = words.method.choices(*METHODS)

    def on_paper(self) -> OnPaper:
        """The signature as the use case takes it. Raises Invalid for a file that is not taken."""
        return OnPaper(
            UUID(hex=self.party.data), self.person_name.data or "", self.capacity.data, self.method.data,
            given(self.signed_at.data), upload_of(self.scan),
            (self.own_words.data or "") if "own_words" in self else "",
        )  # fmt: skip


class DeclineForm(SpokenFields, StepForm):
    """That a party will not sign, as it said so."""

    party = RadioField(_l("哪一方不签"), validators=[InputRequired(CHOOSE)])
    note = AreaField(_l("为什么不签，怎样说的（双方都能看到）"), most=1000, required=False)

    @property
    def party_id(self) -> UUID:
        return UUID(hex=self.party.data)
