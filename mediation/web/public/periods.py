"""Every period of the law, counted from a day that anybody names: a last day needs no account."""

from __future__ import annotations

from collections.abc import Iterator

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue
from wtforms import SelectField
from wtforms.validators import InputRequired

from mediation.law.clock_table import CLOCKS
from mediation.law.clocks import Clock
from mediation.projections import period
from mediation.store import reading
from mediation.web.access import public_page
from mediation.web.clocks_shown import PeriodShown, period_shown
from mediation.web.fields import DateField
from mediation.web.forms import QueryForm
from mediation.web.how_counted import length
from mediation.web.labels.clocks import clock_name, start_of
from mediation.web.labels.talks import court_procedure
from mediation.web.public.blueprint import blueprint
from mediation.web.required import day_in
from mediation.web.translate import gettext as _
from mediation.web.translate import lazy_gettext as _l

BETWEEN = "~"


class PeriodForm(QueryForm):
    """Which period, and the day of what starts it."""

    clock = SelectField(_l("哪一种期限"), choices=[], validators=[InputRequired(_l("请选择期限"))])
    start = DateField(_l("从哪一天起"), missing=_l("请填写起算的日子"))

    def __init__(self) -> None:
        super().__init__()
        self.clock.choices = [("", _("请选择")), *_choices()]


@public_page(blueprint, "/periods", reason="published law and a day the reader names; nothing of any case")
def periods() -> ResponseReturnValue:
    """Choose a period and a day; the last day with the whole count."""
    form = PeriodForm()
    shown = _shown(form) if request.args and form.validate() else None
    return render_template(
        "public/periods.html", form=form, shown=shown, starts=_starts(), back_url=url_for("public.home")
    )


def _shown(form: PeriodForm) -> PeriodShown:
    code, _between, variant = str(form.clock.data).partition(BETWEEN)
    return period_shown(period.counted(reading(), code, variant or None, day_in(form.start)))


def _choices() -> Iterator[tuple[str, str]]:
    for clock in _countable():
        if not clock.variants:
            yield clock.code, _named(clock_name(clock), clock.number, clock)
        for variant, number in clock.variants.items():
            told = {"name": clock_name(clock), "variant": court_procedure(variant)}
            name = _("%(name)s，%(variant)s", **told)
            yield f"{clock.code}{BETWEEN}{variant}", _named(name, number, clock)


def _named(name: str, number: int | None, clock: Clock) -> str:
    return _("%(name)s：%(length)s", name=name, length=length(number or 0, clock.unit))


def _starts() -> list[dict[str, str]]:
    return [{"key": clock_name(clock), "value": start_of(clock)} for clock in _countable()]


def _countable() -> Iterator[Clock]:
    return (clock for clock in CLOCKS.values() if clock.number is not None)
