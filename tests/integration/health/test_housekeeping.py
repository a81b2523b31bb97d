"""What has done its work is removed after its days, and nothing else is."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from mediation.audit.models import AuditEntry
from mediation.config import BadConfiguration, from_environment
from mediation.demo.plans import Upto
from mediation.identity.models import OneTimeCode
from mediation.kernel import outbox
from mediation.kernel.database import transaction
from mediation.kernel.outbox import OutboxMessage
from mediation.procedure.timed import housekeeping
from tests.clocks import Clock
from tests.world import WORKER, World

Write = Callable[[], Session]


def queued(write: Write, *states: str) -> None:
    """A message in each of these states, as old as now."""
    with write() as session, transaction(session):
        for state in states:
            key = outbox.enqueue(session, f"test {state}", "sms", "13800000000", "words")
            row = session.get_one(OutboxMessage, key)
            row.state = state


def states(session: Session) -> list[str]:
    session.rollback()
    session.expire_all()
    return sorted(session.scalars(select(OutboxMessage.state)))


def tidied(write: Write, days: int = housekeeping.KEPT_DAYS) -> int:
    with write() as session:
        return housekeeping.tidy(session, days)


def test_messages_that_left_go_after_their_days_and_no_others(
    write: Write, session: Session, clock: Clock
) -> None:
    queued(write, "sent", "withdrawn", "failed", "waiting")
    clock.forward(days=30)
    assert tidied(write) == 0
    clock.moment += timedelta(seconds=1)
    queued(write, "sent")
    assert tidied(write) == 2
    assert states(session) == ["failed", "sent", "waiting"]
    assert tidied(write) == 0


def test_more_than_one_turn_is_taken(
    write: Write, session: Session, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(housekeeping, "AT_A_TIME", 2)
    queued(write, *["sent"] * 5)
    clock.forward(days=3)
    assert tidied(write, days=2) == 5 and states(session) == []


def test_used_codes_go_and_the_record_stays(world: World, write: Write, session: Session) -> None:
    world.at(Upto.HEARD)
    codes, entries = select(func.count()).select_from(OneTimeCode), select(func.count(AuditEntry.id))
    assert session.scalar(codes)
    before = session.scalar(entries)
    world.clock.forward(days=31)
    assert tidied(write) > 0
    session.rollback()
    assert session.scalar(codes) == 0 and session.scalar(entries) == before
    assert world.come_in(WORKER).person_id == world.worker.person_id


@pytest.mark.parametrize("days", ["1", "0", "-3", "3651", "x", "9" * 5000])
def test_the_days_are_bounded(days: str) -> None:
    with pytest.raises(BadConfiguration):
        from_environment({"MEDIATION_KEPT_DAYS": days}, demo=True)
    assert from_environment({"MEDIATION_KEPT_DAYS": "90"}, demo=True).kept_days == 90
    assert from_environment({}, demo=True).kept_days == housekeeping.KEPT_DAYS
