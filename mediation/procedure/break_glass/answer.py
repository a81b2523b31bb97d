"""The second person: consents to what another officer asked for, or reviews what was opened at once."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from uuid import UUID

from sqlalchemy.orm import Session

from mediation.break_glass import changes, rules
from mediation.identity.models import Person
from mediation.kernel.actor import Actor
from mediation.kernel.errors import Invalid, NotAllowed, NotPossible
from mediation.policy.permissions import Permission
from mediation.procedure.break_glass.ask import let_in
from mediation.procedure.break_glass.hand import in_hand
from mediation.procedure.private_reading.uninvolved import tell_person

STEPS: Mapping[tuple[str, bool], str] = MappingProxyType({
    ("asked", True): "consent",
    ("asked", False): "refuse",
    ("to_review", True): "approve",
    ("to_review", False): "object",
    ("overdue", True): "approve_late",
    ("overdue", False): "object",
})  # fmt: skip
"""State, whether the second person agrees → the step."""
ANSWERED = "您提出的一件事有了结果，请登录查看“依法查阅”。"


def answer(session: Session, actor: Actor, key: UUID, agrees: bool, words: str) -> None:
    """Agree or not; without agreement nothing is opened, and what was opened at once is shut.

    Raises NotFound, NotAllowed for whoever asked himself, Invalid(words="missing") for a no without a
    reason, NotPossible("pending_over").
    """
    if not agrees and not words.strip():
        raise Invalid(words="missing")
    with in_hand(session, actor, key, Permission.ANSWER_BREAK_GLASS) as (held, ground):
        row = held.row
        if not rules.is_second(row.asked_by, actor.person_id):
            raise NotAllowed(Permission.ANSWER_BREAK_GLASS.value)
        trigger = STEPS.get((row.state, agrees))
        if trigger is None:
            raise NotPossible("pending_over")
        changes.answer(actor, held.place, row, words)
        if trigger == "consent":
            let_in(session, actor, held, ground)
        if trigger == "object":
            held.shut("objected")
        held.step(trigger, ground, words)
        tell_person(held.case, held.place, session.get_one(Person, row.asked_by), ANSWERED)
