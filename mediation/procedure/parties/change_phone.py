"""A party changes the telephone it signs in by: the new one is proved by a code, the old one is told.

The disputes that reached it by the old number reach it by the new one from then on; no stranger who is given
the old number later comes in by it.
"""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from mediation.audit.record import Subject, record
from mediation.identity import messages, one_time_codes, queries, sign_ins
from mediation.identity.models import Account
from mediation.identity.standing import must_stand
from mediation.kernel.actor import Actor
from mediation.kernel.database import transaction
from mediation.kernel.encryption import blind_index
from mediation.kernel.errors import Invalid, NotFound
from mediation.parties import changes as parties
from mediation.parties.contact import Contact
from mediation.parties.membership import UNNAMED
from mediation.parties.models import Party, PartyMember
from mediation.parties.queries import BY_PHONE
from mediation.policy.permissions import Permission
from mediation.procedure.case import take


def purpose_of(account_id: UUID) -> str:
    """What a one-time code for this change is good for, and nothing else."""
    return f"telephone:{account_id.hex}"


def ask_code(session: Session, actor: Actor, phone: str) -> None:
    """Send a code to the new number. Raises Invalid(phone="unchanged"), NotFound for who signs in by name."""
    with transaction(session):
        must_stand(session, actor)
        account = _own(session, actor)
        if account.phone_index == blind_index(phone, "phone"):
            raise Invalid(phone="unchanged")
        one_time_codes.issue(session, actor, phone, purpose_of(account.id))


def change_phone(session: Session, actor: Actor, phone: str, code: str) -> None:
    """Sign in by another telephone from now on; every other sign-in ends.

    Raises NotFound for who does not sign in by telephone, Invalid(code="wrong_code"), which counts even so,
    and Invalid(code="phone_taken") where the number has an account of its own: two cannot become one.
    """
    with transaction(session):
        must_stand(session, actor)
        account = _own(session, actor)
        right = one_time_codes.use(session, actor, phone, purpose_of(account.id), code)
        taken = right and queries.account_of_phone(session, blind_index(phone, "phone")) is not None
        if right and not taken:
            _change(session, actor, account, phone)
    if not right or taken:
        raise Invalid(code="phone_taken" if taken else "wrong_code")


def _change(session: Session, actor: Actor, account: Account, phone: str) -> None:
    was = account.phone_index or ""
    _follow(session, actor, was, phone)
    messages.tell(session, actor, account.person, "phone_changed")
    if UNNAMED in account.person.name:
        account.person.name = phone[:3] + UNNAMED + phone[-4:]
    account.person.phone = phone
    account.phone_index = account.person.phone_index
    try:
        session.flush()
    except IntegrityError:
        raise Invalid(code="phone_taken") from None
    record(session, actor, "account.phone_changed", Subject("account", account.id), sign_ins.chain_of(actor))
    sign_ins.end_all(session, actor, account)


def _follow(session: Session, actor: Actor, was: str, phone: str) -> None:
    """Put the new number where the disputes have the old one for a party that this person acts for by it."""
    query = (
        select(Party.dispute_id, Party.id)
        .join(PartyMember, PartyMember.party_id == Party.id)
        .where(
            Party.phone_index == was,
            PartyMember.person_id == actor.person_id,
            PartyMember.until_at.is_(None),
            PartyMember.capacity.in_(BY_PHONE),
        )
        .distinct()
        .order_by(Party.dispute_id, Party.id)
    )
    for row in session.execute(query).all():
        case = take(session, actor, row.dispute_id)
        ground = case.require(Permission.READ_NOTICE)
        parties.move_phone(session, actor, case.party(row.id), Contact(phone=phone), case.chain, ground)


def _own(session: Session, actor: Actor) -> Account:
    account = session.get(Account, actor.account_id, with_for_update={"of": Account}, populate_existing=True)
    if account is None or account.kind != "party":
        raise NotFound()
    return account
