"""Messages to staff: a colleague, or those who hold a role at an office; no word of the matter itself."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from uuid import UUID

from sqlalchemy import select

from mediation.identity.models import Office, Person, RoleHolding
from mediation.kernel import outbox
from mediation.kernel.actor import Role
from mediation.procedure.case import Case

MANAGERS = (Role.MANAGER,)
OFFICERS = (Role.REGISTRAR, Role.MANAGER)


def tell(case: Case, office_id: UUID, roles: Iterable[Role], sentence: str) -> None:
    """To everybody who holds one of these roles at the office; where nobody else does, at the one above."""
    wanted = [role.value for role in roles]
    found = _holding(case, office_id, wanted)
    if not found:
        above = case.session.get_one(Office, office_id).parent_id
        found = _holding(case, above, wanted) if above is not None else ()
    for person in found:
        tell_person(case, person, sentence)


def tell_person(case: Case, person: Person, sentence: str) -> None:
    """To one person that has a telephone; nobody is told of what he does himself."""
    if person.phone and person.id != case.actor.person_id:
        text = f"【劳动争议调解】{case.dispute.number}：{sentence}"
        stream = case.actor.stream(person.id)
        outbox.enqueue(case.session, stream, "sms", person.phone, text, about=case.dispute.id)


def _holding(case: Case, office_id: UUID, roles: list[str]) -> Sequence[Person]:
    holding = select(RoleHolding.person_id).where(
        RoleHolding.office_id == office_id, RoleHolding.role.in_(roles), RoleHolding.until_at.is_(None)
    )
    query = select(Person).where(Person.id.in_(holding), Person.id != case.actor.person_id)
    return case.session.scalars(query.order_by(Person.id)).all()
