"""The facts a kind understands: their names, what may be written in them, and reading them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any

from mediation.law.entitlements.errors import FactError

MOST_YUAN = Decimal(10) ** 11
MOST_COUNT = Decimal(100_000)
FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(2199, 12, 31)
MOST_SIGNS = 40
_PLAIN = re.compile(r"-?\d{1,15}(?:\.\d{1,20})?", re.ASCII)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


class Unreadable(ValueError):
    """A value that is not of its field's type; carries the code and both sentences."""

    def __init__(self, code: str, zh: str, en: str) -> None:
        super().__init__(code, zh, en)
        self.code, self.zh, self.en = code, zh, en


@dataclass(frozen=True, slots=True)
class Field:
    """One fact: its name, what it is called, its type and how it is read. `default` is a raw value."""

    name: str
    zh: str
    en: str
    kind: str
    read: Callable[[Any], Any]
    required: bool = False
    default: Any = None


def _number(raw: Any) -> Decimal:
    if isinstance(raw, bool) or not isinstance(raw, str | int | Decimal):
        raise Unreadable("not_a_number", "应为数字", "must be a number")
    written = _plainly(raw)
    if not _PLAIN.fullmatch(written):
        raise Unreadable("not_a_number", "应为数字", "must be a number")
    return Decimal(written)


def _plainly(raw: str | int | Decimal) -> str:
    """As it is written without an exponent; nothing where it is too long to be a sum of money."""
    if isinstance(raw, str):
        return raw.strip() if len(raw) <= MOST_SIGNS else ""
    value = Decimal(raw)
    if not value.is_finite() or abs(value.adjusted()) > MOST_SIGNS:
        return ""
    return format(value, "f")


def _bounded(raw: Any, most: Decimal) -> Fraction:
    value = _number(raw)
    if value < 0:
        raise Unreadable("negative", "不能为负数", "must not be negative")
    if value > most:
        raise Unreadable("too_large", f"不能大于{most:f}", f"must not exceed {most:f}")
    return Fraction(value)


def _yuan(raw: Any) -> Fraction:
    return _bounded(raw, MOST_YUAN)


def _wage(raw: Any) -> Fraction:
    value = _yuan(raw)
    if not value:
        raise Unreadable("not_positive", "应大于零", "must be more than zero")
    return value


def _count(raw: Any) -> Fraction:
    return _bounded(raw, MOST_COUNT)


def _whole(raw: Any) -> int:
    value = _count(raw)
    if value.denominator != 1:
        raise Unreadable("not_whole", "应为整数", "must be a whole number")
    return int(value)


def _day(raw: Any) -> date:
    found = raw if isinstance(raw, date) and not isinstance(raw, datetime) else _day_of_text(raw)
    if not FIRST_DAY <= found <= LAST_DAY:
        raise Unreadable("out_of_range", "应在1900年至2199年之间", "must lie between 1900 and 2199")
    return found


def _day_of_text(raw: Any) -> date:
    try:
        if not isinstance(raw, str) or not _DAY.fullmatch(raw):
            raise ValueError(raw)
        return date.fromisoformat(raw)
    except ValueError:
        raise Unreadable(
            "not_a_date", "应为日期，如2026-01-31", "must be a date such as 2026-01-31"
        ) from None


def yuan(name: str, zh: str, en: str, **more: Any) -> Field:
    """A sum in yuan, zero or more. Read as a Fraction."""
    return Field(name, zh, en, "yuan", _yuan, **more)


def wage(name: str, zh: str, en: str, **more: Any) -> Field:
    """A wage or average in yuan, more than zero. Read as a Fraction."""
    return Field(name, zh, en, "yuan, more than zero", _wage, **more)


def count(name: str, zh: str, en: str, **more: Any) -> Field:
    """A number of hours, days or months, parts allowed. Read as a Fraction."""
    return Field(name, zh, en, "number", _count, **more)


def whole(name: str, zh: str, en: str, *, least: int = 0, most: int = 100_000, **more: Any) -> Field:
    """A whole number within bounds. Read as an int."""

    def read(raw: Any) -> int:
        value = _whole(raw)
        if not least <= value <= most:
            raise Unreadable(
                "out_of_range", f"应在{least}到{most}之间", f"must be between {least} and {most}"
            )
        return value

    return Field(name, zh, en, f"whole number, {least} to {most}", read, **more)


def rate(name: str, zh: str, en: str, *, most: int = 10, **more: Any) -> Field:
    """A rate such as 2.0 for 200 %. Read as a Fraction."""
    return Field(name, zh, en, f"rate, 0 to {most}", lambda raw: _bounded(raw, Decimal(most)), **more)


def day(name: str, zh: str, en: str, **more: Any) -> Field:
    """A date, ISO. Read as a date."""
    return Field(name, zh, en, "date", _day, **more)


def choice(name: str, zh: str, en: str, among: tuple[str, ...], **more: Any) -> Field:
    """One of a few words. Read as the word."""

    def read(raw: Any) -> str:
        if raw not in among:
            raise Unreadable("not_among", f"应为{'、'.join(among)}之一", f"must be one of {', '.join(among)}")
        return str(raw)

    return Field(name, zh, en, " | ".join(among), read, **more)


def truth(name: str, zh: str, en: str, **more: Any) -> Field:
    """Yes or no. Read as a bool."""

    def read(raw: Any) -> bool:
        if not isinstance(raw, bool):
            raise Unreadable("not_a_truth", "应为true或false", "must be true or false")
        return raw

    return Field(name, zh, en, "true | false", read, **more)


def window(name: str, zh: str, en: str, **more: Any) -> Field:
    """[first day, last day]. Read as a pair of dates in order."""

    def read(raw: Any) -> tuple[date, date]:
        if not isinstance(raw, list | tuple) or len(raw) != 2:
            raise Unreadable("not_a_window", "应为[首日, 末日]", "must be [first day, last day]")
        first, last = _day(raw[0]), _day(raw[1])
        if last < first:
            raise Unreadable("wrong_order", "末日不能早于首日", "the last day must not be before the first")
        return first, last

    return Field(name, zh, en, "[date, date]", read, **more)


def pairs(name: str, zh: str, en: str, **more: Any) -> Field:
    """[[monthly amount in yuan, days], …], at least one. Read as a tuple of pairs of Fractions."""

    def read(raw: Any) -> tuple[tuple[Fraction, Fraction], ...]:
        if not isinstance(raw, list | tuple) or not raw or len(raw) > 600:
            raise Unreadable("not_pairs", "应为[[月标准, 天数], …]", "must be [[monthly amount, days], …]")
        if any(not isinstance(each, list | tuple) or len(each) != 2 for each in raw):
            raise Unreadable("not_pairs", "应为[[月标准, 天数], …]", "must be [[monthly amount, days], …]")
        return tuple((_yuan(amount), _count(days)) for amount, days in raw)

    return Field(name, zh, en, "[[yuan, days], …]", read, **more)


def read_facts(fields: tuple[Field, ...], raw: Mapping[str, Any]) -> tuple[dict[str, Any], list[FactError]]:
    """Every field's value (None where not given and without default, or unreadable), and every fault.

    A fact given as null counts as not given.
    """
    known = {field.name for field in fields}
    errors = [
        FactError(str(name)[:60], "unknown", "没有这一项", "there is no such fact")
        for name in raw
        if name not in known
    ]
    read: dict[str, Any] = {}
    for field in fields:
        try:
            read[field.name] = _read(field, raw.get(field.name))
        except Unreadable as wrong:
            read[field.name] = None
            errors.append(_fault(field, wrong))
    return read, errors


def _fault(field: Field, wrong: Unreadable) -> FactError:
    zh = f"{wrong.zh}{field.zh}" if wrong.code == "missing" else f"{field.zh}{wrong.zh}"
    return FactError(field.name, wrong.code, zh, f"{field.en} {wrong.en}")


def _read(field: Field, given: Any) -> Any:
    value = field.default if given is None else given
    if value is not None:
        return field.read(value)
    if field.required:
        raise Unreadable("missing", "请提供", "is needed")
    return None
