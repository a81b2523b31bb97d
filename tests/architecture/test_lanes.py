"""No test stands outside the lanes, and a lane that did not run is never taken for one that passed."""

from __future__ import annotations

import re

import pytest

from tests.architecture.sources import ROOT
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
