"""No test stands outside the lanes, and a lane that did not run is never taken for one that passed."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.architecture.sources import ROOT
from tests.lanes import mutants
from tests.lanes.__main__ import main, told
from tests.lanes.runner import Result
from tests.lanes.table import COMMANDS, INTEGRATION, UNIT

PASSED = Result(UNIT, passed=3)
LEFT_OUT = Result(INTEGRATION, left_out="no server")


def test_every_test_stands_in_a_lane() -> None:
    lanes = {ROOT / folder for lanes in COMMANDS.values() for lane in lanes for folder in lane.folders}
    outside = [path for path in (ROOT / "tests").rglob("test_*.py") if lanes.isdisjoint(path.parents)]
    assert outside == []


def test_the_makefile_runs_every_lane_by_its_name() -> None:
    called = re.findall(r"^\t@\$\(LANES\) (.+)$", (ROOT / "Makefile").read_text(), re.M)
    assert {word for line in called for word in line.split()} == set(COMMANDS)


@pytest.mark.parametrize(
    ("results", "required", "code", "last"),
    [
        ([PASSED], False, 0, "3 passed, 0 failed"),
        ([PASSED, LEFT_OUT], False, 0, "3 passed, 0 failed"),
        ([PASSED, LEFT_OUT], True, 1, "3 passed, 1 failed"),
        ([PASSED, Result(UNIT, failed=2, skipped=1)], False, 1, "3 passed, 2 failed, 1 skipped"),
        ([LEFT_OUT], False, 1, "0 passed, 0 failed"),
        ([], False, 1, "0 passed, 0 failed"),
    ],
)
def test_the_sum_of_lanes(
    capsys: pytest.CaptureFixture[str], results: list[Result], required: bool, code: int, last: str
) -> None:
    assert told(results, required) == code
    said = capsys.readouterr().out.splitlines()
    assert said[-1] == last
    assert any("LEFT OUT: no server" in line for line in said) == (LEFT_OUT in results)


@pytest.mark.parametrize("words", [[], ["everything"], ["unit", "everything"]])
def test_wrong_use(words: list[str]) -> None:
    assert main(words) == 2


NOTICED, UNNOTICED, UNTRIED, NOT_MEANT = 1, 0, None, 34


@pytest.mark.parametrize(
    ("ended", "named", "code", "last"),
    [
        ([NOTICED] * 9 + [UNNOTICED], [], 0, "9 of    10   90.0 %"),
        ([NOTICED] * 9 + [UNNOTICED, NOT_MEANT], [], 0, "9 of    10   90.0 %"),
        ([NOTICED] * 8 + [UNNOTICED] * 2, [], 1, "8 of    10   80.0 %"),
        ([NOTICED] * 8 + [UNTRIED] * 2, [], 1, "8 of    10   80.0 %, 2 never tried"),
        ([UNTRIED], [], 1, "0 of     1    0.0 %, 1 never tried"),
        ([], [], 1, "0 of     0    0.0 %"),
        ([NOTICED], ["workflows"], 0, "1 of     1  100.0 %"),
        ([NOTICED], ["workflows", "mediation"], 1, "1 of     2   50.0 %, 1 never tried"),
        ([NOTICED], ["workflows", "mediation/pol"], 1, "nothing was changed in mediation/pol"),
        ([NOTICED], ["workflows", "mediation/law"], 1, "nothing was changed in mediation/law"),
    ],
)
def test_a_change_that_was_not_tried_counts_as_not_noticed(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    ended: list[int | None],
    named: list[str],
    code: int,
    last: str,
) -> None:
    for package, codes in (("workflows", ended), ("mediation/policy", [UNTRIED] if named else [])):
        file = tmp_path / package / "rules.py.meta"
        file.parent.mkdir(parents=True)
        file.write_text(
            json.dumps({"exit_code_by_key": {str(place): each for place, each in enumerate(codes)}})
        )
    assert mutants.main(named, tmp_path) == code
    assert capsys.readouterr().out.splitlines()[-1].endswith(last)


def test_a_broken_run_of_changes_is_not_passed_over() -> None:
    (lines,) = re.findall(r"^mutants:.*\n((?:\t.*\n)+)", (ROOT / "Makefile").read_text(), re.M)
    assert "mutmut run" in lines and "||" not in lines
