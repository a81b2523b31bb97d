"""`python -m tests.lanes.mutants [PACKAGE…]`: the share of changed rules that a test noticed, by package.

Reads what `mutmut run` left in mutants/, of the named packages (workflows, mediation/law …) with those in
them, or of all.
A change that was never tried counts as one that nobody noticed. Exit code 1 when a package stays under the
aim, or none was tried.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

LEFT = Path("mutants")
AIM = 90
"""Per cent."""
NOTICED = frozenset({1, 3, -24, 24, 36, 152, 255})
"""How a test run ends that failed, broke down or never came to an end."""
TRIED = NOTICED | {0, 5, 33}
"""Besides those: all tests passed, or there was none that reaches the place."""
LEFT_OUT = 34
"""A place that is marked in the source as one not to be changed."""


@dataclass(frozen=True)
class Sum:
    """What became of the changes of a package."""

    name: str
    made: int
    tried: int
    noticed: int

    @property
    def is_enough(self) -> bool:
        """Whether tests noticed what they should."""
        return self.noticed * 100 >= AIM * self.made

    def __str__(self) -> str:
        share = self.noticed * 100 / self.made if self.made else 0.0
        untried = self.made - self.tried
        told = f"{self.name:<28} {self.noticed:5} of {self.made:5} {share:6.1f} %"
        return told + (f", {untried} never tried" if untried else "")


def main(named: Sequence[str], left: Path = LEFT) -> int:
    """Prints a line for each package and gives the exit code."""
    found = [
        each for each in _packages(left) if not named or any(_lies_in(each.name, name) for name in named)
    ]
    for package in found:
        print(package)
    whole = _added("all", found)
    print(whole)
    missing = sorted(name for name in named if not any(_lies_in(each.name, name) for each in found))
    if missing:
        print(f"nothing was changed in {', '.join(missing)}")
    return 0 if whole.tried and not missing and all(package.is_enough for package in found) else 1


def _lies_in(package: str, named: str) -> bool:
    return package == named or package.startswith(f"{named}/")


def _packages(left: Path) -> list[Sum]:
    files: dict[str, list[Sum]] = {}
    for path in sorted(left.rglob("*.py.meta")):
        package = str(path.relative_to(left).parent)
        ended: dict[str, int | None] = json.loads(path.read_text())["exit_code_by_key"]
        codes = [code for code in ended.values() if code != LEFT_OUT]
        tried, noticed = (sum(code in kinds for code in codes) for kinds in (TRIED, NOTICED))
        files.setdefault(package, []).append(Sum(package, len(codes), tried, noticed))
    return [made for made in (_added(name, files[name]) for name in sorted(files)) if made.made]


def _added(name: str, several: Iterable[Sum]) -> Sum:
    sums = list(several)
    made, tried, noticed = (sum(getattr(each, of) for each in sums) for of in ("made", "tried", "noticed"))
    return Sum(name, made, tried, noticed)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
