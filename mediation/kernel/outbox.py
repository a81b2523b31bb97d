"""Messages leave after the transaction that decided them: a row inside, the sending outside.

The queue in front of a sender delivers at most once, so the truth is this table; a message
is taken with a lease, sent, and then wiped. One that failed is tried again with growing pauses.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Mapped, Session, mapped_column

from mediation.kernel import clock, identifiers
from mediation.kernel.base import Base
from mediation.kernel.encryption import Sealed

MOST_ATTEMPTS = 8
LEASE = timedelta(minutes=2)


class OutboxMessage(Base):
    """A message to a person: sealed until sent, wiped afterwards."""

    __tablename__ = "outbox_messages"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    channel: Mapped[str]
    address_sealed: Mapped[bytes | None]
    body_sealed: Mapped[bytes | None]
    at: Mapped[datetime]
    due_at: Mapped[datetime] = mapped_column(index=True)
    sent_at: Mapped[datetime | None]
    attempts: Mapped[int] = mapped_column(default=0)
    state: Mapped[str] = mapped_column(default="waiting", index=True)
    about: Mapped[UUID | None] = mapped_column(index=True)
    """The dispute of which it tells, where it tells of one."""

    address = Sealed()
    body = Sealed()


def enqueue(
    session: Session,
    stream: str,
    channel: str,
    address: str,
    body: str,
    about: UUID | None = None,
    due_at: datetime | None = None,
) -> UUID:
    """Queue a message in the caller's transaction; `channel` is `sms` or `mail`, `about` a dispute.

    It leaves at once, or not before `due_at`.
    """
    at = clock.now()
    message = OutboxMessage(
        id=identifiers.new(stream), channel=channel, at=at, due_at=due_at or at, about=about
    )
    message.address, message.body = address, body
    session.add(message)
    return message.id


def withdraw(session: Session, about: UUID, since: datetime) -> None:
    """Keep the messages about a dispute since a moment from leaving, and wipe them.

    One that a sender has in hand is waited for and stays as it is.
    """
    kept = select(OutboxMessage).where(
        OutboxMessage.about == about, OutboxMessage.at >= since, OutboxMessage.state == "waiting",
        OutboxMessage.attempts == 0,
    )  # fmt: skip
    for message in session.scalars(kept.with_for_update()):
        message.state, message.address, message.body = "withdrawn", None, None


@dataclass(frozen=True)
class Letter:
    """One message as handed to a sender."""

    id: UUID
    channel: str
    address: str
    body: str


def take_due(session: Session, most: int = 50) -> list[Letter]:
    """Take the messages to be sent now, oldest first, and keep them from others for `LEASE`.

    Called inside a transaction; the sending itself happens after it, so that no lock waits
    for the outside world.
    """
    due = (
        select(OutboxMessage)
        .where(OutboxMessage.state == "waiting", OutboxMessage.due_at <= clock.now())
        .order_by(OutboxMessage.due_at, OutboxMessage.at)
        .limit(most)
        .with_for_update(skip_locked=True)
    )
    letters = []
    for message in session.scalars(due):
        message.attempts += 1
        message.due_at = clock.now() + max(LEASE, timedelta(minutes=2**message.attempts))
        letters.append(Letter(message.id, message.channel, message.address or "", message.body or ""))
    return letters


def settle(session: Session, letter_id: UUID, left: bool) -> None:
    """Record what became of a message: wiped when it left, given up after `MOST_ATTEMPTS`."""
    message = session.get_one(OutboxMessage, letter_id)
    if left:
        message.state, message.sent_at = "sent", clock.now()
        message.address = message.body = None
    elif message.attempts >= MOST_ATTEMPTS:
        message.state = "failed"
