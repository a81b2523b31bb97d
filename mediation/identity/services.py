"""Use cases of one's own account: sign in with a password, sign out, sessions, password, language."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy.orm import Session

from mediation.audit.record import Subject, office_chain, record
from mediation.identity import factors, new_passwords, passwords, queries, second_step, sign_ins
from mediation.identity.lockout import count_failure, unlock_if_due
from mediation.identity.messages import tell
from mediation.identity.models import Account, SignInSession
from mediation.identity.rules import NOBODY, digest_of
from mediation.identity.second_step import Half
from mediation.identity.standards import standards
from mediation.identity.standing import must_stand
from mediation.kernel.actor import Actor, public
from mediation.kernel.database import transaction
from mediation.kernel.errors import Invalid, NotFound
from mediation.lifecycle.move import move
from workflows.account import ACCOUNT


def sign_in(session: Session, name: str, password: str, device: str) -> str | Half:
    """Open a session of a staff account; gives the token for the cookie, or the half that waits for more.

    Raises Invalid(password="wrong_sign_in") alike for a wrong password, an unknown name, a
    locked and a disabled account, after the same time.
    """
    known = queries.account_named(session, name)
    right = passwords.fits(password, known.password_hash if known else None)
    session.rollback()
    session.expunge_all()
    with transaction(session):
        account = queries.account_named(session, name, lock=True)
        token = _opened(session, account, right, device)
    if token is None:
        raise Invalid(password="wrong_sign_in")  # noqa: S106 - a code, not a password
    return token


def _opened(session: Session, account: Account | None, right: bool, device: str) -> str | Half | None:
    if account is None:
        record(session, public(), "account.sign_in_failed", Subject("account", NOBODY), office_chain(None))
        return None
    unlock_if_due(session, account)
    if account.state != "active" or not right:
        count_failure(session, account)
        return None
    has_factor = factors.asked(session, account.id)
    if has_factor or standards().second_factor:
        # Failures are forgotten when the second factor was right, too: it cannot be guessed in between.
        return second_step.begin(session, account, device, enrols=not has_factor)
    account.failures = 0
    return sign_ins.begin(session, account, device, "password")


def sign_out(session: Session, actor: Actor) -> None:
    """End the actor's own session on the server."""
    if actor.session_id is None:
        return
    with transaction(session):
        row = session.get(SignInSession, actor.session_id)
        if row is not None and row.ended_at is None:
            sign_ins.end(session, actor, row, "account.signed_out")


def end_session(session: Session, actor: Actor, session_id: UUID) -> None:
    """End one of the actor's own sessions. Raises NotFound for any other."""
    with transaction(session):
        row = session.get(SignInSession, session_id)
        if row is None or row.account_id != actor.account_id:
            raise NotFound()
        if row.ended_at is None:
            sign_ins.end(session, actor, row)


def end_other_sessions(session: Session, actor: Actor) -> int:
    """End all of the actor's sessions but the present one; gives how many."""
    with transaction(session):
        return sign_ins.end_all(session, actor, session.get_one(Account, actor.account_id))


def touch(session: Session, session_id: UUID) -> None:
    """Note that a session is in use; at most once a minute, by whoever reads sign-ins."""
    with transaction(session):
        sign_ins.note_use(session, session_id)


def choose_language(session: Session, actor: Actor, language: str) -> None:
    """Keep the language a person chose."""
    with transaction(session):
        queries.person(session, actor.person_id or NOBODY).language = language


def accept_invitation(session: Session, token: str, password: str, again: str) -> str:
    """Set the first password; gives the sign-in name.

    Raises NotFound when the link is used, over or unknown, Invalid for a password that is not taken.
    """
    known = queries.account_invited(session, digest_of(token))
    if known is None:
        raise NotFound()
    hashed = _checked(session, known, password, again)
    with transaction(session):
        account = queries.account_invited(session, digest_of(token), lock=True)
        if account is None:
            raise NotFound()
        actor = sign_ins.acting(session, account)
        new_passwords.put(session, actor, account, hashed)
        account.invite_hash = account.invite_until = None
        move(session, account, ACCOUNT, "activate", actor=actor, chain=sign_ins.chain_of(actor))
        return account.name or ""


def change_password(session: Session, actor: Actor, old: str, new: str, again: str) -> None:
    """Set another password, end every other session and tell the person. Raises Invalid."""
    known = session.get_one(Account, actor.account_id)
    kept = known.password_hash
    if not passwords.fits(old, kept):
        raise Invalid(old="wrong_password")
    hashed = _checked(session, known, new, again)
    with transaction(session):
        must_stand(session, actor)
        account = session.get_one(
            Account, actor.account_id, with_for_update={"of": Account}, populate_existing=True
        )
        if account.password_hash != kept:  # somebody else was quicker: what was typed is the old one no more
            raise Invalid(old="wrong_password")
        new_passwords.put(session, actor, account, hashed)
        sign_ins.end_all(session, actor, account)
        second_step.void(session, account)
        subject = Subject("account", account.id)
        record(session, actor, "account.password_changed", subject, sign_ins.chain_of(actor))
        tell(session, actor, account.person, "password_changed")


def _checked(session: Session, account: Account, password: str, again: str) -> str:
    """The hash of a password that may be taken. Slow, so nothing is held open meanwhile. Raises Invalid."""
    held = new_passwords.held_against(session, account)
    session.rollback()
    session.expunge_all()
    new_passwords.check(held, password, again)
    return passwords.hashed(password)
