"""The three preparations of a dispute, for its mediators: contact log, case map, way chosen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from mediation.identity.models import Person
from mediation.kernel.actor import Actor
from mediation.kernel.errors import Hidden, NotFound
from mediation.parties.models import Party
from mediation.policy.permissions import Permission
from mediation.procedure.prepare import papers_confirmed
from mediation.projections.desk_case import DeskHeader
from mediation.talks import queries, rules
from mediation.talks.queries import ContactRead


@dataclass(frozen=True)
class PartyNamed:
    """A party to be reached."""

    id: UUID
    name: str
    side: str
    spoken: bool
    tried: bool


@dataclass(frozen=True)
class PreparationPage:
    """What the mediators noted; `version` is that of their notes, for forms that write over them."""

    version: int
    parties: tuple[PartyNamed, ...]
    contacts: tuple[ContactRead, ...]
    names: Mapping[UUID, str]
    """Parties and those who entered a contact."""
    issues: str
    undisputed_facts: str
    evidence_applicant: str
    evidence_respondent: str
    circumstances: str
    way: str | None
    place: str | None
    attendees: str
    interpreter: str
    applicant_meets: bool
    respondent_meets: bool
    attempts_exhausted: bool
    reason_not_apart: str | None
    changed_at: datetime | None
    papers_awaited: bool
    """A court sent the dispute and nobody confirmed its papers yet."""

    @property
    def everybody_spoken(self) -> bool:
        return all(party.spoken or (party.tried and self.attempts_exhausted) for party in self.parties)


def page(session: Session, actor: Actor, header: DeskHeader) -> PreparationPage:
    """The page. Raises NotFound for everybody but the mediators of the dispute."""
    if not header.may(actor, Permission.READ_MEDIATOR_NOTES):
        raise NotFound(Hidden("dispute", header.id, Permission.READ_MEDIATOR_NOTES.value))
    place = queries.mediators_compartment(session, header.id)
    row = queries.preparation(session, header.id)
    log = queries.contacts(session, place)
    parties = _parties(session, header.id, log)
    map_ = queries.map_of(place, row)
    return PreparationPage(
        version=place.version,
        parties=parties,
        contacts=log,
        names=_names(session, parties, log),
        **_mapped(map_.get("map", {})),
        attendees=map_.get("attendees", ""),
        interpreter=map_.get("interpreter", ""),
        way=row.way if row else None,
        place=row.place if row else None,
        applicant_meets=row is None or row.applicant_meets,
        respondent_meets=row is None or row.respondent_meets,
        attempts_exhausted=row is not None and row.attempts_exhausted,
        reason_not_apart=row.reason_not_apart if row else None,
        changed_at=row.changed_at if row else None,
        papers_awaited=header.profile in rules.COURT_PROFILES and not papers_confirmed(session, header.id),
    )


_MAP = ("issues", "undisputed_facts", "evidence_applicant", "evidence_respondent", "circumstances")


def _mapped(map_: Mapping[str, Any]) -> dict[str, str]:
    return {name: map_.get(name, "") for name in _MAP}


def _parties(session: Session, dispute_id: UUID, log: tuple[ContactRead, ...]) -> tuple[PartyNamed, ...]:
    spoken = {line.party_id for line in log if line.reached}
    tried = {line.party_id for line in log}
    query = select(Party).where(Party.dispute_id == dispute_id).order_by(Party.side, Party.position)
    return tuple(
        PartyNamed(row.id, row.name, row.side, row.id in spoken, row.id in tried)
        for row in session.scalars(query)
    )


def _names(
    session: Session, parties: tuple[PartyNamed, ...], log: tuple[ContactRead, ...]
) -> dict[UUID, str]:
    names = {party.id: party.name for party in parties}
    authors = {line.entered_by for line in log}
    if authors:
        rows = session.execute(select(Person.id, Person.name).where(Person.id.in_(authors)))
        names.update({row.id: row.name for row in rows})
    return names
