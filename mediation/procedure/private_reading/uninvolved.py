"""Officers without a part of their own in a dispute: neither mediate or mediated, nor act for a side.

Only such a one reads a party's channel by an exception of the law, is the second person to it, or reviews a
complaint; for everybody else neither the one nor the other is there.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from sqlalchemy import exists, or_, select

from mediation.assignments.models import Assignment
from mediation.channels.models import Compartment
from mediation.disputes.models import Dispute
from mediation.identity.models import Office, Person, RoleHolding
from mediation.kernel import outbox
from mediation.kernel.actor import Actor, Ground, Role
from mediation.kernel.errors import Hidden, NotAllowed, NotFound
from mediation.parties.models import PartyMember
from mediation.policy.permissions import Permission
from mediation.procedure.case import Case


def has_a_part(person_id: Any, dispute_id: Any) -> Any:
    """SQL: the person mediates in it, was named for it or once mediated, acts or acted for a party."""
    return or_(
        exists().where(Assignment.dispute_id == dispute_id, Assignment.person_id == person_id),
        exists().where(
            PartyMember.dispute_id == dispute_id, PartyMember.person_id == person_id,
            PartyMember.mistaken_at.is_(None),
        ),
    )  # fmt: skip


def disputes_for(actor: Actor, *roles: Role) -> Any:
    """SQL: disputes handled at offices under these posts, in which the officer has no part of his own."""
    covered = frozenset[UUID]().union(*(actor.covered(role) for role in roles))
    return select(Dispute.id).where(
        Dispute.office_id.in_(sorted(covered)), ~has_a_part(actor.person_id, Dispute.id)
    )


def require_uninvolved(case: Case, permission: Permission) -> Ground:
    """The ground on which an officer without a part in the dispute may. Raises NotFound for all others."""
    hidden = Hidden("dispute", case.dispute.id, permission.value)
    if case.session.scalar(select(has_a_part(case.actor.person_id, case.dispute.id))):
        raise NotFound(hidden)
    try:
        return case.require(permission)
    except NotAllowed:
        raise NotFound(hidden) from None


def tell_officers(
    case: Case, place: Compartment, office_id: UUID, roles: Iterable[Role], sentence: str
) -> None:
    """A message to the officers of an office without a part in it, or where there is none to those above.

    Queued as of the channel and not of the dispute, as everything about a channel.
    """
    wanted = [role.value for role in roles]
    found: list[Person] = []
    above: UUID | None = office_id
    while above is not None and not found:
        found = _officers(case, above, wanted)
        above = case.session.get_one(Office, above).parent_id
    for person in found:
        tell_person(case, place, person, sentence)


def tell_person(case: Case, place: Compartment, person: Person, sentence: str) -> None:
    """The same to one person that has a telephone; nobody is told of what he does himself."""
    if person.phone and person.id != case.actor.person_id:
        text = f"【劳动争议调解】{case.dispute.number}：{sentence}"
        outbox.enqueue(case.session, case.actor.stream(place.id), "sms", person.phone, text, about=place.id)


def _officers(case: Case, office_id: UUID, roles: list[str]) -> list[Person]:
    holding = select(RoleHolding.person_id).where(
        RoleHolding.office_id == office_id, RoleHolding.role.in_(roles), RoleHolding.until_at.is_(None)
    )
    query = select(Person).where(
        Person.id.in_(holding), Person.id != case.actor.person_id, ~has_a_part(Person.id, case.dispute.id)
    )
    return list(case.session.scalars(query.order_by(Person.id)))
