"""One-time codes to a phone: issued and used inside the caller's transaction, kept as keyed fingerprints."""

from __future__ import annotations

import hmac

from sqlalchemy import select
from sqlalchemy.orm import Session

from mediation.audit.record import Subject, office_chain, record
from mediation.identity.models import OneTimeCode
from mediation.identity.rules import CODE_ATTEMPTS, CODE_LASTS, CODES_A_DAY, may_send_code
from mediation.kernel import clock, identifiers, outbox
from mediation.kernel.actor import Actor
from mediation.kernel.encryption import blind_index

TEXT = (
    "【劳动争议调解】验证码 {code}，{minutes} 分钟内有效，请勿告诉他人。"
    "Your code is {code}, valid for {minutes} minutes."
)


def issue(session: Session, actor: Actor, phone: str, purpose: str) -> bool:
    """Send a code to the phone unless one was sent within a minute or too many today; says whether it did.

    A page must look the same either way.
    """
    index = blind_index(phone, "phone")
    row = _row(session, index, purpose)
    if not _may_send(session, index, row):
        return False
    stream = f"phone|{index}|{purpose}"
    code, at = identifiers.digits(stream), clock.now()
    if row is None:
        row = OneTimeCode(
            id=identifiers.new(stream), phone_index=index, purpose=purpose, sent_today=0, sent_at=at
        )
        session.add(row)
    row.sent_today = _sent_on_the_day_of(row) + 1
    row.sent_at, row.until_at, row.attempts, row.used_at = at, at + CODE_LASTS, 0, None
    row.code_hash = _fingerprint(index, purpose, code)
    minutes = int(CODE_LASTS.total_seconds() // 60)
    outbox.enqueue(session, stream, "sms", phone, TEXT.format(code=code, minutes=minutes))
    record(session, actor, "code.sent", Subject("one_time_code", row.id), office_chain(None))
    return True


def use(session: Session, actor: Actor, phone: str, purpose: str, code: str) -> bool:
    """Spend the code; says whether it was the right one, in time.

    Commit in either case: a wrong try counts only when its row is written.
    """
    index = blind_index(phone, "phone")
    row = _row(session, index, purpose)
    if row is None:
        return False
    alive = row.used_at is None and row.until_at > clock.now() and row.attempts < CODE_ATTEMPTS
    right = alive and hmac.compare_digest(row.code_hash, _fingerprint(index, purpose, code.strip()))
    if right:
        row.used_at = clock.now()
    else:
        row.attempts += 1
        record(session, actor, "code.failed", Subject("one_time_code", row.id), office_chain(None))
    return right


def _row(session: Session, index: str, purpose: str) -> OneTimeCode | None:
    return session.scalar(
        select(OneTimeCode)
        .where(OneTimeCode.phone_index == index, OneTimeCode.purpose == purpose)
        .with_for_update()
    )


def _may_send(session: Session, index: str, row: OneTimeCode | None) -> bool:
    every = session.scalars(select(OneTimeCode).where(OneTimeCode.phone_index == index))
    sent_today = sum(_sent_on_the_day_of(each) for each in every)
    return sent_today < CODES_A_DAY and may_send_code(row.sent_at if row else None, sent_today, clock.now())


def _sent_on_the_day_of(row: OneTimeCode) -> int:
    return row.sent_today if clock.day_of(row.sent_at) == clock.today() else 0


def _fingerprint(index: str, purpose: str, code: str) -> str:
    return blind_index(f"{index}|{purpose}|{code}", "one_time_code")
