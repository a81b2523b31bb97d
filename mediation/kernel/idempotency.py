"""The same form sent twice changes things once: its key is claimed in the act's own transaction."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import bindparam, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Mapped, Session, mapped_column

from mediation.kernel import clock
from mediation.kernel.base import Base
from mediation.kernel.errors import NotPossible, Repeated


@dataclass(frozen=True)
class Once:
    """The key of one rendered form and the digest of what was typed into it."""

    key: str
    digest: str


_offered: ContextVar[Once | None] = ContextVar("once", default=None)


class IdempotencyKey(Base):
    """A form that was acted on; written in the transaction of the act itself."""

    __tablename__ = "idempotency_keys"

    key: Mapped[str] = mapped_column(primary_key=True)
    digest: Mapped[str]
    result: Mapped[str | None]
    at: Mapped[datetime]


@contextmanager
def once(offered: Once | None) -> Iterator[None]:
    """The use case called inside the block acts at most once for this form."""
    token = _offered.set(offered)
    try:
        yield
    finally:
        _offered.reset(token)


def claim(session: Session) -> None:
    """Take the key of the form at hand, if one was offered.

    Raises Repeated when the same form was acted on before, NotPossible("form_changed") when
    its key comes back with another body.
    """
    form = _offered.get()
    if form is None:
        return
    row = {"key": form.key, "digest": form.digest, "at": clock.now()}
    # Asked by RETURNING: on PostgreSQL the row count of such an insert is not told.
    if session.execute(_insert_quietly(session.get_bind().dialect.name), row).first():
        return
    found = session.execute(
        select(IdempotencyKey.digest, IdempotencyKey.result).where(IdempotencyKey.key == form.key)
    ).one()
    if found.digest != form.digest:
        raise NotPossible("form_changed")
    raise Repeated(found.result)


def remember(session: Session, result: str) -> None:
    """Keep what the act gave, for a second sending of the same form."""
    form = _offered.get()
    if form is not None:
        session.execute(_remembering(), {"acted_on": form.key, "gave": result})


@cache
def _insert_quietly(dialect: str) -> Any:
    insert = postgresql.insert if dialect == "postgresql" else sqlite.insert
    keys: Any = IdempotencyKey.__table__
    return insert(keys).on_conflict_do_nothing().returning(keys.c.key)


@cache
def _remembering() -> Any:
    keys: Any = IdempotencyKey.__table__
    return update(keys).where(keys.c.key == bindparam("acted_on")).values(result=bindparam("gave"))
