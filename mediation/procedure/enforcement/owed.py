"""What every act about an obligation asks: who may say it, in whose words, and what becomes of the clock."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from mediation.deadlines import changes as deadlines
from mediation.enforcement import queries
from mediation.enforcement.models import Obligation
from mediation.kernel.errors import Invalid, NotAllowed, Refused
from mediation.parties.models import Party
from mediation.policy.permissions import Permission
from mediation.policy.relations import BINDING_CAPACITIES
from mediation.procedure import notices
from mediation.procedure.case import Case
from mediation.procedure.mediating import mediate
from mediation.procedure.said import Said, hear


def owed_by(case: Case, obligation_id: UUID, permission: Permission) -> tuple[Obligation, Party]:
    """An obligation and its payer, if the actor may speak for it. Raises NotFound, NotAllowed."""
    case.require(permission)
    owed = queries.obligation(case.session, case.dispute.id, obligation_id)
    return owed, _speaker(case, owed.payer_id, permission)


def owed_to(
    case: Case, obligation_id: UUID, permission: Permission, *, binding: bool = False
) -> tuple[Obligation, Party]:
    """An obligation and its payee, if the actor may speak for it. Raises NotFound, NotAllowed."""
    case.require(permission)
    owed = queries.obligation(case.session, case.dispute.id, obligation_id)
    return owed, _speaker(case, owed.payee_id, permission, binding=binding)


def must_be_reported(owed: Obligation) -> None:
    """Raises Refused unless a payment waits for its payee's word."""
    if owed.state != "paid":
        raise Refused(("performance_recorded",))


def _speaker(case: Case, party_id: UUID, permission: Permission, *, binding: bool = False) -> Party:
    """The party that may say this: the actor acts for it, or has heard it and acts for nobody.

    Raises NotAllowed for somebody who acts for another party of the dispute.
    """
    if not case.own_parties:
        mediate(case, permission)
        return case.party(party_id)
    for member in case.subject.members:
        acts = member.person_id == case.actor.person_id and member.party_id == party_id and member.identified
        if acts and (not binding or member.capacity in BINDING_CAPACITIES):
            return case.party(party_id)
    raise NotAllowed(permission.value)


def as_told(
    case: Case, party: Party, kind: str, said: Said | None, owed: Obligation, words: str = ""
) -> UUID | None:
    """Whose words staff enter, or None when a party speaks for itself. Raises Invalid without them."""
    if case.own_parties:
        return None
    if said is None:
        raise Invalid(how="missing")
    noted = replace(said, note="\n".join(filter(None, (words, said.note))))
    hear(case, party, kind, noted, subject_id=owed.id)
    return party.id


def stop_clock(case: Case, owed: Obligation) -> None:
    """An obligation that is settled has no day to wait for."""
    with case.session.no_autoflush:
        case.dispute.due_on = deadlines.stop_for(case.session, case.dispute.id, owed.id)


def tell(case: Case, party_id: UUID, sentence: str) -> None:
    """A message to the payer or the payee, if it can be reached."""
    party = case.party(party_id)
    if party.phone_index:
        notices.send(case, party, sentence)


def tell_of(case: Case, party_id: UUID, trigger: str) -> None:
    """The message of a step, to the payer or the payee whom it concerns."""
    tell(case, party_id, notices.TEXTS[trigger])
