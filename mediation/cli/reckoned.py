"""A computation as JSON: sums as text to the fen, words in both languages, the working line by line."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from mediation.law.entitlements.numbers import written
from mediation.law.entitlements.said import Citation, Computation, Remark, Step
from mediation.law.entitlements.versions import Difference, Versions


def answer(found: Computation, rounding: str) -> dict[str, Any]:
    """The sum with its working; `range` only where the sum is one."""
    return {
        "kind": found.kind,
        "amount": sum_of(found.amount),
        "rounded": sum_of(found.rounded),
        "rounding": rounding,
        **({"range": span(found.low, found.high)} if found.ranges else {}),
        "steps": [_step(step) for step in found.steps],
        "citations": [citation(each) for each in found.citations],
        "assumptions": [_remark(each) for each in found.assumptions],
        "warnings": [_remark(each) for each in found.warnings],
    }


def answer_of_both(found: Versions, rounding: str) -> dict[str, Any]:
    """The worker's version in the place of the sum, both versions beside it, and what each fact moves."""
    return {
        **answer(found.worker, rounding),
        "range": span(found.low, found.high),
        "versions": {
            "worker": answer(found.worker, rounding),
            "employer": answer(found.employer, rounding),
        },
        "differences": [_difference(each) for each in found.differences],
    }


def sum_of(amount: Decimal) -> str:
    """A sum as text, without an exponent."""
    return f"{amount:f}"


def span(low: Decimal, high: Decimal) -> dict[str, str]:
    """The sums between which the answer lies."""
    return {"low": sum_of(low), "high": sum_of(high)}


def citation(each: Citation) -> dict[str, Any]:
    """An article; `verified` tells whether its own text was read."""
    return {"zh": each.zh, "en": each.en, "tag": each.tag.value, "verified": not each.tag.needs_remark}


def _step(step: Step) -> dict[str, str]:
    return {"zh": step.zh, "en": step.en, "formula": step.formula, "value": written(step.value)}


def _remark(remark: Remark) -> dict[str, str]:
    return {"code": remark.code, "zh": remark.zh, "en": remark.en}


def _difference(each: Difference) -> dict[str, Any]:
    return {
        "facts": list(each.facts),
        "zh": "、".join(each.zh),
        "en": ", ".join(each.en),
        "employer": dict(zip(each.facts, each.employer, strict=True)),
        "worker": dict(zip(each.facts, each.worker, strict=True)),
        "amount": sum_of(each.amount),
    }
