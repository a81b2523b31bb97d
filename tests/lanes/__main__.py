"""`python -m tests.lanes COMMAND…`: runs lanes one after the other and ends with one line of counts.

Exit codes: 0 all passed, 1 something failed or a required lane could not run, 2 wrong use.
"""

from __future__ import annotations

import os
import sys

from tests.lanes.runner import Result, run
from tests.lanes.table import COMMANDS, Lane

# Under these a lane that cannot run is told, not failed; a lane asked for by its name must run.
_TAKES_WHAT_IT_FINDS = {"all", "long"}


def main(words: list[str]) -> int:
    """Runs the lanes of `words` in order, prints the sums, and gives the exit code."""
    unknown = [word for word in words if word not in COMMANDS]
    if unknown or not words:
        print(f"usage: python -m tests.lanes {' | '.join(COMMANDS)}", file=sys.stderr)
        return 2
    required = os.environ.get("REQUIRE_EVERYTHING") == "1" or not _TAKES_WHAT_IT_FINDS.issuperset(words)
    lanes: list[Lane] = [lane for word in words for lane in COMMANDS[word]]
    return told([run(lane) for lane in lanes], required)


def told(results: list[Result], required: bool) -> int:
    """Prints the sum of `results`, the left-out lanes among them, and gives the exit code.

    A lane left out is a failure where it was `required`; nothing passed at all is one always.
    """
    print("\n=== lanes")
    for result in results:
        print(_line(result))
    left_out = [result for result in results if result.left_out]
    if left_out and required:
        print("A lane left out counts as a failure here (REQUIRE_EVERYTHING=1, or it was asked for by name).")
    passed = sum(result.passed for result in results)
    failed = sum(result.failed for result in results) + (len(left_out) if required else 0)
    skipped = sum(result.skipped for result in results)
    print(f"{passed} passed, {failed} failed" + (f", {skipped} skipped" if skipped else ""))
    return 0 if passed and not failed else 1


def _line(result: Result) -> str:
    if result.left_out:
        return f"  {result.lane.name:<28} LEFT OUT: {result.left_out}"
    counts = f"{result.passed} passed, {result.failed} failed, {result.skipped} skipped"
    return f"  {result.lane.name:<28} {counts:<40} {result.seconds:6.1f} s"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
