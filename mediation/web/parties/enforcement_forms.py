"""Forms of performance for parties."""

from __future__ import annotations

from wtforms import BooleanField
from wtforms.validators import InputRequired

from mediation.web.fields import AreaField
from mediation.web.forms import StepForm
from mediation.web.performance_fields import ObligationFields, PaidFields
from mediation.web.translate import lazy_gettext as _l


class ObligationForm(ObligationFields, StepForm):
    """Which obligation the party speaks of."""


class PaidForm(PaidFields, StepForm):
    """A payment the party made."""


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
