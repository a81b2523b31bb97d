"""How a party is reached and who acts for it, as plain values."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Representative:
    """Somebody who acts for a party, as the papers name them."""

    name: str
    phone: str
    capacity: str


@dataclass(frozen=True)
class Contact:
    """How a party is reached; `None` leaves a value as it is, an empty text takes it away."""

    phone: str | None = None
    address: str | None = None
    contact_name: str | None = None
    legal_representative: str | None = None
    trade: str | None = None
    """Of an employer (rules.TRADES)."""
