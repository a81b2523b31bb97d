"""Chains for the audit tests, and a way in past every guard for those who tamper."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from uuid import UUID

from sqlalchemy import Engine, text
from sqlalchemy.orm import Session

from mediation.audit.record import Chain, Subject, compartment_chain, record
from mediation.cli.schema import GUARDED, GUARDS
from mediation.kernel.actor import timer
from mediation.kernel.database import transaction

DISPUTE = UUID(int=7)
CHAIN = compartment_chain(DISPUTE, UUID(int=8))
OTHER = compartment_chain(DISPUTE, UUID(int=9))
SUBJECT = Subject("dispute", DISPUTE)


def append(session: Session, chain: Chain = CHAIN, times: int = 1) -> None:
    """So many entries in one use case."""
    with transaction(session):
        for number in range(times):
            record(session, timer("test"), "dispute.tested", SUBJECT, chain, after={"number": number})


def two_chains(write: Callable[[], Session]) -> None:
    """Five entries in each of two chains."""
    append(write(), CHAIN, 5)
    append(write(), OTHER, 5)


def tamper(engine: Engine, *statements: str) -> None:
    """Do as somebody who holds the database itself: the guards are taken away first."""
    if engine.dialect.name == "sqlite":
        connection = sqlite3.connect(str(engine.url.database))
        for guard in GUARDS["sqlite"]:
            connection.execute(f"DROP TRIGGER {guard}")
        for statement in statements:
            connection.execute(statement)
        connection.commit()
        connection.close()
        return
    with engine.begin() as owner:
        for table in GUARDED:
            owner.execute(text(f"ALTER TABLE {table} DISABLE TRIGGER USER"))
        for statement in statements:
            owner.execute(text(statement))
