"""One's own account as its pages show it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from mediation.identity import queries
from mediation.identity.models import Account
from mediation.identity.password_rules import MOST_PASSWORD, REMEMBERED
from mediation.identity.rules import digest_of
from mediation.identity.standards import standards
from mediation.kernel.actor import Actor, Post
from mediation.kernel.errors import NotFound


@dataclass(frozen=True)
class OpenSession:
    """One place where somebody is signed in; times are UTC."""

    id: UUID
    device: str
    assurance: str
    started_at: datetime
    seen_at: datetime
    own: bool


@dataclass(frozen=True)
class OwnAccount:
    """Name, roles and sessions of the actor."""

    name: str
    login: str | None
    has_password: bool
    phone: str
    """By which a party signs in; staff sign in by name."""
    posts: tuple[Post, ...]
    sessions: tuple[OpenSession, ...]

    def must_have_password(self) -> None:
        """Raises NotFound for an account that is opened by telephone."""
        if not self.has_password:
            raise NotFound()

    def must_have_phone(self) -> None:
        """Raises NotFound for an account that is opened by name and password."""
        if not self.phone:
            raise NotFound()


@dataclass(frozen=True)
class PasswordRules:
    """What a new password has to be, to be said before it is typed. `kinds` is 0 for any, `days` None."""

    least: int
    most: int
    kinds: int
    days: int | None
    remembered: int


def password_rules() -> PasswordRules:
    """Those of this installation."""
    asked = standards()
    lasts = asked.passwords.lasts
    return PasswordRules(
        least=asked.passwords.at_least(asked.second_factor), most=MOST_PASSWORD,
        kinds=asked.passwords.kinds, days=lasts.days if lasts else None, remembered=REMEMBERED,
    )  # fmt: skip


def own_account(session: Session, actor: Actor) -> OwnAccount:
    """The account the actor is signed in with. Raises NotFound for anybody else."""
    account = session.get(Account, actor.account_id) if actor.account_id else None
    if account is None:
        raise NotFound()
    rows = queries.open_sign_ins(session, account.id)
    return OwnAccount(
        name=actor.name,
        login=account.name,
        has_password=account.kind == "staff",
        phone=account.person.phone or "" if account.kind == "party" else "",
        posts=actor.posts,
        sessions=tuple(
            OpenSession(
                row.id, row.device, row.assurance, row.started_at, row.seen_at, row.id == actor.session_id
            )
            for row in rows
        ),
    )


def resetting_name(session: Session, token: str) -> str:
    """The sign-in name whose password may be changed under this link. Raises NotFound."""
    account = queries.account_resetting(session, digest_of(token))
    if account is None:
        raise NotFound()
    return account.name or ""


def invited_name(session: Session, token: str) -> str:
    """The sign-in name that waits under this link. Raises NotFound."""
    account = queries.account_invited(session, digest_of(token))
    if account is None:
        raise NotFound()
    return account.name or ""
