"""`mediation law deadline` and `clocks`: what they answer, and how they refuse."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

import pytest
from click.testing import CliRunner

from mediation.cli.law import law
from mediation.law.clock_table import CLOCKS
from mediation.law.clocks import Clock
from tests.unit.rows import hold

COUNTED = {code: clock for code, clock in CLOCKS.items() if clock.number}


def ask(*words: str) -> Any:
    """The answer of a command that succeeds."""
    result = CliRunner().invoke(law, words)
    assert result.exit_code == 0, result.output
    return json.loads(result.output)


def errors(*words: str) -> list[str]:
    """What a command refuses, and nothing else is said."""
    result = CliRunner().invoke(law, words)
    assert result.exit_code == 2
    told = json.loads(result.output)
    assert list(told) == ["errors"] and all("\n" not in line for line in told["errors"])
    return list(told["errors"])


@pytest.mark.parametrize(
    ("words", "raw", "last"),
    [
        ("--unit working --number 3 --from 2026-09-24", "2026-09-30", "2026-09-30"),  # D1
        ("--unit calendar --number 15 --from 2026-09-18", "2026-10-03", "2026-10-08"),  # D4
        ("--clock C03 --from 2026-09-18", "2026-10-03", "2026-10-08"),
        ("--unit months --number 12 --from 2025-08-31", "2026-08-31", "2026-08-31"),  # D6
        ("--unit years --number 1 --from 2025-08-31", "2026-08-31", "2026-08-31"),
        ("--clock C25 --from 2025-08-31", "2026-08-31", "2026-08-31"),
        ("--clock C11 --from 2026-11-02", "2026-11-17", "2026-11-17"),
        ("--clock C11 --variant summary --from 2026-11-02", "2026-11-09", "2026-11-09"),
        ("--clock C22 --number 10 --from 2026-11-02", "2026-11-12", "2026-11-12"),
    ],
)
def test_the_last_day(words: str, raw: str, last: str) -> None:
    told = ask("deadline", *words.split())
    assert (told["raw"], told["date"], told["rolled"]) == (raw, last, raw != last)
    assert told["count"][-1]["date"] == last
    assert told["citations"]


def test_the_answer_shows_how_it_was_counted() -> None:
    told = ask("deadline", "--clock", "C03", "--from", "2026-09-18")
    assert [day["index"] for day in told["count"]] == [*range(1, 16), None, None, None, None, None]
    assert told["count"][0] == {"date": "2026-09-19", "kind": "rest_day", "index": 1}
    assert told["citation"]["zh"] == CLOCKS["C03"].citation_zh
    assert [rule["rule"] for rule in told["rules"]] == ["P1", "P3", "P3.rest"]
    assert told["tag"] == "M", "that rest days move a last day is practice, not text"
    assert told["facts"][0] == {"code": "start_not_counted", "day": "2026-09-18"}


def test_a_year_without_notice_is_told() -> None:
    told = ask("deadline", "--unit", "working", "--number", "5", "--from", "2029-12-28")
    assert told["provisional"] and told["provisional_years"] == [2029, 2030]
    assert {"code": "year_provisional", "number": 2029} in told["facts"]
    assert not ask("deadline", "--unit", "working", "--number", "5", "--from", "2026-11-02")["provisional"]


def test_a_row_with_several_periods_answers_with_each() -> None:
    told = ask("deadline", "--clock", "C31", "--from", "2026-11-02")
    assert [one["clock"] for one in told["periods"]] == ["C31.1", "C31.2", "C31.3"]
    assert [one["number"] for one in told["periods"]] == [15, 30, 15]


def test_every_clock_is_listed_with_its_fields() -> None:
    told = ask("clocks")["clocks"]
    assert [row["code"] for row in told] == list(CLOCKS)
    assert all(set(row) == set(told[0]) for row in told)
    entrusted = next(row for row in told if row["code"] == "C11")
    assert entrusted["variants"] == {"ordinary": 15, "summary": 7} and entrusted["runs_in_cases"]
    assert next(row for row in told if row["code"] == "C07.1")["remark"]["zh"]


def test_every_clock_can_be_counted() -> None:
    hold(COUNTED, _can_be_counted)


def _can_be_counted(clock: Clock) -> None:
    told = ask("deadline", "--clock", clock.code, "--from", "2026-09-18")
    assert (told["date"] >= "2026-09-18") is not clock.counted_back
    assert told["name"]["zh"] == clock.name_zh


@pytest.mark.parametrize(
    ("words", "about"),
    [
        ("", ["--from", "--unit", "--number"]),
        ("--from 2026-02-30 --unit days --number -1", ["--from", "--unit", "--number"]),
        ("--from 20260918 --clock C03", ["--from"]),
        ("--from 2026-W38-5 --clock C03", ["--from"]),
        ("--from ２０２６-09-18 --clock C03", ["--from"]),
        ("--from 1900-01-01 --clock C03", ["--from"]),
        ("--from 2026-09-18 --clock C99", ["--clock"]),
        ("--from 2026-09-18 --clock C09", ["--number"]),
        ("--from 2026-09-18 --clock C20 --number 3", ["--number"]),
        ("--from 2026-09-18 --clock C03 --unit working", ["--unit"]),
        ("--from 2026-09-18 --clock C03 --variant summary", ["--variant"]),
        ("--from 2026-09-18 --clock C11 --variant odd", ["--variant"]),
        ("--from 2026-09-18 --clock C11 --variant summary --number 3", ["--number"]),
        ("--from 2026-09-18 --unit calendar --number 3 --variant summary", ["--variant"]),
        ("--from 2026-09-18 --unit working --number 0", ["--number"]),
        ("--from 2026-09-18 --unit working --number 1.5", ["--number"]),
        ("--from 2026-09-18 --unit working --number 999999999", ["--number"]),
        ("--from 2026-09-18 --unit years --number 101", ["--number"]),
    ],
)
def test_wrong_use_is_told_line_by_line(words: str, about: list[str]) -> None:
    assert [line.partition(":")[0] for line in errors("deadline", *words.split())] == about


@pytest.mark.parametrize(
    "words", [["deadline", "--bogus"], ["deadline", "--from"], ["bogus"], ["clocks", "x"]]
)
def test_a_wrong_word_is_told_as_json_too(words: list[str]) -> None:
    assert len(errors(*words)) == 1


def test_the_farthest_period_is_still_counted() -> None:
    told = ask("deadline", "--unit", "years", "--number", "100", "--from", "2100-12-31")
    assert told["raw"] == "2200-12-31" and told["provisional"]


QUICK = (
    "kinds",
    "deadline --clock C03 --from 2026-09-18",
    "deadline --unit working --number 3 --from 2026-09-24",
)


def test_it_loads_neither_the_web_nor_a_database_nor_the_calendars_of_the_world() -> None:
    code = (
        "import sys; from mediation.cli.main import main\n"
        f"for words in {QUICK}:\n"
        "    try: main(['law', *words.split()])\n"
        "    except SystemExit as end: assert not end.code\n"
        "slow = ('flask', 'sqlalchemy', 'holidays', 'wtforms', 'jinja2', 'babel')\n"
        "print([name for name in slow if name in sys.modules])"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.splitlines()[-1] == "[]"
