"""A dispute for one of its parties: what every page of the case shows around its content."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from types import MappingProxyType
from typing import Any
from uuid import UUID

from sqlalchemy import Row, select
from sqlalchemy.orm import Session

from mediation.disputes.group_models import Group
from mediation.disputes.models import Dispute
from mediation.identity.models import Office
from mediation.kernel.actor import Actor
from mediation.kernel.errors import NotFound
from mediation.policy.decide import may, require
from mediation.policy.permissions import Permission
from mediation.policy.relations import (
    BINDING_CAPACITIES,
    DisputeSubject,
    entrusted_by,
    own_member,
    settled_for_by,
)
from mediation.procedure.standing import subject_of
from mediation.projections.around import Around, around
from mediation.projections.in_group import others_in_group, with_group

PAGES: Mapping[str, Permission] = MappingProxyType({
    "case": Permission.READ_NOTICE,
    "papers": Permission.READ_OWN,
    "figures": Permission.READ_OWN,
    "law": Permission.READ_OWN,
    "channel": Permission.USE_OWN_CHANNEL,
    "conveyed": Permission.READ_OWN,
    "talks": Permission.READ_OWN,
    "proposals": Permission.READ_PROPOSALS,
    "agreement": Permission.READ_AGREEMENT,
    "enforcement": Permission.READ_AGREEMENT,
    "ending": Permission.READ_OWN,
})  # fmt: skip
"""Pages of a party's case in their order, each with what lets somebody open it."""


@dataclass(frozen=True)
class PartyHeader(Around):
    """A dispute in short, as somebody who acts for a party sees it."""

    id: UUID
    number: str
    state: str
    is_open: bool
    version: int
    """Joint version; a form sends it back as `seen`."""
    side: str
    """applicant or respondent."""
    party_id: UUID
    own_parties: frozenset[UUID]
    """Every party for which the reader acts; `party_id` is the one the pages speak of."""
    identified: bool
    capacity: str
    entrusted_by: tuple[UUID, ...]
    """The parties in whose channel the reader reads and speaks; most have one at most."""
    settles_for: tuple[UUID, ...]
    """The parties for which the reader may settle; most have one at most."""
    binding: bool
    """May settle for an identified party; a clerk may not."""
    notice_only: bool
    """An invited respondent that is not identified yet: sees who invites, about what, until when."""
    applicant_name: str
    respondent_name: str
    cause: str
    claimed_fen: int | None
    """None where only the notice may be read."""
    profile: str
    result: str | None
    awaiting_completion: str | None
    suspended_for: str | None
    """Ground of the suspension, while the dispute stands still."""
    suspended_at: datetime | None
    suspension_note: str | None
    employment: str | None
    """continues or ended, as it was told (claims/rules.py)."""
    employment_ended_on: date | None
    filed_at: datetime
    accepted_at: datetime | None
    closed_at: datetime | None
    office_id: UUID
    office_name: str
    office_phone: str
    office_address: str
    group_name: str | None
    """Of the group with which the dispute is handled."""
    group_others: int
    """How many other disputes belong to it, whatever became of them."""
    subject: DisputeSubject
    pages: tuple[str, ...]

    @property
    def revoked(self) -> bool:
        """The case was accepted and is so no more: what was issued meanwhile is revoked with it."""
        return self.state == "not_accepted" and self.accepted_at is not None

    def may(self, actor: Actor, permission: Permission) -> bool:
        """Whether a page shows what the permission opens; the use case asks again."""
        return may(actor, permission, self.subject)


def header(session: Session, actor: Actor, reference: UUID) -> PartyHeader:
    """A dispute by its reference for a person who acts for one of its parties, in two statements.

    Its clocks and steps are read when asked for.
    Raises NotFound when there is none, or the actor acts for nobody in it.
    """
    row = session.execute(_by_reference(reference)).one_or_none()
    if row is None:
        raise NotFound()
    subject = subject_of(session, row.Dispute)
    require(actor, Permission.READ_NOTICE, subject)
    return _header(session, actor, row, subject)


def key_of(reference: str) -> UUID:
    """The key behind a reference in an address: 32 hexadecimal digits. Raises NotFound."""
    try:
        return UUID(bytes=bytes.fromhex(reference))
    except ValueError:
        raise NotFound() from None


def _by_reference(reference: UUID) -> Any:
    office = (Office.name.label("office_name"), Office.phone.label("office_phone"), Office.address)
    group = (Group.name.label("group_name"), others_in_group().label("group_others"))
    joined = select(Dispute, *office, *group).join(Office, Office.id == Dispute.office_id)
    return with_group(joined).where(Dispute.id == reference)


def _header(session: Session, actor: Actor, row: Row[Any], subject: DisputeSubject) -> PartyHeader:
    dispute: Dispute = row.Dispute
    member = own_member(actor, subject)
    if member is None:
        raise NotFound()
    notice_only = not may(actor, Permission.READ_OWN, subject)
    about = around(session, actor, dispute, subject)
    return PartyHeader(
        **{name: getattr(dispute, name) for name in _SAME},
        side=member.side,
        party_id=member.party_id,
        own_parties=frozenset(each.party_id for each in subject.members if each.person_id == actor.person_id),
        identified=member.identified,
        capacity=member.capacity,
        entrusted_by=entrusted_by(actor, subject),
        settles_for=settled_for_by(actor, subject),
        binding=member.identified and member.capacity in BINDING_CAPACITIES,
        notice_only=notice_only,
        claimed_fen=None if notice_only else dispute.claimed_fen,
        office_name=row.office_name,
        office_phone=row.office_phone,
        office_address=row.address,
        group_name=row.group_name,
        group_others=row.group_others,
        read_clocks=about.read_clocks,
        read_steps=about.read_steps,
        subject=subject,
        pages=tuple(
            page
            for page, permission in PAGES.items()
            if may(actor, permission, subject) and not (page == "ending" and dispute.is_open)
        ),
    )


_SAME = (
    "id", "number", "state", "is_open", "version", "applicant_name", "respondent_name", "cause", "profile",
    "result", "awaiting_completion", "suspended_for", "suspended_at", "suspension_note",
    "employment", "employment_ended_on", "filed_at", "accepted_at", "closed_at", "office_id",
)  # fmt: skip
"""What the header shows as it stands in the row."""
