"""What shows that a mediator is fit: proofs of the four conditions, and hours of training in a year."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from mediation.assignments import register
from mediation.assignments.register_models import QualificationProof
from mediation.assignments.register_rules import MOST_MINUTES
from mediation.assignments.rules import CONDITIONS
from mediation.documents import shelf
from mediation.documents.uploads import Upload
from mediation.identity.standing import must_stand
from mediation.kernel import clock
from mediation.kernel.actor import Actor, Role
from mediation.kernel.database import transaction
from mediation.kernel.errors import Invalid, NotFound, NotPossible
from mediation.policy.decide import require_by_role
from mediation.policy.permissions import Permission
from mediation.procedure.register.charge import in_charge

PAPERS = "register|file"
"""Purpose of a proof's paper: it opens as nothing else."""


@dataclass(frozen=True)
class Proof:
    """What shows one of the four conditions, who checked it and on what day."""

    condition: str
    note: str
    checked_by: str
    checked_on: date


@dataclass(frozen=True)
class Learnt:
    """A training: day, minutes, topic, and who gave it."""

    held_on: date
    minutes: int
    topic: str
    given_by: str


def add_proof(
    session: Session, actor: Actor, person_id: UUID, seen: int | None, proof: Proof, paper: Upload | None
) -> None:
    """Keep what shows a condition, with its paper. Raises NotFound, Stale, Invalid, NotPossible."""
    if proof.condition not in CONDITIONS:
        raise Invalid(condition="unknown")
    if not proof.note.strip():
        raise Invalid(note="missing")
    if proof.checked_on > clock.today():
        raise Invalid(checked_on="in_the_future")
    with transaction(session):
        row, ground = in_charge(session, actor, person_id, seen)
        kept = register.add_proof(
            session, actor, row, proof.condition, proof.note, proof.checked_by, proof.checked_on
        )
        if paper is not None:
            _keep(session, kept, paper)
        register.weigh(session, row)
        told = {"condition": proof.condition, "checked_by": proof.checked_by, "paper": kept.paper_sha256}
        register.write_down(session, actor, row, "register.proof_added", ground, after=told)


def withdraw_proof(
    session: Session, actor: Actor, person_id: UUID, seen: int | None, proof_id: UUID, reason: str
) -> None:
    """A proof shows nothing any more; it stays to be read. Raises NotFound, Stale, Invalid, NotPossible."""
    if not reason.strip():
        raise Invalid(reason="missing")
    with transaction(session):
        row, ground = in_charge(session, actor, person_id, seen)
        found = next((each for each in register.proofs(session, person_id) if each.id == proof_id), None)
        if found is None:
            raise NotFound()
        if found.withdrawn_at is not None:
            raise NotPossible("already_ended")
        found.withdrawn_at, found.withdrawn_name = clock.now(), actor.name
        found.withdrawn_reason = reason
        register.weigh(session, row)
        told = {"condition": found.condition}
        register.write_down(
            session, actor, row, "register.proof_withdrawn", ground, before=told, reason=reason
        )


def report_training(session: Session, actor: Actor, learnt: Learnt) -> None:
    """A mediator tells of its own training; a manager says whether it counts. Raises NotFound, Invalid."""
    ground = require_by_role(actor, Permission.OWN_REGISTER_ENTRY)
    _refuse(learnt)
    with transaction(session):
        must_stand(session, actor)
        row = register.locked(session, actor.person_id) if actor.person_id else None
        if row is None:
            raise NotFound()
        register.add_training(
            session, actor, row.person_id, learnt.held_on, learnt.minutes, learnt.topic, learnt.given_by
        )
        register.write_down(
            session, actor, row, "register.training_reported", ground, after={"minutes": learnt.minutes}
        )


def enter_training(session: Session, actor: Actor, person_id: UUID, learnt: Learnt) -> None:
    """The manager enters a training, which counts at once. Raises NotFound, Invalid, NotPossible."""
    _refuse(learnt)
    with transaction(session):
        row, ground = in_charge(session, actor, person_id, None)
        kept = register.add_training(
            session, actor, person_id, learnt.held_on, learnt.minutes, learnt.topic, learnt.given_by
        )
        register.decide(kept, actor, True, "")
        register.write_down(
            session, actor, row, "register.training_counted", ground, after={"minutes": learnt.minutes}
        )


def decide_training(
    session: Session, actor: Actor, person_id: UUID, training_id: UUID, counts: bool, reason: str
) -> None:
    """Whether reported hours count. Raises NotFound, Invalid(reason="missing"), NotPossible."""
    if not counts and not reason.strip():
        raise Invalid(reason="missing")
    with transaction(session):
        row, ground = in_charge(session, actor, person_id, None)
        found = register.training(session, person_id, training_id)
        if found.counted is not None:
            raise NotPossible("already_decided")
        register.decide(found, actor, counts, reason)
        verb = "register.training_counted" if counts else "register.training_not_counted"
        register.write_down(
            session, actor, row, verb, ground, after={"minutes": found.minutes}, reason=reason or None
        )


def paper_of(session: Session, actor: Actor, person_id: UUID, proof_id: UUID) -> tuple[str, bytes]:
    """Name and bytes of a proof's paper, for the manager and for the mediator itself. Raises NotFound."""
    found = session.get(QualificationProof, proof_id)
    if found is None or found.person_id != person_id or found.paper_name is None:
        raise NotFound()
    if actor.person_id != person_id:
        require_by_role(actor, Permission.KEEP_REGISTER)
        row = register.standing(session, person_id)
        if row is None or row.office_id not in actor.covered(Role.MANAGER):
            raise NotFound()
    return found.paper_name, shelf.get(found.id, PAPERS)


def _keep(session: Session, proof: QualificationProof, paper: Upload) -> None:
    shelf.verdict(paper.body)
    shelf.put(session, proof.id, paper.body, PAPERS)
    proof.paper_name, proof.paper_size, proof.paper_sha256 = paper.name, paper.size, paper.sha256


def _refuse(learnt: Learnt) -> None:
    if learnt.held_on > clock.today():
        raise Invalid(held_on="in_the_future")
    if not 0 < learnt.minutes <= MOST_MINUTES:
        raise Invalid(hours="hours_out_of_bounds")
    if not learnt.topic.strip():
        raise Invalid(topic="missing")
