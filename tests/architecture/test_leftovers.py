"""Nothing unfinished, no machine's own paths and no registry's address in what is kept."""

from __future__ import annotations

import re

from tests.architecture.sources import ROOT, lines_of, place, tracked_files

# Written so that this file does not find itself.
UNFINISHED = re.compile(r"\b(?:TO" + r"DO|FIX" + r"ME|XX" + r"X|HA" + r"CK|Not" + r"ImplementedError)\b")
MACHINE_PATH = re.compile(r"(?<![\w/.:-])/(?:wo" + r"rk|ro" + r"ot|ho" + r"me/\w+|opt/wh" + r"eels)/")
ADDRESS = re.compile(r"https?://|--(?:extra-)?index-url|--find-links|--trusted-host")


def matching(pattern: re.Pattern[str]) -> list[str]:
    return [
        f"{place(path)}:{number}: {line.strip()[:80]}"
        for path in tracked_files()
        for number, line in lines_of(path)
        if pattern.search(line)
    ]


def test_nothing_unfinished() -> None:
    assert matching(UNFINISHED) == []


def test_no_path_of_one_machine() -> None:
    assert matching(MACHINE_PATH) == []


def test_the_locks_name_no_registry() -> None:
    assert not ADDRESS.search((ROOT / "requirements.lock").read_text())
    package_lock = ROOT / "assets/package-lock.json"
    if package_lock.exists():
        assert '"resolved": "http' not in package_lock.read_text()


def test_every_locked_package_has_its_hash() -> None:
    lock = (ROOT / "requirements.lock").read_text()
    pinned = re.findall(r"^([a-z0-9][\w.-]*)==.*(?:\n(?!\s+--hash)[^\n]*)*", lock, re.M)
    with_hash = re.findall(r"^([a-z0-9][\w.-]*)==[^\n]*\\\n\s+--hash=sha256:", lock, re.M)
    assert pinned
    assert pinned == with_hash
