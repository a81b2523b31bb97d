"""`python -m tests.lanes.again PACKAGE…`: try anew what nobody noticed, each change in a process of its own.

`mutmut` changes the code in a process that has loaded it, so what runs while a module is loaded (the tables
of the law are built so) has run before the change. Those changes would count as unnoticed.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tests.lanes.mutants import LEFT

UNNOTICED, NOTICED = frozenset({0, 5, 33}), 1
"""All tests passed, or none reaches the place: what runs only while a module is loaded looks so, too."""
LONGEST = 600
"""Seconds; who takes longer came to no end, and that is noticed."""


def main(named: Sequence[str], left: Path = LEFT, workers: int = 2) -> int:
    """Writes down which changes are noticed now; mutants.py tells the sum."""
    with ThreadPoolExecutor(workers) as pool:
        for path, names in _unnoticed(named, left):
            found = dict(zip(names, pool.map(lambda name: _is_noticed(name, left), names), strict=True))
            _write(path, [name for name, noticed in found.items() if noticed])
            print(f"{path.name:<40} {sum(found.values())} of {len(found)} noticed", flush=True)
    return 0


def _unnoticed(named: Sequence[str], left: Path) -> Iterator[tuple[Path, list[str]]]:
    for path in sorted(left.rglob("*.py.meta")):
        if any(str(path.relative_to(left)).startswith(name) for name in named):
            codes = json.loads(path.read_text())["exit_code_by_key"]
            names = [name for name, code in codes.items() if code in UNNOTICED]
            if names:
                yield path, names


def _is_noticed(name: str, left: Path) -> bool:
    folder = Path("tests/unit", *name.removeprefix("mediation.").split(".")[:1])
    tests = folder if (left / folder).is_dir() else folder.parent
    command = [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:xdist", "-p", "no:cacheprovider"]
    try:
        tried = subprocess.run(
            [*command, "--hypothesis-profile=ci", str(tests)],
            cwd=left,
            env={**os.environ, "MUTANT_UNDER_TEST": name},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=LONGEST,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return True
    return tried.returncode != 0


def _write(path: Path, noticed: Sequence[str]) -> None:
    told = json.loads(path.read_text())
    told["exit_code_by_key"].update(dict.fromkeys(noticed, NOTICED))
    path.write_text(json.dumps(told, indent=4))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
