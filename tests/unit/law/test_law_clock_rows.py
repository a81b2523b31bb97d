"""Every row of the law's table of clocks is there: number, unit, source, and words in two languages."""

from __future__ import annotations

import re
from datetime import date

import pytest

from mediation.law.calendar import national
from mediation.law.clock_table import CLOCKS, clocks_of, family
from mediation.law.clocks import Clock, Extension, Profile, Unit
from mediation.law.count import count
from mediation.law.reckoning import RULES, rules_of
from mediation.law.tags import Tag
from tests.unit.rows import hold

# The table written out a second time: code, number, unit (w working, c calendar, m months, y years), tag.
TABLE = """
C01 5c S | C02 3w S | C03 15c S | C04 15c S | C05 15c P | C06 15c S | C07.1 30c P | C07.2 5w P | C08 10w S
C09 -c S | C10 30c S | C11 15c S | C12 2w S | C13.1 3w S | C13.2 3w S | C13.3 3w S | C14 -c S
C15 15c S | C16 5w S
C17 30c S | C18.1 3c S | C18.2 15c S | C18.3 30c S | C19.1 15c S | C19.2 6m S | C20.1 5c S
C20.2 15c S | C20.3 15c S
C20.4 30c S | C21 7c S | C22 -c S | C23 2y S | C24 1y S | C25 1y S | C26 1y S | C27 -c S
C28.1 5w S | C28.2 5w S | C28.3 10w S | C28.4 5w S | C28.5 5w S | C29.1 5w S | C29.2 3w S | C30 45c S
C31.1 15c S | C31.2 30c S | C31.3 15c S | C32 3w S | C33.1 2y S | C33.2 60w S | C34.1 30c S | C34.2 1y S
C35.1 60c S | C35.2 15c S | C35.3 60c S | C35.4 15c S | C36 12m S | C37.1 1m S | C37.2 1y S
C38.1 30c S | C38.2 3c S | C38.3 30c S | C39 15c S | C40.1 10y S | C40.2 5y S | C40.3 2y S | C40.4 3y S
C40.5 5y D | SIGN -c D | P8 10c S
"""
UNITS = {unit.value[0]: unit for unit in Unit}
ROWS = [part.split() for part in re.split(r"[|\n]", TABLE) if part.strip()]
RUNNING = {"C02", "C03", "C04", "C05", "C06", "C08", "C10", "C11", "C22", "C32", "SIGN"}
COUNTED = {code: clock for code, clock in CLOCKS.items() if clock.number is not None}


def test_the_table_has_these_rows_and_no_other() -> None:
    assert sorted(CLOCKS) == sorted(code for code, _, _ in ROWS)
    assert {clock.family for clock in CLOCKS.values()} >= {f"C{number:02}" for number in range(1, 41)}


def test_a_row_says_what_the_law_says() -> None:
    hold({row[0]: row for row in ROWS}, _as_in_the_law)


def _as_in_the_law(row: list[str]) -> None:
    code, period, tag = row
    clock = CLOCKS[code]
    number = None if period[:-1] == "-" else int(period[:-1])
    assert (clock.number, clock.unit, clock.tag) == (number, UNITS[period[-1]], Tag(tag))


def test_a_row_speaks_both_languages_and_names_its_source() -> None:
    hold(CLOCKS, _told_and_sourced)


def _told_and_sourced(clock: Clock) -> None:
    for name in ("name", "start", "changes", "consequence", "citation"):
        chinese, english = getattr(clock, f"{name}_zh"), getattr(clock, f"{name}_en")
        assert re.search(r"[一-鿿]", chinese), name
        assert english and not re.search(r"[一-鿿]", english), name
    assert bool(clock.remark_zh) == bool(clock.remark_en)
    assert clock.remark_zh or not clock.tag.needs_remark, "what was not read in the law says so"


def test_those_that_run_in_a_case_are_told_from_those_for_reference() -> None:
    assert {code for code, clock in CLOCKS.items() if clock.runs} == RUNNING
    assert {clock.code for profile in Profile for clock in clocks_of(profile)} == RUNNING


@pytest.mark.parametrize(
    ("code", "members"),
    [
        ("C20", ["C20.1", "C20.2", "C20.3", "C20.4"]),
        ("C31", ["C31.1", "C31.2", "C31.3"]),
        ("C31.2", ["C31.2"]),
        ("C03", ["C03"]),
    ],
)
def test_the_code_of_a_whole_row_finds_its_periods(code: str, members: list[str]) -> None:
    assert [clock.code for clock in family(code)] == members


@pytest.mark.parametrize("code", ["C41", "C2", "", "c03"])
def test_an_unknown_code_is_refused(code: str) -> None:
    with pytest.raises(LookupError):
        family(code)


@pytest.mark.parametrize(
    ("code", "extension", "limit"),
    [
        ("C16", Extension.BY_AUTHORITY, 5),
        ("C18.2", Extension.BY_AUTHORITY, 10),
        ("C30", Extension.BY_AUTHORITY, 15),
        ("C33.2", Extension.BY_AUTHORITY, 30),
        ("C35.3", Extension.BY_AUTHORITY, 30),
        ("C36", Extension.BY_AUTHORITY, 12),
        ("C06", Extension.BOTH_AGREE, None),
        ("C17", Extension.NONE, None),
    ],
)
def test_who_may_make_it_longer_and_by_how_much(code: str, extension: Extension, limit: int | None) -> None:
    assert (CLOCKS[code].extension, CLOCKS[code].extension_limit) == (extension, limit)


def test_a_period_ends_after_its_start_and_on_a_day_its_rule_allows() -> None:
    hold(COUNTED, _ends_rightly)


def _ends_rightly(clock: Clock) -> None:
    for ordinal in range(date(2026, 1, 1).toordinal(), date(2027, 1, 1).toordinal(), 3):
        start = date.fromordinal(ordinal)
        counted = count(clock, start, national())
        assert (counted.last_day < start) if clock.counted_back else (counted.last_day >= start)
        assert national().is_worked(counted.last_day) or not clock.rolls


@pytest.mark.parametrize(
    ("code", "start", "last"),
    [
        ("C23", date(2024, 2, 29), date(2026, 2, 28)),  # no 29th; a Saturday made up for
        ("C24", date(2025, 8, 31), date(2026, 8, 31)),  # D6
        ("C19.2", date(2026, 4, 3), date(2026, 10, 8)),  # the 3rd is National Day: on over the holiday
        ("C29.1", date(2026, 10, 12), date(2026, 9, 29)),  # back: 10, 9, 8 October, 30, 29 September
        ("C29.2", date(2026, 2, 25), date(2026, 2, 13)),  # back over the Spring Festival: 24, 14, 13
        ("C37.1", date(2025, 3, 1), date(2025, 3, 31)),  # W13: double wage from 1 April
        ("C37.2", date(2025, 3, 1), date(2026, 2, 28)),  # W13: to 28 February
    ],
)
def test_months_years_and_counting_back(code: str, start: date, last: date) -> None:
    assert count(CLOCKS[code], start, national()).last_day == last


def test_the_rules_of_reckoning_are_complete_and_sourced() -> None:
    assert list(RULES) == ["P1", "P2", "P3", "P3.rest", "P4", "P5", "P6", "P7", "P8"]
    assert [code for code, rule in RULES.items() if rule.tag.needs_remark] == ["P3.rest"]
    for rule in RULES.values():
        assert re.search(r"[一-鿿]", rule.text_zh) and re.search(r"[一-鿿]", rule.citation_zh)
        assert not re.search(r"[一-鿿]", rule.text_en + rule.citation_en)


@pytest.mark.parametrize(
    ("code", "start", "rules"),
    [
        ("C02", date(2026, 9, 24), ["P1", "P6", "P7"]),
        ("C03", date(2026, 11, 2), ["P1"]),
        ("C03", date(2026, 9, 18), ["P1", "P3", "P3.rest"]),
        ("C24", date(2025, 8, 31), ["P1", "P2"]),
        ("C37.1", date(2025, 3, 1), ["P2"]),
    ],
)
def test_a_count_names_the_rules_it_used(code: str, start: date, rules: list[str]) -> None:
    assert [rule.code for rule in rules_of(count(CLOCKS[code], start, national()))] == rules
