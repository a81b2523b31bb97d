"""The parties of a dispute at the desk: who they are, who acts for them, what they are said to have said."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from mediation.disputes.models import History
from mediation.identity.models import Person
from mediation.kernel.actor import Actor
from mediation.kernel.errors import NotFound
from mediation.parties.models import Party, PartyMember, Utterance
from mediation.parties.rules import ONLINE
from mediation.policy.permissions import Permission
from mediation.procedure.parties.identify import capacities_of, ways_for
from mediation.projections import desk_case
from mediation.projections.desk_case import DeskHeader


@dataclass(frozen=True)
class MemberShown:
    """Somebody who acts for a party, or did."""

    id: UUID
    name: str
    capacity: str
    phone: str
    from_at: datetime
    until_at: datetime | None
    mistaken: bool
    """Led here by a wrong telephone."""


@dataclass(frozen=True)
class WordsShown:
    """What was said and how it came; a contradiction stands beside it."""

    kind: str
    value: str
    how: str
    said_at: datetime
    note: str
    entered_by: str
    """Nothing where the party wrote it itself."""
    document_id: UUID | None
    contradicted_at: datetime | None
    contradiction: str

    @property
    def set_aside(self) -> bool:
        """A party denies what others wrote down; what was written in its name itself, a repair set aside."""
        return self.contradicted_at is not None and self.how == ONLINE


@dataclass(frozen=True)
class PartyShown:
    """A party with everything the desk needs to reach and to know it."""

    id: UUID
    side: str
    kind: str
    name: str
    state: str
    phone: str
    identity_number: str
    credit_code: str
    contact_name: str
    legal_representative: str
    trade: str | None
    language: str | None
    address: str
    ground: str
    invited_at: datetime | None
    answer: str | None
    answered_at: datetime | None
    identified_at: datetime | None
    identified_how: str | None
    identified_by: str
    members: tuple[MemberShown, ...] = ()
    words: tuple[WordsShown, ...] = ()

    @property
    def capacities(self) -> tuple[str, ...]:
        return capacities_of(self.kind)

    @property
    def ways(self) -> tuple[str, ...]:
        return ways_for(self.kind)


@dataclass(frozen=True)
class PartiesTab:
    """All parties, applicant first, and what this reader may do with them."""

    parties: tuple[PartyShown, ...]
    may_identify: bool
    """Numbers are shown in full to nobody else."""
    may_represent: bool
    may_repair: bool


@dataclass(frozen=True)
class Notice:
    """A notice of non-acceptance as it was given."""

    header: DeskHeader
    text: str
    at: datetime
    by: str


def page(session: Session, actor: Actor, head: DeskHeader) -> PartiesTab:
    """The whole tab, in three statements; the header has asked READ_AT_DESK."""
    members, words = _members(session, head.id), _words(session, head.id)
    shown = tuple(
        _party(row.Party, row.by or "", members[row.Party.id], words[row.Party.id])
        for row in session.execute(_parties(head.id))
    )
    return PartiesTab(
        shown,
        head.may(actor, Permission.IDENTIFY_PARTY),
        head.may(actor, Permission.ADD_REPRESENTATIVE),
        head.may(actor, Permission.REPAIR_PARTY),
    )


def one(session: Session, actor: Actor, head: DeskHeader, party: UUID) -> PartyShown:
    """One party of the tab. Raises NotFound."""
    for shown in page(session, actor, head).parties:
        if shown.id == party:
            return shown
    raise NotFound()


def respondents(session: Session, dispute_id: UUID) -> list[PartyShown]:
    """The respondents alone, without people and words. The caller's page has asked the policy."""
    query = _parties(dispute_id).where(Party.side == "respondent")
    return [_party(row.Party, row.by or "", [], []) for row in session.execute(query)]


def notice_of_non_acceptance(session: Session, actor: Actor, number: str) -> Notice:
    """The notice that was given with the step. Raises NotFound where there is none."""
    head = desk_case.header(session, actor, number)
    query = select(History).where(History.dispute_id == head.id, History.trigger == "decline")
    row = session.scalar(query.order_by(History.version.desc()).limit(1))
    if row is None:
        raise NotFound()
    return Notice(head, row.note, row.at, row.person_name)


def _parties(dispute_id: UUID) -> Any:
    by = aliased(Person)
    query = select(Party, by.name.label("by")).outerjoin(by, by.id == Party.identified_by)
    return query.where(Party.dispute_id == dispute_id).order_by(Party.side, Party.position)


def _party(row: Party, by: str, members: list[MemberShown], words: list[WordsShown]) -> PartyShown:
    return PartyShown(
        **{name: getattr(row, name) for name in _SAME},
        phone=row.phone or "",
        credit_code=row.credit_code or "",
        identity_number=row.identity_number or "",
        identified_by=by,
        members=tuple(members),
        words=tuple(words),
    )


_SAME = (
    "id", "side", "kind", "name", "state", "contact_name", "legal_representative", "trade", "language",
    "address", "ground", "invited_at", "answer", "answered_at", "identified_at", "identified_how",
)  # fmt: skip


def _members(session: Session, dispute_id: UUID) -> dict[UUID, list[MemberShown]]:
    query = (
        select(PartyMember, Person)
        .join(Person, Person.id == PartyMember.person_id)
        .where(PartyMember.dispute_id == dispute_id)
        .order_by(PartyMember.from_at, PartyMember.id)
    )
    found: dict[UUID, list[MemberShown]] = defaultdict(list)
    for row in session.execute(query):
        member, person = row.PartyMember, row.Person
        shown = MemberShown(
            member.id,
            person.name,
            member.capacity,
            person.phone or "",
            member.from_at,
            member.until_at,
            member.mistaken_at is not None,
        )
        found[member.party_id].append(shown)
    return found


def _words(session: Session, dispute_id: UUID) -> dict[UUID, list[WordsShown]]:
    query = (
        select(Utterance, Person.name.label("by"))
        .outerjoin(Person, Person.id == Utterance.entered_by)
        .where(Utterance.dispute_id == dispute_id)
        .order_by(Utterance.entered_at, Utterance.id)
    )
    found: dict[UUID, list[WordsShown]] = defaultdict(list)
    for row in session.execute(query):
        said = row.Utterance
        by = "" if said.how == ONLINE else row.by or ""
        found[said.party_id].append(
            WordsShown(
                said.kind, said.value, said.how, said.said_at, said.note, by, said.document_id,
                said.contradicted_at, said.contradiction or "",
            )
        )  # fmt: skip
    return found
