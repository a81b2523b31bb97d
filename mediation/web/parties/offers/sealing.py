"""The form in which a side seals its figures: the lawful figure beside each, and where one may begin."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import wtforms
from flask import request, url_for
from flask.typing import ResponseReturnValue
from wtforms import BooleanField, FormField, RadioField, SelectChoice
from wtforms.validators import InputRequired

from mediation.kernel.errors import NotPossible
from mediation.offers.rules import MOST_ITEMS, WEIGHTS
from mediation.policy.permissions import Permission
from mediation.procedure.offers import rounds
from mediation.procedure.offers.rounds import Figures
from mediation.projections.offers import own
from mediation.projections.offers.page import MethodShown, RoundShown
from mediation.projections.party_case import key_of
from mediation.web.access import page
from mediation.web.fields import MoneyField
from mediation.web.filters import day, money
from mediation.web.forms import SHOW_ONLY, StepForm
from mediation.web.labels.reasons import invalid
from mediation.web.lists import BoundedList
from mediation.web.offer_words import asked_for, lawful, thing_name
from mediation.web.parties.blueprint import blueprint
from mediation.web.parties.frame import render_party
from mediation.web.parties.offers.opened import Opened, opened
from mediation.web.signed_in import current_actor
from mediation.web.submit import submit
from mediation.web.translate import gettext as _
from mediation.web.translate import lazy_gettext as _l


class ThingForm(wtforms.Form):
    """One's own figure for one thing, and how much one cares for it."""

    figure = MoneyField(_l("数额"), positive=False)
    weight = RadioField(
        _l("您有多看重这一项（5 最看重）"),
        choices=[SelectChoice(str(weight), str(weight)) for weight in WEIGHTS],
        validators=[InputRequired(_l("请选择您有多看重这一项"))],
    )


class SealForm(StepForm):
    """All figures of a round, read once more and then sealed, at once and for good."""

    items = BoundedList(FormField(ThingForm), max_entries=MOST_ITEMS)
    sure = BooleanField()
    """Comes with the button below the figures as they were read back, and only there."""

    def offer(self, things: tuple[str, ...], question: str, *, weighs: bool) -> None:
        """One entry for each thing, with its weight only where weights are asked for."""
        self.things = things
        while len(self.items.entries) < len(things):
            self.items.append_entry()
        del self.items.entries[len(things) :]
        for entry in self.items:
            entry.form.figure.label.text = question
            if not weighs:
                del entry.form.weight

    @property
    def given(self) -> Figures:
        """What is to be sealed."""
        pairs = list(zip(self.things, (entry.form for entry in self.items), strict=True))
        weights = {thing: int(form.weight.data) for thing, form in pairs if "weight" in form}
        return Figures({thing: form.figure.data for thing, form in pairs}, weights)

    def blame(self, errors: Mapping[str, str]) -> None:
        """Put what is wrong with a thing beside its figure, with the rungs that are near."""
        loose = {}
        for thing, sentence in errors.items():
            if thing not in self.things:
                loose[thing] = sentence
                continue
            field = self.items.entries[self.things.index(thing)].form.figure
            low, high = own.neighbours(field.data or 0)
            if low != high:
                near = _("离它最近的两档是 %(low)s 和 %(high)s", low=money(low), high=money(high))
                sentence = _("%(first)s。%(second)s", first=sentence, second=near)
            field.errors = [*field.errors, sentence]
        found = [entry.errors for entry in self.items]
        self.items.errors = found if any(found) else []
        super().blame(loose)


@dataclass(frozen=True)
class AskedFor:
    """One thing in the form: its name, the lawful figure, and from where one may begin this time."""

    name: str
    lawful: str
    limit: str


@page(
    blueprint, "/disputes/<reference>/offers/rounds/<round_id>/seal", permission=Permission.SEAL_OFFER,
    methods=("GET", "POST"), form=SealForm,
)  # fmt: skip
def seal_offer(reference: str, round_id: str) -> ResponseReturnValue:
    """Seal one's own figures for this round."""
    at, actor = opened(reference, Permission.SEAL_OFFER), current_actor()
    shown, held = at.page.round(key_of(round_id))
    side = at.side(shown)
    _refuse_late(at, held)
    form, worker = SealForm(), side == shown.worker_id
    question = _("您最少愿意接受多少") if worker else _("您最多愿意给多少")
    form.offer(shown.things, question, weighs=shown.weighs)
    back = url_for("parties.offers", reference=reference)

    def show() -> str:
        return render_party(
            "parties/offers/seal.html", at.head, "proposals", form=form, back_url=back,
            asked=_asked(at, shown, side), due=day(held.due_on), worker=worker,
            figures_url=url_for("parties.figures", reference=reference),
        )  # fmt: skip

    if form.is_submitted() and not form.sure.data and SHOW_ONLY not in request.form and form.validate():
        return _read_back(at, shown, side, form, show)
    return submit(
        form,
        act=lambda session: rounds.seal(session, actor, at.head.id, held.id, form.given, side),
        then=lambda _result: back,
        show=show,
        told=_("数额已封存。凭证在下面，请保存。"),
    )


def _read_back(
    at: Opened, shown: MethodShown, side: UUID, form: SealForm, show: Callable[[], str]
) -> ResponseReturnValue:
    """The figures once more before they are sealed for good: a zero too few could not be mended."""
    faults = own.faults(shown, side, at.receipts, form.given.figures)
    if faults:
        form.blame({thing: invalid(code) for thing, code in faults.items()})
        return show(), 422
    return render_party(
        "parties/offers/check.html", at.head, "proposals", form=form, worker=side == shown.worker_id,
        rows=[
            (thing_name(at.page, thing), money(fen), asked_for(at.page, thing, shown.items))
            for thing, fen in form.given.figures.items()
        ],
        back_url=url_for("parties.offers", reference=at.head.id.hex),
    )  # fmt: skip


def _refuse_late(at: Opened, held: RoundShown) -> None:
    if any(each.round_id == held.id for each in at.receipts):
        raise NotPossible("already_sealed")
    if not held.is_open:
        raise NotPossible("round_over")


def _asked(at: Opened, shown: MethodShown, side: Any) -> list[AskedFor]:
    limits, worker = own.limits(shown, side, at.receipts), side == shown.worker_id
    return [
        AskedFor(
            thing_name(at.page, thing),
            lawful(at.page, thing, shown.items),
            _limit(limits[thing], worker) if thing in limits else "",
        )
        for thing in shown.things
    ]


def _limit(fen: int | None, worker: bool) -> str:
    if fen is None:
        return _("您上一轮的数额已经到头，这一轮不能再封存")
    told = {"sum": money(fen)}
    return _("这一轮不能高于 %(sum)s", **told) if worker else _("这一轮不能低于 %(sum)s", **told)
