"""What a reader can sign now as a party, and the level that the signature would have."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.orm import Session

from mediation.agreements import rules
from mediation.kernel.actor import Actor
from mediation.parties.models import Party
from mediation.policy.relations import BINDING_CAPACITIES, DisputeSubject
from mediation.projections.agreement_page import AgreementShown


@dataclass(frozen=True)
class Signing:
    """What somebody is about to sign for: the party, and the level that the signature would have."""

    party_id: UUID
    party_name: str
    capacity: str
    level: str


def signing_of(
    session: Session, actor: Actor, subject: DisputeSubject, shown: AgreementShown | None
) -> Signing | None:
    """What the actor can sign now as a party, if anything; the use case asks again."""
    if shown is None or shown.state != "offered":
        return None
    missing = {signer.key for signer in shown.missing}
    for member in subject.members:
        binding = member.identified and member.capacity in BINDING_CAPACITIES
        if member.person_id == actor.person_id and binding and member.party_id.hex in missing:
            party = session.get_one(Party, member.party_id)
            return Signing(party.id, party.name, member.capacity, rules.level(party.identified_how, "code"))
    return None
