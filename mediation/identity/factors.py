"""Second factors and recovery codes inside the caller's transaction, each change with its audit entry."""

from __future__ import annotations

import base64
from hmac import compare_digest
from uuid import UUID

import pyotp
from sqlalchemy import Select, select, update
from sqlalchemy.orm import Session

from mediation.audit.record import Chain, Subject, record
from mediation.identity import passkeys, sign_ins
from mediation.identity.factor_models import RecoveryCode, SecondFactor
from mediation.identity.models import Account
from mediation.identity.rules import RECOVERY_CODES, code_steps
from mediation.kernel import clock, identifiers
from mediation.kernel.actor import Actor
from mediation.kernel.encryption import blind_index

ISSUER = "劳动争议调解"
_SECRET_BYTES = 20


def of(session: Session, account_id: UUID) -> SecondFactor | None:
    """The authenticator of an account that is asked at signing in."""
    return session.scalar(_open(account_id).where(SecondFactor.confirmed_at.is_not(None)))


def asked(session: Session, account_id: UUID) -> bool:
    """Whether a password alone does not open the account: there is an authenticator or a passkey."""
    return of(session, account_id) is not None or bool(passkeys.of(session, account_id))


def waiting(session: Session, account_id: UUID) -> SecondFactor | None:
    """An authenticator that was begun and not confirmed yet."""
    return session.scalar(_open(account_id).where(SecondFactor.confirmed_at.is_(None)))


def begin(session: Session, actor: Actor, account: Account) -> SecondFactor:
    """A new secret to be taken into an authenticator; one that was begun before is void."""
    before = waiting(session, account.id)
    if before is not None:
        _end(before)
    stream = actor.stream("second_factor")
    row = SecondFactor(id=identifiers.new(stream), account_id=account.id, added_at=clock.now(), last_step=0)
    row.secret = base64.b32encode(identifiers.token(stream, _SECRET_BYTES)).decode()
    session.add(row)
    return row


def address_of(row: SecondFactor, account: Account) -> str:
    """What stands in the picture that an authenticator reads (the Key URI format)."""
    return pyotp.TOTP(row.secret).provisioning_uri(name=account.name or "", issuer_name=ISSUER)


def confirm(session: Session, actor: Actor, account: Account, code: str) -> list[str] | None:
    """Take the begun authenticator in place of any other; gives the new recovery codes, told once.

    None where the code is not one of its own.
    """
    row = waiting(session, account.id)
    if row is None or not _takes(row, code):
        return None
    former = of(session, account.id)
    if former is not None:
        _end(former)
    row.confirmed_at = clock.now()
    subject, chain = Subject("second_factor", row.id), sign_ins.chain_of(actor)
    record(session, actor, "account.factor_added", subject, chain)
    return make_recovery_codes(session, actor, account)


def fits(session: Session, actor: Actor, account: Account, code: str) -> str | None:
    """Spend a code of the authenticator or a recovery code; says which it was, None for neither.

    The account's row must be locked: of one code sent twice at once only one is taken.
    """
    row = of(session, account.id)
    if row is not None and _takes(row, code):
        return "authenticator"
    return "recovery_code" if _spend(session, actor, account, code) else None


def end(session: Session, actor: Actor, account: Account, verb: str, chain: Chain) -> bool:
    """Take the authenticator away, with the last factor the codes, too; says whether there was one."""
    rows = [row for row in (of(session, account.id), waiting(session, account.id)) if row is not None]
    for row in rows:
        _end(row)
    if not passkeys.of(session, account.id):
        void_codes(session, account)
    if rows:
        record(session, actor, verb, Subject("second_factor", rows[0].id), chain)
    return bool(rows)


def end_all(session: Session, actor: Actor, account: Account, chain: Chain) -> bool:
    """Take passkeys, authenticator and recovery codes away; says whether there were any."""
    keys = passkeys.of(session, account.id)
    for key in keys:
        passkeys.end(session, actor, key, chain)
    if end(session, actor, account, "account.factor_reset", chain):
        return True
    if keys:
        record(session, actor, "account.factor_reset", Subject("account", account.id), chain)
    return bool(keys)


def make_recovery_codes(session: Session, actor: Actor, account: Account) -> list[str]:
    """New codes in the place of all before; the store keeps fingerprints."""
    void_codes(session, account)
    stream, at = actor.stream("recovery_codes"), clock.now()
    codes = [identifiers.code(stream) for _ in range(RECOVERY_CODES)]
    session.add_all(
        RecoveryCode(
            id=identifiers.new(stream), account_id=account.id, code_hash=_print(account, code), made_at=at
        )
        for code in codes
    )
    subject, chain = Subject("account", account.id), sign_ins.chain_of(actor)
    record(session, actor, "account.recovery_codes_made", subject, chain)
    return ["-".join(code[place : place + 4] for place in range(0, len(code), 4)) for code in codes]


def _takes(row: SecondFactor, code: str) -> bool:
    """Whether the code is of this half minute or one beside it, and later than the last one taken."""
    known = pyotp.TOTP(row.secret or "")
    for step in code_steps(clock.now()):
        if step > row.last_step and compare_digest(known.generate_otp(step), code):
            row.last_step, row.used_at = step, clock.now()
            return True
    return False


def _spend(session: Session, actor: Actor, account: Account, code: str) -> bool:
    row = session.scalar(
        select(RecoveryCode).where(
            RecoveryCode.code_hash == _print(account, code), RecoveryCode.used_at.is_(None)
        )
    )
    if row is None:
        return False
    row.used_at = clock.now()
    record(
        session, actor, "account.recovery_code_used", Subject("recovery_code", row.id),
        sign_ins.chain_of(actor),
    )  # fmt: skip
    return True


def void_codes(session: Session, account: Account) -> None:
    """Take no recovery code of before any more."""
    session.execute(
        update(RecoveryCode)
        .where(RecoveryCode.account_id == account.id, RecoveryCode.used_at.is_(None))
        .values(used_at=clock.now())
    )


def _end(row: SecondFactor) -> None:
    row.ended_at, row.secret = clock.now(), None


def _open(account_id: UUID) -> Select[SecondFactor]:
    return select(SecondFactor).where(SecondFactor.account_id == account_id, SecondFactor.ended_at.is_(None))


def _print(account: Account, code: str) -> str:
    return blind_index(f"{account.id}|{code}", "recovery_code")
