"""Rows of passkeys: the public half of a key that never leaves its device, and what it was asked to sign."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from mediation.kernel.base import Base, refers


class Passkey(Base):
    """A passkey of an account; nothing in this row opens anything by itself."""

    __tablename__ = "passkeys"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    account_id: Mapped[UUID] = mapped_column(refers("accounts.id"), index=True)
    name: Mapped[str]
    """What its owner calls it."""
    site: Mapped[str]
    """The name of the host it was made on; on any other the browser does not offer it."""
    credential_id: Mapped[bytes] = mapped_column(unique=True)
    public_key: Mapped[bytes]
    sign_count: Mapped[int]
    """What its counter last told; 0 throughout where the device does not count."""
    added_at: Mapped[datetime]
    used_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]


class PasskeyChallenge(Base):
    """What a passkey is to sign; one for each purpose of a half sign-in or a session, the newest only."""

    __tablename__ = "passkey_challenges"
    __table_args__ = (UniqueConstraint("holder_id", "purpose"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    holder_id: Mapped[UUID]
    """The half sign-in or the session that asked; in no other it is good."""
    purpose: Mapped[str]
    """`add`, `sign_in` or `confirm`."""
    account_id: Mapped[UUID] = mapped_column(refers("accounts.id"), index=True)
    challenge: Mapped[bytes]
    until_at: Mapped[datetime]
    used_at: Mapped[datetime | None]
