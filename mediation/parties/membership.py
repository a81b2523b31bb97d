"""Let somebody act for the parties that were named with their telephone, inside the caller's transaction."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from mediation.audit.record import Subject, compartment_chain, record
from mediation.identity.models import Person
from mediation.kernel import clock, identifiers
from mediation.kernel.actor import Actor
from mediation.parties.models import Party, PartyMember
from mediation.parties.rules import said_name

UNNAMED = "****"
"""Stands in the name of a person who is known by telephone only (identity/changes.py)."""


def admit_by_phone(session: Session, actor: Actor, phone_index: str) -> int:
    """Make the actor a member of each party reached by this telephone; gives how many are new.

    An applicant gave its own number. A respondent's number came from the opponent, so it opens
    the notice only, once the respondent was invited: the capacity is that of a clerk until
    somebody checks who it is. Nobody is let onto both sides of a dispute.
    """
    sides = _sides(session, actor.person_id)
    new = 0
    for party in _reached(session, phone_index):
        known = sides.setdefault(party.dispute_id, set())
        if party.side in known:
            learn_name(session, actor, party)
            continue
        if known:
            _refuse(session, actor, party)
            continue
        known.add(party.side)
        _admit(session, actor, party)
        new += 1
    return new


def _reached(session: Session, phone_index: str) -> list[Party]:
    return list(
        session.scalars(
            select(Party)
            .where(
                Party.phone_index == phone_index,
                or_(Party.side == "applicant", Party.invited_at.is_not(None)),
            )
            .order_by(Party.dispute_id, Party.side, Party.position)
        )
    )


def _sides(session: Session, person_id: UUID | None) -> dict[UUID, set[str]]:
    """Every side on which the person ever stood in a dispute: leaving does not open the other.

    Who was led in by a wrong telephone never stood there.
    """
    rows = session.execute(
        select(PartyMember.dispute_id, Party.side)
        .join(Party, Party.id == PartyMember.party_id)
        .where(PartyMember.person_id == person_id, PartyMember.mistaken_at.is_(None))
    )
    sides: dict[UUID, set[str]] = {}
    for row in rows:
        sides.setdefault(row.dispute_id, set()).add(row.side)
    return sides


def _admit(session: Session, actor: Actor, party: Party) -> None:
    capacity = "self" if party.side == "applicant" and party.kind == "worker" else "clerk"
    member = PartyMember(
        id=identifiers.new(actor.stream(party.dispute_id)), dispute_id=party.dispute_id, party_id=party.id,
        person_id=actor.person_id, capacity=capacity, from_at=clock.now(),
    )  # fmt: skip
    session.add(member)
    learn_name(session, actor, party)
    record(
        session, actor, "party.member_admitted", Subject("party", party.id),
        compartment_chain(party.dispute_id, party.dispute_id), after={"capacity": capacity},
    )  # fmt: skip


def learn_name(session: Session, actor: Actor, party: Party) -> None:
    """Whoever came by telephone is called by its digits until a claim says the name of who answers there."""
    person = session.get_one(Person, actor.person_id)
    if UNNAMED in person.name:
        said = said_name(party.side, party.kind, party.state, party.name, party.contact_name)
        person.name = said or person.name


def _refuse(session: Session, actor: Actor, party: Party) -> None:
    record(
        session, actor, "party.member_refused", Subject("party", party.id),
        compartment_chain(party.dispute_id, party.dispute_id), reason="both_sides",
    )  # fmt: skip
