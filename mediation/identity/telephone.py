"""The telephone at which somebody who works here is reached: taken once a code sent to it came back.

Links for a forgotten password go there, so nobody else sets it, and the number before is told of it.
"""

from __future__ import annotations

from sqlalchemy.orm import Session

from mediation.audit.record import Subject, record
from mediation.identity import one_time_codes, sign_ins
from mediation.identity.messages import tell
from mediation.identity.securing import own_locked
from mediation.identity.standing import must_stand
from mediation.kernel.actor import Actor
from mediation.kernel.database import transaction
from mediation.kernel.errors import Invalid


def ask_code(session: Session, actor: Actor, phone: str) -> None:
    """Send a code to the number unless it has had one just now or enough today. Raises NotFound."""
    with transaction(session):
        must_stand(session, actor)
        own_locked(session, actor)
        one_time_codes.issue(session, actor, phone, _purpose(actor))


def take(session: Session, actor: Actor, phone: str, code: str) -> None:
    """Be reached at this number from now on. Raises Invalid(code="wrong_code"), NotFound."""
    with transaction(session):
        must_stand(session, actor)
        account = own_locked(session, actor)
        right = one_time_codes.use(session, actor, phone, _purpose(actor), code)
        if right:
            tell(session, actor, account.person, "telephone_changed")
            account.person.phone = phone
            subject = Subject("account", account.id)
            record(session, actor, "account.telephone_set", subject, sign_ins.chain_of(actor))
    if not right:  # the wrong try is counted: it is committed first
        raise Invalid(code="wrong_code")


def _purpose(actor: Actor) -> str:
    return f"reached:{actor.account_id}"
