"""Messages leave once they were decided, are tried again when they did not, and are wiped when they did."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

import pytest
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from mediation.kernel.database import CaseSession, transaction
from mediation.kernel.outbox import MOST_ATTEMPTS, Letter, OutboxMessage, enqueue, settle, take_due
from tests.clocks import Clock
from tests.together import in_threads

Write = Callable[[], Session]


def queued(write: Write, body: str = "您的申请已受理") -> UUID:
    with transaction(write()) as session:
        return enqueue(session, "s", "sms", "13800000000", body)


def taken(write: Write) -> list[Letter]:
    with transaction(write()) as session:
        return take_due(session)


def settled(write: Write, letter: Letter, left: bool) -> None:
    with transaction(write()) as session:
        settle(session, letter.id, left)


def test_a_message_is_sealed_until_sent_and_wiped_afterwards(write: Write, session: Session) -> None:
    queued(write)
    waiting = session.scalars(select(OutboxMessage)).one()
    assert "受理".encode() not in (waiting.body_sealed or b"") and b"138" not in (
        waiting.address_sealed or b""
    )
    [letter] = taken(write)
    assert (letter.channel, letter.address, letter.body) == ("sms", "13800000000", "您的申请已受理")
    settled(write, letter, left=True)
    session.rollback()
    session.expire_all()
    sent = session.scalars(select(OutboxMessage)).one()
    assert sent.state == "sent" and sent.sent_at is not None
    assert sent.body_sealed is None and sent.address_sealed is None


def test_of_those_due_at_one_moment_the_older_leaves_first(write: Write, clock: Clock) -> None:
    queued(write, "第一条")
    [first] = taken(write)
    clock.forward(minutes=2)
    queued(write, "第二条")
    assert [letter.body for letter in taken(write)] == [first.body, "第二条"]


def test_a_message_of_an_act_taken_back_never_leaves(write: Write) -> None:
    def fails() -> None:
        with transaction(write()) as session:
            enqueue(session, "s", "sms", "1", "x")
            raise ValueError

    with pytest.raises(ValueError, match="^$"):
        fails()
    assert taken(write) == []


def test_a_message_taken_is_nobody_elses_until_its_lease_ends(write: Write, clock: Clock) -> None:
    queued(write)
    assert len(taken(write)) == 1
    assert taken(write) == []
    clock.forward(minutes=2, seconds=1)
    assert len(taken(write)) == 1


def test_failures_are_tried_with_growing_pauses_and_then_given_up(
    write: Write, session: Session, clock: Clock
) -> None:
    queued(write)
    pauses = []
    for _ in range(MOST_ATTEMPTS):
        minutes = 0
        while not (letters := taken(write)):
            clock.forward(minutes=1)
            minutes += 1
        settled(write, letters[0], left=False)
        pauses.append(minutes)
    assert pauses == sorted(pauses) and pauses[-1] > pauses[1] > 0
    clock.forward(days=30)
    assert taken(write) == []
    assert session.scalars(select(OutboxMessage.state)).one() == "failed"


def test_two_senders_take_every_message_once(write: Write, engine: Engine) -> None:
    for number in range(20):
        queued(write, str(number))

    def take(_: int) -> list[str]:
        with transaction(CaseSession(engine)) as session:
            return [letter.body for letter in take_due(session, most=10)]

    outcomes = in_threads(4, take)
    bodies = [body for outcome in outcomes for body in outcome]
    assert len(bodies) == len(set(bodies))
    assert set(bodies) | {letter.body for letter in taken(write)} == {str(number) for number in range(20)}
