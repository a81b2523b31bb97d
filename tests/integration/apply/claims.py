"""Offices and answers for the tests of the online claim."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any
from uuid import UUID

from PIL import Image
from sqlalchemy.orm import Session

from mediation.applications import services
from mediation.claims.kinds import LABOUR
from mediation.identity.models import Office
from mediation.kernel import clock, identifiers
from mediation.kernel.actor import Actor, public
from mediation.kernel.database import transaction

ANSWERS: dict[str, dict[str, Any]] = {
    "worker": {"name": "李桂芳", "phone": "13800000001"},
    "identity": {"identity_number": "", "address": "绍兴市越城区府山街道1号"},
    "employer": {"name": "锦华针织厂", "address": ""},
    "employment": {"state": "ended", "ended_on": "2026-08-31"},
    "contact": {"contact_name": "王厂长", "phone": "", "credit_code": ""},
    "facts": {"facts": "从三月起没有发工资，找过老板三次。"},
}


def found_office(session: Session, code: str = "YC", scope: tuple[str, ...] = LABOUR) -> UUID:
    """A studio that takes labour disputes."""
    office = Office(
        id=identifiers.new("office"), code=code, name=f"{code}调解工作室", name_en="Studio", kind="studio",
        path=f"{code}/", legal_basis="《劳动争议调解仲裁法》第十条", scope=list(scope), profile="statutory",
        short_name="越城", region="330602", address="胜利西路80号", phone="0575-12351", is_open=True,
    )  # fmt: skip
    with transaction(session):
        session.add(office)
    return office.id


def written(
    write: Callable[[], Session], office: UUID, actor: Actor | None = None, role: str = "self"
) -> str:
    """The resume code of a draft in which everything is answered."""
    actor = actor or public()
    code = services.begin(write(), actor, role)
    for page, values in ANSWERS.items():
        services.save(write(), actor, code, page, values)
    if role == "representative":
        services.save(write(), actor, code, "representative", {"name": "张工会"})
    item = {"kind": "wages_owed", "amount_fen": 2_400_000, "period_from": "2026-03-01", "basis": "4 个月"}
    services.add(write(), actor, code, "items", item)
    for page in ("items", "others", "papers"):
        services.go_on(write(), actor, code, page)
    services.save(write(), actor, code, "office", {"office": office.hex})
    return code


def picture(form: str = "JPEG", size: tuple[int, int] = (60, 40)) -> bytes:
    """A small picture."""
    drawn = io.BytesIO()
    Image.new("RGB", size, (120, 40, 40)).save(drawn, form)
    return drawn.getvalue()


def today() -> str:
    """The Shanghai day, to be compared with rows."""
    return clock.today().isoformat()
