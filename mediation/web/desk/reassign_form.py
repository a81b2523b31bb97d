"""The form that gives each of a mediator's disputes to another: one choice for all, and one for each."""

from __future__ import annotations

from collections import Counter
from uuid import UUID

import wtforms
from flask import request
from wtforms import FormField, HiddenField, SelectField
from wtforms.validators import Length

from mediation.assignments.plans import Choice
from mediation.assignments.rules import Ranked
from mediation.assignments.spread import spread
from mediation.projections.reassignment import AtHand, Load
from mediation.web.fields import AreaField
from mediation.web.forms import StepForm
from mediation.web.labels import assignments as words
from mediation.web.lists import BoundedList
from mediation.web.translate import gettext as _
from mediation.web.translate import lazy_gettext as _l

MOST_ROWS = 100
AS_ABOVE, STAYS, SPREAD = "", "stays", "spread"
OF_THE_CASE = ("earlier_with_employer", "left_here")
"""Warnings that speak of this very dispute; the others stand beside the mediator's name once."""


class RowForm(wtforms.Form):
    """Who takes on one dispute."""

    dispute = HiddenField(validators=[Length(max=40)])
    to = SelectField(_l("转给谁"), choices=[], validate_choice=False)


class ReassignForm(StepForm):
    """Who takes on what, and why."""

    everything = SelectField(_l("下面没有单独选择的案件"), choices=[], validate_choice=False)
    reason = AreaField(_l("理由"), most=500)
    rows = BoundedList(FormField(RowForm), max_entries=MOST_ROWS)

    def offer(self, load: Load) -> None:
        """One line for each dispute as it stands now, with what was chosen for it before."""
        typed = {entry.form.dispute.data: entry.form.to.data for entry in self.rows} if request.form else {}
        self.rows.entries.clear()
        self.rows.last_index = -1
        for at_hand in load.rows:
            key = at_hand.row.id.hex
            entry = self.rows.append_entry({"dispute": key, "to": typed.get(key, AS_ABOVE)})
            entry.form.to.choices = _offered(at_hand)
        self.everything.choices = _offered_for_all(load)

    def choices(self, load: Load) -> list[Choice]:
        """The disputes that shall go to somebody; what was chosen for all where nothing was for one."""
        chosen: dict[UUID, UUID] = {}
        rest: list[AtHand] = []
        for at_hand, entry in zip(load.rows, self.rows, strict=True):
            told = entry.form.to.data
            if told == AS_ABOVE:
                rest.append(at_hand)
            elif told != STAYS and (person_id := _able(at_hand, told)):
                chosen[at_hand.row.id] = person_id
        chosen |= self._of_rest(rest, list(chosen.values()))
        return [Choice(each.row.id, chosen[each.row.id]) for each in load.rows if each.row.id in chosen]

    def _of_rest(self, rest: list[AtHand], given: list[UUID]) -> dict[UUID, UUID]:
        told = self.everything.data
        if told == SPREAD:
            return dict(spread([(each.row.id, each.candidates) for each in rest], given))
        found = {each.row.id: _able(each, told) for each in rest}
        return {dispute_id: person_id for dispute_id, person_id in found.items() if person_id}


def _able(at_hand: AtHand, told: str | None) -> UUID | None:
    """The mediator of this key, where the dispute can be given to that one."""
    for each in at_hand.candidates:
        if each.offered and each.candidate.person_id.hex == told:
            return each.candidate.person_id
    return None


def _offered(at_hand: AtHand) -> list[tuple[str, str]]:
    able = [(each.candidate.person_id.hex, _told(each)) for each in at_hand.candidates if each.offered]
    return [(AS_ABOVE, _("按上面的选择")), (STAYS, _("不转，留给原调解员")), *able]


def _told(row: Ranked) -> str:
    notes = [words.warning(code) for code in row.warnings if code in OF_THE_CASE]
    named = _("%(name)s（手上 %(load)s 件）", name=row.candidate.name, load=row.candidate.load)
    return _("%(name)s ⚠ %(notes)s", name=named, notes=_("、").join(notes)) if notes else named


def _offered_for_all(load: Load) -> list[tuple[str, str]]:
    able: Counter[UUID] = Counter()
    names: dict[UUID, str] = {}
    for at_hand in load.rows:
        for each in at_hand.candidates:
            if each.offered:
                able[each.candidate.person_id] += 1
                names.setdefault(each.candidate.person_id, _told_of(each))
    people = [
        (person_id.hex, _("都转给 %(name)s，可接 %(able)s 件", name=names[person_id], able=able[person_id]))
        for person_id in names
    ]
    first = [("", _("不转")), (SPREAD, _("分给几位：每件给最合适的一位"))] if people else [("", _("不转"))]
    return [*first, *people]


def _told_of(row: Ranked) -> str:
    return _("%(name)s（手上 %(load)s 件）", name=row.candidate.name, load=row.candidate.load)
