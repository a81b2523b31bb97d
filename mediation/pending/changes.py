"""Ask for an act, keep each answer and close it, inside the caller's transaction."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from mediation.audit.record import Subject, compartment_chain, record
from mediation.kernel import clock, identifiers
from mediation.kernel.actor import Actor, Ground
from mediation.lifecycle.move import move
from mediation.pending.models import PendingAct, PendingNeed
from mediation.pending.rules import Need
from workflows.pending_act import PENDING_ACT


def ask(
    session: Session,
    actor: Actor,
    dispute_id: UUID,
    trigger: str,
    seen_version: int,
    needs: Iterable[Need],
    ground: Ground,
    *,
    expires_at: datetime,
    given: Mapping[str, Any],
    reason: str,
) -> tuple[PendingAct, list[PendingNeed]]:
    """Write down what is asked for and whose consent it needs."""
    stream = actor.stream(dispute_id)
    act = PendingAct(
        id=identifiers.new(stream), dispute_id=dispute_id, trigger=trigger, seen_version=seen_version,
        given=dict(given), reason=reason, asked_by=actor.person_id, asked_name=actor.name,
        asked_at=clock.now(), expires_at=expires_at, state=PENDING_ACT.initial, closed_at=None,
    )  # fmt: skip
    rows = [
        PendingNeed(
            id=identifiers.new(stream), act_id=act.id, dispute_id=dispute_id, kind=need.kind,
            party_id=need.party_id, office_id=need.office_id, answer=None, answered_by=None,
            answered_name="", answered_at=None, utterance_id=None, words="",
        )
        for need in needs
    ]  # fmt: skip
    session.add(act)
    session.flush()
    session.add_all(rows)
    record(
        session, actor, "pending_act.asked", Subject("pending_act", act.id),
        compartment_chain(dispute_id, dispute_id), ground=ground, reason=reason or None,
        after={"trigger": trigger, "given": dict(given), "needs": [row.kind for row in rows]},
    )  # fmt: skip
    return act, rows


def answer(
    need: PendingNeed, actor: Actor, word: str, words: str = "", utterance_id: UUID | None = None
) -> None:
    """Keep one answer; the step of the act writes the entry."""
    need.answer, need.words, need.utterance_id = word, words, utterance_id
    need.answered_by, need.answered_name, need.answered_at = actor.person_id, actor.name, clock.now()


def step(
    session: Session,
    actor: Actor,
    act: PendingAct,
    trigger: str,
    ground: Ground | None = None,
    *,
    reason: str | None = None,
    on_behalf_of: UUID | None = None,
) -> None:
    """Move an act along its workflow, in the joint chain of its dispute."""
    if PENDING_ACT.step(trigger).target is not None:
        act.closed_at = clock.now()
    move(
        session, act, PENDING_ACT, trigger, actor=actor, ground=ground, reason=reason,
        chain=compartment_chain(act.dispute_id, act.dispute_id), on_behalf_of=on_behalf_of,
        after={"trigger": act.trigger},
    )  # fmt: skip
