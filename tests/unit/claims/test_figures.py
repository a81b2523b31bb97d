"""A lawful figure lies between what the versions of its facts give, and what differs explains the gap."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from mediation.claims.figures import Figures, Said, Setting, differences

HERE = Setting(None, date(2026, 11, 2))
WAGES = st.integers(1, 60_000).map(str)
DAYS = st.dates(date(2008, 1, 1), date(2020, 1, 1))
KIND = "severance_pay"


def facts(wage: str, joined: date, left: str = "2026-06-30") -> dict[str, Any]:
    return {"monthly_wage": wage, "joined": joined.isoformat(), "left": left}


def figures(**said: dict[str, Any]) -> Figures:
    return Figures(tuple(Said(KIND, side, told, at) for at, (side, told) in enumerate(said.items(), 1)), HERE)


@given(WAGES, DAYS, WAGES, DAYS)
def test_the_figure_lies_between_the_versions_and_the_differences_make_the_gap(
    ours: str, joined: date, theirs: str, later: date
) -> None:
    both = figures(applicant=facts(ours, joined), respondent=facts(theirs, later))
    one, other = (figures(applicant=facts(*told)) for told in ((ours, joined), (theirs, later)))
    (figure,) = both.each
    assert both.low == min(one.low or 0, other.low or 0) and both.high == max(one.high or 0, other.high or 0)
    assert figure.contested == ((ours, joined) != (theirs, later))
    gap = sum((each.amount for each in differences(figure, HERE)), Decimal(0))
    first, second = figure.reckoned
    assert gap == first.amount - second.amount


@given(WAGES, DAYS, WAGES)
def test_what_is_undisputed_stands_over_both(ours: str, joined: date, theirs: str) -> None:
    settled = figures(
        applicant=facts(ours, joined), respondent=facts(theirs, joined), undisputed={"monthly_wage": "5000"}
    )
    assert not settled.each[0].contested
    assert settled.low == figures(undisputed=facts("5000", joined)).low


def test_only_facts_that_bind_both_sides_make_a_floor() -> None:
    ours, theirs = facts("6000", date(2020, 3, 1)), facts("5000", date(2020, 3, 1))
    assert figures(applicant=ours).floor is None
    assert figures(applicant=ours, undisputed={"monthly_wage": "5500"}).floor is None
    assert figures(applicant=ours, respondent=theirs).floor == Decimal("32500.00")
    assert figures(undisputed=theirs).floor == Decimal("32500.00")
    assert figures(applicant=ours, undisputed=theirs).floor == Decimal("32500.00")


def test_a_version_that_cannot_be_reckoned_leaves_the_other() -> None:
    found = figures(applicant=facts("6000", date(2020, 3, 1)), respondent={"monthly_wage": "5000"})
    assert found.low == found.high == Decimal("39000.00")
    assert found.each[0].versions[1].errors and differences(found.each[0], HERE) == ()
    assert found.floor is None


def test_sums_of_several_entitlements_add_up_and_nothing_said_is_nothing() -> None:
    leave = Said("annual_leave", "applicant", {"monthly_wage": "6000", "unused_days": "5"}, 2)
    notice = Said("notice_pay", "applicant", {"last_month_wage": "6000"}, 1)
    both = Figures((leave, notice), HERE)
    assert [each.law_kind for each in both.each] == ["notice_pay", "annual_leave"]
    assert (both.low, both.newest) == (Decimal("8758.62"), 2)
    nothing = Figures((), HERE)
    assert (nothing.low, nothing.high, nothing.newest, nothing.each) == (None, None, 0, ())


def test_the_published_figures_are_those_of_place_and_day_of_leaving() -> None:
    low = {"monthly_wage": "1000", "severance_months": "2", "left": "2026-06-30", "joined": "2024-07-01"}
    said = (Said(KIND, "applicant", low, 1),)
    here = Figures(said, Setting("330602", date(2026, 11, 2)))
    assert here.low is not None and here.low > Decimal("2000")
    assert Figures(said, Setting("no place", date(2026, 11, 2))).low == Decimal("2000.00")
