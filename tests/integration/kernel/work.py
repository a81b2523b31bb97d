"""What other processes do in the tests of the kernel: it must stand in a module to be sent there."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import Engine, create_engine, select
from sqlalchemy.orm import Session

from mediation.kernel.database import CaseSession, transaction
from mediation.kernel.idempotency import IdempotencyKey, Once, once, remember

AT = datetime(2026, 11, 2, tzinfo=UTC)


def start_counting(session: Session) -> None:
    """One row whose `result` is a number."""
    with transaction(session):
        session.add(IdempotencyKey(key="counter", digest="", result="0", at=AT))


def count_on(engine: Engine, times: int) -> int:
    """Read, add one, write: what loses updates without the right locks."""
    for _ in range(times):
        with transaction(CaseSession(engine)) as session:
            counter = select(IdempotencyKey).where(IdempotencyKey.key == "counter").with_for_update()
            row = session.scalars(counter).one()
            row.result = str(int(row.result or "0") + 1)
        session.close()
    return times


def count_in_a_process(_number: int, url: str, times: int) -> int:
    """`count_on` with an engine of the process's own."""
    engine = create_engine(url)
    try:
        return count_on(engine, times)
    finally:
        engine.dispose()


def act_once(engine: Engine, form: Once, name: str) -> str:
    """A use case with one effect: a row named after the actor."""
    with once(form), transaction(CaseSession(engine)) as session:
        session.add(IdempotencyKey(key=f"effect of {name}", digest="", result=None, at=AT))
        remember(session, name)
    session.close()
    return name
