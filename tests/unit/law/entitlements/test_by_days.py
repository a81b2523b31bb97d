"""Double wage, annual leave and overtime: windows, leavers, leap years, what was paid already."""

from __future__ import annotations

from typing import Any

import pytest

from tests.unit.law.entitlements.asked import amount, articles, compute, faults, remarks

WAGE = {"monthly_wage": "2175"}

SUMS: list[tuple[str, dict[str, Any], str]] = [
    # double wage: from the day after the first month, to the day before signing, at most to the year's end
    ("double_wage", {"hired": "2025-03-01", "signed": "2025-03-31"}, "0.00"),
    ("double_wage", {"hired": "2025-03-01", "signed": "2025-04-01"}, "0.00"),
    ("double_wage", {"hired": "2025-03-01", "signed": "2025-04-02"}, "100.00"),
    ("double_wage", {"hired": "2025-03-01", "signed": "2025-05-01"}, "2175.00"),
    ("double_wage", {"hired": "2025-03-01", "signed": "2026-03-01"}, "23925.00"),
    ("double_wage", {"hired": "2025-03-01", "signed": "2026-02-28"}, "23250.00"),  # 15 workdays of February
    ("double_wage", {"hired": "2025-03-01", "signed": "2030-01-01"}, "23925.00"),
    ("double_wage", {"hired": "2025-03-01", "left": "2025-03-31"}, "0.00"),
    ("double_wage", {"hired": "2025-03-01", "left": "2025-04-30"}, "2175.00"),
    ("double_wage", {"hired": "2025-01-31", "left": "2025-02-28"}, "100.00"),
    ("double_wage", {"hired": "2025-03-01", "signed": "2025-05-01", "left": "2025-04-01"}, "100.00"),
    (
        "double_wage",
        {"hired": "2025-03-01", "signed": None, "window": ["2025-04-01", "2026-02-28"]},
        "23925.00",
    ),
    # hired on the 31st: months are cut on the last days, and there are eleven at most
    ("double_wage", {"hired": "2025-01-31"}, "23925.00"),
    ("double_wage", {"hired": "2025-01-31", "signed": "2025-03-31"}, "2175.00"),
    ("double_wage", {"hired": "2025-01-31", "window": ["2025-02-28", "2026-01-30"]}, "23925.00"),
    ("double_wage", {"window": ["2025-02-28", "2026-01-30"]}, "23925.00"),
    ("double_wage", {"window": ["2025-04-30", "2026-03-30"]}, "23925.00"),
    ("double_wage", {"window": ["2026-02-28", "2026-02-28"]}, "100.00"),  # a make-up Saturday
    ("double_wage", {"window": ["2026-02-28", "2026-02-28"], "count": "weekdays"}, "0.00"),
    ("double_wage", {"window": ["2026-02-16", "2026-02-20"], "count": "weekdays"}, "500.00"),
    ("double_wage", {"window": ["2026-02-16", "2026-02-20"]}, "0.00"),
    ("double_wage", {"window": ["2025-07-01", "2025-07-30"]}, "2175.00"),  # 22 workdays: at most a month
    ("double_wage", {"window": ["2025-07-01", "2025-07-31"], "slice": "calendar_month"}, "2175.00"),
    ("double_wage", {"window": ["2025-06-30", "2025-08-01"], "slice": "calendar_month"}, "2375.00"),
    # annual leave
    ("annual_leave", {"unused_days": 1}, "200.00"),
    ("annual_leave", {"unused_days": "0.5", "claim_rate": "3"}, "150.00"),
    ("annual_leave", {"entitlement": 5, "leave_date": "2026-03-13"}, "0.00"),  # 72 days elapsed
    ("annual_leave", {"entitlement": 5, "leave_date": "2026-03-14"}, "200.00"),  # 73 days: one day exactly
    ("annual_leave", {"entitlement": 5, "leave_date": "2026-12-31"}, "1000.00"),
    ("annual_leave", {"entitlement": 15, "leave_date": "2024-12-31"}, "3000.00"),  # leap year: 366 days
    ("annual_leave", {"entitlement": 10, "leave_date": "2026-12-31", "taken": "12"}, "0.00"),
    ("annual_leave", {"entitlement": 10, "leave_date": "2026-12-31", "taken": "0.5"}, "1900.00"),
    ("annual_leave", {"entitlement": 5, "leave_date": "2026-12-31", "joined": "2025-11-01"}, "1000.00"),
    ("annual_leave", {"entitlement": 5, "leave_date": "2026-12-31", "joined": "2026-07-01"}, "400.00"),
    ("annual_leave", {"entitlement": 15, "leave_date": "2026-07-01", "joined": "2026-07-01"}, "0.00"),
    ("annual_leave", {"unused_days": 2, "entitlement": 5, "leave_date": "2026-06-30"}, "400.00"),
    # overtime
    ("overtime_pay", {"weekday_hours": 8}, "150.00"),
    ("overtime_pay", {"rest_day_hours": 8}, "200.00"),
    ("overtime_pay", {"rest_days": 1}, "200.00"),
    ("overtime_pay", {"statutory_hours": 8}, "300.00"),
    ("overtime_pay", {"statutory_days": 1}, "300.00"),
    ("overtime_pay", {"statutory_days": 1, "already_paid_rate": "1"}, "200.00"),
    ("overtime_pay", {"weekday_hours": 8, "statutory_days": 1, "already_paid_rate": "2"}, "100.00"),
    ("overtime_pay", {"weekday_hours": 0}, "0.00"),
    ("notice_pay", {"last_month_wage": "8000"}, "8000.00"),
]

REFUSED: list[tuple[str, dict[str, Any], list[tuple[str, str]]]] = [
    ("double_wage", {}, [("hired", "missing")]),
    ("double_wage", {"signed": "2025-01-01"}, [("hired", "missing")]),
    ("double_wage", {"window": ["2025-04-01", "2026-03-01"]}, [("window", "too_long")]),
    ("double_wage", {"window": ["2025-02-28", "2026-01-31"]}, [("window", "too_long")]),
    ("double_wage", {"window": ["2025-02-27", "2026-01-27"]}, [("window", "too_long")]),
    ("double_wage", {"window": ["2025-04-30", "2026-03-31"]}, [("window", "too_long")]),
    ("double_wage", {"window": ["2025-04-02", "2025-04-01"]}, [("window", "wrong_order")]),
    ("double_wage", {"window": ["2025-04-02"]}, [("window", "not_a_window")]),
    ("double_wage", {"window": ["2025-04-02", "x"]}, [("window", "not_a_date")]),
    (
        "double_wage",
        {"hired": "2025-03-01", "window": ["2025-04-01", "2026-02-27"]},
        [("window", "disagrees")],
    ),
    (
        "double_wage",
        {"hired": "2025-03-02", "signed": "2025-03-01", "left": "2025-03-01"},
        [("signed", "before_hiring"), ("left", "before_hiring")],
    ),
    ("annual_leave", {}, [("unused_days", "missing")]),
    ("annual_leave", {"entitlement": 5}, [("leave_date", "missing")]),
    ("annual_leave", {"leave_date": "2026-01-01"}, [("entitlement", "missing")]),
    ("annual_leave", {"entitlement": 16, "leave_date": "2026-01-01"}, [("entitlement", "out_of_range")]),
    (
        "annual_leave",
        {"unused_days": 3, "entitlement": 5, "leave_date": "2026-06-30"},
        [("unused_days", "disagrees")],
    ),
    (
        "annual_leave",
        {"entitlement": 5, "leave_date": "2026-06-30", "joined": "2026-07-01"},
        [("leave_date", "before_joining")],
    ),
    ("annual_leave", {"unused_days": 1, "claim_rate": "3.01"}, [("claim_rate", "too_large")]),
    ("overtime_pay", {}, [("weekday_hours", "missing")]),
    ("overtime_pay", {"rest_days": "-0.5", "weekday_hours": "十"},
     [("weekday_hours", "not_a_number"), ("rest_days", "negative")]),
    ("overtime_pay", {"rest_days": 1, "already_paid_rate": 4}, [("already_paid_rate", "too_large")]),
]  # fmt: skip


def asked(kind: str, facts: dict[str, Any]) -> dict[str, Any]:
    """The facts with a wage of a hundred a day, where the kind asks for one."""
    return facts if kind == "notice_pay" else {**WAGE, **facts}


@pytest.mark.parametrize(("kind", "facts", "expected"), SUMS)
def test_the_sum(kind: str, facts: dict[str, Any], expected: str) -> None:
    assert amount(kind, **asked(kind, facts)) == expected


@pytest.mark.parametrize(("kind", "facts", "expected"), REFUSED)
def test_what_cannot_be_is_refused(kind: str, facts: dict[str, Any], expected: list[tuple[str, str]]) -> None:
    assert faults(kind, **asked(kind, facts)) == expected


def test_what_is_taken_for_granted_is_said() -> None:
    never = compute("double_wage", {**WAGE, "hired": "2025-03-01"})
    assert remarks(never) == {"never_signed"}
    assert not remarks(compute("double_wage", {**WAGE, "hired": "2025-03-01", "signed": "2025-05-01"}))
    assert remarks(compute("annual_leave", {**WAGE, "unused_days": 1})) == {"ordinary_pay_paid"}
    assert not remarks(compute("annual_leave", {**WAGE, "unused_days": 1, "claim_rate": 2}))
    more = {**WAGE, "entitlement": 5, "leave_date": "2026-12-31", "taken": 6, "claim_rate": 2}
    assert remarks(compute("annual_leave", more)) == {"no_claw_back"}
    assert not remarks(compute("annual_leave", {**more, "taken": 5}))
    assert remarks(compute("overtime_pay", {**WAGE, "rest_days": 1})) == {"no_time_off"}
    assert remarks(compute("overtime_pay", {**WAGE, "rest_day_hours": 1})) == {"no_time_off"}
    assert not remarks(compute("overtime_pay", {**WAGE, "statutory_days": 1, "weekday_hours": 1}))
    assert remarks(compute("notice_pay", {"last_month_wage": 1})) == {"article_40_without_notice"}


@pytest.mark.parametrize("kind", ["double_wage", "reinstatement_pay"])
@pytest.mark.parametrize(
    ("window", "count", "provisional"),
    [
        (["2026-12-01", "2026-12-15"], "workdays", False),
        (["2089-12-20", "2090-01-10"], "workdays", True),
        (["2090-01-10", "2090-01-15"], "workdays", True),
        (["2090-01-10", "2090-01-15"], "weekdays", False),
        (["2090-01-01", "2090-02-28"], "workdays", False),  # full months need no calendar
    ],
)
def test_days_of_a_year_not_announced_are_remarked(
    kind: str, window: list[str], count: str, provisional: bool
) -> None:
    found = compute(kind, {**WAGE, "window": window, "count": count})
    assert ("provisional_calendar" in remarks(found)) == provisional


def test_the_articles_of_a_leaver_and_of_a_day() -> None:
    plain = articles(compute("annual_leave", {**WAGE, "unused_days": 1}))
    leaver = articles(compute("annual_leave", {**WAGE, "entitlement": 5, "leave_date": "2026-12-31"}))
    assert set(leaver) - set(plain) == {"Implementing Rules on Paid Annual Leave, art. 12"}
    assert "MOHRSS notice [2025] No. 2" in plain
    assert len(leaver) == len(set(leaver))
