"""Make people, accounts and roles inside the caller's transaction, each with its audit entry."""

from __future__ import annotations

import base64

from sqlalchemy.orm import Session

from mediation.audit.record import Chain, Subject, office_chain, record
from mediation.identity import queries
from mediation.identity.models import Account, Office, Person, RoleHolding
from mediation.identity.rules import INVITATION_LASTS, digest_of, roles_meet_badly
from mediation.kernel import clock, identifiers
from mediation.kernel.actor import Actor, Role
from mediation.kernel.errors import NotPossible
from mediation.lifecycle.move import move
from workflows.account import ACCOUNT


def person(session: Session, actor: Actor, name: str, language: str = "zh_Hans_CN") -> Person:
    """A new natural person."""
    row = Person(
        id=identifiers.new(actor.stream("person")), name=name, language=language, created_at=clock.now()
    )
    session.add(row)
    return row


def staff_account(
    session: Session, actor: Actor, whose: Person, login: str, chain: Chain
) -> tuple[Account, str]:
    """An account that waits for its first password, and the token of the link to set it.

    Raises NotPossible("account_exists") when the sign-in name is taken.
    """
    if queries.account_named(session, login) is not None:
        raise NotPossible("account_exists")
    stream, at = actor.stream("account"), clock.now()
    token = base64.urlsafe_b64encode(identifiers.token(stream)).decode().rstrip("=")
    row = Account(
        id=identifiers.new(stream), person_id=whose.id, kind="staff", name=login, state=ACCOUNT.initial,
        invite_hash=digest_of(token), invite_until=at + INVITATION_LASTS, created_at=at, failures=0,
    )  # fmt: skip
    row.person = whose
    session.add(row)
    record(session, actor, "account.invited", Subject("account", row.id), chain)
    return row, token


def party_account(session: Session, actor: Actor, phone: str, language: str) -> Account:
    """The account and person of somebody who came by telephone and code for the first time."""
    whose = person(session, actor, phone[:3] + "****" + phone[-4:], language)
    whose.phone = phone
    row = Account(
        id=identifiers.new(actor.stream("account")), person_id=whose.id, kind="party",
        phone_index=whose.phone_index, state=ACCOUNT.initial, created_at=clock.now(), failures=0,
    )  # fmt: skip
    row.person = whose
    session.add(row)
    session.flush()
    move(session, row, ACCOUNT, "activate", actor=actor, chain=office_chain(None))
    return row


def give_role(session: Session, actor: Actor, whose: Person, office: Office, role: Role) -> RoleHolding:
    """Let a person hold a role at an office from now on.

    Raises NotPossible("roles_separated") where the role may not meet one that is held, and
    NotPossible("role_held") where it is held at this office already.
    """
    held = queries.holdings_of(session, whose.id)
    if roles_meet_badly([Role(each.role) for each in held], role):
        raise NotPossible("roles_separated")
    if any((each.role, each.office_id) == (role.value, office.id) for each in held):
        raise NotPossible("role_held")
    row = RoleHolding(
        id=identifiers.new(actor.stream("role")), person_id=whose.id, office_id=office.id, role=role.value,
        from_at=clock.now(),
    )  # fmt: skip
    session.add(row)
    record(
        session, actor, "role.given", Subject("person", whose.id), office_chain(office.id),
        after={"role": role.value, "office_id": office.id},
    )  # fmt: skip
    return row


def end_role(session: Session, actor: Actor, held: RoleHolding, reason: str) -> None:
    """End a role from now on; what was done in it stays as it was."""
    held.until_at = clock.now()
    record(
        session, actor, "role.ended", Subject("person", held.person_id), office_chain(held.office_id),
        before={"role": held.role, "office_id": held.office_id}, reason=reason,
    )  # fmt: skip
