"""Whether an agreement can be called broken, and whether nothing is owed any more."""

from __future__ import annotations

import pytest

from mediation.enforcement import rules


@pytest.mark.parametrize(
    ("stands", "obligations", "overdue", "breachable"),
    [
        (True, 2, 1, True),
        (False, 2, 1, True),
        (True, 2, 0, False),
        (True, 1, 0, False),
        (True, 0, 0, True),
        (False, 0, 0, False),
        (False, 1, 0, False),
    ],
)
def test_a_breach_is_a_payment_overdue_or_a_promise_without_a_day(
    stands: bool, obligations: int, overdue: int, breachable: bool
) -> None:
    assert rules.breachable(stands, obligations, overdue) is breachable


def test_what_is_still_open_is_not_settled() -> None:
    assert [rules.settled(number) for number in (0, 1, 2)] == [True, False, False]
