"""New talks about an agreement in force: asked, begun, paid meanwhile."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import select

from mediation.agreements.models import Agreement
from mediation.deadlines.models import Deadline
from mediation.disputes.models import Dispute
from mediation.enforcement.models import Obligation
from mediation.kernel import clock
from mediation.kernel.outbox import OutboxMessage
from mediation.pending.models import PendingAct
from mediation.procedure import consent
from mediation.procedure.claims.revocation import Revocation
from mediation.procedure.claims.revoke import ask as ask_to_revoke
from mediation.procedure.course import close
from mediation.procedure.enforcement import perform, renegotiate
from mediation.procedure.enforcement.perform import Paid
from mediation.procedure.facts import gather
from tests.integration.agreements.scene import Scene

WHY = "公司订单推迟，余款希望再分两期付。"


def ask(scene: Scene, who: Any = "mediator", seen: int | None = None) -> UUID:
    scene.do(renegotiate.ask, who, seen, WHY)
    query = select(PendingAct.id).where(PendingAct.dispute_id == scene.dispute_id)
    return scene.fresh().scalars(query.order_by(PendingAct.asked_at.desc())).first()  # type: ignore[return-value]


def begun(scene: Scene, *days: date) -> Scene:
    """An agreement in force, and new talks to which both have agreed."""
    scene.in_force(*days)
    act = ask(scene)
    scene.do(consent.answer, scene.worker, act, None, "agrees")
    scene.do(consent.answer, scene.boss, act, None, "agrees")
    return scene


def states(scene: Scene) -> list[str]:
    """Of what is owed, by agreement and position."""
    query = select(Obligation.state).join(Agreement, Agreement.id == Obligation.agreement_id)
    query = query.where(Obligation.dispute_id == scene.dispute_id)
    return list(scene.fresh().scalars(query.order_by(Agreement.number, Obligation.position)))


def agreements(scene: Scene) -> list[str]:
    query = select(Agreement.state).where(Agreement.dispute_id == scene.dispute_id)
    return list(scene.fresh().scalars(query.order_by(Agreement.number)))


def clocks(scene: Scene, code: str) -> list[str]:
    query = select(Deadline.state).where(Deadline.dispute_id == scene.dispute_id, Deadline.clock == code)
    return sorted(scene.fresh().scalars(query))


def messages(scene: Scene) -> str:
    rows = scene.fresh().scalars(select(OutboxMessage).order_by(OutboxMessage.at, OutboxMessage.id))
    return "\n".join(row.body or "" for row in rows)


def pay(scene: Scene, at: int = 0) -> None:
    """The employer pays one of what is owed, and the worker confirms it."""
    owed = scene.obligations()[at]
    scene.do(perform.record_performance, scene.boss, None, owed.id, Paid(clock.today(), "bank_transfer"))
    scene.do(perform.confirm_performance, scene.worker, None, owed.id)


def facts(session: Any, actor: Any, dispute_id: UUID) -> Any:
    return gather(session, actor, session.get_one(Dispute, dispute_id))


def withdraw(scene: Scene) -> None:
    scene.do(close.withdraw, scene.worker, None)


def refuse(scene: Scene) -> None:
    scene.do(close.refuse_mediation, scene.boss, None)


def terminate(scene: Scene) -> None:
    scene.do(close.terminate, "mediator", None, "no_agreement")


def revoke(scene: Scene) -> None:
    wanted = Revocation("already_handled", "arbitration", "仲裁已有调解书。")
    scene.do(ask_to_revoke, "manager", None, wanted)
