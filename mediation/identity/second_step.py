"""Signing in between password and second factor: a half sign-in opens one page, for a few minutes, once."""

from __future__ import annotations

import base64
from dataclasses import dataclass

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from mediation.audit.record import Subject, record
from mediation.identity import factors, passkeys, sign_ins
from mediation.identity.ceremonies import Answer
from mediation.identity.factor_models import HalfSignIn
from mediation.identity.lockout import count_failure, unlock_if_due
from mediation.identity.models import Account
from mediation.identity.passkey_rules import Site
from mediation.identity.rules import HALF_LASTS, digest_of
from mediation.kernel import clock, identifiers
from mediation.kernel.database import transaction
from mediation.kernel.errors import Invalid, NotPossible

ASSURANCE = {"authenticator": "two_factors", "recovery_code": "recovery_code", "passkey": "passkey"}


@dataclass(frozen=True)
class Half:
    """The token of a half sign-in; `enrols` where a second factor has to be set up first."""

    token: str
    enrols: bool


def begin(session: Session, account: Account, device: str, *, enrols: bool) -> Half:
    """Remember a right password inside the caller's transaction; who enrols gets a secret to take in."""
    actor, at = sign_ins.acting(session, account), clock.now()
    stream = actor.stream("half_sign_in")
    token = base64.urlsafe_b64encode(identifiers.token(stream)).decode().rstrip("=")
    row = HalfSignIn(
        id=identifiers.new(stream), token_hash=digest_of(token), account_id=account.id, device=device,
        started_at=at, until_at=at + HALF_LASTS,
    )  # fmt: skip
    session.add(row)
    if enrols:
        factors.begin(session, actor, account)
    chain = sign_ins.chain_of(actor)
    record(session, actor, "account.second_factor_asked", Subject("account", account.id), chain)
    return Half(token, enrols)


def find(session: Session, token: str, *, lock: bool = False) -> HalfSignIn | None:
    """The half sign-in of this token, unless it is spent or over."""
    asked = select(HalfSignIn).where(
        HalfSignIn.token_hash == digest_of(token),
        HalfSignIn.used_at.is_(None),
        HalfSignIn.until_at > clock.now(),
    )
    return session.scalar(asked.with_for_update(of=HalfSignIn) if lock else asked)


def ask_passkey(session: Session, token: str, site: Site | None) -> str:
    """What a passkey has to sign for this half sign-in (JSON), good for three minutes and once.

    Raises NotPossible("sign_in_anew"), NotPossible("no_passkeys_here") where there are none of this site.
    """
    with transaction(session):
        half, account = _in_hand(session, token)
        actor = sign_ins.acting(session, account)
        return passkeys.to_use(session, actor, account, half.id, "sign_in", site)


def finish(session: Session, token: str, shown: str | Answer) -> str:
    """Open the session with a code of the authenticator, a recovery code or the answer of a passkey.

    Gives the token for the cookie. Raises NotPossible("sign_in_anew") when the password was too long ago,
    Invalid(code="wrong_factor") or Invalid(passkey="wrong_passkey") for anything else and for an account
    that is locked or closed by now.
    """
    with transaction(session):
        half, account = _in_hand(session, token)
        opened = _opened(session, half, account, shown)
    if opened is None and isinstance(shown, Answer):
        raise Invalid(passkey="wrong_passkey")
    if opened is None:
        raise Invalid(code="wrong_factor")
    return opened


def _opened(session: Session, half: HalfSignIn, account: Account, shown: str | Answer) -> str | None:
    how = None
    if account.state == "active":
        actor = sign_ins.acting(session, account)
        if isinstance(shown, Answer):
            how = passkeys.fits(session, actor, account, half.id, "sign_in", shown)
        else:
            how = factors.fits(session, actor, account, shown)
    if how is None:
        count_failure(session, account, "account.second_factor_failed")
        return None
    return _whole(session, half, account, ASSURANCE[how])


def enrol(session: Session, token: str, code: str) -> tuple[str, list[str]]:
    """Take the authenticator on and open the session; gives its token and the recovery codes, told once.

    Raises NotPossible("sign_in_anew"), Invalid(code="wrong_enrolment").
    """
    with transaction(session):
        half, account = _in_hand(session, token)
        if account.state != "active" or factors.asked(session, account.id):
            raise NotPossible("sign_in_anew")
        codes = factors.confirm(session, sign_ins.acting(session, account), account, code)
        if codes is None:
            raise Invalid(code="wrong_enrolment")
        return _whole(session, half, account, "two_factors"), codes


def void(session: Session, account: Account) -> None:
    """End every sign-in that waits for its second factor: its password is another one now."""
    session.execute(
        update(HalfSignIn)
        .where(HalfSignIn.account_id == account.id, HalfSignIn.used_at.is_(None))
        .values(used_at=clock.now())
    )


def _in_hand(session: Session, token: str) -> tuple[HalfSignIn, Account]:
    half = find(session, token, lock=True)
    if half is None:
        raise NotPossible("sign_in_anew")
    account = session.get_one(
        Account, half.account_id, with_for_update={"of": Account}, populate_existing=True
    )
    unlock_if_due(session, account)
    return half, account


def _whole(session: Session, half: HalfSignIn, account: Account, assurance: str) -> str:
    half.used_at, account.failures = clock.now(), 0
    return sign_ins.begin(session, account, half.device, assurance)
