"""Rows of what is asked beside a password: second factors, recovery codes, half sign-ins."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Mapped, mapped_column, relationship

from mediation.identity.models import Account
from mediation.kernel.base import Base, refers
from mediation.kernel.encryption import Sealed


class SecondFactor(Base):
    """An authenticator that shows a code every half minute; one that was never confirmed opens nothing."""

    __tablename__ = "second_factors"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    account_id: Mapped[UUID] = mapped_column(refers("accounts.id"), index=True)
    secret_sealed: Mapped[bytes | None]
    added_at: Mapped[datetime]
    confirmed_at: Mapped[datetime | None]
    used_at: Mapped[datetime | None]
    last_step: Mapped[int] = mapped_column(default=0)
    """The half minute of the last code taken: no code of it or before is taken again."""
    ended_at: Mapped[datetime | None]

    secret = Sealed()


class RecoveryCode(Base):
    """A code on paper for who has lost the authenticator; good once, kept as a keyed fingerprint."""

    __tablename__ = "recovery_codes"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    account_id: Mapped[UUID] = mapped_column(refers("accounts.id"), index=True)
    code_hash: Mapped[str] = mapped_column(unique=True)
    made_at: Mapped[datetime]
    used_at: Mapped[datetime | None]


class HalfSignIn(Base):
    """A right password that still waits for the second factor; it opens nothing but the page that asks."""

    __tablename__ = "half_sign_ins"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    token_hash: Mapped[str] = mapped_column(unique=True)
    account_id: Mapped[UUID] = mapped_column(refers("accounts.id"), index=True)
    device: Mapped[str]
    started_at: Mapped[datetime]
    until_at: Mapped[datetime]
    used_at: Mapped[datetime | None]

    account: Mapped[Account] = relationship(lazy="joined", innerjoin=True)
