"""What demo mode has sent and is about to send, newest first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from mediation.adapters.demo import DemoMessage


@dataclass(frozen=True)
class Sent:
    """A message as its receiver would read it."""

    channel: str
    address: str
    text: str
    at: datetime


def newest(session: Session, most: int = 100) -> tuple[Sent, ...]:
    """The last messages that were sent."""
    rows = session.scalars(select(DemoMessage).order_by(DemoMessage.at.desc(), DemoMessage.id).limit(most))
    return tuple(Sent(row.channel, row.address, row.text, row.at) for row in rows)
