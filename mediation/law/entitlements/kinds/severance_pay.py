"""Severance pay, N (LCL 46, 47)."""

from __future__ import annotations

from fractions import Fraction

from mediation.law.entitlements import articles, base_wage, service
from mediation.law.entitlements.kind import Facts, Kind
from mediation.law.entitlements.numbers import written
from mediation.law.entitlements.working import Working


def reckon(facts: Facts, working: Working) -> Fraction:
    """Months of service pay × the base wage."""
    months = service.pay_months(facts, working)
    working.step("补偿月数", "Months of severance pay", written(months), months)
    base, counted = base_wage.base_and_months(facts, months, working)
    return working.step("经济补偿", "Severance pay", f"{written(base)} × {written(counted)}", base * counted)


KIND = Kind(
    name="severance_pay",
    zh="经济补偿",
    en="Severance pay (N)",
    fields=(*base_wage.FIELDS, *service.FIELDS),
    reckon=reckon,
    citations=(articles.LCL_46, *base_wage.CITATIONS),
    forms=(service.FORMS, base_wage.FORMS),
    checks=(service.pay_months, base_wage.cap_of),
    parameters={"annual_average_wage": "local_average_wage_year", "minimum_wage": "minimum_wage_month"},
)
