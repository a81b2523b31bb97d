"""A complete clean draft agreement to begin from, and what was found in one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from mediation.law.enforceability.check import findings
from mediation.law.enforceability.values import Account, Draft, Item, Part, Represented

TODAY = date(2026, 11, 21)
WORKER, BOSS = "刘大山", "绍兴锦华针织有限公司"
OWN = Account(WORKER, "6222000011112222333")

WAGES = Item(
    "a", "wages_owed", "pay", BOSS, WORKER, "bank_transfer",
    (Part(Decimal("12000"), date(2026, 12, 10)), Part(Decimal("12000"), date(2027, 1, 10))),
    Decimal("24000"), OWN, floor=Decimal("24000"),
)  # fmt: skip

CLEAN = Draft(
    (WAGES,),
    TODAY,
    "1. 拖欠工资：公司向刘大山支付共计 24,000.00 元。",
    "任何一期逾期未付的，未到期的各期款项视为全部到期，权利人可以依法申请支付令、申请仲裁或者提起诉讼。",
    "本协议履行完毕后，双方就本案请求事项不再有其他争议；未列入本案的其他权利不受影响。",
    "公司在协议生效后十日内以邮寄方式向刘大山出具离职证明。",
    (Represented(WORKER, True),),
)


def codes(draft: Draft) -> list[str]:
    """The codes of what is found, in order."""
    return [each.code for each in findings(draft)]


def with_item(**changes: Any) -> Draft:
    """The clean draft with its item changed."""
    return replace(CLEAN, items=(replace(WAGES, **changes),))


def with_text(**changes: Any) -> Draft:
    """The clean draft with its text changed."""
    return replace(CLEAN, **changes)


def parts(*given: tuple[str | None, date | None]) -> tuple[Part, ...]:
    """Instalments from yuan as text and their last days."""
    return tuple(Part(None if yuan is None else Decimal(yuan), day) for yuan, day in given)
