"""Use cases of one's own passkeys: asked for to be added or to confirm, added, removed."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy.orm import Session

from mediation.identity import ceremonies, factors, passkeys, sign_ins
from mediation.identity.ceremonies import Answer, Owner
from mediation.identity.messages import tell
from mediation.identity.models import Account
from mediation.identity.passkey_rules import MOST_PASSKEYS, Site, may_end, name_fault
from mediation.identity.rules import NOBODY
from mediation.identity.securing import own_locked
from mediation.identity.standards import standards
from mediation.identity.standing import must_stand
from mediation.kernel.actor import Actor
from mediation.kernel.database import transaction
from mediation.kernel.errors import Invalid, NotFound, NotPossible


def ask_to_add(session: Session, actor: Actor, name: str, site: Site | None) -> str:
    """What the browser makes a passkey by (JSON), good for three minutes and once.

    Raises NotPossible("no_passkeys_here") on a bare address, NotPossible("too_many_passkeys"),
    Invalid(name="passkey_name_taken").
    """
    with transaction(session):
        account = _own(session, actor)
        if site is None:
            raise NotPossible("no_passkeys_here")
        _must_be_addable(session, account, name)
        known = [row.credential_id for row in passkeys.of(session, account.id, site.name)]
        owner = Owner(account.id, account.name or "", account.person.name)
        challenge = passkeys.ask(session, actor, account, actor.session_id or NOBODY, "add")
        return ceremonies.to_make(site, challenge, owner, factors.ISSUER, known)


def add(session: Session, actor: Actor, name: str, answer: Answer | None) -> list[str]:
    """Take the passkey on, and tell its owner; gives recovery codes, told once, with the first factor.

    Raises NotPossible("too_many_passkeys"), Invalid(name="passkey_name_taken"),
    Invalid(passkey="no_passkey") where nothing was answered, Invalid(passkey="wrong_new_passkey").
    """
    with transaction(session):
        account = _own(session, actor)
        _must_be_addable(session, account, name)
        if answer is None:
            raise Invalid(passkey="no_passkey")
        first = not factors.asked(session, account.id)
        added = passkeys.add(session, actor, account, name, answer)
        codes = factors.make_recovery_codes(session, actor, account) if added and first else []
        if added:
            tell(session, actor, account.person, "passkey_added")
    if added is None:
        raise Invalid(passkey="wrong_new_passkey")
    return codes


def remove(session: Session, actor: Actor, passkey_id: UUID) -> None:
    """Sign in without this passkey from now on, and end every other session.

    Raises NotFound for one that is not the actor's, NotPossible("last_factor") where staff need one.
    """
    with transaction(session):
        account = _own(session, actor)
        rows = passkeys.of(session, account.id)
        row = next((each for each in rows if each.id == passkey_id), None)
        if row is None:
            raise NotFound()
        others = len(rows) - 1 + (factors.of(session, account.id) is not None)
        if not may_end(standards().second_factor, others):
            raise NotPossible("last_factor")
        passkeys.end(session, actor, row, sign_ins.chain_of(actor))
        if not others:
            factors.void_codes(session, account)
        sign_ins.end_all(session, actor, account)
        tell(session, actor, account.person, "passkey_removed")


def ask_to_confirm(session: Session, actor: Actor, site: Site | None) -> str:
    """What a passkey signs to show again who one is (JSON). Raises NotPossible("no_passkeys_here")."""
    with transaction(session):
        account = _own(session, actor)
        return passkeys.to_use(session, actor, account, actor.session_id or NOBODY, "confirm", site)


def _own(session: Session, actor: Actor) -> Account:
    must_stand(session, actor)
    return own_locked(session, actor)


def _must_be_addable(session: Session, account: Account, name: str) -> None:
    rows = passkeys.of(session, account.id)
    if len(rows) >= MOST_PASSKEYS:
        raise NotPossible("too_many_passkeys")
    fault = name_fault(name, [row.name for row in rows])
    if fault is not None:
        raise Invalid(name=fault)
