"""Which entitlements of the law may lie behind a kind of claim, in the order in which they are offered."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

LAW_KINDS: Mapping[str, tuple[str, ...]] = MappingProxyType({
    "wages_owed": (
        "wages_owed", "part_month_wage", "minimum_wage_difference", "stoppage_pay", "living_allowance",
        "additional_compensation",
    ),
    "overtime_pay": ("overtime_pay",),
    "double_wage": ("double_wage",),
    "annual_leave": ("annual_leave",),
    "deductions": ("deductions",),
    "probation": ("probation",),
    "severance_pay": ("severance_pay",),
    "unlawful_termination_compensation": ("unlawful_termination_compensation", "reinstatement_pay"),
    "notice_pay": ("notice_pay",),
    "non_compete": ("non_compete",),
    "work_injury": (
        "paid_treatment", "disability_lump_sum", "medical_lump_sum", "employment_lump_sum",
        "disability_allowance", "care_allowance", "death_lump_sum", "funeral_subsidy", "kin_pension",
    ),
    "maternity_pay": ("maternity_pay", "nursing_pay"),
})  # fmt: skip
"""Kind of claim (kinds.py) → kinds of entitlement (law/entitlements/table.py); the sums add up."""


def law_kinds_of(claim_kind: str) -> tuple[str, ...]:
    """The entitlements that can be reckoned for a kind of claim; none where no sum follows from the law."""
    return LAW_KINDS.get(claim_kind, ())
