"""Forms of performance at the desk: what a party said about an obligation, and how it was said."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from flask_babel import lazy_gettext as _l
from flask_wtf.file import FileField
from wtforms import RadioField
from wtforms.validators import InputRequired

from mediation.procedure.perform import Paid
from mediation.proposals.terms import MANNERS
from mediation.web.fields import AreaField, DateField
from mediation.web.forms import SpokenFields, StepForm
from mediation.web.labels.talks import manner
from mediation.web.spoken import given, upload_of


class ObligationForm(SpokenFields, StepForm):
    """Which obligation somebody speaks of."""

    obligation = RadioField(_l("哪一期"), validators=[InputRequired(_l("请选择哪一期"))])

    @property
    def obligation_id(self) -> UUID:
        return UUID(hex=self.obligation.data)


class PaidForm(ObligationForm):
    """A payment as the payer told it."""

    paid_on = DateField(_l("哪天付的"))
    manner = RadioField(_l("怎样付的"), validators=[InputRequired(_l("请选择怎样付的"))])
    proof = FileField(_l("付款凭证（可以不上传）"))

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.manner.choices = manner.choices(*MANNERS)

    def paid(self) -> Paid:
        """The payment as the use case takes it. Raises Invalid for a file that is not taken."""
        return Paid(given(self.paid_on.data), self.manner.data, upload_of(self.proof))


class BreachForm(ObligationForm):
    """A breach as the payee told it."""

    what = AreaField(_l("情况"), most=1000, required=False)


class DutyForm(SpokenFields, StepForm):
    """A duty beside payments that was not kept, as a party told it."""

    party = RadioField(_l("谁说的"), validators=[InputRequired(_l("请选择一项"))])
    what = AreaField(_l("哪一项约定没有履行"), most=1000)

    @property
    def party_id(self) -> UUID:
        return UUID(hex=self.party.data)


class WordsForm(SpokenFields, StepForm):
    """What a payee said, in its own words."""

    words = AreaField(_l("收款方的原话"), most=1000)
