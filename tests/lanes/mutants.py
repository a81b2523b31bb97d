"""`python -m tests.lanes.mutants`: the share of changed rules that a test noticed, package by package.

Reads what `mutmut run` left in mutants/; exit code 1 when a package stays under the aim or none was tried.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path

LEFT = Path("mutants")
AIM = 90
"""Per cent."""
NOTICED = frozenset({1, 3, -24, 24, 36, 152, 255})
"""How a test run ends that failed, broke down or never came to an end."""
TRIED = NOTICED | {0, 5, 33}
"""Besides those: all tests passed, or there was none that reaches the place."""


def main() -> int:
    """Prints a line for each package and gives the exit code."""
    noticed, tried = Counter[str](), Counter[str]()
    for path in sorted(LEFT.rglob("*.py.meta")):
        ended: dict[str, int | None] = json.loads(path.read_text())["exit_code_by_key"]
        package = str(path.relative_to(LEFT).parent)
        noticed[package] += sum(code in NOTICED for code in ended.values())
        tried[package] += sum(code in TRIED for code in ended.values())
    tried = +tried
    for package, count in sorted(tried.items()):
        print(_line(package, noticed[package], count))
    print(_line("all", noticed.total(), tried.total()))
    enough = all(noticed[package] * 100 >= AIM * count for package, count in tried.items())
    return 0 if tried and enough else 1


def _line(name: str, noticed: int, tried: int) -> str:
    share = noticed * 100 / tried if tried else 0.0
    return f"{name:<28} {noticed:5} of {tried:5} {share:6.1f} %"


if __name__ == "__main__":
    sys.exit(main())
