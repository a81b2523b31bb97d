"""The draft of a session's minutes for the mediators of the dispute, with whom and what it can name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from mediation.assignments.models import Assignment
from mediation.claims.models import ClaimFacts, ClaimItem
from mediation.identity.models import Person
from mediation.kernel.actor import Actor
from mediation.kernel.errors import Hidden, NotFound, NotPossible
from mediation.minutes import changes, queries, rules
from mediation.minutes.changes import Came
from mediation.minutes.rules import Seat, known_key
from mediation.minutes.text import Content
from mediation.parties.models import Party, PartyMember
from mediation.policy.permissions import Permission
from mediation.policy.relations import BINDING_CAPACITIES
from mediation.procedure.minutes import lay_out, wording
from mediation.procedure.minutes.drafting import must_be_writable, version_of
from mediation.projections.desk_case import DeskHeader
from mediation.proposals.models import Proposal
from mediation.talks import queries as sessions
from mediation.talks.models import Talk
from mediation.talks.queries import mediators_compartment


@dataclass(frozen=True)
class CanCome:
    """Somebody who acts for a party, with the authority that was seen."""

    key: str
    """Of the membership, in hex."""
    name: str
    capacity: str
    since: datetime
    binds: bool


@dataclass(frozen=True)
class PartyThere:
    """A party, who can come for it, and whether it may come itself without an account."""

    id: UUID
    name: str
    side: str
    kind: str
    identified: bool
    people: tuple[CanCome, ...]
    may_come_itself: bool


@dataclass(frozen=True)
class ItemAsked:
    """A claim item to which an issue can be linked."""

    id: UUID
    kind: str
    amount_fen: int | None


@dataclass(frozen=True)
class StatedFact:
    """A fact that a side has stated about an item, which can be put to both."""

    key: str
    kind: str
    law_kind: str
    fact: str
    side: str
    raw: Any


@dataclass(frozen=True)
class Offered:
    """A proposal whose terms can be agreed in the session."""

    id: UUID
    number: int


@dataclass(frozen=True)
class DraftPage:
    """The draft as it was saved last, and everything that its form offers."""

    talk_id: UUID
    starts_at: datetime
    mode: str
    place: str
    version: int
    saved_at: datetime | None
    saved_by: str
    content: Content
    correcting: bool
    """Minutes of this session were laid out before."""
    parties: tuple[PartyThere, ...]
    items: tuple[ItemAsked, ...]
    stated: tuple[StatedFact, ...]
    proposals: tuple[Offered, ...]
    faults: tuple[str, ...]
    """Why it cannot be laid out yet (web/labels/refusals)."""
    seats: tuple[Seat, ...]
    """The parties with the capacities of those who were put down as present."""

    def name_of(self, party: UUID) -> str:
        """The name of a party."""
        return next(each.name for each in self.parties if each.id == party)


def page(session: Session, actor: Actor, header: DeskHeader, talk_id: UUID) -> DraftPage:
    """The page. Raises NotFound for who does not mediate the dispute, or has an open conflict of interest."""
    _refuse_strangers(session, actor, header)
    talk = sessions.session_of(session, header.id, talk_id)
    must_be_writable(talk)
    row = queries.draft(session, talk_id)
    standing = queries.standing(session, talk_id)
    content = _content(session, header, talk, row)
    parties = _parties(session, header.id)
    correcting = standing is not None
    return DraftPage(
        talk.id, talk.starts_at, talk.mode, talk.place, version_of(session, talk, row),
        row.changed_at if row else None, _name(session, row.changed_by) if row else "", content, correcting,
        parties, _items(session, header.id), _stated(session, header.id), _offered(session, header.id),
        lay_out.faults(content, correcting=correcting), seats(parties, content),
    )  # fmt: skip


def _refuse_strangers(session: Session, actor: Actor, header: DeskHeader) -> None:
    hidden = NotFound(Hidden("dispute", header.id, Permission.WRITE_MINUTES.value))
    if not header.may(actor, Permission.READ_MEDIATOR_NOTES):
        raise hidden
    conflict = exists().where(
        Assignment.dispute_id == header.id, Assignment.person_id == actor.person_id,
        Assignment.state.in_(("proposed", "accepted")), Assignment.conflict.is_not(None),
        Assignment.conflict_settled_at.is_(None),
    )  # fmt: skip
    if session.scalar(select(conflict)):
        raise hidden
    if not header.may(actor, Permission.WRITE_MINUTES):
        raise NotPossible("wrong_state")


def _content(session: Session, header: DeskHeader, talk: Talk, row: Any) -> Content:
    if row is None:
        return lay_out.begun(session, talk)
    return changes.content_of(mediators_compartment(session, header.id), row)


def _name(session: Session, person: UUID) -> str:
    return session.scalar(select(Person.name).where(Person.id == person)) or ""


def _parties(session: Session, dispute_id: UUID) -> tuple[PartyThere, ...]:
    members = (
        select(PartyMember, Person.name)
        .join(Person, Person.id == PartyMember.person_id)
        .where(PartyMember.dispute_id == dispute_id, PartyMember.until_at.is_(None))
        .order_by(PartyMember.from_at, PartyMember.id)
    )
    people: dict[UUID, list[CanCome]] = {}
    for member, name in session.execute(members):
        can = CanCome(
            member.id.hex, name, member.capacity, member.from_at,
            member.capacity in BINDING_CAPACITIES,
        )  # fmt: skip
        people.setdefault(member.party_id, []).append(can)
    query = select(Party).where(Party.dispute_id == dispute_id).order_by(Party.side, Party.position)
    return tuple(_party(row, tuple(people.get(row.id, ()))) for row in session.scalars(query))


def _party(row: Party, people: tuple[CanCome, ...]) -> PartyThere:
    itself = row.kind == "worker" and not any(each.capacity == "self" for each in people)
    identified = row.identified_at is not None
    return PartyThere(row.id, row.name, row.side, row.kind, identified, people, itself)


def _items(session: Session, dispute_id: UUID) -> tuple[ItemAsked, ...]:
    query = select(ClaimItem.id, ClaimItem.kind, ClaimItem.amount_fen).where(
        ClaimItem.dispute_id == dispute_id, ClaimItem.withdrawn_at.is_(None)
    )
    return tuple(ItemAsked(*row) for row in session.execute(query.order_by(ClaimItem.position)))


def _stated(session: Session, dispute_id: UUID) -> tuple[StatedFact, ...]:
    """What a side has said and nobody has found undisputed yet."""
    query = (
        select(ClaimFacts, ClaimItem.kind)
        .join(ClaimItem, ClaimItem.id == ClaimFacts.claim_item_id)
        .where(ClaimFacts.dispute_id == dispute_id, ClaimFacts.replaced_at.is_(None))
        .where(ClaimItem.withdrawn_at.is_(None))
        .order_by(ClaimItem.position, ClaimFacts.number)
    )
    rows = session.execute(query).all()
    undisputed = {
        (row.ClaimFacts.claim_item_id, row.ClaimFacts.law_kind, fact)
        for row in rows
        for fact in row.ClaimFacts.facts
        if row.ClaimFacts.side == "undisputed"
    }
    return tuple(
        StatedFact(
            known_key(said.claim_item_id, said.law_kind, fact, said.side), kind, said.law_kind, fact,
            said.side, raw,
        )
        for said, kind in rows
        for fact, raw in said.facts.items()
        if said.side != "undisputed" and (said.claim_item_id, said.law_kind, fact) not in undisputed
    )  # fmt: skip


def _offered(session: Session, dispute_id: UUID) -> tuple[Offered, ...]:
    query = select(Proposal.id, Proposal.number).where(
        Proposal.dispute_id == dispute_id, Proposal.state.in_(("put", "accepted"))
    )
    return tuple(Offered(*row) for row in session.execute(query.order_by(Proposal.number.desc())))


def seats(parties: tuple[PartyThere, ...], content: Content) -> tuple[Seat, ...]:
    """Each party with the capacities of those put down as present for it."""
    return tuple(Seat(party.id, party.side, _came(party, content)) for party in parties)


def _came(party: PartyThere, content: Content) -> tuple[str, ...]:
    came = [each.capacity for each in party.people if each.key in content.members]
    return (*came, "self") if party.id.hex in content.in_person else tuple(came)


def preview(session: Session, actor: Actor, header: DeskHeader, shown: DraftPage) -> dict[str, Any]:
    """The text as it would be laid out now. Raises NotPossible("terms_overtaken")."""
    talk = sessions.session_of(session, header.id, shown.talk_id)
    names = {party.id: party.name for party in shown.parties}
    known = wording.about(session, header.number, talk, names, shown.content)
    standing = queries.standing(session, talk.id)
    number = standing.number + 1 if standing else 1
    return wording.text_of(known, number, shown.content, _coming(actor, shown))


def _coming(actor: Actor, shown: DraftPage) -> list[Came]:
    came = [Came(actor.name, rules.MEDIATOR)]
    for party in shown.parties:
        acting = [each for each in party.people if each.key in shown.content.members]
        came += [Came(each.name, rules.PARTY, party.side, party.id, None, each.capacity) for each in acting]
        if party.id.hex in shown.content.in_person:
            came.append(Came(party.name, rules.PARTY, party.side, party.id, None, "self"))
    return came + [Came(each.name, each.role, each.side) for each in shown.content.others]


def kept_cards(cited: Mapping[str, Any]) -> list[str]:
    """The ids of the statute cards that a draft cites."""
    return [card["id"] for card in cited.get("cards", ())]
