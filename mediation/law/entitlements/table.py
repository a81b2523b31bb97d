"""Every kind of entitlement, a row each: a new kind is one file and one row here."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from mediation.law.entitlements.kind import Kind
from mediation.law.entitlements.kinds import (
    additional_compensation,
    annual_leave,
    care_allowance,
    death_lump_sum,
    deductions,
    disability_allowance,
    disability_lump_sum,
    double_wage,
    employment_lump_sum,
    funeral_subsidy,
    kin_pension,
    living_allowance,
    maternity_pay,
    medical_lump_sum,
    minimum_wage_difference,
    non_compete,
    notice_pay,
    nursing_pay,
    overtime_pay,
    paid_treatment,
    part_month_wage,
    probation,
    reinstatement_pay,
    severance_pay,
    stoppage_pay,
    unlawful_termination_compensation,
    wages_owed,
)

KINDS: Mapping[str, Kind] = MappingProxyType({
    module.KIND.name: module.KIND
    for module in (
        wages_owed,
        part_month_wage,
        minimum_wage_difference,
        deductions,
        overtime_pay,
        double_wage,
        annual_leave,
        maternity_pay,
        nursing_pay,
        probation,
        stoppage_pay,
        living_allowance,
        severance_pay,
        unlawful_termination_compensation,
        notice_pay,
        reinstatement_pay,
        additional_compensation,
        non_compete,
        paid_treatment,
        disability_lump_sum,
        disability_allowance,
        care_allowance,
        employment_lump_sum,
        medical_lump_sum,
        death_lump_sum,
        funeral_subsidy,
        kin_pension,
    )
})  # fmt: skip
"""Name → kind, in the order in which they are listed."""
