"""What has done its work is removed after a while: messages that left, codes, challenges, half sign-ins.

What was removed is told by nothing else: that a message left is in no case's record, and a used code opens
nothing. The audit log, messages that were given up, and everything of a case stay.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from sqlalchemy import ColumnElement, delete, select
from sqlalchemy.orm import Session

from mediation.identity.factor_models import HalfSignIn
from mediation.identity.models import OneTimeCode
from mediation.identity.passkey_models import PasskeyChallenge
from mediation.kernel import clock
from mediation.kernel.database import transaction
from mediation.kernel.outbox import OutboxMessage

KEPT_DAYS = 30
"""How long they are kept unless the configuration says otherwise."""
LEAST_DAYS = 2
"""Less would forget within a day what counts the codes sent on it, or what a step back asks of messages."""
AT_A_TIME = 1000
"""Rows of one table removed in one transaction, so that nobody waits long behind it."""
MOST_TURNS = 20
"""Transactions for one table in one run; the rest waits for the next minute."""


def tidy(session: Session, days: int = KEPT_DAYS) -> int:
    """Remove what is older than so many days, at least `LEAST_DAYS`; gives how many rows.

    Each thousand in a transaction of its own. May be run at any time, again.
    """
    before = clock.now() - timedelta(days=max(days, LEAST_DAYS))
    return sum(_clear(session, table, old) for table, old in _over(before).items())


def _over(before: Any) -> Mapping[Any, ColumnElement[bool]]:
    """Table → what of it has done its work."""
    left = OutboxMessage.state.in_(("sent", "withdrawn"))
    return {
        OutboxMessage: (OutboxMessage.due_at < before) & left,
        OneTimeCode: OneTimeCode.until_at < before,
        PasskeyChallenge: PasskeyChallenge.until_at < before,
        HalfSignIn: HalfSignIn.until_at < before,
    }


def _clear(session: Session, table: Any, old: ColumnElement[bool]) -> int:
    done = 0
    for _turn in range(MOST_TURNS):
        gone = _clear_some(session, table, old)
        done += gone
        if gone < AT_A_TIME:
            break
    return done


def _clear_some(session: Session, table: Any, old: ColumnElement[bool]) -> int:
    """Looked for without the lock of writers first: most runs find nothing."""
    some = list(session.scalars(select(table.id).where(old).limit(AT_A_TIME)))
    session.rollback()
    if not some:
        return 0
    with transaction(session):
        found: Any = session.execute(delete(table).where(table.id.in_(some), old))
        return int(found.rowcount)
