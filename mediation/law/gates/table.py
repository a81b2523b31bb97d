"""The table of gates, read once, and the kinds of claim that some of them are for."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from mediation.law.gates.values import Row
from mediation.law.tags import Tag

TABLE = Path(__file__).parent / "gates.toml"

PAYMENT_ORDER_KINDS = frozenset({
    "wages_owed", "overtime_pay", "work_injury", "severance_pay", "unlawful_termination_compensation",
})  # fmt: skip
"""Wages owed, injury medical cost, severance pay and compensation (LMAL 9, 16)."""
WAGE_KINDS = frozenset({"wages_owed", "overtime_pay"})
"""Pay for work (劳动报酬): an agreement about nothing else can be sued on directly (I1 51(2))."""
LABOUR_ONLY_ELSEWHERE = frozenset({"civil_loan", "civil_service_fee"})
"""Not for an arbitration commission (CHR 75(1))."""
JOINT_GATES = ("arbitration_review", "judicial_confirmation")
"""Either makes the agreement enforceable; each excludes the other (domain rule (v); CHR 75(5))."""


def _row(row: dict[str, Any]) -> Row:
    lists = {"needs_zh": tuple(row["needs_zh"]), "needs_en": tuple(row["needs_en"])}
    return Row(**{**row, **lists, "clock": row.get("clock"), "tag": Tag(row["tag"])})


ROWS: Mapping[str, Row] = MappingProxyType({
    row["code"]: _row(row) for row in tomllib.loads(TABLE.read_text("utf-8"))["gate"]
})  # fmt: skip
"""Every gate by its code, in the order in which people come to them."""
