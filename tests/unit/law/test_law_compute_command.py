"""`mediation law compute` and `kinds`: JSON in and out, and every fault told at once."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from mediation.cli.law import law
from mediation.law.entitlements.table import KINDS
from tests.unit.law.entitlements.worked import EXAMPLES, Example


def compute(kind: str, facts: Any, file: Path | None = None) -> Any:
    """The answer of a computation that succeeds; the facts come on standard input or in a file."""
    told = facts if isinstance(facts, str | bytes) else json.dumps(facts, default=str)
    if file is not None:
        file.write_text(str(told), "utf-8")
    result = CliRunner().invoke(law, ["compute", kind, "--facts", str(file or "-")], input=told)
    assert result.exit_code == 0, result.output
    return json.loads(result.output)


def errors(kind: str, facts: Any) -> list[str]:
    """What a computation refuses, a line each, and nothing else."""
    told = facts if isinstance(facts, str | bytes) else json.dumps(facts)
    result = CliRunner().invoke(law, ["compute", kind, "--facts", "-"], input=told)
    assert result.exit_code == 2, result.output
    answer = json.loads(result.output)
    assert list(answer) == ["errors"] and answer["errors"]
    assert all(line == " ".join(line.split()) for line in answer["errors"])
    return list(answer["errors"])


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda each: each.name)
def test_a_published_figure_comes_out(example: Example, tmp_path: Path) -> None:
    told = compute(example.kind, example.facts, tmp_path / "事实.json")
    assert told["amount"] == example.exact
    assert example.published is None or told["rounded"] == example.published
    assert told["steps"] and told["citations"]
    assert "range" not in told


def test_the_answer_has_the_working_in_both_languages() -> None:
    told = compute("overtime_pay", {"monthly_wage": "12000", "rest_day_hours": 70})
    assert told["kind"] == "overtime_pay" and told["rounding"] == "truncate_yuan"
    assert told["steps"] == [
        {
            "zh": "休息日（小时）",
            "en": "Rest days, by the hour",
            "formula": "12000 ÷ 174 × 70 × 200%",
            "value": "9655.17",
        }
    ]
    assert {
        "zh": "《劳动法》第四十四条",
        "en": "Labour Law, art. 44",
        "tag": "S",
        "verified": True,
    } in told["citations"]
    assert [each["code"] for each in told["assumptions"]] == ["no_time_off"]
    assert told["warnings"] == []


def test_a_sum_that_is_a_range_says_so() -> None:
    told = compute("additional_compensation", {"unpaid": "10000"})
    assert told["amount"] == "5000.00"
    assert told["range"] == {"low": "5000.00", "high": "10000.00"}
    assert [each["code"] for each in told["warnings"]] == ["needs_order"]


@pytest.mark.parametrize("rounding", ["truncate_yuan", "half_up_yuan", "fen"])
def test_the_rounding_asked_for_is_told_again(rounding: str) -> None:
    told = compute("notice_pay", {"last_month_wage": "100.50", "rounding": rounding})
    assert told["rounding"] == rounding
    assert told["amount"] == "100.50"
    assert told["rounded"] == {"truncate_yuan": "100", "half_up_yuan": "101", "fen": "100.50"}[rounding]


def test_contested_facts_show_both_versions_and_what_moves_the_sum() -> None:
    facts = {"monthly_wage": {"worker": "12000", "employer": 10000}, "years": 3, "months": 7}
    told = compute("severance_pay", facts)
    assert told["amount"] == told["versions"]["worker"]["amount"] == "48000.00"
    assert told["versions"]["employer"]["amount"] == "40000.00"
    assert told["range"] == {"low": "40000.00", "high": "48000.00"}
    assert told["differences"] == [
        {
            "facts": ["monthly_wage"],
            "zh": "离职前十二个月平均工资",
            "en": "average monthly wage of the last twelve months",
            "employer": {"monthly_wage": "10000"},
            "worker": {"monthly_wage": "12000"},
            "amount": "8000.00",
        }
    ]


def test_every_fault_is_told_at_once_one_line_each() -> None:
    told = errors(
        "severance_pay",
        {"monthly_wage": "-1", "joined": "2026-01-01", "left": "2025-12-31", "salary\n": 1, "rounding": "up"},
    )
    assert [line.split("：")[0] for line in told] == ["salary ", "monthly_wage", "rounding", "left"]
    assert "(average monthly wage of the last twelve months must not be negative)" in told[1]


def test_a_fault_of_one_side_says_whose_it_is() -> None:
    told = errors(
        "severance_pay", {"monthly_wage": {"worker": "1万", "employer": "9000"}, "severance_months": -2}
    )
    assert len(told) == 2
    assert told[0].startswith("severance_months：补偿月数不能为负数")
    assert told[1].startswith("monthly_wage：劳动者的说法：") and "the worker's version:" in told[1]


@pytest.mark.parametrize(
    ("told", "hint"),
    [
        (b"\xff\xfe{", "UTF-8"),
        ("", "line 1 is not valid JSON"),
        ("[1]", "a JSON object"),
        ("null", "a JSON object"),
        ('{"unpaid": NaN}', "NaN is not a number"),
        ('{"unpaid": Infinity}', "Infinity is not a number"),
        ('{"unpaid": -Infinity}', "-Infinity is not a number"),
        ('{"unpaid": 1e99999999999999999999}', "too large"),
        ('{"unpaid": 1, "unpaid": 2}', "unpaid：写了两次 (is written twice)"),
        ('{"unpaid": {"worker": 1, "worker": 2}}', "is written twice"),
        ("[" * 100_000, "nested too deeply"),
        ('{"unpaid": "' + "1" * 1_000_000 + '"}', "larger than 1000000 bytes"),
        ('{"unpaid": 1e999999999}', "must be a number"),
        ('{"unpaid": ' + "9" * 9_000 + "}", "must be a number"),
        ('{"unpaid": {"worker": 1}}', "must be a number"),
        ('{"unpaid": true}', "must be a number"),
        ('{"\\ud800": 1, "unpaid": 1}', "there is no such fact"),
    ],
    ids=range(17),
)
def test_a_file_that_cannot_be_used_is_refused(told: str | bytes, hint: str) -> None:
    lines = errors("additional_compensation", told)
    assert len(lines) == 1
    assert hint in lines[0]


def test_wrong_use_is_told_together() -> None:
    result = CliRunner().invoke(law, ["compute", "nothing", "--facts", "/no/such/file"])
    told = json.loads(result.output)["errors"]
    assert result.exit_code == 2 and len(told) == 2
    assert "there is no kind 'nothing'" in told[0] and "the file cannot be read" in told[1]
    unsaid = CliRunner().invoke(law, ["compute", "severance_pay"])
    assert unsaid.exit_code == 2 and "--facts" in json.loads(unsaid.output)["errors"][0]
    strange = CliRunner().invoke(law, ["compute", "x\x00", "--facts", "a\x00b"])
    assert strange.exit_code == 2 and len(json.loads(strange.output)["errors"]) == 2


def test_a_place_and_a_day_fill_in_what_was_not_told(tmp_path: Path) -> None:
    file = tmp_path / "facts.json"
    file.write_text(
        '{"monthly_wage": {"worker": "50000", "employer": 40000}, "years": 3, "months": 7}', "utf-8"
    )
    words = ["compute", "severance_pay", "--facts", str(file), "--place", "110105", "--on", "2019-09-01"]
    result = CliRunner().invoke(law, words)
    told = json.loads(result.output)
    assert result.exit_code == 0
    assert told["versions"]["worker"]["amount"] == told["versions"]["employer"]["amount"] == "127104.00"
    assert "supplied_annual_average_wage" in [each["code"] for each in told["assumptions"]]
    unverified = CliRunner().invoke(
        law, ["compute", "non_compete", "--facts", "-", "--place", "330602", "--on", "2026-03-01"],
        input='{"monthly_average": 3000, "months": 1}',
    )  # fmt: skip
    told = json.loads(unverified.output)
    assert told["amount"] == "2260.00"
    assert "unverified_minimum_wage" in [each["code"] for each in told["warnings"]]


@pytest.mark.parametrize(
    ("words", "hints"),
    [
        (["--place", "Beijing", "--on", "2026-01-01"], ["--place"]),
        (["--place", "11"], ["--on"]),
        (["--on", "2026-02-30"], ["--on"]),
        (["--place", "x", "--on", "y"], ["--place", "--on"]),
    ],
)
def test_a_place_and_a_day_that_cannot_be_are_refused(words: list[str], hints: list[str]) -> None:
    asked = ["compute", "notice_pay", "--facts", "-", *words]
    result = CliRunner().invoke(law, asked, input='{"last_month_wage": 1}')
    assert result.exit_code == 2
    assert [line.split("：")[0] for line in json.loads(result.output)["errors"]] == hints


def test_kinds_are_listed_with_their_facts() -> None:
    result = CliRunner().invoke(law, ["kinds"])
    assert result.exit_code == 0
    told = {kind["name"]: kind for kind in json.loads(result.output)["kinds"]}
    assert list(told) == list(KINDS)
    for name, kind in told.items():
        assert kind["citations"] and kind["zh"] and kind["en"], name
        named = [field["name"] for field in kind["fields"]]
        assert named[-3:] == ["rounding", "slice", "count"] and len(named) == len(set(named))
        spoken = {fact for forms in kind["forms"] for form in forms for fact in form}
        assert spoken | set(kind["any_of"]) | set(kind["parameters"]) <= set(named)
    grade = told["disability_lump_sum"]["fields"][0]
    assert grade == {
        "name": "grade",
        "zh": "伤残等级",
        "en": "grade of disability",
        "type": "whole number, 1 to 10",
        "required": True,
        "default": None,
    }
    assert told["severance_pay"]["forms"][0] == [
        ["severance_months"],
        ["years", "months"],
        ["joined", "left"],
    ]
    assert told["severance_pay"]["parameters"]["minimum_wage"] == "minimum_wage_month"


def test_defaults_are_readable_and_sums_are_text() -> None:
    facts = {"minimum_wage": "2320", "months": Decimal("1.5")}
    assert compute("living_allowance", facts)["amount"] == "3480.00"
