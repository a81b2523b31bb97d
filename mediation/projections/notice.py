"""The notice: what an invited respondent sees before anybody has checked who it is, and no more."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from mediation.kernel.actor import Actor
from mediation.kernel.errors import NotFound
from mediation.parties.models import Party
from mediation.policy.decide import require
from mediation.policy.permissions import Permission
from mediation.projections.party_case import PartyHeader

OFFICE_DECIDES = "C02"
"""The days in which the office decides on acceptance: an answer should come before they are over."""


@dataclass(frozen=True)
class Notice:
    """Who invites whom, about what, until when an answer is asked for, and what was answered."""

    party_name: str
    applicant_name: str
    cause: str
    invited_at: datetime | None
    answer_by: date | None
    """None where the office's days to decide do not run any more."""
    answer: str | None
    answered_at: datetime | None
    is_open: bool
    office_name: str
    office_phone: str
    office_address: str


def of(session: Session, actor: Actor, header: PartyHeader) -> Notice:
    """The notice for the respondent of this header, in one statement. Raises NotFound for an applicant."""
    require(actor, Permission.READ_NOTICE, header.subject)
    row = session.execute(
        select(Party.name, Party.invited_at, Party.answer, Party.answered_at).where(
            Party.id == header.party_id, Party.side == "respondent"
        )
    ).one_or_none()
    if row is None:
        raise NotFound()
    running = [one for one in header.clocks if one.clock.code == OFFICE_DECIDES and one.state == "running"]
    return Notice(
        party_name=row.name,
        applicant_name=header.applicant_name,
        cause=header.cause,
        invited_at=row.invited_at,
        answer_by=running[0].counted.last_day if running else None,
        answer=row.answer,
        answered_at=row.answered_at,
        is_open=header.is_open,
        office_name=header.office_name,
        office_phone=header.office_phone,
        office_address=header.office_address,
    )
