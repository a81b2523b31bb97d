"""Anybody counts a period of the law from a day, by the calendar that stands, and sees how."""

from __future__ import annotations

from datetime import date

import pytest

from mediation.law.clock_table import CLOCKS
from mediation.procedure.office import holidays
from mediation.procedure.office.holidays import YearNotice
from tests.integration.web.client import Browser
from tests.integration.web.pages import Page
from tests.world import World

COUNTABLE = [clock.code for clock in CLOCKS.values() if clock.number and not clock.variants]


def counted(browser: Browser, clock: str, year: int, month: int, day: int) -> Page:
    return browser.get(f"/periods?clock={clock}&start={year}&start={month}&start={day}")


def test_it_is_found_from_the_beginning_and_asks_first(browser: Browser) -> None:
    assert "/periods" in browser.get("/").links().values()
    page = browser.get("/periods")
    assert page.status == 200 and "最后一天" not in page.text and not page.errors
    assert "仲裁裁决：45 天" in page.text and "委托调解期限，简易程序：7 天" in page.text


def test_the_last_day_with_the_whole_count(browser: Browser) -> None:
    page = counted(browser, "C15", 2026, 9, 18)
    assert "最后一天 2026年10月8日" in page.text
    assert "2026年10月3日是法定休假日，往后顺延。" in page.text and "第 15 天" in page.text
    assert "《劳动人事争议仲裁办案规则》第七十四条" in page.text


@pytest.mark.parametrize(
    ("clock", "start", "last"),
    [
        ("C11~summary", (2026, 11, 2), "2026年11月9日"),
        ("C24", (2025, 8, 31), "2026年8月31日"),
        ("C29.1", (2026, 10, 12), "2026年9月29日"),
        ("C37.1", (2025, 3, 1), "2025年3月31日"),
    ],
)
def test_variants_years_and_counting_back(
    browser: Browser, clock: str, start: tuple[int, int, int], last: str
) -> None:
    assert f"最后一天 {last}" in counted(browser, clock, *start).text


@pytest.mark.parametrize("clock", COUNTABLE)
def test_every_period_can_be_counted(browser: Browser, clock: str) -> None:
    assert "如何计算" in counted(browser, clock, 2026, 11, 2).text


def test_what_was_only_seen_in_an_excerpt_says_so(browser: Browser) -> None:
    assert "只见到摘要" in counted(browser, "C07.1", 2026, 11, 2).text


def test_a_notice_counts_here_too(world: World, browser: Browser) -> None:
    assert "最后一天 2026年11月4日" in counted(browser, "C12", 2026, 11, 2).text
    off = (date(2026, 11, 3), date(2026, 11, 4))
    notice = YearNotice(2026, "通知", date(2026, 11, 2), (date(2026, 10, 1),), off, ())
    world.do(holidays.enter, world["system-admin"], notice)
    assert "最后一天 2026年11月6日" in counted(browser, "C12", 2026, 11, 2).text


@pytest.mark.parametrize(
    "query",
    ["clock=C99&start=2026&start=1&start=1", "clock=C22&start=2026&start=1&start=1", "clock=C15&start=x"],
)
def test_what_cannot_be_counted_is_told_beside_its_field(browser: Browser, query: str) -> None:
    page = browser.get(f"/periods?{query}")
    assert page.errors and "最后一天" not in page.text
