"""Somebody with a passkey made of software."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from mediation.audit.models import AuditEntry
from mediation.identity import factors, own_passkeys, second_step, securing, services, sign_ins
from mediation.identity.ceremonies import Answer
from mediation.identity.models import Account
from mediation.identity.passkey_rules import Site
from mediation.identity.second_step import Half
from mediation.kernel.actor import Actor
from mediation.kernel.database import transaction
from mediation.projections import sign_in
from tests.clocks import Clock
from tests.integration.identity.authenticator import Authenticator
from tests.integration.identity.soft_passkey import SoftKey
from tests.integration.web.people import PASSWORD

Write = Callable[[], Session]


HERE = Site("localhost", ("https://localhost", "http://localhost"))


@dataclass
class Owner:
    """Somebody with an authenticator and a passkey, signed in."""

    account: Account
    actor: Actor
    key: SoftKey
    write: Write
    phone: Authenticator

    def ask(self) -> tuple[str, str]:
        """A half sign-in, and what the passkey has to sign for it."""
        found = services.sign_in(self.write(), self.account.name or "", PASSWORD, "computer")
        assert isinstance(found, Half) and not found.enrols
        return found.token, second_step.ask_passkey(self.write(), found.token, HERE)

    def finish(self, token: str, answer: str) -> str:
        return second_step.finish(self.write(), token, Answer(HERE, answer))


def actor_of(write: Write, session: Session, account: Account) -> Actor:
    fresh = write()
    with transaction(fresh):
        token = sign_ins.begin(fresh, fresh.get_one(Account, account.id), "computer", "two_factors")
    session.rollback()
    found = sign_in.by_token(session, token)
    assert found is not None
    return found.actor


def owner(write: Write, session: Session, clock: Clock, account: Account) -> Owner:
    actor = actor_of(write, session, account)
    securing.begin_factor(write(), actor)
    session.rollback()
    row = factors.waiting(session, account.id)
    assert row is not None and row.secret
    phone = Authenticator(row.secret, clock)
    securing.take_factor(write(), actor, phone.code())
    clock.forward(minutes=1)
    key = SoftKey()
    assert add(write, actor, "办公室电脑", key) == []
    return Owner(account, actor, key, write, phone)


def add(write: Write, actor: Actor, name: str, key: SoftKey) -> list[str]:
    options = own_passkeys.ask_to_add(write(), actor, name, HERE)
    return own_passkeys.add(write(), actor, name, Answer(HERE, key.made(options)))


def told(session: Session, verb: str) -> list[Any]:
    session.rollback()
    rows = session.scalars(select(AuditEntry).where(AuditEntry.verb == verb).order_by(AuditEntry.seq))
    return [json.loads(row.body) for row in rows]


def refused(session: Session) -> list[str]:
    return [body["after"]["passkey_refused"] for body in told(session, "account.passkey_refused")]


WRONG: dict[str, Callable[[SoftKey], SoftKey]] = {
    "another origin": lambda key: replace(key, origin="https://localhost.example.cn"),
    "plain http elsewhere": lambda key: replace(key, origin="http://localhost:9000"),
    "another site": lambda key: replace(key, site="example.cn"),
    "not verified": lambda key: replace(key, verified=False),
    "another key under its name": lambda key: SoftKey(credential_id=key.credential_id),
}
