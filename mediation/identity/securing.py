"""Use cases of one's own account's safety: showing who one is, authenticator, recovery codes."""

from __future__ import annotations

from sqlalchemy.orm import Session

from mediation.audit.record import Subject, record
from mediation.identity import factors, passkeys, passwords, sign_ins
from mediation.identity.ceremonies import Answer
from mediation.identity.lockout import count_failure, unlock_if_due
from mediation.identity.messages import tell
from mediation.identity.models import Account, SignInSession
from mediation.identity.passkey_rules import may_end
from mediation.identity.standards import standards
from mediation.identity.standing import must_stand
from mediation.kernel import clock
from mediation.kernel.actor import Actor
from mediation.kernel.database import transaction
from mediation.kernel.errors import Invalid, NotFound, NotPossible


def confirm(session: Session, actor: Actor, password: str, factor: str | Answer) -> None:
    """Show again who one is, before what cannot be taken back; the session at hand is fresh from now on.

    Raises NotFound for who signs in by telephone, Invalid(password="wrong_confirmation") alike for
    a wrong password, a wrong code or passkey and a locked account. Wrong tries count as at signing in.
    """
    known = session.get(Account, actor.account_id)
    if known is None or known.kind != "staff":
        raise NotFound()
    right = passwords.fits(password, known.password_hash)
    session.rollback()
    session.expunge_all()
    with transaction(session):
        must_stand(session, actor)
        shown = _shown(session, actor, right, factor)
    if not shown:
        raise Invalid(password="wrong_confirmation")  # noqa: S106 - a code, not a password


def _shown(session: Session, actor: Actor, right: bool, factor: str | Answer) -> bool:
    account = own_locked(session, actor)
    unlock_if_due(session, account)
    right = right and account.state == "active"
    if not right or not _has_factor(session, actor, account, factor):
        count_failure(session, account, "account.confirmation_failed")
        return False
    account.failures = 0
    row = session.get_one(SignInSession, actor.session_id)
    row.confirmed_at = row.seen_at = clock.now()
    subject = Subject("sign_in_session", row.id)
    record(session, actor, "account.confirmed", subject, sign_ins.chain_of(actor))
    return True


def _has_factor(session: Session, actor: Actor, account: Account, factor: str | Answer) -> bool:
    if isinstance(factor, Answer):
        return passkeys.fits(session, actor, account, actor.session_id, "confirm", factor) is not None
    asked = factors.asked(session, account.id)
    return not asked or factors.fits(session, actor, account, factor) is not None


def begin_factor(session: Session, actor: Actor) -> None:
    """Make a secret for an authenticator; it counts once a code of it was given."""
    with transaction(session):
        must_stand(session, actor)
        factors.begin(session, actor, own_locked(session, actor))


def take_factor(session: Session, actor: Actor, code: str) -> list[str]:
    """Take the authenticator in place of the one before, and end every other session.

    Gives the recovery codes, told once. Raises Invalid(code="wrong_enrolment").
    """
    with transaction(session):
        must_stand(session, actor)
        account = own_locked(session, actor)
        codes = factors.confirm(session, actor, account, code)
        if codes is None:
            raise Invalid(code="wrong_enrolment")
        sign_ins.end_all(session, actor, account)
        tell(session, actor, account.person, "factor_added")
        return codes


def remove_factor(session: Session, actor: Actor) -> None:
    """Sign in without the authenticator from now on, and end every other session.

    Raises NotPossible("factor_required") where staff need one and have no passkey,
    NotPossible("no_factor").
    """
    with transaction(session):
        must_stand(session, actor)
        account = own_locked(session, actor)
        if not may_end(standards().second_factor, len(passkeys.of(session, account.id))):
            raise NotPossible("factor_required")
        if not factors.end(session, actor, account, "account.factor_removed", sign_ins.chain_of(actor)):
            raise NotPossible("no_factor")
        sign_ins.end_all(session, actor, account)
        tell(session, actor, account.person, "factor_removed")


def renew_recovery_codes(session: Session, actor: Actor) -> list[str]:
    """Other recovery codes, told once; those before are void. Raises NotPossible("no_factor")."""
    with transaction(session):
        must_stand(session, actor)
        account = own_locked(session, actor)
        if not factors.asked(session, account.id):
            raise NotPossible("no_factor")
        return factors.make_recovery_codes(session, actor, account)


def own_locked(session: Session, actor: Actor) -> Account:
    """The actor's own staff account, its row locked. Raises NotFound for who signs in by telephone."""
    account = session.get(Account, actor.account_id, with_for_update={"of": Account}, populate_existing=True)
    if account is None or account.kind != "staff":
        raise NotFound()
    return account
