"""What an officer is to do today beside the disputes of its list: reports to agencies, visits, own sessions.

All of it in one statement: the day's list is opened more than any other page.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from sqlalchemy import Date, Text, Uuid, cast, literal, null, select, union_all
from sqlalchemy.orm import Session

from mediation.disputes.models import Dispute
from mediation.kernel.actor import Actor
from mediation.policy.decide import may_by_role
from mediation.policy.permissions import Permission
from mediation.projections.incoming import Owed, owed_of, reports_of
from mediation.projections.sessions import week
from mediation.projections.sessions.week import OwnSession
from mediation.projections.visible import Kind, kind_of, values_of
from mediation.projections.visits import VisitDue, due_of

REPORT, VISIT, SESSION = "report", "visit", "session"


@dataclass(frozen=True)
class Day:
    """What is to be done, each list with the most urgent first."""

    reports: tuple[Owed, ...]
    visits: tuple[VisitDue, ...]
    sessions: tuple[OwnSession, ...]
    """Of whoever mediates, today's own."""


def of_day(session: Session, actor: Actor) -> Day:
    """What this officer is to do, in one statement."""
    mediates = may_by_role(actor, Permission.OWN_CALENDAR)
    values = {**values_of(actor), **(week.own_values(actor) if mediates else {})}
    rows = session.execute(_all(kind_of(actor), mediates), values).all()
    reports = (owed_of(row) for row in rows if row.kind == REPORT)
    visits = (VisitDue(row.number, row.id, row.name, row.planned_on) for row in rows if row.kind == VISIT)
    own = (week.own_session(row) for row in rows if row.kind == SESSION)
    return Day(
        tuple(sorted(reports, key=lambda each: each.left)),
        tuple(sorted(visits, key=lambda each: (each.planned_on, each.number))),
        tuple(sorted(own, key=lambda each: (each.starts_at, each.number, each.id))),
    )


@lru_cache(256)
def _all(kind: Kind | None, mediates: bool) -> Any:
    parts = [_reports(kind), _visits(kind)]
    return union_all(*parts, *(_sessions() if mediates else ()))


def _reports(kind: Kind | None) -> Any:
    report = reports_of(kind).subquery()
    return select(
        literal(REPORT, Text()).label("kind"), report.c.number, report.c.name, report.c.state,
        report.c.answer_by, report.c.since, *_columns(),
    )  # fmt: skip


def _visits(kind: Kind | None) -> Any:
    visit = due_of(kind).subquery()
    return select(
        literal(VISIT, Text()), visit.c.number, visit.c.applicant_name, literal("", Text()), _no(Date()),
        _no(Dispute.closed_at.type), *_columns(id=visit.c.id, planned_on=visit.c.planned_on),
    )  # fmt: skip


def _sessions() -> tuple[Any, ...]:
    return tuple(_of_sessions(part.subquery()) for part in week.of_today())


def _of_sessions(own: Any) -> Any:
    told = {
        name: own.c[name] for name in ("id", "applicant_name", "respondent_name", "party_id", "party_name")
    }
    return select(
        literal(SESSION, Text()), own.c.number, literal("", Text()), own.c.state, _no(Date()),
        _no(Dispute.closed_at.type), *_columns(**told, starts_at=own.c.starts_at, ends_at=own.c.ends_at),
    )  # fmt: skip


def _columns(**told: Any) -> list[Any]:
    """What only some of the parts have, in one order."""
    moment = Dispute.closed_at.type
    kinds = {
        "id": Uuid(), "planned_on": Date(), "applicant_name": Text(), "respondent_name": Text(),
        "starts_at": moment, "ends_at": moment, "party_id": Uuid(), "party_name": Text(),
    }  # fmt: skip
    return [told.get(name, _no(kind)).label(name) for name, kind in kinds.items()]


def _no(kind: Any) -> Any:
    return cast(null(), kind)
