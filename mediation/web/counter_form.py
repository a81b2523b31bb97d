"""What a party would agree to instead, item by item: the same questions on the phone and at the desk."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import wtforms
from wtforms import FormField, RadioField, SelectChoice, SelectField
from wtforms.validators import InputRequired

from mediation.procedure.confide.speak import SEALS
from mediation.proposals.counters import Counter, CounterItem, Wanted
from mediation.proposals.rules import DISPOSITIONS
from mediation.proposals.terms import MANNERS, Term
from mediation.web.fields import AreaField, DateField, MoneyField
from mediation.web.labels.disputes import release
from mediation.web.labels.talks import disposition, manner
from mediation.web.lists import BoundedList
from mediation.web.translate import lazy_gettext as _l

MOST_ITEMS = 60
MOST_PAYMENTS = 24
SAME = SelectChoice("", _l("和方案一样"))


class PaymentWantedForm(wtforms.Form):
    """One payment as it is wished; what is left empty stays as proposed."""

    amount = MoneyField(_l("想要的金额"), required=False)
    due = DateField(_l("最迟什么时候付"), required=False)

    @property
    def said(self) -> Wanted | None:
        due: Any = self.due.data
        amount: Any = self.amount.data
        wanted = Wanted(amount, due if isinstance(due, date) else None)
        return wanted if wanted != Wanted() else None


class CounterItemForm(wtforms.Form):
    """One claim item; everything may be left as proposed."""

    disposition = SelectField(_l("怎样处理"), default="")
    manner = SelectField(_l("怎样付"), default="")
    payments = BoundedList(FormField(PaymentWantedForm), min_entries=1, max_entries=MOST_PAYMENTS)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.disposition.choices = [SAME, *disposition.choices(*DISPOSITIONS)]
        self.manner.choices = [SAME, *manner.choices(*MANNERS)]

    def of(self, item_id: str) -> CounterItem:
        """What was filled in about the item with this key (hex)."""
        wanted = tuple(said for entry in self.payments if (said := entry.form.said))
        return CounterItem(item_id, self.disposition.data or "", self.manner.data or "", wanted)


class CounterFields:
    """The items of a counter, the words with it, and how far both may go."""

    items = BoundedList(FormField(CounterItemForm), max_entries=MOST_ITEMS)
    words = AreaField(_l("想对调解员说的话"), most=2000, required=False)
    seal = RadioField(
        _l("这些条件可以让对方知道吗"),
        default=SEALS[0],
        validators=[InputRequired(_l("请选择可以让对方知道多少"))],
    )

    def offer(self: Any, terms: Sequence[Term]) -> None:
        """One entry for each item of the proposal."""
        self.seal.choices = release.choices(*SEALS)
        while len(self.items.entries) < len(terms):
            self.items.append_entry()
        del self.items.entries[len(terms) :]

    def add_payment(self: Any, place: str) -> None:
        """One more payment for the item at this place."""
        for at, entry in enumerate(self.items.entries):
            more = entry.form.payments
            if place == str(at) and len(more.entries) < MOST_PAYMENTS:
                more.append_entry()

    def counter(self: Any, terms: Sequence[Term]) -> Counter:
        """The counter in the order of the proposal."""
        said = zip(terms, self.items, strict=True)
        return Counter(tuple(entry.form.of(term.claim_item_id) for term, entry in said), self.seal.data)

    def blame(self: Any, errors: Any) -> None:
        """What a rule says of an item goes beside its field."""
        loose = {name: told for name, told in errors.items() if not self._beside(name, told)}
        super().blame(loose)  # type: ignore[misc]

    def _beside(self: Any, name: str, sentence: str) -> bool:
        match name.split("-"):
            case ["items", place, field]:
                blamed = self.items.entries[int(place)].form[field]
            case ["items", place, "payments", at, field]:
                blamed = _filled(self.items.entries[int(place)].form.payments)[int(at)].form[field]
            case _:
                return False
        blamed.errors = [*blamed.errors, sentence]
        for entry in self.items:
            _gather(entry.form.payments)
        _gather(self.items)
        return True


def _filled(payments: Any) -> list[Any]:
    """The lines in which something stands: a rule counts no others."""
    return [entry for entry in payments if entry.form.said]


def _gather(entries: Any) -> None:
    """Let a list know of errors that were put beside fields of its entries after it was asked."""
    found = [entry.errors for entry in entries]
    entries.errors = found if any(found) else []
