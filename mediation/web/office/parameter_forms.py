"""Forms for published figures: a newer one, and one that was wrong."""

from __future__ import annotations

from datetime import date
from typing import Any, cast

from wtforms import RadioField, SelectChoice, SelectField
from wtforms.validators import InputRequired

from mediation.kernel.errors import Invalid
from mediation.law.parameter_names import PARAMETERS
from mediation.law_parameters.rules import Figure
from mediation.web.fields import AreaField, DateField, TextField, as_written
from mediation.web.forms import QueryForm, StepForm
from mediation.web.labels.parameters import parameter_name
from mediation.web.office.amounts import amount_of
from mediation.web.translate import lazy_gettext as _l

READ = "read"
WITHDRAW = "withdraw"
CHOOSE = _l("请选择一项")


class PlaceQuery(QueryForm):
    """Which place's figures."""

    place = SelectField(_l("地方"), validate_choice=False, choices=[])


class ProseField(TextField):
    """One line of prose, whose signs stay as they were written."""

    clean = staticmethod(as_written)


class FigureForm(StepForm):
    """What stands in a document: the figure, its days, the document and who read it."""

    amount = TextField(_l("数字"), most=20)
    until = DateField(_l("执行到哪一天（没有写明就不填）"), required=False)
    source = ProseField(_l("文件名称和文号"), most=200)
    read_in = ProseField(_l("在哪里看到的"), most=300)
    checked_on = DateField(_l("哪一天核对的"))
    how_read = RadioField(
        _l("您读过文件原文吗？"),
        choices=[
            SelectChoice(READ, _l("读过文件原文")),
            SelectChoice("told", _l("没有，只看到别处的转述")),
        ],
        validators=[InputRequired(CHOOSE)],
    )
    series = TextField(_l("统计口径（只有平均工资要填）"), most=60, required=False)

    def figure(self, name: str, place: str, place_name: str, since: date) -> Figure:
        """What was typed. Raises Invalid where the number cannot be read."""
        try:
            amount = amount_of(self.amount.data, PARAMETERS[name].unit)
        except ValueError:
            raise Invalid(amount="figure_unreadable") from None
        return Figure(
            name, place, place_name, since, self.until.data, amount, self.source.data, self.read_in.data,
            cast(date, self.checked_on.data), self.how_read.data == READ, self.series.data or "",
        )  # fmt: skip


class NewFigureForm(FigureForm):
    """A newer figure."""

    name = SelectField(_l("哪一种标准"), validators=[InputRequired(CHOOSE)])
    place = TextField(_l("行政区划代码"), most=12)
    place_name = TextField(_l("地名"), most=60)
    since = DateField(_l("从哪一天起执行"))

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.name.choices = [SelectChoice(name, parameter_name(name)) for name in PARAMETERS]


class CorrectionForm(FigureForm):
    """A figure that was wrong: another in its place, or none."""

    what = RadioField(
        _l("怎样更正？"),
        choices=[
            SelectChoice("replace", _l("换成下面的数字")),
            SelectChoice(WITHDRAW, _l("撤下：没有这个数字")),
        ],
        default="replace",
        validators=[InputRequired(CHOOSE)],
    )
    reason = AreaField(_l("为什么更正"), most=500)

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        if self.what.data == WITHDRAW:
            for field in (self.amount, self.source, self.read_in, self.checked_on, self.how_read):
                field.validators = ()
            self.how_read.validate_choice = False
