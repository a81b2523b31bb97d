"""Runs one lane in a pytest of its own and counts what came of it."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from tests.lanes.needs import chromium, missing, postgresql_url
from tests.lanes.table import Lane

_NO_TESTS_COLLECTED = 5


@dataclass(frozen=True)
class Result:
    """What came of one lane; `left_out` says why it did not run, and is None when it did."""

    lane: Lane
    passed: int = 0
    failed: int = 0
    skipped: int = 0
    seconds: float = 0.0
    left_out: str | None = None


def run(lane: Lane) -> Result:
    """Runs `lane` and gives its counts. A pytest that broke down counts as one failure."""
    folders = [folder for folder in lane.folders if Path(folder).is_dir()]
    if not folders:
        return _without_tests(lane)
    reason = missing(lane)
    if reason:
        return Result(lane, left_out=reason)
    print(f"\n=== {lane.name}", flush=True)
    started = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.xml"
        code = subprocess.run(_command(lane, folders, report), env=_environment(lane), check=False).returncode
        return _counted(lane, code, report, time.monotonic() - started)


def _without_tests(lane: Lane) -> Result:
    return Result(lane, left_out=None if lane.may_be_empty else f"no tests in {', '.join(lane.folders)}")


def _command(lane: Lane, folders: list[str], report: Path) -> list[str]:
    command = [sys.executable, "-m", "pytest", *folders, "-q", "-m", lane.marks, f"--junitxml={report}"]
    # The same examples each time and no limit on one example's time: a busy machine is no failure.
    command.append("--hypothesis-profile=ci")
    if lane.workers:
        command += ["-n", str(lane.workers), "--dist", lane.dealt]
    return command


def _environment(lane: Lane) -> dict[str, str]:
    environment = {name: value for name, value in os.environ.items() if name != "TEST_DATABASE_URL"}
    environment.update(lane.environment)
    url = postgresql_url() if lane.on_postgresql else None
    if url:
        environment["TEST_DATABASE_URL"] = url
    browser = chromium() if "chromium" in lane.needs else None
    if browser:
        environment["CHROMIUM"] = browser
    return environment


def _counted(lane: Lane, code: int, report: Path, seconds: float) -> Result:
    if code == _NO_TESTS_COLLECTED:
        return _without_tests(lane)
    if not report.exists():
        return Result(lane, failed=1, seconds=seconds)
    suites = list(ElementTree.parse(report).getroot().iter("testsuite"))
    names = ("tests", "failures", "errors", "skipped")
    total, failures, errors, skipped = (sum(int(suite.get(name, 0)) for suite in suites) for name in names)
    failed = failures + errors
    passed = total - failed - skipped
    if skipped and not passed and not failed:
        return Result(lane, skipped=skipped, seconds=seconds, left_out="every test of it was skipped")
    return Result(lane, passed, max(failed, int(code != 0)), skipped, seconds)
