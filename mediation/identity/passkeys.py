"""Passkeys inside the caller's transaction: asked for, added, used and ended, each with its audit entry."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from mediation.audit.record import Chain, Subject, record
from mediation.identity import ceremonies, sign_ins
from mediation.identity.ceremonies import Answer, NewKey, NotProven
from mediation.identity.models import Account
from mediation.identity.passkey_models import Passkey, PasskeyChallenge
from mediation.identity.passkey_rules import CHALLENGE_LASTS, Site, counter_went_back
from mediation.kernel import clock, identifiers
from mediation.kernel.actor import Actor
from mediation.kernel.errors import NotPossible

_CHALLENGE_BYTES = 32


class _NotTaken(Exception):
    """An answer that is refused; the log keeps why, and of which passkey where that is known."""

    def __init__(self, why: str, row: Passkey | None = None) -> None:
        super().__init__(why)
        self.why, self.row = why, row


def of(session: Session, account_id: UUID, site: str | None = None) -> Sequence[Passkey]:
    """The passkeys of an account in the order they were added; of one `site` where it is named."""
    asked = select(Passkey).where(Passkey.account_id == account_id, Passkey.ended_at.is_(None))
    if site is not None:
        asked = asked.where(Passkey.site == site)
    return session.scalars(asked.order_by(Passkey.added_at, Passkey.id)).all()


def ask(session: Session, actor: Actor, account: Account, holder: UUID, purpose: str) -> bytes:
    """A new challenge in the place of the one before. The account's row must be locked."""
    stream, until = actor.stream("passkey"), clock.now() + CHALLENGE_LASTS
    challenge = identifiers.token(stream, _CHALLENGE_BYTES)
    row = _asked(session, holder, purpose)
    if row is None:
        session.add(PasskeyChallenge(
            id=identifiers.new(stream), holder_id=holder, purpose=purpose, account_id=account.id,
            challenge=challenge, until_at=until,
        ))  # fmt: skip
    else:
        row.challenge, row.until_at, row.used_at = challenge, until, None
    return challenge


def to_use(
    session: Session, actor: Actor, account: Account, holder: UUID, purpose: str, site: Site | None
) -> str:
    """What the passkeys of an account that were made on this site have to sign (JSON).

    The account's row must be locked. Raises NotPossible("no_passkeys_here") where there are none.
    """
    rows = of(session, account.id, site.name) if site else ()
    if site is None or not rows:
        raise NotPossible("no_passkeys_here")
    challenge = ask(session, actor, account, holder, purpose)
    return ceremonies.to_use(site, challenge, [row.credential_id for row in rows])


def add(session: Session, actor: Actor, account: Account, name: str, answer: Answer) -> Passkey | None:
    """Take on the passkey that was just made in the actor's session; None where it does not prove itself."""
    try:
        key = _made(session, account, actor.session_id, answer)
    except _NotTaken as refusal:
        _tell(session, actor, account, refusal)
        return None
    row = Passkey(
        id=identifiers.new(actor.stream("passkey")), account_id=account.id, name=name, site=answer.site.name,
        credential_id=key.credential_id, public_key=key.public_key, sign_count=key.sign_count,
        added_at=clock.now(),
    )  # fmt: skip
    session.add(row)
    subject, chain = Subject("passkey", row.id), sign_ins.chain_of(actor)
    record(session, actor, "account.passkey_added", subject, chain, after={"passkey": name})
    return row


def fits(
    session: Session, actor: Actor, account: Account, holder: UUID | None, purpose: str, answer: Answer
) -> str | None:
    """Spend the challenge on this answer; gives "passkey", or None, and the log says why.

    The account's row must be locked: of one answer sent twice at once only one is taken.
    """
    try:
        row, told = _proven(session, account, _spend(session, account, holder, purpose), answer)
    except _NotTaken as refusal:
        _tell(session, actor, account, refusal)
        return None
    row.sign_count, row.used_at = told, clock.now()
    subject, chain = Subject("passkey", row.id), sign_ins.chain_of(actor)
    record(session, actor, "account.passkey_used", subject, chain, after={"passkey": row.name})
    return "passkey"


def end(session: Session, actor: Actor, row: Passkey, chain: Chain) -> None:
    """Ask for this passkey no more."""
    row.ended_at = clock.now()
    subject = Subject("passkey", row.id)
    record(session, actor, "account.passkey_removed", subject, chain, before={"passkey": row.name})


def _made(session: Session, account: Account, holder: UUID | None, answer: Answer) -> NewKey:
    challenge = _spend(session, account, holder, "add")
    try:
        key = ceremonies.made(answer, challenge)
    except NotProven:
        raise _NotTaken("not_proven") from None
    if session.scalar(select(Passkey.id).where(Passkey.credential_id == key.credential_id)) is not None:
        raise _NotTaken("known_key")
    return key


def _proven(session: Session, account: Account, challenge: bytes, answer: Answer) -> tuple[Passkey, int]:
    """The passkey that answered, and what its counter tells."""
    row = _named(session, account, answer)
    if row is None:
        raise _NotTaken("unknown_key")
    try:
        told = ceremonies.used(answer, challenge, row.public_key)
    except NotProven:
        raise _NotTaken("not_proven", row) from None
    if counter_went_back(row.sign_count, told):
        raise _NotTaken("counter_back", row)
    return row, told


def _named(session: Session, account: Account, answer: Answer) -> Passkey | None:
    """The account's own passkey that the answer names; that of somebody else is none."""
    try:
        named = ceremonies.key_named(answer)
    except NotProven:
        return None
    return session.scalar(
        select(Passkey).where(
            Passkey.credential_id == named, Passkey.account_id == account.id, Passkey.ended_at.is_(None)
        )
    )


def _asked(session: Session, holder: UUID, purpose: str) -> PasskeyChallenge | None:
    return session.scalar(
        select(PasskeyChallenge).where(
            PasskeyChallenge.holder_id == holder, PasskeyChallenge.purpose == purpose
        )
    )


def _spend(session: Session, account: Account, holder: UUID | None, purpose: str) -> bytes:
    """The challenge at hand, good no more whatever came back. Late or a second time there is none."""
    row = _asked(session, holder, purpose) if holder else None
    if row is None or row.used_at is not None or row.account_id != account.id:
        raise _NotTaken("challenge_over")
    row.used_at = clock.now()
    if row.until_at <= clock.now():
        raise _NotTaken("challenge_over")
    return row.challenge


def _tell(session: Session, actor: Actor, account: Account, refusal: _NotTaken) -> None:
    row = refusal.row
    subject = Subject("passkey", row.id) if row is not None else Subject("account", account.id)
    record(
        session, actor, "account.passkey_refused", subject, sign_ins.chain_of(actor),
        after={"passkey_refused": refusal.why},
    )  # fmt: skip
