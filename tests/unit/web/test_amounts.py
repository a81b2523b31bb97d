"""A published figure is read as people write it and shown with its unit."""

from __future__ import annotations

from decimal import Decimal

import pytest

from mediation.law.parameter_names import Unit
from mediation.web.office.amounts import amount_of


@pytest.mark.parametrize(
    ("written", "unit", "amount"),
    [
        ("2010", Unit.YUAN_A_MONTH, "2010"),
        ("2,010元", Unit.YUAN_A_MONTH, "2010"),
        ("２０１０", Unit.YUAN_A_MONTH, "2010"),
        ("25.3", Unit.YUAN_AN_HOUR, "25.3"),
        ("12.7万", Unit.YUAN_A_YEAR, "127000"),
        ("70%", Unit.RATE, "0.7"),
        ("70％", Unit.RATE, "0.7"),
        ("0.7", Unit.RATE, "0.7"),
        ("21.75", Unit.DAYS, "21.75"),
        ("10", Unit.MONTHS, "10"),
        ("20.8333", Unit.DAYS, "20.8333"),
    ],
)
def test_a_figure_is_read(written: str, unit: Unit, amount: str) -> None:
    assert amount_of(written, unit) == Decimal(amount)
    assert format(amount_of(written, unit), "f") == amount


@pytest.mark.parametrize(
    ("written", "unit"),
    [
        ("", Unit.YUAN_A_MONTH), ("两千左右", Unit.YUAN_A_MONTH), ("-5", Unit.YUAN_A_MONTH),
        ("2010.123", Unit.YUAN_A_MONTH), ("七成", Unit.RATE), ("NaN", Unit.RATE), ("Infinity", Unit.DAYS),
        ("21.75555", Unit.DAYS), ("70%", Unit.DAYS), ("1e9999999", Unit.DAYS), ("9" * 40, Unit.MONTHS),
        ("%", Unit.RATE), ("٧٠", Unit.RATE),
    ],
)  # fmt: skip
def test_what_is_no_figure_is_refused(written: str, unit: Unit) -> None:
    with pytest.raises(ValueError, match=r".*"):
        amount_of(written, unit)
