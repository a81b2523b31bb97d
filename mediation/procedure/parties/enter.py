"""Parties come in by telephone and one-time code; the first time makes person and account."""

from __future__ import annotations

from sqlalchemy.orm import Session

from mediation.identity import changes, one_time_codes, queries, sign_ins
from mediation.identity.models import Account
from mediation.kernel.actor import Actor, public
from mediation.kernel.database import transaction
from mediation.kernel.encryption import blind_index
from mediation.kernel.errors import Invalid
from mediation.parties import membership

PURPOSE = "sign_in"


def ask_code(session: Session, phone: str) -> None:
    """Send a code to this telephone, known or not, unless it has had one just now or enough today."""
    with transaction(session):
        one_time_codes.issue(session, public(), phone, PURPOSE)


def enter(session: Session, phone: str, code: str, device: str, language: str) -> str:
    """Open a session by code; gives the token for the cookie.

    Whoever files or is invited by this telephone acts for its party from now on. Raises
    Invalid(code="wrong_code") for a wrong, used or old code and for a disabled account.
    """
    with transaction(session):
        token = _opened(session, phone, code, device, language)
    if token is None:
        raise Invalid(code="wrong_code")
    return token


def _opened(session: Session, phone: str, code: str, device: str, language: str) -> str | None:
    if not one_time_codes.use(session, public(), phone, PURPOSE, code):
        return None
    index = blind_index(phone, "phone")
    account = queries.account_of_phone(session, index)
    if account is None:
        account = changes.party_account(session, public(), phone, language)
    if account.state != "active":
        return None
    membership.admit_by_phone(session, _as_actor(account), index)
    return sign_ins.begin(session, account, device, "one_time_code")


def _as_actor(account: Account) -> Actor:
    return Actor(person_id=account.person_id, account_id=account.id, name=account.person.name)
