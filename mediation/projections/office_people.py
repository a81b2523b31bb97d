"""Who works under an administrator or manager: names, roles and accounts; nothing of any case."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Row, exists, func, or_, select, tuple_
from sqlalchemy.orm import Session

from mediation.identity.factor_models import SecondFactor
from mediation.identity.models import Account, Office, Person, RoleHolding, SignInSession
from mediation.identity.passkey_models import Passkey
from mediation.kernel import clock
from mediation.kernel.actor import Actor, Role
from mediation.kernel.errors import NotFound
from mediation.policy.decide import require_by_role
from mediation.policy.permissions import Permission
from mediation.policy.table import BY_ROLE

A_PAGE = 50


@dataclass(frozen=True)
class Held:
    """A role held now; `covered` when it lies under the reader's post."""

    id: UUID
    role: str
    office_code: str
    office_name: str
    from_at: datetime
    covered: bool


@dataclass(frozen=True)
class Worker:
    """Somebody who works, or worked last, at an office under the reader's post."""

    person_id: UUID
    name: str
    login: str
    state: str
    """workflows/account.py"""
    locked_until: datetime | None
    open_sessions: int
    has_factor: bool
    roles: tuple[Held, ...]


@dataclass(frozen=True)
class Workers:
    """One page of the list; `after` is where the next page begins, None on the last one."""

    rows: tuple[Worker, ...]
    after: str | None


def covered_by(actor: Actor, permission: Permission = Permission.SEE_PEOPLE) -> frozenset[UUID]:
    """The offices under the posts that give the actor this permission by role. Raises NotFound."""
    require_by_role(actor, permission)
    return frozenset().union(*(post.covers for post in actor.posts if post.role in BY_ROLE[permission]))


def of(session: Session, actor: Actor, office_code: str = "", after: str = "") -> Workers:
    """Everybody by sign-in name, in two statements. Raises NotFound."""
    covered = covered_by(actor)
    query = _accounts(covered, office_code).order_by(Account.name, Account.id)
    name, _, key = after.rpartition("~")
    if name and len(key) == 32 and all(sign in "0123456789abcdef" for sign in key):
        query = query.where(tuple_(Account.name, Account.id) > (name, UUID(hex=key)))
    found = session.execute(query.limit(A_PAGE + 1)).all()
    rows = found[:A_PAGE]
    more = f"{rows[-1].name}~{rows[-1].id.hex}" if len(found) > A_PAGE else None
    return Workers(_with_roles(session, rows, covered), more)


def one(session: Session, actor: Actor, person_id: UUID) -> Worker:
    """One of them, in two statements. Raises NotFound."""
    covered = covered_by(actor)
    rows = session.execute(_accounts(covered, "").where(Person.id == person_id)).all()
    if not rows:
        raise NotFound()
    return _with_roles(session, rows, covered)[0]


def offices(session: Session, actor: Actor) -> tuple[tuple[str, str], ...]:
    """Code and name of the offices under the reader's post, in the order of the tree."""
    query = select(Office.code, Office.name).where(Office.id.in_(sorted(covered_by(actor))))
    return tuple((row.code, row.name) for row in session.execute(query.order_by(Office.path)))


def office_of(session: Session, actor: Actor, code: str) -> UUID:
    """The key of one of them. Raises NotFound."""
    query = select(Office.id).where(Office.code == code, Office.id.in_(sorted(covered_by(actor))))
    found = session.scalar(query)
    if found is None:
        raise NotFound()
    return found


def may_manage(actor: Actor) -> bool:
    """Whether the reader may change anything here; managers only look."""
    return Role.SYSTEM_ADMIN in actor.roles


def _accounts(covered: frozenset[UUID], office_code: str) -> Any:
    worked = exists().where(
        RoleHolding.person_id == Person.id, RoleHolding.office_id == Office.id,
        Office.id.in_(sorted(covered)), *([Office.code == office_code] if office_code else []),
    )  # fmt: skip
    sessions = (
        select(func.count())
        .select_from(SignInSession)
        .where(
            SignInSession.account_id == Account.id, SignInSession.ended_at.is_(None),
            SignInSession.ends_at > clock.now(),
        )
        .scalar_subquery()
    )  # fmt: skip
    factor = or_(
        exists().where(
            SecondFactor.account_id == Account.id, SecondFactor.confirmed_at.is_not(None),
            SecondFactor.ended_at.is_(None),
        ),
        exists().where(Passkey.account_id == Account.id, Passkey.ended_at.is_(None)),
    )  # fmt: skip
    return (
        select(
            Account.id, Account.name, Account.state, Account.locked_until, Person.id.label("person_id"),
            Person.name.label("person_name"), sessions.label("sessions"), factor.label("has_factor"),
        )
        .join(Person, Person.id == Account.person_id)
        .where(Account.kind == "staff", worked)
    )  # fmt: skip


def _with_roles(session: Session, rows: Any, covered: frozenset[UUID]) -> tuple[Worker, ...]:
    query = (
        select(RoleHolding.person_id, RoleHolding.id, RoleHolding.role, RoleHolding.from_at, Office.id,
               Office.code, Office.name)
        .join(Office, Office.id == RoleHolding.office_id)
        .where(RoleHolding.person_id.in_([row.person_id for row in rows]), RoleHolding.until_at.is_(None))
        .order_by(RoleHolding.from_at, RoleHolding.id)
    )  # fmt: skip
    held: dict[UUID, list[Held]] = defaultdict(list)
    for person_id, key, role, from_at, office_id, code, name in session.execute(query):
        held[person_id].append(Held(key, role, code, name, from_at, office_id in covered))
    return tuple(_worker(row, tuple(held[row.person_id])) for row in rows)


def _worker(row: Row[Any], roles: tuple[Held, ...]) -> Worker:
    return Worker(
        row.person_id, row.person_name, row.name, row.state, row.locked_until, row.sessions, row.has_factor,
        roles,
    )  # fmt: skip
