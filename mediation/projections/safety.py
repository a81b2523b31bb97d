"""By what somebody signs in, as the pages about it show it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from mediation.identity import factors, second_step
from mediation.identity.factor_models import RecoveryCode
from mediation.identity.models import Account
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


@dataclass(frozen=True)
class Safety:
    """The second factor of an account; times are UTC."""

    has_factor: bool
    added_at: datetime | None
    used_at: datetime | None
    codes_left: int
    phone: str | None
    """Where the person is reached, digits."""
    required: bool
    """Whether staff must have one here."""


def half_way(session: Session, token: str) -> HalfWay | None:
    """Who stands behind a half sign-in; None when it is spent or over."""
    half = second_step.find(session, token)
    if half is None:
        return None
    if factors.of(session, half.account_id) is not None:
        return HalfWay(None)
    return HalfWay(_to_take_in(session, half.account))


def own(session: Session, actor: Actor) -> Safety:
    """The actor's own. Raises NotFound for who signs in by telephone."""
    account = _own_account(session, actor)
    row = factors.of(session, account.id)
    left = session.scalar(
        select(func.count())
        .select_from(RecoveryCode)
        .where(RecoveryCode.account_id == account.id, RecoveryCode.used_at.is_(None))
    )
    return Safety(
        has_factor=row is not None,
        added_at=row.confirmed_at if row else None,
        used_at=row.used_at if row else None,
        codes_left=int(left or 0),
        phone=account.person.phone,
        required=standards().second_factor,
    )


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
