"""How often something was tried, counted in the database: a limit holds for all processes together."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import case, delete, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Mapped, Session, mapped_column

from mediation.kernel import clock
from mediation.kernel.base import Base
from mediation.kernel.encryption import blind_index

KEPT = timedelta(days=2)
"""No window is longer: what began before then counts for nothing any more."""


class Attempts(Base):
    """How often something was tried in the window at hand; of the thing only a fingerprint."""

    __tablename__ = "attempts"

    key: Mapped[str] = mapped_column(primary_key=True)
    began_at: Mapped[datetime]
    count: Mapped[int]


@dataclass(frozen=True)
class Tried:
    """How often, this time included, and when the window ends."""

    count: int
    until: datetime


def tried(session: Session, purpose: str, what: str, window: timedelta) -> Tried:
    """Count one try, in one statement: of any number at once each is told another count."""
    now, fresh = clock.now(), clock.now() - window
    over = Attempts.began_at <= fresh
    row = {"key": _key(purpose, what), "began_at": now, "count": 1}
    counted = (
        _insert(session)
        .values(row)
        .on_conflict_do_update(
            index_elements=[Attempts.key],
            set_={
                "count": case((over, 1), else_=Attempts.count + 1),
                "began_at": case((over, now), else_=Attempts.began_at),
            },
        )
        .returning(Attempts.count, Attempts.began_at)
    )
    count, began_at = session.execute(counted).one()
    return Tried(count, began_at + window)


def failed(session: Session, purpose: str, what: str, window: timedelta) -> None:
    """Count one wrong try."""
    tried(session, purpose, what, window)


def give_back(session: Session, purpose: str, what: str) -> None:
    """Take one try back that was counted before it was known to be right."""
    session.execute(
        update(Attempts)
        .where(Attempts.key == _key(purpose, what), Attempts.count > 0)
        .values(count=Attempts.count - 1)
    )


def exhausted(session: Session, purpose: str, what: str, most: int, window: timedelta) -> bool:
    """Whether a thing was tried wrongly so often that it has to wait for the window's end."""
    row = session.get(Attempts, _key(purpose, what))
    return row is not None and row.count >= most and clock.now() - row.began_at < window


def forget(session: Session) -> int:
    """Delete what counts for nothing any more, in the caller's transaction; gives how many rows."""
    done: Any = session.execute(delete(Attempts).where(Attempts.began_at < clock.now() - KEPT))
    return int(done.rowcount)


def _key(purpose: str, what: str) -> str:
    return blind_index(what, f"attempts|{purpose}")


def _insert(session: Session) -> Any:
    name = session.get_bind().dialect.name
    return postgresql.insert(Attempts) if name == "postgresql" else sqlite.insert(Attempts)
