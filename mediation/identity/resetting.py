"""Another password for who has forgotten it: a link for one use, sent to the person's own telephone.

Asking tells nothing of whether there is such an account. The link sets a password and no more: the second
factor is asked at the next sign-in as ever, and a lock runs out by itself, or a telephone in somebody
else's hand would open the account.
"""

from __future__ import annotations

import base64
from collections.abc import Callable
from datetime import timedelta

from sqlalchemy.orm import Session

from mediation.audit.record import Chain, Subject, office_chain, record
from mediation.identity import new_passwords, passwords, queries, second_step, sign_ins
from mediation.identity.messages import send_link, tell
from mediation.identity.models import Account
from mediation.identity.rules import (
    ALIVE_STATES,
    NOBODY,
    RESET_HANDED_LASTS,
    RESET_LASTS,
    RESETS_A_DAY,
    digest_of,
)
from mediation.kernel import attempts, clock, identifiers
from mediation.kernel.actor import Actor, public
from mediation.kernel.database import transaction
from mediation.kernel.errors import NotFound, NotPossible

LinkTo = Callable[[str], str]
"""The whole address of the page that a token opens."""


def ask(session: Session, login: str, link_to: LinkTo) -> None:
    """Send a link to the telephone of this staff account, if it is there, alive and has one.

    Gives and raises nothing that would tell which. An account is sent RESETS_A_DAY links at most.
    """
    with transaction(session):
        account = queries.account_named(session, login, lock=True)
        subject = Subject("account", account.id if account else NOBODY)
        chain = sign_ins.chain_of(sign_ins.acting(session, account)) if account else office_chain(None)
        record(session, public(), "account.reset_asked", subject, chain)
        often = attempts.tried(session, "password_reset", login, timedelta(days=1)).count > RESETS_A_DAY
        if account is None or account.state not in ALIVE_STATES or often or not account.person.phone:
            return
        token = issue(session, public(), account, chain, RESET_LASTS)
        send_link(session, public(), account.person, link_to(token), RESET_LASTS)


def issue(session: Session, actor: Actor, account: Account, chain: Chain, lasts: timedelta) -> str:
    """The token of a new link inside the caller's transaction; one given before is void.

    Raises NotPossible("not_set_yet") before the first password, NotPossible("already_ended").
    """
    if account.state not in ALIVE_STATES:
        raise NotPossible("already_ended" if account.state == "disabled" else "not_set_yet")
    token = base64.urlsafe_b64encode(identifiers.token(actor.stream("password_reset"))).decode().rstrip("=")
    account.reset_hash, account.reset_until = digest_of(token), clock.now() + lasts
    record(session, actor, "account.reset_issued", Subject("account", account.id), chain)
    return token


def issue_by_name(session: Session, actor: Actor, login: str) -> str:
    """The token of a link for who runs the machine, where no other administrator is there to give one.

    Raises NotFound for a sign-in name that is not there, NotPossible as `issue`.
    """
    with transaction(session):
        account = queries.account_named(session, login, lock=True)
        if account is None:
            raise NotFound()
        chain = sign_ins.chain_of(sign_ins.acting(session, account))
        return issue(session, actor, account, chain, RESET_HANDED_LASTS)


def reset(session: Session, token: str, password: str, again: str) -> None:
    """Set the password, end every sign-in, also one that waits for its second factor, and tell the person.

    Raises NotFound when the link is used, over, void or unknown, Invalid for a password that is not taken.
    """
    known = queries.account_resetting(session, digest_of(token))
    if known is None:
        raise NotFound()
    held = new_passwords.held_against(session, known)
    session.rollback()
    session.expunge_all()
    new_passwords.check(held, password, again)
    hashed = passwords.hashed(password)
    with transaction(session):
        account = queries.account_resetting(session, digest_of(token), lock=True)
        if account is None:
            raise NotFound()
        actor = sign_ins.acting(session, account)
        new_passwords.put(session, actor, account, hashed)
        sign_ins.end_all(session, actor, account)
        second_step.void(session, account)
        subject = Subject("account", account.id)
        record(session, actor, "account.password_reset", subject, sign_ins.chain_of(actor))
        tell(session, actor, account.person, "password_changed")
