"""Write a break-glass and its steps in the caller's transaction, in the chain of the channel it speaks of."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy.orm import Session

from mediation.audit.record import Subject, record
from mediation.break_glass.models import BreakGlass
from mediation.break_glass.rules import CONSENT_WITHIN, Asked
from mediation.channels import compartments
from mediation.channels.models import Compartment
from mediation.kernel import clock, identifiers
from mediation.kernel.actor import Actor, Ground
from mediation.lifecycle.move import move
from workflows.break_glass import BREAK_GLASS


def ask(session: Session, actor: Actor, place: Compartment, asked: Asked, ground: Ground) -> BreakGlass:
    """Put down what an officer asks for; the channel stays shut."""
    if actor.person_id is None or place.party_id is None:
        raise ValueError("an officer asks for a party's channel")
    key = identifiers.new(actor.stream(place.id))
    said = "\n".join(part for part in (asked.demand.strip(), asked.reason.strip()) if part)
    row = BreakGlass(
        id=key, compartment_id=place.id, dispute_id=place.dispute_id, party_id=place.party_id,
        state=BREAK_GLASS.initial, ground=asked.ground, hours=asked.hours, at_once=asked.at_once,
        asked_by=actor.person_id, asked_at=clock.now(), said_sealed=_sealed(place, key, "said", said),
        consent_by=clock.now() + CONSENT_WITHIN, review_by=None, until_at=None, second_by=None,
        second_at=None, second_sealed=None, told_at=None, told_by=None,
    )  # fmt: skip
    session.add(row)
    told = {"ground": asked.ground, "hours": asked.hours, "at_once": asked.at_once}
    subject, chain = Subject(BREAK_GLASS.name, key), compartments.chain_of(place)
    record(session, actor, "break_glass.asked", subject, chain, after=told, ground=ground, reason=said)
    return row


def step(
    session: Session, actor: Actor, place: Compartment, row: BreakGlass, trigger: str,
    ground: Ground | None = None, *, words: str = "",
) -> None:  # fmt: skip
    """Move it along its workflow. Raises ImpossibleStep."""
    move(
        session, row, BREAK_GLASS, trigger, actor=actor, chain=compartments.chain_of(place), ground=ground,
        after={"ground": row.ground}, reason=words.strip() or None,
    )  # fmt: skip


def answer(actor: Actor, place: Compartment, row: BreakGlass, words: str) -> None:
    """Keep who was the second person, and what that one wrote; the step writes the entry."""
    row.second_by, row.second_at = actor.person_id, clock.now()
    row.second_sealed = _sealed(place, row.id, "second", words.strip())


def tell(session: Session, actor: Actor, place: Compartment, row: BreakGlass, by: UUID | None) -> None:
    """From now on the pages of its party show it."""
    row.told_at, row.told_by = clock.now(), by
    subject, chain = Subject(BREAK_GLASS.name, row.id), compartments.chain_of(place)
    record(session, actor, "break_glass.party_told", subject, chain, after={"decided_by": by})


def words_of(place: Compartment, row: BreakGlass) -> tuple[str, str]:
    """Why it was asked for, and what the second person wrote."""
    unseal = compartments.opener(place)
    second = row.second_sealed
    said = unseal(row.said_sealed, f"break_glass|{row.id.hex}|said").decode()
    return said, unseal(second, f"break_glass|{row.id.hex}|second").decode() if second else ""


def _sealed(place: Compartment, key: UUID, part: str, words: str) -> bytes:
    return compartments.sealer(place)(words.encode(), f"break_glass|{key.hex}|{part}")
