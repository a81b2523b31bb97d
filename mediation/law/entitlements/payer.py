"""Who pays an injury benefit: the fund where the employer insured, else the employer (WIR 62(2))."""

from __future__ import annotations

from mediation.law.entitlements import articles
from mediation.law.entitlements.working import Working


def by_fund(working: Working) -> None:
    """Say that the fund pays, and the employer in its place who should have insured and did not."""
    working.cite(articles.WIR_62_2)
    working.warn(
        "paid_by_fund",
        "参加工伤保险的由工伤保险基金支付；应参加而未参加的由用人单位支付",
        "Paid by the insurance fund; by the employer where it should have insured and did not",
    )
