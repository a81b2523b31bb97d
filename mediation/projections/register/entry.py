"""One mediator's entry with its changes, proofs and training, for its manager and for the mediator itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from mediation.assignments import register
from mediation.assignments.models import MediatorProfile
from mediation.assignments.register_models import QualificationProof, RegisterChange, Tie, Training
from mediation.assignments.register_rules import hours_by_year
from mediation.identity.models import Office, Person, RoleHolding
from mediation.kernel.actor import Actor, Role
from mediation.kernel.errors import NotFound
from mediation.policy.decide import require_by_role
from mediation.policy.permissions import Permission
from mediation.projections.mediators import standing

MOST = 200
"""Changes, proofs and trainings shown, newest first."""


@dataclass(frozen=True)
class EntryPage:
    """What the register says of one mediator; `entry` is None for one who is not on it yet."""

    person_id: UUID
    name: str
    office: str
    standing: str
    entry: MediatorProfile | None
    changes: tuple[RegisterChange, ...]
    proofs: tuple[QualificationProof, ...]
    trainings: tuple[Training, ...]
    hours: Mapping[int, tuple[int, int]]
    """Year → minutes that count, minutes not looked at yet."""
    offices: tuple[tuple[UUID, str], ...]
    """Where the manager may enter this mediator: the offices of its posts."""

    @property
    def version(self) -> int:
        return self.entry.version if self.entry else 0


@dataclass(frozen=True)
class OwnTie:
    """Something the mediator declared of itself."""

    id: UUID
    kind: str
    name: str
    phone: str
    declared_on: date


def kept(session: Session, actor: Actor, person_id: UUID) -> EntryPage:
    """The entry of a mediator under the reader's post. Raises NotFound."""
    require_by_role(actor, Permission.KEEP_REGISTER)
    covered = actor.covered(Role.MANAGER)
    page = _page(session, person_id, covered)
    home = page.entry.office_id if page.entry else None
    if home not in covered and not (home is None and page.offices):
        raise NotFound()
    return page


def own(session: Session, actor: Actor) -> EntryPage:
    """The reader's own entry. Raises NotFound for who is no mediator."""
    require_by_role(actor, Permission.OWN_REGISTER_ENTRY)
    if actor.person_id is None:
        raise NotFound()
    return _page(session, actor.person_id, frozenset())


def own_ties(session: Session, actor: Actor) -> tuple[OwnTie, ...]:
    """What the reader declared; nobody else is shown it. Raises NotFound."""
    require_by_role(actor, Permission.OWN_REGISTER_ENTRY)
    if actor.person_id is None:
        raise NotFound()
    return tuple(_tie(row) for row in register.ties(session, actor.person_id))


def _tie(row: Tie) -> OwnTie:
    return OwnTie(row.id, row.kind, row.name or "", row.phone or "", row.declared_at.date())


def _page(session: Session, person_id: UUID, covered: frozenset[UUID]) -> EntryPage:
    person = session.get(Person, person_id)
    if person is None:
        raise NotFound()
    entry = register.standing(session, person_id)
    learnt = _trainings(session, person_id)
    return EntryPage(
        person_id=person_id,
        name=person.name,
        office=session.get_one(Office, entry.office_id).name if entry else "",
        standing=standing(entry),
        entry=entry,
        changes=_changes(session, person_id),
        proofs=tuple(reversed(register.proofs(session, person_id)))[:MOST],
        trainings=learnt,
        hours=hours_by_year((each.held_on, each.minutes, each.counted) for each in learnt),
        offices=_posts(session, person_id, covered),
    )


def _changes(session: Session, person_id: UUID) -> tuple[RegisterChange, ...]:
    query = select(RegisterChange).where(RegisterChange.person_id == person_id)
    ordered = query.order_by(RegisterChange.version.desc())
    return tuple(session.scalars(ordered.limit(MOST)))


def _trainings(session: Session, person_id: UUID) -> tuple[Training, ...]:
    query = select(Training).where(Training.person_id == person_id)
    return tuple(session.scalars(query.order_by(Training.held_on.desc(), Training.id).limit(MOST)))


def _posts(session: Session, person_id: UUID, covered: frozenset[UUID]) -> tuple[tuple[UUID, str], ...]:
    if not covered:
        return ()
    query = (
        select(Office.id, Office.name)
        .join(RoleHolding, RoleHolding.office_id == Office.id)
        .where(
            RoleHolding.person_id == person_id, RoleHolding.role == Role.MEDIATOR.value,
            RoleHolding.until_at.is_(None), Office.id.in_(sorted(covered)),
        )
        .order_by(Office.path)
    )  # fmt: skip
    return tuple((row.id, row.name) for row in session.execute(query))
