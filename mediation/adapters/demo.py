"""A sender for demo mode: messages go into a table that everybody may read, and nowhere else."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Mapped, Session, mapped_column

from mediation.kernel import clock, identifiers
from mediation.kernel.base import Base
from mediation.kernel.database import transaction


class DemoMessage(Base):
    """A message that was not sent to anybody."""

    __tablename__ = "demo_messages"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    channel: Mapped[str]
    address: Mapped[str]
    text: Mapped[str]
    at: Mapped[datetime] = mapped_column(index=True)


class DemoSender:
    """Writes each message down; `make_session` gives a fresh session for each."""

    def __init__(self, make_session: Callable[[], Session]) -> None:
        self._make_session = make_session

    def send(self, channel: str, address: str, text: str) -> None:
        session = self._make_session()
        with session, transaction(session):
            session.add(
                DemoMessage(
                    id=identifiers.new("demo"), channel=channel, address=address, text=text, at=clock.now()
                )
            )
