"""The form of a proposal: for every claim item what becomes of it, with instalments that can be added."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

import wtforms
from flask import request
from werkzeug.datastructures import MultiDict
from wtforms import FormField, IntegerField, RadioField, SelectField
from wtforms.validators import InputRequired, Optional
from wtforms.widgets import HiddenInput

from mediation.law.enforceability.injury import part_settlement
from mediation.projections.proposals_tab import ProposalsPage
from mediation.proposals.rules import DISPOSITIONS
from mediation.proposals.terms import INJURY_STAGES, MANNERS, Instalment, Term
from mediation.web.fields import AreaField, DateField, MoneyField
from mediation.web.forms import StepForm
from mediation.web.labels.findings import injury
from mediation.web.labels.talks import disposition, manner
from mediation.web.lists import BoundedList
from mediation.web.translate import lazy_gettext as _l

MOST_ITEMS = 60
MOST_INSTALMENTS = 24


class InstalmentForm(wtforms.Form):
    """One payment; an empty one is left out."""

    amount = MoneyField(_l("金额"), required=False)
    due = DateField(_l("最迟什么时候付"), required=False)

    def validate(self, extra_validators: Any = None) -> bool:
        sound = super().validate(extra_validators)
        both: tuple[Any, ...] = (self.amount, self.due)
        missing = [field for field in both if not field.data]
        if sound and len(missing) == 1:
            missing[0].errors = [str(_l("金额和日期要一起填写"))]
            return False
        return sound

    @property
    def said(self) -> Instalment | None:
        amount: Any = self.amount.data
        due: Any = self.due.data
        return Instalment(int(amount), due) if amount is not None and isinstance(due, date) else None


class ItemForm(wtforms.Form):
    """What becomes of one claim item."""

    disposition = RadioField(_l("怎样处理"), validators=[InputRequired(_l("请选择怎样处理这一项"))])
    payer = SelectField(_l("谁付款"))
    payee = SelectField(_l("付给谁"))
    manner = SelectField(_l("怎样付"))
    injury = RadioField(_l("工伤认定和伤残等级"), validators=[Optional()])
    note = AreaField(_l("这一项的说明（写进协议，例如付的是什么、哪些留待以后）"), most=1000, required=False)
    duties = AreaField(_l("这一项还要做的事（例如开具离职证明、补缴社会保险）"), most=1000, required=False)
    instalments = BoundedList(FormField(InstalmentForm), min_entries=1, max_entries=MOST_INSTALMENTS)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.disposition.choices = disposition.choices(*DISPOSITIONS)
        self.manner.choices = manner.choices(*MANNERS)
        self.injury.choices = injury.choices(*INJURY_STAGES)

    def validate(self, extra_validators: Any = None) -> bool:
        sound = super().validate(extra_validators)
        if sound and self.disposition.data == "pay" and not self.parts:
            first = self.instalments.entries[0].form.amount
            first.errors = [str(_l("请填写付多少、什么时候付"))]
            _gather(self.instalments)
            return False
        return sound

    @property
    def half_written(self) -> bool:
        """Whether a payment has its sum and not its day, or the other way round."""
        lines = (entry.form for entry in self.instalments)
        return any((line.amount.data is None) != (not isinstance(line.due.data, date)) for line in lines)

    @property
    def parts(self) -> tuple[Instalment, ...]:
        return tuple(entry.form.said for entry in self.instalments if entry.form.said)


class ProposalForm(StepForm):
    """A mediator's proposal."""

    draft = IntegerField(widget=HiddenInput(), validators=[Optional()])
    """The revision of the draft that its writer began with; nothing for none."""
    items = BoundedList(FormField(ItemForm), max_entries=MOST_ITEMS)
    other_duties = AreaField(_l("其他义务（例如开具离职证明、补缴社会保险）"), most=4000, required=False)

    def offer(self, page: ProposalsPage, *, begun: bool = False) -> None:
        """One entry for each claim item; the employer pays the worker unless it is said otherwise.

        With `begun` the form goes on with a draft, whose choices stand.
        """
        while len(self.items.entries) < len(page.asked):
            self.items.append_entry()
        del self.items.entries[len(page.asked) :]
        people = [(party.id.hex, party.name) for party in page.parties]
        usual = {party.kind: party.id.hex for party in page.parties}
        for entry in self.items:
            entry.form.payer.choices = entry.form.payee.choices = people
            if not (request.form or begun):
                entry.form.payer.data, entry.form.payee.data = usual.get("employer"), usual.get("worker")

    def take_up(self, page: ProposalsPage, terms: tuple[Term, ...]) -> None:
        """Begin with the terms of an earlier proposal; what was asked for since stays open."""
        proposed = {term.claim_item_id: term for term in terms}
        for item, entry in zip(page.asked, self.items, strict=True):
            term, form = proposed.get(item.id.hex), entry.form
            if term is None:
                continue
            form.disposition.data, form.duties.data = term.disposition, term.duties
            if term.disposition == "pay":
                form.payer.data = term.payer_id or form.payer.data
                form.payee.data = term.payee_id or form.payee.data
                form.manner.data = term.manner
                form.injury.data, form.note.data = term.injury or None, term.note
                while len(form.instalments.entries) < len(term.instalments):
                    form.instalments.append_entry()
                for line, part in zip(form.instalments, term.instalments, strict=True):
                    line.form.amount.data, line.form.due.data = part.amount_fen, part.due_on

    def add_instalment(self, place: str) -> None:
        """One more payment for the item at this place, where a number was asked for."""
        for at, entry in enumerate(self.items.entries):
            more = entry.form.instalments
            if place == str(at) and len(more.entries) < MOST_INSTALMENTS:
                more.append_entry()

    def settle_in_part(self, place: str) -> None:
        """Of the injury item at this place only what can be settled before decision and grade (WIR 33)."""
        for at, entry in enumerate(self.items.entries):
            if place == str(at):
                form = entry.form
                form.disposition.data, form.injury.data = "pay", "part"
                form.note.data = part_settlement(form.note.data or "")

    def typed_so_far(self, page: ProposalsPage) -> dict[str, Any]:
        """Everything as it was typed, by claim item: what a draft keeps, whether it can stand or not."""
        kept = {
            item.id.hex: {_short(each): _raw(each) for each in _leaves(entry.form)}
            for item, entry in zip(page.asked, self.items, strict=True)
        }
        return {"items": kept, "other_duties": self.other_duties.data or ""}

    @property
    def total_fen(self) -> int:
        """The sum of what is to be paid as typed so far, in fen."""
        paid = (entry.form.parts for entry in self.items if entry.form.disposition.data == "pay")
        return sum(part.amount_fen for parts in paid for part in parts)

    def terms(self, page: ProposalsPage) -> tuple[Term, ...]:
        """The terms in the order of the claim items."""
        return tuple(
            _term(item.id.hex, entry.form) for item, entry in zip(page.asked, self.items, strict=True)
        )

    def so_far(self, page: ProposalsPage) -> tuple[Term, ...]:
        """The terms as far as they are chosen, for what is found in them; nothing is checked.

        An item with a payment that was begun waits until it is written to its end.
        """
        chosen = zip(page.asked, self.items, strict=False)
        return tuple(
            _term(item.id.hex, entry.form)
            for item, entry in chosen
            if entry.form.disposition.data and not entry.form.half_written
        )

    def blame(self, errors: Mapping[str, str]) -> None:
        """`items-0-payer` and the like belong to a field of an item."""
        loose = {}
        for name, sentence in errors.items():
            head, _, rest = name.partition("-")
            place, _, field = rest.partition("-")
            if head != "items":
                loose[name] = sentence
                continue
            form = self.items.entries[int(place)].form
            blamed = form.instalments.entries[0].form.due if field == "instalments" else form[field]
            blamed.errors = [*blamed.errors, sentence]
            _gather(form.instalments)
        _gather(self.items)
        super().blame(loose)


def as_sent(page: ProposalsPage, kept: Mapping[str, Any]) -> MultiDict[str, str]:
    """A draft as a form sends it, each item at its present place; what is asked no more is left out."""
    sent: MultiDict[str, str] = MultiDict({"other_duties": kept["other_duties"]})
    for place, item in enumerate(page.asked):
        for name, values in kept["items"].get(item.id.hex, {}).items():
            sent.setlist(f"items-{place}-{name}", values)
    return sent


def _leaves(form: Any) -> Iterator[Any]:
    """The fields of an item in which something is typed, those of its payments too."""
    for each in form:
        if hasattr(each, "entries"):
            for entry in each.entries:
                yield from entry.form
        else:
            yield each


def _short(field: Any) -> str:
    """`items-3-instalments-0-amount` is `instalments-0-amount` to its item."""
    return str(field.name).split("-", 2)[2]


def _raw(field: Any) -> list[str]:
    return [str(each) for each in field.raw_data or ()]


def _gather(entries: Any) -> None:
    """Let a list know of errors that were put beside fields of its entries after it was asked."""
    found = [entry.errors for entry in entries]
    entries.errors = found if any(found) else []


def _term(item_id: str, form: Any) -> Term:
    if form.disposition.data != "pay":
        return Term(item_id, form.disposition.data, duties=form.duties.data or "")
    return Term(
        item_id, "pay", form.payer.data or "", form.payee.data or "", form.manner.data or "", form.parts,
        form.note.data or "", form.injury.data or "", form.duties.data or "",
    )  # fmt: skip
