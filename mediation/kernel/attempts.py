"""Wrong tries counted in the database, so that a limit holds for all processes together."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy.orm import Mapped, Session, mapped_column

from mediation.kernel import clock
from mediation.kernel.base import Base
from mediation.kernel.encryption import blind_index


class Attempts(Base):
    """How often something was tried wrongly in the window at hand; of the thing only a fingerprint."""

    __tablename__ = "attempts"

    key: Mapped[str] = mapped_column(primary_key=True)
    began_at: Mapped[datetime]
    count: Mapped[int]


def _of(session: Session, purpose: str, what: str, window: timedelta) -> Attempts:
    """The counter of a thing, in a window that has not passed."""
    key = blind_index(what, f"attempts|{purpose}")
    row = session.get(Attempts, key, with_for_update=True)
    if row is None:
        row = Attempts(key=key, began_at=clock.now(), count=0)
        session.add(row)
    elif clock.now() - row.began_at >= window:
        row.began_at, row.count = clock.now(), 0
    return row


def failed(session: Session, purpose: str, what: str, window: timedelta) -> None:
    """Count one wrong try."""
    _of(session, purpose, what, window).count += 1


def exhausted(session: Session, purpose: str, what: str, most: int, window: timedelta) -> bool:
    """Whether a thing was tried wrongly so often that it has to wait for the window's end."""
    row = session.get(Attempts, blind_index(what, f"attempts|{purpose}"))
    return row is not None and row.count >= most and clock.now() - row.began_at < window
