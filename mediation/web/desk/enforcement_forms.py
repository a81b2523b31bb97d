"""Forms of performance at the desk: what a party said about an obligation, and how it was said."""

from __future__ import annotations

from uuid import UUID

from wtforms import RadioField
from wtforms.validators import InputRequired

from mediation.web.fields import AreaField
from mediation.web.forms import SpokenFields, StepForm
from mediation.web.performance_fields import ObligationFields, PaidFields
from mediation.web.translate import lazy_gettext as _l


class ObligationForm(SpokenFields, ObligationFields, StepForm):
    """Which obligation somebody speaks of."""


class PaidForm(SpokenFields, PaidFields, StepForm):
    """A payment as the payer told it."""


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
