"""A published figure as people write it: 2,010元, 70%, 21.75; and as a page shows it."""

from __future__ import annotations

import re
from decimal import Decimal

from mediation.kernel.money import fen_of, yuan
from mediation.kernel.text import normal
from mediation.law.parameter_names import PARAMETERS, Unit
from mediation.law.value import Value
from mediation.web.translate import lazy_gettext as _l

MONEY = (Unit.YUAN_A_MONTH, Unit.YUAN_AN_HOUR, Unit.YUAN_A_YEAR)
PLAIN = re.compile(r"(\d{1,7}(?:\.\d{1,4})?)(%?)", re.ASCII)
"""Rates, months and days have at most four decimals."""

WITH_UNIT = {
    Unit.YUAN_A_MONTH: _l("%(n)s 元/月"),
    Unit.YUAN_AN_HOUR: _l("%(n)s 元/小时"),
    Unit.YUAN_A_YEAR: _l("%(n)s 元/年"),
    Unit.MONTHS: _l("%(n)s 个月"),
    Unit.DAYS: _l("%(n)s 天"),
}


def amount_of(written: str, unit: Unit) -> Decimal:
    """The figure in its unit. Raises ValueError for what cannot be read as one."""
    text = normal("NFKC", written).strip().replace(" ", "")
    if unit in MONEY:
        return yuan(fen_of(text)).normalize() + 0
    found = PLAIN.fullmatch(text)
    if found is None or (found[2] and unit is not Unit.RATE):
        raise ValueError(written[:40])
    return Decimal(found[1]) / 100 if found[2] else Decimal(found[1])


def amount_shown(value: Value) -> str:
    """2,010 元/月, 70%, 21.75 天; empty for a row that says that there is none."""
    if value.amount is None:
        return ""
    plain = f"{value.amount:,f}"
    if "." in plain:
        plain = plain.rstrip("0").rstrip(".")
    unit = PARAMETERS[value.name].unit
    if unit is Unit.RATE:
        return f"{value.amount * 100:.2f}".rstrip("0").rstrip(".") + "%"
    return str(WITH_UNIT[unit]) % {"n": plain}
