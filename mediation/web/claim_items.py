"""One thing asked for, as a form asks it: on the phone before filing, and wherever it is added later."""

from __future__ import annotations

from typing import Any

from wtforms import SelectChoice, SelectField, ValidationError
from wtforms.validators import InputRequired

from mediation.claims.kinds import GROUPS, LABOUR
from mediation.web.fields import AreaField, DateField, MoneyField
from mediation.web.forms import StepForm
from mediation.web.labels.claims import claim_group, claim_kind
from mediation.web.translate import lazy_gettext as _l


def _kinds() -> dict[str, list[Any]]:
    """The kinds of claim for a select, by group."""
    groups = ((group, [kind for kind in kinds if kind in LABOUR]) for group, kinds in GROUPS.items())
    return {claim_group(group): claim_kind.choices(*kinds) for group, kinds in groups if kinds}


class ItemForm(StepForm):
    """One thing that is asked for."""

    kind = SelectField(_l("您要求什么？"), validators=[InputRequired(_l("请选择一项要求"))])
    amount_fen = MoneyField(_l("金额（可以不填）"), required=False)
    period_from = DateField(_l("从哪一天开始？（可以不填）"), required=False)
    period_until = DateField(_l("到哪一天为止？（可以不填）"), required=False)
    basis = AreaField(_l("怎么算出来的？（可以不填）"), most=500, required=False)

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        choices = [choice for group in _kinds().values() for choice in group]
        self.kind.choices = [SelectChoice("", str(_l("请选择"))), *(SelectChoice(*each) for each in choices)]

    def validate_period_until(self, field: Any) -> None:
        """The period ends where it begins, or later."""
        if field.data and self.period_from.data and field.data < self.period_from.data:
            raise ValidationError(str(_l("结束的日期不能早于开始的日期")))
