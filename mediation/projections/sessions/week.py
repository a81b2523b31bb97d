"""A mediator's own days: joint sessions of the disputes at hand, and those with one party alone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import Text, Uuid, bindparam, cast, literal, null, select
from sqlalchemy.orm import Session

from mediation.assignments.models import Assignment
from mediation.disputes.models import Dispute
from mediation.kernel import clock
from mediation.kernel.actor import Actor
from mediation.kernel.icalendar import Event
from mediation.parties.models import Party
from mediation.policy.decide import require_by_role
from mediation.policy.permissions import Permission
from mediation.projections.sessions import apart
from mediation.talks.models import Talk

DAYS = 7
BEHIND, AHEAD = 30, 180
"""Days of the calendar feed before and after today."""
NAME, JOINT, ALONE = "调解安排", "调解会面", "已有安排"
"""Words of the calendar feed: it lies with strangers, as a message does, and is not signed in to."""
LENGTH = timedelta(hours=1)
"""Of what was arranged before lengths were asked."""


@dataclass(frozen=True)
class OwnSession:
    """One line of a day. `party_id` and `party_name` only where it is with that party alone."""

    id: UUID
    state: str
    starts_at: datetime
    ends_at: datetime
    number: str
    between: tuple[str, str]
    party_id: UUID | None = None
    party_name: str = ""


@dataclass(frozen=True)
class Day:
    """A day in Shanghai with what takes place on it, in order."""

    day: date
    sessions: tuple[OwnSession, ...]


def week(session: Session, actor: Actor, begins: date, days: int = DAYS) -> tuple[Day, ...]:
    """So many days from this one on, in three statements at most. Raises NotFound for no mediator."""
    require_by_role(actor, Permission.OWN_CALENDAR)
    since, until = _begin(begins), _begin(begins + timedelta(days=days))
    found = sorted(
        [*_joint(session, actor, since, until), *_apart(session, actor, since, until)],
        key=lambda each: (each.starts_at, each.number, each.id),
    )
    return tuple(
        Day(day, tuple(each for each in found if clock.day_of(each.starts_at) == day))
        for day in (begins + timedelta(days=nth) for nth in range(days))
    )


def own_values(actor: Actor) -> dict[str, Any]:
    """What a statement with `of_today` is executed with."""
    today = clock.today()
    since, until = _begin(today), _begin(today + timedelta(days=1))
    return {"own_person": actor.person_id, "own_since": since, "own_until": until}


def of_today() -> tuple[Any, Any]:
    """SQL: today's sessions of one mediator, joint ones and those apart, in the same columns."""
    since = bindparam("own_since", type_=Talk.starts_at.type)
    until = bindparam("own_until", type_=Talk.starts_at.type)
    names = (Dispute.number, Dispute.applicant_name, Dispute.respondent_name)
    nobody = (cast(null(), Uuid()).label("party_id"), literal("", Text()).label("party_name"))
    joint = (
        select(Talk.id, Talk.state, Talk.starts_at, Talk.ends_at, *names, *nobody)
        .join(Dispute, Dispute.id == Talk.dispute_id)
        .join(Assignment, Assignment.dispute_id == Dispute.id)
        .where(
            Assignment.person_id == bindparam("own_person", type_=Uuid()), Assignment.state == "accepted",
            Talk.starts_at >= since, Talk.starts_at < until, Talk.state != "cancelled",
        )
    )  # fmt: skip
    own = apart.own_of_a_day().subquery()
    whose = (Party.id.label("party_id"), Party.name.label("party_name"))
    alone = (
        select(own.c.id, own.c.state, own.c.starts_at, own.c.ends_at, *names, *whose)
        .join(Dispute, Dispute.id == own.c.dispute_id)
        .join(Party, Party.id == own.c.party_id)
        .where(own.c.starts_at >= since, own.c.starts_at < until, own.c.state != "cancelled")
    )
    return joint, alone


def own_session(row: Any) -> OwnSession:
    """One row of `of_today`."""
    return OwnSession(
        row.id, row.state, row.starts_at, row.ends_at or row.starts_at + LENGTH, row.number,
        (row.applicant_name, row.respondent_name), row.party_id, row.party_name,
    )  # fmt: skip


def _begin(day: date) -> datetime:
    return datetime.combine(day, time(), clock.SHANGHAI)


def _joint(session: Session, actor: Actor, since: datetime, until: datetime) -> list[OwnSession]:
    query = (
        select(
            Talk.id, Talk.state, Talk.starts_at, Talk.ends_at, Dispute.number, Dispute.applicant_name,
            Dispute.respondent_name,
        )
        .join(Dispute, Dispute.id == Talk.dispute_id)
        .join(Assignment, Assignment.dispute_id == Dispute.id)
        .where(Assignment.person_id == actor.person_id, Assignment.state == "accepted")
        .where(Talk.starts_at >= since, Talk.starts_at < until, Talk.state != "cancelled")
        .order_by(Talk.starts_at, Talk.id)
    )  # fmt: skip
    return [
        OwnSession(
            row.id, row.state, row.starts_at, row.ends_at or row.starts_at + LENGTH, row.number,
            (row.applicant_name, row.respondent_name),
        )
        for row in session.execute(query)
    ]  # fmt: skip


def _apart(session: Session, actor: Actor, since: datetime, until: datetime) -> list[OwnSession]:
    found = [each for each in apart.own(session, actor, since, until) if each.state != "cancelled"]
    if not found:
        return []
    query = (
        select(Party.id, Party.name, Dispute.number, Dispute.applicant_name, Dispute.respondent_name)
        .join(Dispute, Dispute.id == Party.dispute_id)
        .where(Party.id.in_(sorted({each.party_id for each in found})))
    )
    parties = {row.id: row for row in session.execute(query)}
    return [
        OwnSession(
            each.id, each.state, each.starts_at, each.ends_at, of.number,
            (of.applicant_name, of.respondent_name), of.id, of.name,
        )
        for each in found
        for of in (parties[each.party_id],)
    ]  # fmt: skip


def feed_events(session: Session, actor: Actor) -> list[Event]:
    """What a mediator's calendar shows, in two statements; a calendar lies with strangers.

    A joint session with its case number, as in the messages; of one with a party alone the hours and no
    number, or the two together would tell that a party of that dispute was heard alone, and when.
    """
    today = clock.today()
    since, until = _begin(today - timedelta(days=BEHIND)), _begin(today + timedelta(days=AHEAD))
    query = (
        select(Talk, Dispute.number)
        .join(Dispute, Dispute.id == Talk.dispute_id)
        .join(Assignment, Assignment.dispute_id == Dispute.id)
        .where(Assignment.person_id == actor.person_id, Assignment.state == "accepted")
        .where(Talk.starts_at >= since, Talk.starts_at < until)
        .order_by(Talk.starts_at, Talk.id)
    )
    events = [joint_event(row.Talk, f"{JOINT} {row.number}") for row in session.execute(query)]
    events += [_hours_only(each, ALONE) for each in apart.own(session, actor, since, until)]
    return sorted(events, key=lambda event: (event.starts_at, event.uid))


def _hours_only(each: apart.OwnApart, summary: str) -> Event:
    return Event(
        f"{each.id.hex}@sessions", each.arranged_at, each.starts_at, each.ends_at, summary,
        sequence=each.sequence, cancelled=each.state in ("cancelled", "postponed"),
    )  # fmt: skip


def joint_event(row: Talk, summary: str, location: str = "", description: str = "") -> Event:
    """A joint session as a calendar shows it; put off or called off it is struck out there."""
    return Event(
        f"{row.id.hex}@sessions", row.notice_at, row.starts_at, row.ends_at or row.starts_at + LENGTH,
        summary, location, description, row.sequence or 0, row.state in ("cancelled", "postponed"), 60,
    )  # fmt: skip
