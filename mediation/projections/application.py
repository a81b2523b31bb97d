"""A draft for who has its code, the offices it may go to, and what its filer is told at the end."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from mediation.applications import queries, rules
from mediation.claims.figures import Setting
from mediation.claims.rules import in_scope
from mediation.deadlines.models import Deadline
from mediation.disputes.models import Dispute
from mediation.identity.models import Office
from mediation.kernel import clock
from mediation.kernel.errors import NotFound
from mediation.law_parameters.queries import added_for

PROMISE = "C02"
RECEIVING = ("studio", "centre", "coordination_centre", "peoples_committee")
"""Kinds of office that take claims from anybody."""


@dataclass(frozen=True)
class DraftFile:
    """A paper of a draft."""

    id: UUID
    title: str
    size: int
    scan: str


@dataclass(frozen=True)
class Draft:
    """A claim that is being written, or was filed: then only `dispute_id` is left of it."""

    answers: rules.Answers
    files: tuple[DraftFile, ...]
    expires_at: datetime
    dispute_id: UUID | None


@dataclass(frozen=True)
class OfficeChoice:
    """An office that may take the claim."""

    id: UUID
    name: str
    address: str
    takes_all: bool
    """Whether everything that is asked lies in its scope."""
    region: str
    """Its administrative-division code."""


@dataclass(frozen=True)
class Done:
    """What the filer needs to know after filing."""

    number: str
    office_name: str
    office_phone: str
    office_address: str
    reply_by: date | None
    """Last day of the promise to answer (C02)."""


def draft(session: Session, code: str) -> Draft:
    """The draft behind a resume code. Raises NotFound for an unknown or lapsed one."""
    application, files = queries.with_files(session, code)
    if application is None or application.state == "expired":
        raise NotFound()
    if application.dispute_id is None and application.expires_at <= clock.now():
        raise NotFound()
    shown = tuple(DraftFile(file.id, file.title, file.size, file.scan) for file in files)
    return Draft(queries.answers_of(application), shown, application.expires_at, application.dispute_id)


def offices(session: Session, kinds: Collection[str]) -> tuple[OfficeChoice, ...]:
    """The offices that take claims from anybody; where some take all that is asked, only these."""
    query = select(Office).where(Office.is_open, Office.kind.in_(RECEIVING))
    found = tuple(_choice(office, kinds) for office in session.scalars(query.order_by(Office.path)))
    fitting = tuple(choice for choice in found if choice.takes_all)
    return fitting or found


def place_of(session: Session, answers: rules.Answers) -> str | None:
    """Whose figures hold for a claim: the region of the office chosen, else what all that may take it share.

    None where they lie in different provinces.
    """
    chosen = str(answers.get("office", {}).get("office", ""))
    found = offices(session, {each["kind"] for each in rules.listed(answers, "items")})
    regions = [each.region for each in found if each.id.hex == chosen] or [each.region for each in found]
    return common_region(regions)


def setting_of(session: Session, answers: rules.Answers) -> Setting:
    """Where and when the law is asked about what is claimed, with the figures that were added for there."""
    place = place_of(session, answers)
    return Setting(place, clock.today(), added_for(session, place) if place else ())


def common_region(regions: Collection[str]) -> str | None:
    """The smallest division that all these codes lie in; None without one."""
    for length in (6, 4, 2):
        if len({region[:length] for region in regions}) == 1:
            return min(regions)[:length]
    return None


def _choice(office: Office, kinds: Collection[str]) -> OfficeChoice:
    return OfficeChoice(office.id, office.name, office.address, in_scope(kinds, office.scope), office.region)


def done(session: Session, dispute_id: UUID) -> Done:
    """What is told after filing. Raises NotFound."""
    row = session.execute(_filed(dispute_id)).first()
    if row is None:
        raise NotFound()
    return Done(**row._mapping)


def _filed(dispute_id: UUID) -> Any:
    columns = (
        Dispute.number, Office.name.label("office_name"), Office.phone.label("office_phone"),
        Office.address.label("office_address"), Deadline.ends_on.label("reply_by"),
    )  # fmt: skip
    promise = (Deadline.dispute_id == Dispute.id) & (Deadline.clock == PROMISE)
    joined = select(*columns).join(Office, Office.id == Dispute.office_id).outerjoin(Deadline, promise)
    return joined.where(Dispute.id == dispute_id)
