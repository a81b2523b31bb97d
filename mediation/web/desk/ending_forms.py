"""Forms of the endings at the desk."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from flask_babel import force_locale
from wtforms import RadioField, SelectMultipleField
from wtforms.validators import InputRequired

from mediation.procedure.course.close import RESULTS
from mediation.procedure.referrals.refer import Onward
from mediation.projections.closing import Choice, Ways
from mediation.web.agreement_text import PAPER_LANGUAGE
from mediation.web.fields import AreaField, MoneyField
from mediation.web.forms import SpokenFields, StepForm
from mediation.web.labels.agreements import bundle_title, road
from mediation.web.labels.disputes import result
from mediation.web.spoken import said_of
from mediation.web.translate import lazy_gettext as _l

CHOOSE = _l("请选择一项")


class ToldForm(SpokenFields, StepForm):
    """Whose words staff enter."""

    party = RadioField(_l("谁说的"), validators=[InputRequired(CHOOSE)])
    reason = AreaField(_l("原因（双方都能看到，可以不写）"), most=500, required=False)

    def offer(self, parties: tuple[Choice, ...]) -> None:
        """The parties to choose from; the only one is chosen."""
        self.party.choices = [(each.id.hex, each.name) for each in parties]
        if len(parties) == 1 and not self.is_submitted():
            self.party.data = parties[0].id.hex

    @property
    def party_id(self) -> UUID:
        return UUID(hex=self.party.data)


class WithdrawForm(ToldForm):
    """A claim taken back."""

    settled = MoneyField(_l("双方私下已经解决的，写明金额（没有就不填）"), required=False)


class TerminateForm(StepForm):
    """With what result a mediation ends."""

    result = RadioField(_l("终止的原因"), validators=[InputRequired(CHOOSE)])
    reason = AreaField(_l("说明（写进终止通知，双方都能看到）"), most=1000, required=False)

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.result.choices = result.choices(*RESULTS)


class HandOverForm(SpokenFields, StepForm):
    """Where a dispute goes on, on whose wish, with what."""

    party = RadioField(_l("按谁的意愿"), validators=[InputRequired(CHOOSE)])
    road = RadioField(_l("走哪条途径"), validators=[InputRequired(CHOOSE)])
    receiver = RadioField(_l("移交给哪个机构"), validators=[InputRequired(CHOOSE)])
    titles = SelectMultipleField(_l("随案移交的文书"))
    papers = SelectMultipleField(_l("随案移交的材料"))

    def offer(self, ways: Ways) -> None:
        """What can be chosen in this case."""
        self.party.choices = [(each.id.hex, each.name) for each in ways.parties]
        self.road.choices = road.choices(*ways.roads)
        self.receiver.choices = [(each.id.hex, each.name) for each in ways.receivers]
        self.titles.choices = bundle_title.choices()
        self.papers.choices = [(each.id.hex, each.name) for each in ways.papers]

    def onward(self) -> Onward:
        """The hand-over as the use case takes it. Raises Invalid for a file that is not taken."""
        with force_locale(PAPER_LANGUAGE):
            titles = tuple(bundle_title(each) for each in self.titles.data or ())
        return Onward(
            UUID(hex=self.receiver.data), self.road.data, UUID(hex=self.party.data), said_of(self),
            tuple(UUID(hex=each) for each in self.papers.data or ()), titles,
        )  # fmt: skip
