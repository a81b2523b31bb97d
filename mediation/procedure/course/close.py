"""The ways a mediation ends without performance: withdrawn, refused by a party, terminated."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy.orm import Session

from mediation.agreements import changes as agreements
from mediation.kernel.actor import Actor, Ground
from mediation.kernel.database import transaction
from mediation.kernel.errors import Invalid
from mediation.parties.models import Party
from mediation.policy.relations import own_member
from mediation.procedure.advance import advance, permit
from mediation.procedure.case import Case, take
from mediation.procedure.said import Said, hear

RESULTS = ("no_agreement", "unreachable", "time_up", "refused_to_sign")
"""Results with which staff end a mediation; `refused` is a party's own step."""


def withdraw(
    session: Session,
    actor: Actor,
    dispute_id: UUID,
    seen: int | None,
    *,
    settled_privately_fen: int | None = None,
    note: str = "",
    said: Said | None = None,
    party_id: UUID | None = None,
) -> None:
    """An applicant takes the claim back, or staff enter that it did; nobody else has to agree.

    A sum that was settled privately is kept apart. Raises NotFound, NotAllowed, Stale, NotPossible
    and Invalid(how="missing") when staff do not say how they heard it.
    """
    with transaction(session):
        case = take(session, actor, dispute_id)
        ground = permit(case, "withdraw", seen)
        told_for = _told_for(case, "applicant", "withdrawal", said, party_id)
        _close_agreement(case, ground, "withdrawn")
        case.dispute.settled_privately_fen = settled_privately_fen
        told = {"settled_privately_fen": settled_privately_fen}
        advance(case, "withdraw", ground, note=note, after=told, on_behalf_of=told_for)


def refuse_mediation(
    session: Session,
    actor: Actor,
    dispute_id: UUID,
    seen: int | None,
    *,
    note: str = "",
    said: Said | None = None,
    party_id: UUID | None = None,
) -> None:
    """Either party ends the mediation by refusing it, or staff enter that it did (ECMR 22, PML 17).

    Raises NotFound, NotAllowed, Stale, NotPossible and Invalid.
    """
    with transaction(session):
        case = take(session, actor, dispute_id)
        ground = permit(case, "refuse_mediation", seen)
        told_for = _told_for(case, None, "refusal", said, party_id)
        _close_agreement(case, ground, "refused")
        case.dispute.result = "refused"
        told = {"result": "refused"}
        advance(case, "refuse_mediation", ground, note=note, after=told, on_behalf_of=told_for)


def terminate(
    session: Session, actor: Actor, dispute_id: UUID, seen: int | None, result: str, note: str = ""
) -> None:
    """The mediator or the manager ends the mediation with its result; the right to arbitrate is untouched.

    Raises NotFound, NotAllowed, Stale, NotPossible, Refused(("result_given", …)).
    """
    with transaction(session):
        case = take(session, actor, dispute_id)
        ground = permit(case, "terminate", seen, {"result_given": result in RESULTS})
        _close_agreement(case, ground, result)
        case.dispute.result = result
        advance(case, "terminate", ground, note=note, after={"result": result})


def _told_for(
    case: Case, side: str | None, kind: str, said: Said | None, party_id: UUID | None
) -> UUID | None:
    """Whose words staff enter; None for somebody who acts for a party of that side."""
    if own_member(case.actor, case.subject, side) is not None:
        return None
    if said is None:
        raise Invalid(how="missing")
    party = _party(case, side, party_id)
    hear(case, party, kind, said, value="given")
    return party.id


def _party(case: Case, side: str | None, party_id: UUID | None) -> Party:
    if party_id is not None:
        party = case.party(party_id)
        if side not in (None, party.side):
            raise Invalid(party="unknown")
        return party
    if side is None:
        raise Invalid(party="missing")
    return next(party for party in case.parties if party.side == side)


def _close_agreement(case: Case, ground: Ground, reason: str) -> None:
    """What not everybody signed has no effect."""
    if case.facts.agreements:
        agreements.make_void(case.session, case.actor, case.dispute.id, ground, reason)
