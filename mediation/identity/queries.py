"""Reads of accounts, sign-ins and offices."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from mediation.identity.models import Account, Office, Person, RoleHolding, SignInSession
from mediation.identity.rules import ALIVE_STATES
from mediation.kernel import clock
from mediation.kernel.actor import Post, Role


def account_named(session: Session, name: str, *, lock: bool = False) -> Account | None:
    """The staff account of this sign-in name."""
    asked = select(Account).where(Account.name == name)
    return session.scalar(asked.with_for_update(of=Account) if lock else asked)


def account_of_phone(session: Session, phone_index: str) -> Account | None:
    """The party's account that belongs to a telephone."""
    return session.scalar(select(Account).where(Account.phone_index == phone_index))


def account_of_person(session: Session, person_id: UUID) -> Account | None:
    """The account by which a person signs in."""
    return session.scalar(select(Account).where(Account.person_id == person_id))


def account_invited(session: Session, invite_hash: str, *, lock: bool = False) -> Account | None:
    """The account that waits for its first password under this link, unless the link is over."""
    asked = select(Account).where(
        Account.invite_hash == invite_hash,
        Account.invite_until > clock.now(),
        Account.state == "invited",
    )
    return session.scalar(asked.with_for_update(of=Account) if lock else asked)


def account_resetting(session: Session, reset_hash: str, *, lock: bool = False) -> Account | None:
    """The account that may be given another password under this link, unless the link is over."""
    asked = select(Account).where(
        Account.reset_hash == reset_hash,
        Account.reset_until > clock.now(),
        Account.state.in_(ALIVE_STATES),
    )
    return session.scalar(asked.with_for_update(of=Account) if lock else asked)


def open_sign_ins(session: Session, account_id: UUID) -> list[SignInSession]:
    """Sign-ins of an account that have neither ended nor run out, newest first."""
    return list(
        session.scalars(
            select(SignInSession)
            .where(
                SignInSession.account_id == account_id,
                SignInSession.ended_at.is_(None),
                SignInSession.ends_at > clock.now(),
            )
            .order_by(SignInSession.started_at.desc(), SignInSession.id)
        )
    )


def office_of_code(session: Session, code: str) -> Office | None:
    """The office of this code."""
    return session.scalar(select(Office).where(Office.code == code))


def holdings_of(session: Session, person_id: UUID) -> list[RoleHolding]:
    """The roles a person holds now, oldest first."""
    return list(
        session.scalars(
            select(RoleHolding)
            .where(RoleHolding.person_id == person_id, RoleHolding.until_at.is_(None))
            .order_by(RoleHolding.from_at, RoleHolding.id)
        )
    )


def posts_of(session: Session, person_id: UUID) -> tuple[Post, ...]:
    """The posts a person holds now, each with the offices that it covers."""
    posts = []
    for held in holdings_of(session, person_id):
        office = session.get_one(Office, held.office_id)
        covers = session.scalars(select(Office.id).where(Office.path.startswith(office.path)))
        posts.append(Post(Role(held.role), office.id, office.name, frozenset(covers)))
    return tuple(posts)


def person(session: Session, person_id: UUID) -> Person:
    """The person of this key, who is known to be there."""
    return session.get_one(Person, person_id)
