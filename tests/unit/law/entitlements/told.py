"""Everything the tables of these tests make a computation say, as one text.

`python -m tests.unit.law.entitlements.told` writes it anew; what changed in it is then to be read.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from mediation.law.entitlements.compute import compute
from mediation.law.entitlements.errors import FactErrors
from mediation.law.entitlements.numbers import written
from mediation.law.entitlements.said import Computation
from mediation.law.entitlements.table import KINDS
from tests.unit.law.entitlements import test_by_days, test_injury, test_severance, test_wages
from tests.unit.law.entitlements.worked import EXAMPLES

FILE = Path(__file__).parent / "told.txt"
Asked = tuple[str, dict[str, Any]]


def cases() -> Iterator[Asked]:
    """Every kind and facts of the tables, sums first, then what is refused."""
    published = json.loads((FILE.parent / "published.json").read_text("utf-8"))["money"]
    yield from ((example.kind, example.facts) for example in EXAMPLES)
    yield from ((row["kind"], row["inp"]) for row in published)
    severance = [("severance_pay", facts) for facts, _ in (*test_severance.CAPPED, *test_severance.REFUSED)]
    twice = [("unlawful_termination_compensation", facts) for facts, _ in test_severance.CAPPED[:2]]
    dated = {"joined": "2024-01-01", "left": "2024-06-30"}
    yield from (*severance, *twice, ("severance_pay", {**test_severance.ONE, **dated}))
    for module in (test_wages, test_injury):
        yield from ((kind, facts) for kind, facts, _ in (*module.SUMS, *module.REFUSED))
    for kind, facts, _ in (*test_by_days.SUMS, *test_by_days.REFUSED):
        yield kind, test_by_days.asked(kind, facts)
    yield "additional_compensation", {"unpaid": "300"}
    yield "part_month_wage", {"parts": [["1000", 22]]}
    yield "double_wage", {"monthly_wage": 1, "window": ["2029-01-02", "2029-01-31"]}
    yield "disability_allowance", {"own_wage": 1, "grade": 4}
    for kind in KINDS.values():
        yield kind.name, dict.fromkeys((field.name for field in kind.all_fields), "?")


def text() -> str:
    """All of it; the words of a remark stand where it is made first, later its code alone."""
    seen: set[str] = set()
    return "\n".join(line for kind, facts in cases() for line in (*_lines(kind, facts, seen), ""))


def _lines(kind: str, facts: dict[str, Any], seen: set[str]) -> Iterator[str]:
    yield f"{kind} {json.dumps(facts, ensure_ascii=False, default=str)}"
    try:
        yield from _said(compute(kind, facts), seen)
    except FactErrors as refusal:
        yield from (f"  ✗ {error.code} {error.line}" for error in refusal.errors)


def _said(found: Computation, seen: set[str]) -> Iterator[str]:
    for step in found.steps:
        yield f"  {step.zh} / {step.en}: {step.formula} = {written(step.value)}"
    between = f" ({found.low} … {found.high})" if found.ranges else ""
    yield f"  = {found.amount}{between}, {found.rounded}"
    for sign, remarks in (("~", found.assumptions), ("!", found.warnings)):
        for remark in remarks:
            words = f"{remark.zh} / {remark.en}"
            yield f"  {sign} {remark.code}" + ("" if words in seen else f": {words}")
            seen.add(words)
    yield f"  § {'; '.join(each.en for each in found.citations)}"


if __name__ == "__main__":
    FILE.write_text(text(), "utf-8")
