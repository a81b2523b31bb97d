"""The people of the sample: who works where, with what roles, and the mediators' register."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from mediation.kernel.actor import Role

PASSWORD = "Yuecheng-2026"  # noqa: S105 - printed by `make run`; refused outside demo mode
"""The one password of everybody in the sample."""


@dataclass(frozen=True)
class RegisterPlan:
    """A mediator's entry in the register."""

    number: str
    conditions: tuple[str, str, str, str]
    """Evidence for: impartial, knows the law, communicates, knows psychology."""
    languages: tuple[str, ...] = ("普通话", "绍兴话")
    trades: tuple[str, ...] = ()
    term_from: date = date(2025, 1, 1)
    term_until: date = date(2027, 12, 31)
    suspended: bool = False


@dataclass(frozen=True)
class PersonPlan:
    """Somebody who signs in by name."""

    sign_in: str
    name: str
    posts: tuple[tuple[str, Role], ...]
    register: RegisterPlan | None = field(default=None)


FULL = ("无投诉记录，2025年度考核公正", "法律职业资格证", "人民调解员培训合格", "二级心理咨询师证")

PEOPLE = (
    PersonPlan("registrar", "王晓岚", (("YC", Role.REGISTRAR),)),
    PersonPlan("registrar2", "丁小敏", (("YCLZ", Role.REGISTRAR),)),
    PersonPlan("manager", "陈国平", (("YC", Role.MANAGER),)),
    PersonPlan("manager2", "俞丽华", (("YCFS", Role.MANAGER),)),
    PersonPlan(
        "mediator", "李秀英", (("YCFS", Role.MEDIATOR),),
        RegisterPlan("越调2025-003", FULL, trades=("纺织", "餐饮")),
    ),
    PersonPlan(
        "mediator2", "周建明", (("YCLZ", Role.MEDIATOR),),
        RegisterPlan("越调2025-007", (FULL[0], FULL[1], FULL[2], ""), trades=("建筑",)),
    ),
    PersonPlan(
        "mediator3", "阿依古丽·买买提明", (("YCGB", Role.MEDIATOR),),
        RegisterPlan("越调2025-011", FULL, languages=("普通话", "维吾尔语"), trades=("快递", "外卖")),
    ),
    PersonPlan(
        "mediator4", "赵德福", (("YCFS", Role.MEDIATOR),),
        RegisterPlan("越调2022-002", FULL, term_from=date(2022, 1, 1), term_until=date(2025, 12, 31)),
    ),
    PersonPlan(
        "mediator5", "钱永康", (("YCGB", Role.MEDIATOR),), RegisterPlan("越调2025-015", FULL, suspended=True)
    ),
    PersonPlan(
        "mediator6", "骆文娟", (("YC", Role.MEDIATOR),),
        RegisterPlan("越调2025-018", FULL, trades=("纺织", "建筑", "快递")),
    ),
    PersonPlan("seal", "孙玉兰", (("YC", Role.SEAL_KEEPER),)),
    PersonPlan("court", "郑凯", (("YCFY", Role.LIAISON),)),
    PersonPlan("arbitration", "吴珊", (("YCZC", Role.LIAISON),)),
    PersonPlan("bureau", "何敏", (("YCRS", Role.LIAISON),)),
    PersonPlan("judicial", "蒋和平", (("YCSF", Role.LIAISON),)),
    PersonPlan("auditor", "许衡", (("YC", Role.AUDITOR),)),
    PersonPlan("system-admin", "冯涛", (("YC", Role.SYSTEM_ADMIN),)),
    PersonPlan("security-admin", "沈悦", (("YC", Role.SECURITY_ADMIN),)),
)  # fmt: skip
