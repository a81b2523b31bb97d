"""Forms of performance for parties."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from flask_babel import lazy_gettext as _l
from flask_wtf.file import FileField
from wtforms import BooleanField, RadioField
from wtforms.validators import InputRequired

from mediation.procedure.perform import Paid
from mediation.proposals.terms import MANNERS
from mediation.web.fields import AreaField, DateField
from mediation.web.forms import StepForm
from mediation.web.labels.talks import manner
from mediation.web.spoken import given, upload_of


class ObligationForm(StepForm):
    """Which obligation the party speaks of."""

    obligation = RadioField(_l("哪一期"), validators=[InputRequired(_l("请选择哪一期"))])

    @property
    def obligation_id(self) -> UUID:
        return UUID(hex=self.obligation.data)


class PaidForm(ObligationForm):
    """A payment the party made."""

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
    """What did not come."""

    what = AreaField(_l("情况（可以不写）"), most=1000, required=False)


class DutyForm(StepForm):
    """A duty beside payments that the other side did not keep."""

    what = AreaField(_l("哪一项约定对方没有履行"), most=1000)


class NotReceivedForm(StepForm):
    """A payment that did not arrive."""

    words = AreaField(_l("情况（可以不写）"), most=1000, required=False)


class WaiveForm(StepForm):
    """Something given up, in the party's own words and knowing what it means."""

    words = AreaField(_l("用您自己的话写明放弃什么、为什么"), most=1000)
    understood = BooleanField(
        _l("我明白：放弃以后，不能再凭这份协议要这笔钱"), validators=[InputRequired(_l("请先确认您明白"))]
    )
