"""Every kind of claim by its code, in groups; an office's scope is a list of these."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

GROUPS: Mapping[str, tuple[str, ...]] = MappingProxyType({
    "pay": ("wages_owed", "overtime_pay", "double_wage", "annual_leave", "deductions", "probation"),
    "ending": ("severance_pay", "unlawful_termination_compensation", "notice_pay", "non_compete"),
    "protection": ("work_injury", "social_insurance", "maternity_pay"),
    "contract": ("labour_relation", "contract_signing", "other_labour"),
    "elsewhere": ("personnel", "civil_loan", "civil_service_fee"),
})  # fmt: skip
"""Group → kinds, in the order in which a page offers them."""

KINDS: tuple[str, ...] = tuple(kind for kinds in GROUPS.values() for kind in kinds)
"""All kinds, whoever takes them."""

LABOUR: tuple[str, ...] = tuple(kind for kind in KINDS if kind not in GROUPS["elsewhere"])
"""Labour disputes (LMAL 2): what an office for labour disputes may take in by law."""
