"""Compensation for unlawful termination, 2N (LCL 48, 87)."""

from __future__ import annotations

from fractions import Fraction

from mediation.law.entitlements import articles
from mediation.law.entitlements.kind import Facts, Kind
from mediation.law.entitlements.kinds import severance_pay
from mediation.law.entitlements.numbers import written
from mediation.law.entitlements.working import Working


def reckon(facts: Facts, working: Working) -> Fraction:
    """Twice the severance pay, in its place, from the first day of work."""
    severance = severance_pay.reckon(facts, working)
    working.warn(
        "instead_of_severance",
        "支付赔偿金的，不再另付经济补偿",
        "Whoever pays this compensation does not pay severance pay as well",
    )
    return working.step(
        "违法解除赔偿金", "Compensation for unlawful termination", f"{written(severance)} × 2", severance * 2
    )


KIND = Kind(
    name="unlawful_termination_compensation",
    zh="违法解除或终止劳动合同赔偿金",
    en="Compensation for unlawful termination (2N)",
    fields=severance_pay.KIND.fields,
    reckon=reckon,
    citations=(articles.LCL_48, articles.LCL_87, articles.LCLR_25, *severance_pay.KIND.citations),
    forms=severance_pay.KIND.forms,
    checks=severance_pay.KIND.checks,
    parameters=severance_pay.KIND.parameters,
)
