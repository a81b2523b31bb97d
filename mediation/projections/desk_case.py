"""A dispute at the desk: what every page of the case shows around its content."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from types import MappingProxyType
from typing import Any
from uuid import UUID

from sqlalchemy import Row, bindparam, select
from sqlalchemy.orm import Session, aliased

from mediation.disputes.group_models import Group
from mediation.disputes.models import Dispute
from mediation.disputes.numbers import code_of, is_well_formed, on_papers
from mediation.identity.models import Office
from mediation.kernel.actor import Actor
from mediation.kernel.errors import NotFound
from mediation.policy.decide import may, require, standing
from mediation.policy.permissions import Permission
from mediation.policy.relations import DisputeSubject
from mediation.procedure.standing import subject_of
from mediation.projections.around import Around, around
from mediation.projections.in_group import with_group

TABS: Mapping[str, Permission] = MappingProxyType({
    "overview": Permission.READ_AT_DESK,
    "claims": Permission.READ_AT_DESK,
    "law": Permission.READ_AT_DESK,
    "parties": Permission.READ_AT_DESK,
    "papers": Permission.READ_AT_DESK,
    "assignment": Permission.ANSWER_ASSIGNMENT,
    "preparation": Permission.READ_MEDIATOR_NOTES,
    "channels": Permission.READ_MEDIATOR_NOTES,
    "conveyed": Permission.READ_MEDIATOR_NOTES,
    "talks": Permission.READ_AT_DESK,
    "proposals": Permission.READ_AT_DESK,
    "agreement": Permission.READ_AGREEMENT,
    "enforcement": Permission.READ_AGREEMENT,
    "ending": Permission.READ_AT_DESK,
    "history": Permission.READ_AT_DESK,
})  # fmt: skip
"""Pages of a case in their order, each with what lets somebody open it."""


@dataclass(frozen=True)
class DeskHeader(Around):
    """The joint file of a dispute in short, what this reader may do in it and which pages are his."""

    id: UUID
    number: str
    paper_number: str
    applicant_name: str
    respondent_name: str
    state: str
    is_open: bool
    version: int
    """Joint version; a form sends it back as `seen`."""
    cause: str
    claimed_fen: int
    what_happened: str
    source: str
    source_reference: str | None
    profile: str
    result: str | None
    awaiting_completion: str | None
    suspended_for: str | None
    """Ground of the suspension, while the dispute stands still."""
    suspended_at: datetime | None
    suspension_note: str | None
    settled_privately_fen: int | None
    employment: str | None
    """continues or ended, as it was told (claims/rules.py)."""
    employment_ended_on: date | None
    filed_at: datetime
    accepted_at: datetime | None
    closed_at: datetime | None
    office_id: UUID
    office_name: str
    group_id: UUID | None
    """Of the group with which the dispute is handled."""
    group_name: str | None
    subject: DisputeSubject
    tabs: tuple[str, ...]

    @property
    def revoked(self) -> bool:
        """The case was accepted and is so no more: what was issued meanwhile is revoked with it."""
        return self.state == "not_accepted" and self.accepted_at is not None

    def may(self, actor: Actor, permission: Permission) -> bool:
        """Whether a page shows what the permission opens; the use case asks again."""
        return may(actor, permission, self.subject)


def header(session: Session, actor: Actor, number: str) -> DeskHeader:
    """A dispute by its number, in two statements.

    Its clocks and steps are read when asked for.
    Raises NotFound when there is none, or the actor does not hold READ_AT_DESK in it.
    """
    wanted = number.strip().upper()
    asked = {"number": wanted, "giver": code_of(wanted)}
    row = session.execute(_by_number(), asked).one_or_none() if is_well_formed(number) else None
    if row is None:
        raise NotFound()
    subject = subject_of(session, row.Dispute)
    require(actor, Permission.READ_AT_DESK, subject)
    return _header(session, actor, row, subject)


@cache
def _by_number() -> Any:
    giver = aliased(Office)
    group = (Group.id.label("group_id"), Group.name.label("group_name"))
    joined = select(Dispute, Office.name.label("office_name"), giver.short_name, *group)
    # The number is that of the office that received the claim, whoever handles it now.
    given = joined.join(Office, Office.id == Dispute.office_id).join(giver, giver.code == bindparam("giver"))
    return with_group(given).where(Dispute.number == bindparam("number"))


def _header(session: Session, actor: Actor, row: Row[Any], subject: DisputeSubject) -> DeskHeader:
    dispute: Dispute = row.Dispute
    about, own = around(session, actor, dispute, subject), standing(actor, subject)
    return DeskHeader(
        **{name: getattr(dispute, name) for name in _SAME},
        paper_number=on_papers(row.short_name, dispute.number),
        what_happened=dispute.facts,
        office_name=row.office_name,
        group_id=row.group_id,
        group_name=row.group_name,
        read_clocks=about.read_clocks,
        read_steps=about.read_steps,
        subject=subject,
        tabs=tuple(
            tab
            for tab, permission in TABS.items()
            if own.may(permission) and not (tab == "ending" and dispute.is_open)
        ),
    )


_SAME = (
    "id", "number", "applicant_name", "respondent_name", "state", "is_open", "version", "cause",
    "claimed_fen", "source", "source_reference", "profile", "result", "awaiting_completion",
    "suspended_for", "suspended_at", "suspension_note",
    "settled_privately_fen", "employment", "employment_ended_on", "filed_at", "accepted_at", "closed_at",
    "office_id",
)  # fmt: skip
"""What the header shows as it stands in the row."""
