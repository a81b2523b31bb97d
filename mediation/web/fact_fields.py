"""The facts of the law as fields of a form: each drawn by what it is, its answer as the law reads it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

import wtforms
from wtforms import FormField, RadioField, SelectChoice
from wtforms.validators import Optional

from mediation.kernel.money import yuan
from mediation.law.entitlements.fields import Field
from mediation.web.fields import DateField, MoneyField, TextField
from mediation.web.filters import day, money
from mediation.web.labels.facts import choice
from mediation.web.lists import BoundedList
from mediation.web.translate import lazy_gettext as _l

MOST_PARTS = 24
YES, NO = "true", "false"


class NumberField(TextField):
    """A number of days, hours or months as it is typed; the law says what it may be."""

    def __init__(self, label: Any, **kwargs: Any) -> None:
        super().__init__(label, most=20, required=False, **kwargs)


class PartForm(wtforms.Form):
    """One stretch of time: the monthly amount and the days."""

    amount = MoneyField(_l("月工资"), required=False)
    days = NumberField(_l("几天"))


class WindowForm(wtforms.Form):
    """From a first day to a last day."""

    first = DateField(_l("从哪一天起"), required=False)
    last = DateField(_l("到哪一天止"), required=False)


def field_of(fact: Field, label: Any) -> Any:
    """The form's field for a fact, not yet bound to a form."""
    return _MADE[shape(fact)](fact, label)


def shape(fact: Field) -> str:
    """How a fact is typed: money, number, date, truth, choice, window or parts."""
    for beginning, found in _SHAPES:
        if fact.kind.startswith(beginning):
            return found
    return "choice" if " | " in fact.kind else "number"


_SHAPES = (
    ("yuan", "money"), ("date", "date"), ("true | false", "truth"), ("[date", "window"), ("[[yuan", "parts"),
)  # fmt: skip


def _choices(fact: Field) -> list[SelectChoice]:
    return choice.choices(*fact.kind.split(" | "))


_MADE: Mapping[str, Callable[[Field, Any], Any]] = {
    "money": lambda fact, label: MoneyField(label, required=False, positive="more than" in fact.kind),
    "number": lambda fact, label: NumberField(label),
    "date": lambda fact, label: DateField(label, required=False),
    "truth": lambda fact, label: RadioField(
        label, choices=[SelectChoice(YES, _l("是")), SelectChoice(NO, _l("不是"))], validators=[Optional()]
    ),
    "choice": lambda fact, label: RadioField(label, choices=_choices(fact), validators=[Optional()]),
    "window": lambda fact, label: FormField(WindowForm, label),
    "parts": lambda fact, label: BoundedList(
        FormField(PartForm), label, min_entries=1, max_entries=MOST_PARTS
    ),
}


def raw_of(fact: Field, field: Any) -> Any:
    """What was typed as the law reads it: sums and numbers as text, days in ISO; None for nothing."""
    made = shape(fact)
    if made == "money":
        return _yuan(field.data)
    if made == "date":
        return field.data.isoformat() if field.data else None
    if made == "truth":
        return None if not field.data else field.data == YES
    if made == "window":
        days = [field.form.first.data, field.form.last.data]
        return [each.isoformat() if each else None for each in days] if any(days) else None
    if made == "parts":
        return [pair for pair in map(_pair, field.entries) if any(pair)] or None
    return _plain(field.data) if field.data else None


def _pair(entry: Any) -> list[str | None]:
    days = entry.form.days.data
    return [_yuan(entry.form.amount.data), _plain(days) if days else None]


def _yuan(fen: int | None) -> str | None:
    """One text for one sum, so that two versions can be compared."""
    return None if fen is None else _plain(format(yuan(fen), "f"))


def _plain(number: str) -> str:
    whole, dot, parts = number.partition(".")
    return (whole + dot + parts.rstrip("0")).rstrip(".") if dot else number


def fill(fact: Field, field: Any, raw: Any) -> None:
    """Put what was said before into a field; what cannot be read there is left out."""
    made = shape(fact)
    try:
        if made == "money":
            field.data = _fen(raw)
        elif made == "date":
            field.data = date.fromisoformat(raw)
        elif made == "truth":
            field.data = YES if raw else NO
        elif made == "window":
            field.form.first.data, field.form.last.data = (date.fromisoformat(each) for each in raw)
        elif made == "parts":
            _fill_parts(field, raw)
        else:
            field.data = str(raw)
    except (TypeError, ValueError, InvalidOperation):
        return


def _fill_parts(field: Any, raw: list[list[Any]]) -> None:
    while len(field.entries) < min(len(raw), MOST_PARTS):
        field.append_entry()
    for entry, (amount, days) in zip(field.entries, raw, strict=False):
        entry.form.amount.data, entry.form.days.data = _fen(amount), str(days)


def _fen(raw: Any) -> int:
    return int(Decimal(str(raw)) * 100)


def shown(fact: Field, raw: Any) -> str:
    """A fact as a reader reads it."""
    made = shape(fact)
    try:
        if made == "money":
            return money(_fen(raw))
        if made == "date":
            return day(date.fromisoformat(raw))
        if made == "window":
            return " – ".join(day(date.fromisoformat(each)) for each in raw)
        if made == "parts":
            return "\n".join(f"{money(_fen(amount))} × {days}" for amount, days in raw)
    except (TypeError, ValueError, InvalidOperation):
        return str(raw)
    if made == "truth":
        return str(_l("是") if raw else _l("不是"))
    return choice(raw) if made == "choice" else str(raw)
