"""The actor behind a sign-in token, in one statement."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, and_, bindparam, literal_column, or_, select
from sqlalchemy.orm import Session, aliased

from mediation.identity.models import Account, Office, Person, RoleHolding, SignInSession
from mediation.identity.password_rules import password_over
from mediation.identity.rules import ALIVE_STATES, IDLE, digest_of
from mediation.identity.standards import standards
from mediation.kernel import clock
from mediation.kernel.actor import Actor, Post, Role


@dataclass(frozen=True)
class Found:
    """A living sign-in: whose it is and when it was last noted as used (UTC)."""

    actor: Actor
    seen_at: datetime
    password_over: bool
    """Whether it was begun with a password that had run out and was not changed since."""


def by_token(session: Session, token: str) -> Found | None:
    """The sign-in of this token, unless it has ended, lain idle or lost its account."""
    now = clock.now()
    used_since = {f"{kind}_used_since": now - idle for kind, idle in IDLE.items()}
    asked = {"token_hash": digest_of(token), "now": now, **used_since}
    rows = session.execute(_statement(), asked).all()
    if not rows:
        return None
    first = rows[0]
    actor = Actor(
        person_id=first.person_id,
        account_id=first.account_id,
        session_id=first.session_id,
        name=first.name,
        posts=_posts(rows),
        language=first.language,
        confirmed_at=first.confirmed_at,
    )
    return Found(actor, first.seen_at, _password_over(first))


@cache
def _statement() -> Any:
    """Built once for all: every request asks it."""
    covered = aliased(Office)
    held = and_(RoleHolding.person_id == Person.id, RoleHolding.until_at.is_(None))
    alive = Account.state.in_([literal_column(f"'{state}'") for state in sorted(ALIVE_STATES)])
    return (
        select(
            SignInSession.id.label("session_id"), SignInSession.seen_at, SignInSession.confirmed_at,
            SignInSession.started_at, Account.kind, Account.password_set_at,
            Account.id.label("account_id"), Person.id.label("person_id"), Person.name, Person.language,
            RoleHolding.id.label("holding_id"), RoleHolding.role, Office.id.label("office_id"),
            Office.name.label("office_name"), covered.id.label("covered_id"),
        )
        .join(Account, Account.id == SignInSession.account_id)
        .join(Person, Person.id == Account.person_id)
        .outerjoin(RoleHolding, held)
        .outerjoin(Office, Office.id == RoleHolding.office_id)
        .outerjoin(covered, covered.path.startswith(Office.path))
        .where(
            SignInSession.token_hash == bindparam("token_hash"),
            SignInSession.ended_at.is_(None),
            SignInSession.ends_at > bindparam("now"),
            _in_use(),
            alive,
        )
        .order_by(RoleHolding.from_at, RoleHolding.id)
    )  # fmt: skip


def _password_over(row: Any) -> bool:
    """Asked of the moment of signing in: nobody is stopped in the middle of a day's work."""
    return row.kind == "staff" and password_over(row.password_set_at, row.started_at, standards().passwords)


def _in_use() -> ColumnElement[bool]:
    """Not left alone for longer than this kind of account may be."""
    limits: dict[str, Any] = {kind: bindparam(f"{kind}_used_since") for kind in IDLE}
    return or_(*(and_(Account.kind == kind, SignInSession.seen_at > limit) for kind, limit in limits.items()))


def _posts(rows: Sequence[Any]) -> tuple[Post, ...]:
    by_holding: dict[Any, list[Any]] = defaultdict(list)
    for row in rows:
        if row.holding_id is not None:
            by_holding[row.holding_id].append(row)
    return tuple(
        Post(
            Role(held[0].role),
            held[0].office_id,
            held[0].office_name,
            frozenset(row.covered_id for row in held),
        )
        for held in by_holding.values()
    )
