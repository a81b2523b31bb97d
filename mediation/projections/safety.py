"""By what somebody signs in, as the pages about it show it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from mediation.identity import factors, passkeys, second_step
from mediation.identity.factor_models import RecoveryCode
from mediation.identity.models import Account
from mediation.identity.passkey_models import Passkey
from mediation.identity.passkey_rules import Site, may_end
from mediation.identity.standards import standards
from mediation.kernel.actor import Actor
from mediation.kernel.errors import NotFound


@dataclass(frozen=True)
class ToTakeIn:
    """The secret for an authenticator: as the address in its picture, and to be typed."""

    address: str
    secret: str


@dataclass(frozen=True)
class HalfWay:
    """Somebody whose password was right. `taking_in` where a second factor has to be set up first."""

    taking_in: ToTakeIn | None
    has_authenticator: bool
    has_passkey: bool
    """One that was made on the site at hand."""


@dataclass(frozen=True)
class OwnPasskey:
    """A passkey as its owner sees it; times are UTC."""

    id: UUID
    name: str
    site: str
    added_at: datetime
    used_at: datetime | None
    is_of_here: bool


@dataclass(frozen=True)
class Safety:
    """The second factors of an account; times are UTC."""

    has_authenticator: bool
    added_at: datetime | None
    used_at: datetime | None
    codes_left: int
    phone: str | None
    """Where the person is reached, digits."""
    passkeys: tuple[OwnPasskey, ...]
    may_end_authenticator: bool
    may_end_passkey: bool

    @property
    def has_factor(self) -> bool:
        """Whether a password alone does not do."""
        return self.has_authenticator or bool(self.passkeys)

    @property
    def has_passkey_here(self) -> bool:
        """Whether there is one that was made on the site at hand."""
        return any(key.is_of_here for key in self.passkeys)


def half_way(session: Session, token: str, site: Site | None) -> HalfWay | None:
    """Who stands behind a half sign-in, asked on this site; None when it is spent or over."""
    half = second_step.find(session, token)
    if half is None:
        return None
    has_authenticator = factors.of(session, half.account_id) is not None
    keys = passkeys.of(session, half.account_id)
    asked = has_authenticator or keys
    return HalfWay(
        taking_in=None if asked else _to_take_in(session, half.account),
        has_authenticator=has_authenticator,
        has_passkey=any(_is_of(key, site) for key in keys),
    )


def own(session: Session, actor: Actor, site: Site | None) -> Safety:
    """The actor's own, seen on this site. Raises NotFound for who signs in by telephone."""
    account = _own_account(session, actor)
    row = factors.of(session, account.id)
    left = session.scalar(
        select(func.count())
        .select_from(RecoveryCode)
        .where(RecoveryCode.account_id == account.id, RecoveryCode.used_at.is_(None))
    )
    keys, required = passkeys.of(session, account.id), standards().second_factor
    return Safety(
        has_authenticator=row is not None,
        added_at=row.confirmed_at if row else None,
        used_at=row.used_at if row else None,
        codes_left=int(left or 0),
        phone=account.person.phone,
        passkeys=tuple(
            OwnPasskey(key.id, key.name, key.site, key.added_at, key.used_at, _is_of(key, site))
            for key in keys
        ),
        may_end_authenticator=may_end(required, len(keys)),
        may_end_passkey=may_end(required, len(keys) - 1 + (row is not None)),
    )


def _is_of(key: Passkey, site: Site | None) -> bool:
    return site is not None and key.site == site.name


def taking_in(session: Session, actor: Actor) -> ToTakeIn | None:
    """What the actor's new authenticator has to read, where one was begun."""
    return _to_take_in(session, _own_account(session, actor))


def _own_account(session: Session, actor: Actor) -> Account:
    account = session.get(Account, actor.account_id) if actor.account_id else None
    if account is None or account.kind != "staff":
        raise NotFound()
    return account


def _to_take_in(session: Session, account: Account) -> ToTakeIn | None:
    row = factors.waiting(session, account.id)
    return ToTakeIn(factors.address_of(row, account), row.secret or "") if row else None
