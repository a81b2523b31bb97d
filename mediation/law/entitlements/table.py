"""Every kind of entitlement, a row each: a new kind is one file and one row here."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from mediation.law.entitlements import (
    annual_leave,
    death_lump_sum,
    disability_lump_sum,
    double_wage,
    living_allowance,
    non_compete,
    notice_pay,
    overtime_pay,
    paid_treatment,
    part_month_wage,
    severance_pay,
    unlawful_termination_compensation,
)
from mediation.law.entitlements.kind import Kind

KINDS: Mapping[str, Kind] = MappingProxyType({
    module.KIND.name: module.KIND
    for module in (
        part_month_wage,
        overtime_pay,
        double_wage,
        annual_leave,
        severance_pay,
        unlawful_termination_compensation,
        notice_pay,
        living_allowance,
        non_compete,
        paid_treatment,
        disability_lump_sum,
        death_lump_sum,
    )
})  # fmt: skip
"""Name → kind, in the order in which they are listed."""
