"""The days that limitation counts from are told or mended: when the employment ended, when it was known."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from mediation.claims import changes as claims
from mediation.claims.models import ClaimItem
from mediation.claims.rules import CONTINUES, ENDED, Employment
from mediation.deadlines import calendars
from mediation.kernel import clock
from mediation.kernel.errors import Invalid
from mediation.procedure.case import Case

Told = tuple[str, dict[str, Any], dict[str, Any]]
"""What the record says, what was, and what is now."""


@dataclass(frozen=True)
class EmploymentTold:
    """Whether the worker still works there, and since when not."""

    employment: Employment


@dataclass(frozen=True)
class KnownOn:
    """The day on which the applicant knew of the breach behind one thing; None: not told any more."""

    item_id: UUID
    day: date | None


def tell_employment(case: Case, told: EmploymentTold) -> Told:
    """Keep it. Raises Invalid for a last day of an employment that goes on, and where nothing changes."""
    now, dispute = told.employment, case.dispute
    if not now.is_sound:
        raise Invalid(ended_on="contradicts_employment")
    was = employment_of(case)
    if now == was:
        raise Invalid(employment="unchanged")
    dispute.employment, dispute.employment_ended_on = now.state, now.ended_on
    return f"登记劳动关系情况：{_said(now)}。", _facts(was), _facts(now)


def tell_known(row: ClaimItem, called: str, day: date | None) -> Told:
    """Keep it. Raises Invalid for a day to come, and where nothing changes."""
    if day is not None and day > clock.today():
        raise Invalid(known_on="in_the_future")
    if day == row.known_on:
        raise Invalid(known_on="unchanged")
    was, row.known_on = row.known_on, day
    said = _day(day) if day else "没有写明"
    told = f"登记知道权利受到侵害的日期：{called}，{said}。"
    return told, {"known_on": was}, {"item": row.id, "kind": row.kind, "known_on": day}


def watch(case: Case, items: list[ClaimItem]) -> None:
    """Count the safe days anew, now that what they count from has changed."""
    by_worker = next(party.kind == "worker" for party in case.parties if party.side == "applicant")
    calendar = calendars.of(case.session)
    case.dispute.safe_on = claims.watch(items, employment_of(case), by_worker, calendar, clock.today())


def employment_of(case: Case) -> Employment:
    """What was told of the employment so far."""
    return Employment(case.dispute.employment, case.dispute.employment_ended_on)


def _said(told: Employment) -> str:
    if told.state == CONTINUES:
        return "仍在职"
    if told.state != ENDED:
        return "没有写明"
    return f"已于{_day(told.ended_on)}离职" if told.ended_on else "已离职，日期没有写明"


def _facts(told: Employment) -> dict[str, Any]:
    return {"employment": told.state, "employment_ended_on": told.ended_on}


def _day(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
