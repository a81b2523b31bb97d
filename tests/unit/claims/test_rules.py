"""What an office may take in, the safe day of each thing asked, and when its applicant is reminded."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import pytest

from mediation.claims import rules
from mediation.claims.kinds import KINDS
from mediation.claims.rules import Employment
from mediation.law.calendar import national
from mediation.law.limitation import Facts, limitation
from mediation.law.limitation_count import Interruption, Suspension

ENDED = date(2025, 8, 31)
TODAY = date(2026, 3, 2)


@dataclass(frozen=True)
class Asked:
    """One thing asked for."""

    kind: str = "wages_owed"
    period_from: date | None = None
    period_until: date | None = None
    known_on: date | None = None


def test_a_kind_is_known_by_its_name() -> None:
    assert all(rules.known(kind) for kind in KINDS)
    assert not rules.known("wages")


@pytest.mark.parametrize(
    ("kinds", "scope", "taken"),
    [
        (["wages_owed"], ["wages_owed", "overtime_pay"], True),
        (["wages_owed", "overtime_pay"], {"overtime_pay", "wages_owed"}, True),
        (["wages_owed", "civil_loan"], ["wages_owed"], False),
        ([], ["wages_owed"], False),
    ],
)
def test_everything_asked_has_to_be_within_the_scope(kinds: list[str], scope: list[str], taken: bool) -> None:
    assert rules.in_scope(kinds, scope) is taken


@pytest.mark.parametrize(
    ("employment", "sound"),
    [
        (Employment(), True),
        (Employment("continues"), True),
        (Employment("ended"), True),
        (Employment("ended", ENDED), True),
        (Employment("continues", ENDED), False),
        (Employment(None, ENDED), False),
        (Employment("paused"), False),
    ],
)
def test_a_last_day_belongs_to_an_employment_that_ended(employment: Employment, sound: bool) -> None:
    assert employment.is_sound is sound


FIRST, LAST, KNOWN = date(2024, 3, 4), date(2025, 6, 17), date(2025, 9, 9)
FILED = Interruption(date(2026, 1, 5), "mediation_applied")
STOOD = Suspension(date(2026, 2, 1), date(2026, 2, 9))


@pytest.mark.parametrize("by_worker", [True, False])
@pytest.mark.parametrize("period", [(FIRST, LAST), (LAST, FIRST), (None, LAST), (FIRST, None), (None, None)])
@pytest.mark.parametrize("employment", [Employment(), Employment("ended", ENDED), Employment("continues")])
@pytest.mark.parametrize("known_on", [None, KNOWN])
def test_the_last_days_are_those_of_the_law(
    by_worker: bool, period: tuple[date | None, date | None], employment: Employment, known_on: date | None
) -> None:
    first, last = (FIRST, LAST) if None not in period else period
    for kind in ("wages_owed", "double_wage", "severance_pay"):
        found = rules.limitation_of(
            Asked(kind, *period, known_on), employment, by_worker, national(), iter([FILED]), iter([STOOD])
        )
        told = Facts(
            kind, employment.ended_on, employment.state == "continues", known_on, first, last,
            (FILED,), (STOOD,), by_worker,
        )  # fmt: skip
        assert found == limitation(told, national())


def test_the_safe_day_is_the_first_that_is_not_over() -> None:
    bits = Asked("double_wage", FIRST, LAST)
    gone = Employment("ended", ENDED)
    days = {
        today: rules.safe_day(bits, gone, True, national(), today)
        for today in (date(2025, 3, 4), date(2025, 3, 5), date(2026, 7, 1))
    }
    assert list(days.values()) == [date(2025, 3, 4), date(2026, 6, 17), date(2026, 6, 17)]
    assert rules.safe_day(Asked(), gone, True, national(), TODAY) == date(2026, 8, 31)
    assert rules.safe_day(Asked(), Employment("continues"), True, national(), TODAY) is None
    employer = rules.safe_day(Asked(known_on=KNOWN), gone, False, national(), TODAY)
    assert employer == date(2026, 8, 31)


@pytest.mark.parametrize(("left", "near"), [(61, False), (60, True), (0, True), (-5, True)])
def test_the_desk_is_warned_two_months_before(left: int, near: bool) -> None:
    assert rules.is_near(TODAY + timedelta(days=left), TODAY) is near


@pytest.mark.parametrize(
    ("left", "told", "due"),
    [
        (61, None, None), (60, None, 60), (60, 60, None), (31, 60, None), (30, 60, 30), (30, None, 30),
        (30, 30, None), (8, 30, None), (7, 30, 7), (7, 60, 7), (7, 7, None), (0, 30, 7), (0, 7, None),
        (-1, None, None), (-1, 30, None), (20, 0, None), (None, None, None), (None, 60, None),
    ],
)  # fmt: skip
def test_each_lead_is_told_once_and_none_after_the_day(
    left: int | None, told: int | None, due: int | None
) -> None:
    safe = None if left is None else TODAY + timedelta(days=left)
    assert rules.lead_due(safe, told, TODAY) == due


@pytest.mark.parametrize(("left", "kept"), [(1, None), (0, None), (-1, 0), (None, 0)])
def test_nobody_is_reminded_of_what_is_over_from_the_start(left: int | None, kept: int | None) -> None:
    safe = None if left is None else TODAY + timedelta(days=left)
    assert rules.lead_at_first(safe, TODAY) == kept
