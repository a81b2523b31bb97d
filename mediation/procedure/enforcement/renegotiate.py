"""New talks about an agreement in force: the mediator asks, every party consents, any of them ends it again.

What is paid stays paid, and the agreement stands, and is performed, until an amended agreement (变更协议)
is in force. The mediation period does not begin again: it ended when the agreement came into force.
"""

from __future__ import annotations

from uuid import UUID

from sqlalchemy.orm import Session

from mediation.agreements import changes as agreements
from mediation.agreements import queries
from mediation.kernel.actor import Actor, Ground
from mediation.kernel.database import transaction
from mediation.kernel.errors import Invalid
from mediation.pending.models import PendingAct
from mediation.pending.rules import of_party
from mediation.policy.permissions import Permission
from mediation.procedure import pending
from mediation.procedure.advance import advance, permit, permit_consented
from mediation.procedure.case import Case, take
from mediation.procedure.mediating import mediate
from mediation.procedure.said import Said, hear, own_words
from mediation.proposals import changes as proposals

TRIGGER = "renegotiate"
NO_NEW_TALKS = "no_new_talks"
"""Kind of the words with which a party does not go on with the new talks."""


def ask(session: Session, actor: Actor, dispute_id: UUID, seen: int | None, reason: str) -> None:
    """Ask every party whether the agreement in force may be talked over anew; nothing moves until all agree.

    Raises NotFound, NotAllowed, Stale, NotPossible("step_not_in_state", "already_asked") and Refused with
    every reason.
    """
    with transaction(session):
        case = take(session, actor, dispute_id)
        ground = permit(case, TRIGGER, seen, {"reason_given": bool(reason.strip())})
        needs = [of_party(party.id) for party in case.parties]
        pending.ask(case, TRIGGER, ground, needs, reason=reason)


def carry(case: Case, act: PendingAct, ground: Ground) -> None:
    """Everybody consented: talks again; the terms accepted before are those of the agreement that stands."""
    permit_consented(case, TRIGGER, {"reason_given": bool(act.reason.strip())})
    standing = queries.standing(case.session, case.dispute.id, lock=True)
    with case.session.no_autoflush:
        proposals.overtake(case.session, case.actor, case.chain, ground, case.dispute.id)
    told = {"agreement": standing.number, **pending.asker(act)}
    advance(case, TRIGGER, ground, note=act.reason, after=told)


def resume_enforcement(
    session: Session,
    actor: Actor,
    dispute_id: UUID,
    seen: int | None,
    reason: str,
    *,
    said: Said | None = None,
    party_id: UUID | None = None,
) -> None:
    """The new talks are over: the agreement goes on as it stands; a text not signed by all is void.

    A party says so for itself; staff enter what a party said, or the mediator ends talks that lead nowhere.
    Raises NotFound, NotAllowed, Stale, NotPossible, Refused(("agreement_stands",)), Invalid(reason="missing")
    where the mediator gives none, Invalid(how="missing", note="missing") for words that nothing shows.
    """
    with transaction(session):
        case = take(session, actor, dispute_id)
        ground = permit(case, "resume_enforcement", seen)
        told_for = _who_ends(case, reason, said, party_id)
        with session.no_autoflush:
            agreements.make_void(session, actor, dispute_id, ground, "enforcement_resumed")
            proposals.overtake(session, actor, case.chain, ground, dispute_id)
        standing = queries.standing(session, dispute_id)
        note = reason or (said.note if said else "")
        advance(
            case, "resume_enforcement", ground, note=note, after={"agreement": standing.number},
            on_behalf_of=told_for,
        )  # fmt: skip


def _who_ends(case: Case, reason: str, said: Said | None, party_id: UUID | None) -> UUID | None:
    """The party whose words staff enter; None for a party's own word and for the mediator's."""
    if case.own_parties:
        if reason.strip():
            own_words(case, case.own_party(), NO_NEW_TALKS, reason)
        return None
    if party_id is None:
        mediate(case, Permission.END_NEW_TALKS)
        if not reason.strip():
            raise Invalid(reason="missing")
        return None
    if said is None:
        raise Invalid(how="missing")
    if not said.is_shown:
        raise Invalid(note="missing")
    party = case.party(party_id)
    hear(case, party, NO_NEW_TALKS, said, value="given")
    return party.id
