"""A dispute stands still while something outside it is awaited, and goes on again.

Only the clocks rest whose rule says so for this profile and ground (SPM 27: appraisal under C10); every other
period runs on, and either side may go to arbitration whenever it likes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from uuid import UUID

from sqlalchemy.orm import Session

from mediation.deadlines import changes as deadlines
from mediation.deadlines.changes import Rested
from mediation.disputes import changes as disputes
from mediation.kernel import clock
from mediation.kernel.actor import Actor
from mediation.kernel.database import transaction
from mediation.law.clocks import Unit
from mediation.procedure.advance import advance, permit
from mediation.procedure.case import take

GROUNDS: Mapping[str, str] = MappingProxyType({
    "appraisal": "等待鉴定结论",
    "injury_decision": "等待工伤认定",
    "sham_check": "核实案件是否真实",
    "force_majeure": "不可抗力",
})  # fmt: skip
"""Ground → how the record names it."""

REMAINS = "中止不影响任何一方依法申请仲裁或者提起诉讼。"


def suspend(
    session: Session, actor: Actor, dispute_id: UUID, seen: int | None, ground: str, note: str
) -> None:
    """Let a dispute stand still, its state unchanged; both parties read the ground and the note.

    Raises NotFound, NotAllowed, Stale, NotPossible, Refused(("suspension_ground_given", …)).
    """
    with transaction(session):
        case = take(session, actor, dispute_id)
        given = {"suspension_ground_given": ground in GROUNDS and bool(note.strip())}
        allowed = permit(case, "suspend", seen, given)
        dispute = case.dispute
        dispute.due_on, resting = deadlines.rest(session, dispute_id, dispute.profile, ground, clock.today())
        disputes.stand_still(dispute, ground, note.strip())
        told = f"中止的原因：{GROUNDS[ground]}。{note.strip()}\n{_rest(known.name_zh for known in resting)}"
        after = {"suspended_for": ground, "resting": [known.code for known in resting]}
        advance(case, "suspend", allowed, note=f"{told}\n{REMAINS}", after=after)


def resume(session: Session, actor: Actor, dispute_id: UUID, seen: int | None, note: str = "") -> None:
    """Go on; what stood still runs on with the days that were left, from tomorrow (CC 201).

    Raises NotFound, NotAllowed, Stale, NotPossible and Refused(("suspended", …)).
    """
    with transaction(session):
        case = take(session, actor, dispute_id)
        allowed = permit(case, "resume", seen)
        dispute, ground = case.dispute, case.dispute.suspended_for or ""
        dispute.due_on, rested = deadlines.run_on(session, dispute_id, dispute.profile, ground, clock.today())
        disputes.stand_still_no_more(dispute)
        counted = tuple(map(_runs_on, rested)) or ("各项期限没有停过，继续计算。",)
        told = "\n".join(filter(None, (note.strip(), *counted)))
        after = {"run_on": {each.clock.code: each.ends_on for each in rested}}
        before = {"suspended_for": ground}
        advance(case, "resume", allowed, note=told, before=before, after=after)


def _rest(names: Iterable[str]) -> str:
    named = "、".join(names)
    return f"中止期间不计算的期限：{named}。" if named else "中止期间各项期限照常计算。"


def _runs_on(each: Rested) -> str:
    unit = "个工作日" if each.clock.unit is Unit.WORKING else "天"
    last = f"{each.ends_on.year}年{each.ends_on.month}月{each.ends_on.day}日"
    left = max(each.left, 0)
    return f"{each.clock.name_zh}中止时还剩 {left} {unit}，从恢复的次日起接着计算，截止日为{last}。"
