"""Write a complaint and its steps in the caller's transaction, in the chain of the party's own channel."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from mediation.audit.record import Subject, record
from mediation.channels import compartments
from mediation.channels.models import Compartment
from mediation.complaints.models import Complaint
from mediation.kernel import clock, identifiers
from mediation.kernel.actor import Actor, Ground
from mediation.lifecycle.move import move
from workflows.complaint import COMPLAINT


@dataclass(frozen=True)
class Complained:
    """What a party complains of: about what, in its words, to which office, and whether mediators read it."""

    about: str
    words: str
    to_above: bool = False
    tells_mediators: bool = False


def file(
    session: Session, actor: Actor, place: Compartment, said: Complained, due_on: date, ground: Ground
) -> Complaint:
    """Keep a complaint."""
    if actor.person_id is None or place.party_id is None:
        raise ValueError("a party complains")
    key = identifiers.new(actor.stream(place.id))
    row = Complaint(
        id=key, compartment_id=place.id, dispute_id=place.dispute_id, party_id=place.party_id,
        state=COMPLAINT.initial, about=said.about, to_above=said.to_above,
        tells_mediators=said.tells_mediators, filed_by=actor.person_id, filed_at=clock.now(),
        words_sealed=_sealed(place, key, "words", said.words.strip()), due_on=due_on, reviewer_id=None,
        taken_at=None, answer_sealed=None, closed_at=None,
    )  # fmt: skip
    session.add(row)
    told = {"about": said.about, "to_above": said.to_above, "due_on": due_on}
    subject, chain = Subject(COMPLAINT.name, key), compartments.chain_of(place)
    record(session, actor, "complaint.filed", subject, chain, after=told, ground=ground)
    return row


def step(
    session: Session, actor: Actor, place: Compartment, row: Complaint, trigger: str, ground: Ground
) -> None:
    """Move it along its workflow. Raises ImpossibleStep."""
    move(
        session, row, COMPLAINT, trigger, actor=actor, chain=compartments.chain_of(place), ground=ground,
        after={"reviewer": row.reviewer_id},
    )  # fmt: skip
    if not COMPLAINT.is_open(row.state):
        row.closed_at = clock.now()


def keep_answer(place: Compartment, row: Complaint, words: str) -> None:
    """Keep the answer; the step writes the entry."""
    row.answer_sealed = _sealed(place, row.id, "answer", words.strip())


def words_of(place: Compartment, row: Complaint) -> tuple[str, str]:
    """The complaint and its answer, empty until there is one."""
    unseal, answered = compartments.opener(place), row.answer_sealed
    words = unseal(row.words_sealed, f"complaint|{row.id.hex}|words").decode()
    return words, unseal(answered, f"complaint|{row.id.hex}|answer").decode() if answered else ""


def _sealed(place: Compartment, key: UUID, part: str, words: str) -> bytes:
    return compartments.sealer(place)(words.encode(), f"complaint|{key.hex}|{part}")
