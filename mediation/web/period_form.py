"""The form with which a party or the mediator asks for more days of mediation."""

from __future__ import annotations

from wtforms import RadioField
from wtforms.validators import InputRequired

from mediation.deadlines.rules import days_to_extend
from mediation.procedure.facts import DisputeFacts
from mediation.web.fields import AreaField
from mediation.web.forms import StepForm
from mediation.web.translate import lazy_gettext as _l
from mediation.web.translate import ngettext

DAYS = (3, 5, 7, 10, 15, 20, 30)
"""What is offered, as far as the rule leaves so many; the most it leaves is always offered."""


class ExtendForm(StepForm):
    """How many days more, and why."""

    days = RadioField(_l("延长多少天"), coerce=int, validators=[InputRequired(_l("请选择一项"))])
    reason = AreaField(_l("为什么需要延长（各方都能看到）"), most=500)

    def offer(self, facts: DisputeFacts | None) -> None:
        """The days that the rule of this case still leaves."""
        most = days_to_extend(facts.profile, facts.period_extended_by) if facts else 0
        days = sorted({*(each for each in DAYS if each <= most), most} - {0})
        self.days.choices = [(each, ngettext("%(num)d 天", "%(num)d 天", each)) for each in days]
