"""Wrong passwords and codes lock an account for a while: counted in its row, over all processes."""

from __future__ import annotations

from sqlalchemy.orm import Session

from mediation.audit.record import Subject, record
from mediation.identity import sign_ins
from mediation.identity.models import Account
from mediation.identity.rules import LOCKED_FOR, MOST_FAILURES, locked
from mediation.kernel import clock
from mediation.kernel.actor import public, timer
from mediation.lifecycle.move import move
from workflows.account import ACCOUNT

LOCK = timer("sign_in_lock")


def unlock_if_due(session: Session, account: Account) -> None:
    """Open an account whose lock has run out."""
    if account.state == "locked" and not locked(account.locked_until, clock.now()):
        chain = sign_ins.chain_of(sign_ins.acting(session, account))
        move(session, account, ACCOUNT, "unlock", actor=LOCK, chain=chain)
        account.failures, account.locked_until = 0, None


def count_failure(session: Session, account: Account, verb: str = "account.sign_in_failed") -> None:
    """Count one wrong try of a locked row, and lock the account at the last one allowed."""
    chain = sign_ins.chain_of(sign_ins.acting(session, account))
    record(session, public(), verb, Subject("account", account.id), chain)
    if account.state != "active":
        return
    account.failures += 1
    if account.failures >= MOST_FAILURES:
        account.locked_until = clock.now() + LOCKED_FOR
        move(session, account, ACCOUNT, "lock", actor=LOCK, chain=chain)
