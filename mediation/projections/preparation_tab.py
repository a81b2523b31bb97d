"""The three preparations of a dispute, for its mediators: contact log, case map, way chosen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from mediation.assignments.models import MediatorProfile
from mediation.assignments.rules import languages_asked
from mediation.claims.models import ClaimItem
from mediation.disputes.group_models import Membership
from mediation.disputes.models import Dispute
from mediation.documents.models import Document
from mediation.identity.models import Office, Person
from mediation.kernel.actor import Actor
from mediation.kernel.errors import Hidden, NotFound
from mediation.parties.models import Party
from mediation.policy.permissions import Permission
from mediation.procedure.preparation.prepare import papers_confirmed
from mediation.projections.desk_case import DeskHeader
from mediation.talks import queries, rules
from mediation.talks.models import Preparation
from mediation.talks.queries import ContactRead
from mediation.talks.ways import Known, Suggested, elsewhere, suggest


@dataclass(frozen=True)
class PartyNamed:
    """A party to be reached."""

    id: UUID
    name: str
    side: str
    spoken: bool
    tried: bool
    untold: tuple[str, ...] = ()
    """Rights and duties of which nobody told it yet."""


@dataclass(frozen=True)
class Linked:
    """A claim item or a paper that an issue is about: key and what it is called."""

    id: UUID
    name: str


@dataclass(frozen=True)
class PointShown:
    """One issue with what it is linked to. Claims are told by their kind."""

    id: UUID
    text: str
    claims: tuple[Linked, ...]
    supports: tuple[Linked, ...]
    contradicts: tuple[Linked, ...]
    note: str


@dataclass(frozen=True)
class Links:
    """All that an issue can be linked to."""

    claims: tuple[Linked, ...]
    papers: tuple[Linked, ...]


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
    risk: bool
    points: tuple[PointShown, ...]
    suggested: Suggested
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
    log = queries.contacts(session, place, queries.notes_closed(session, actor, header.id))
    parties = _parties(session, header.id, log)
    map_ = queries.map_of(place, row)
    links = _links(session, header.id)
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
        risk=bool(map_.get("risk")),
        points=tuple(_point(each, links) for each in map_.get("points", ())),
        suggested=suggest(_known(session, actor, header, row, map_, len(links.claims))),
        papers_awaited=header.profile in rules.PAPERS_PROFILES and not papers_confirmed(session, header.id),
    )


def links(session: Session, actor: Actor, header: DeskHeader) -> Links:
    """What an issue can be linked to. Raises NotFound for everybody but the mediators of the dispute."""
    if not header.may(actor, Permission.READ_MEDIATOR_NOTES):
        raise NotFound(Hidden("dispute", header.id, Permission.READ_MEDIATOR_NOTES.value))
    return _links(session, header.id)


def _links(session: Session, dispute_id: UUID) -> Links:
    asked = select(ClaimItem.id, ClaimItem.kind).where(
        ClaimItem.dispute_id == dispute_id, ClaimItem.withdrawn_at.is_(None)
    )
    papers = select(Document.id, Document.title).where(Document.dispute_id == dispute_id)
    return Links(
        tuple(Linked(*row) for row in session.execute(asked.order_by(ClaimItem.position))),
        tuple(Linked(*row) for row in session.execute(papers.order_by(Document.added_at, Document.id))),
    )


def _point(kept: Mapping[str, Any], links: Links) -> PointShown:
    """What was withdrawn meanwhile is left out."""
    named = {name: {each.id.hex: each for each in among} for name, among in _among(links)}
    linked = {
        name: tuple(known[key] for key in kept.get(name, ()) if key in known) for name, known in named.items()
    }
    return PointShown(id=UUID(hex=kept["id"]), text=kept["text"], note=kept.get("note", ""), **linked)


def _among(links: Links) -> tuple[tuple[str, tuple[Linked, ...]], ...]:
    return (("claims", links.claims), ("supports", links.papers), ("contradicts", links.papers))


def _known(
    session: Session, actor: Actor, header: DeskHeader, row: Preparation | None, map_: Mapping[str, Any],
    claims: int,
) -> Known:  # fmt: skip
    """What the suggestion of the way rests on."""
    parties = session.execute(
        select(Party.kind, Party.language, Party.address).where(Party.dispute_id == header.id)
    ).all()
    office = session.execute(
        select(Office.address).join(Dispute, Dispute.office_id == Office.id).where(Dispute.id == header.id)
    ).scalar_one()
    grouped = exists().where(Membership.dispute_id == header.id, Membership.until_at.is_(None))
    mine = session.get(MediatorProfile, actor.person_id) if actor.person_id else None
    asked = languages_asked(each.language or "" for each in parties)
    return Known(
        applicant_meets=row is None or row.applicant_meets,
        respondent_meets=row is None or row.respondent_meets,
        risk=bool(map_.get("risk")),
        far=any(elsewhere(each.address, office) for each in parties),
        in_group=bool(session.scalar(select(grouped))),
        undisputed=bool(map_.get("map", {}).get("undisputed_facts")),
        claim_items=claims,
        company=any(each.kind != "worker" for each in parties),
        languages=tuple(each for each in asked if mine is None or each not in mine.languages),
    )


_MAP = ("issues", "undisputed_facts", "evidence_applicant", "evidence_respondent", "circumstances")


def _mapped(map_: Mapping[str, Any]) -> dict[str, str]:
    return {name: map_.get(name, "") for name in _MAP}


def _parties(session: Session, dispute_id: UUID, log: tuple[ContactRead, ...]) -> tuple[PartyNamed, ...]:
    spoken = {line.party_id for line in log if line.reached}
    tried = {line.party_id for line in log}
    query = select(Party).where(Party.dispute_id == dispute_id).order_by(Party.side, Party.position)
    return tuple(
        PartyNamed(row.id, row.name, row.side, row.id in spoken, row.id in tried, _untold(row.id, log))
        for row in session.scalars(query)
    )


def _untold(party_id: UUID, log: tuple[ContactRead, ...]) -> tuple[str, ...]:
    told = {code for line in log if line.party_id == party_id and line.reached for code in line.rights}
    return tuple(code for code in rules.RIGHTS if code not in told)


def _names(
    session: Session, parties: tuple[PartyNamed, ...], log: tuple[ContactRead, ...]
) -> dict[UUID, str]:
    names = {party.id: party.name for party in parties}
    authors = {line.entered_by for line in log}
    if authors:
        rows = session.execute(select(Person.id, Person.name).where(Person.id.in_(authors)))
        names.update({row.id: row.name for row in rows})
    return names
