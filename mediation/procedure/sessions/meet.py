"""Joint sessions: arranged with notice to both, put off, called off, missed, or held with minutes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from mediation.audit.record import Subject
from mediation.bookings import changes as bookings
from mediation.kernel import clock
from mediation.kernel.actor import Actor, Ground
from mediation.kernel.database import transaction
from mediation.kernel.errors import Invalid, NotPossible
from mediation.lifecycle.move import move
from mediation.policy.permissions import Permission
from mediation.procedure.case import Case, take
from mediation.procedure.mediating import mediate
from mediation.procedure.sessions.arrangement import Arrangement as Arrangement
from mediation.procedure.sessions.arrangement import checked, planned, take_hours
from mediation.procedure.sessions.invitations import invited_people, tell_invited, waive_notice
from mediation.procedure.talks.cite import Citing, frozen, names_of
from mediation.talks import changes as talks
from mediation.talks import queries, rules
from mediation.talks.models import Talk
from workflows.talk import TALK


@dataclass(frozen=True)
class Minutes:
    """The record of a session that was held: from when until when (UTC), who was there, what was said."""

    held_from: datetime
    held_until: datetime
    present: str
    issues: str
    positions: str
    outcome: str
    undisputed_facts: str = ""
    methods: tuple[str, ...] = ()
    citing: Citing = Citing()


def schedule(session: Session, actor: Actor, dispute_id: UUID, arranged: Arrangement) -> UUID:
    """Arrange a session and tell whom it concerns. Raises Invalid, NotFound, NotAllowed, Refused."""
    arranged = checked(arranged)
    with transaction(session):
        return arrange(take(session, actor, dispute_id), arranged)


def arrange(case: Case, arranged: Arrangement) -> UUID:
    """The same inside the caller's transaction, for an arrangement that was checked."""
    ground = mediate(case, Permission.SCHEDULE_TALK)
    row = talks.add_session(
        case.session, case.actor, case.dispute.id, arranged.starts_at, arranged.mode, arranged.place
    )
    _plan(case, row, arranged, ground)
    case.record("talk.scheduled", Subject("talk", row.id), ground, after=_told(row))
    tell_invited(case, f"调解员安排了会面：{_when(row)}，地点和方式请登录查看。")
    return row.id


def reschedule(
    session: Session, actor: Actor, dispute_id: UUID, talk_id: UUID, arranged: Arrangement
) -> None:
    """Give a postponed session a new time and tell all. Raises Invalid, NotPossible, NotFound."""
    arranged = checked(arranged)
    with transaction(session):
        case, row, ground = _taken(session, actor, dispute_id, talk_id, "reschedule")
        _plan(case, row, arranged, ground)
        row.notice_at, row.reminded_at = clock.now(), None
        _count(row)
        _move(case, row, "reschedule", ground)
        tell_invited(case, f"会面改到：{_when(row)}，地点和方式请登录查看。")


def _plan(case: Case, row: Talk, arranged: Arrangement, ground: Ground) -> None:
    """Take the hours and the room; notice that is too short is kept with the words of all parties."""
    people = invited_people(case)
    row.short_notice = take_hours(case, case.stream, arranged, row.id, people, people, notice=True)
    for name, value in planned(arranged).items():
        setattr(row, name, value)
    if row.short_notice:
        waive_notice(case, ground, row.id)


def postpone(session: Session, actor: Actor, dispute_id: UUID, talk_id: UUID, reason: str) -> None:
    """Put a session off until a new time is set, and tell all. Raises NotPossible, NotFound, Refused."""
    with transaction(session):
        case, row, ground = _taken(session, actor, dispute_id, talk_id, "postpone")
        put_off(case, row, ground, reason)


def put_off(case: Case, row: Talk, ground: Ground, reason: str) -> None:
    """The same inside the caller's transaction, for a session that can be put off."""
    _give_back(case, row)
    _move(case, row, "postpone", ground, reason)
    tell_invited(case, f"原定{_when(row)}的会面延期，新的时间另行通知。")


def cancel(session: Session, actor: Actor, dispute_id: UUID, talk_id: UUID, reason: str) -> None:
    """Call a session off and tell all. Raises NotPossible, NotFound, NotAllowed, Refused."""
    with transaction(session):
        case, row, ground = _taken(session, actor, dispute_id, talk_id, "cancel")
        call_off(case, row, ground, reason)


def call_off(case: Case, row: Talk, ground: Ground, reason: str) -> None:
    """The same inside the caller's transaction, for a session that can be called off."""
    row.outcome = reason
    _give_back(case, row)
    _move(case, row, "cancel", ground, reason)
    tell_invited(case, f"原定{_when(row)}的会面取消。")


def _give_back(case: Case, row: Talk) -> None:
    bookings.give_back(case.session, row.id)
    _count(row)


def _count(row: Talk) -> None:
    row.sequence = (row.sequence or 0) + 1


def miss(
    session: Session, actor: Actor, dispute_id: UUID, talk_id: UUID, what: str,
    absent: Mapping[UUID, bool] = MappingProxyType({}),
) -> None:  # fmt: skip
    """Note that somebody did not come: each absent party, and whether it was excused; tell all.

    It refuses nothing by that: either goes on or not as it says itself, or as the mediator decides.
    Raises NotPossible, NotFound, NotAllowed, Refused.
    """
    with transaction(session):
        case, row, ground = _taken(session, actor, dispute_id, talk_id, "miss")
        row.outcome, row.recorded_by = what, actor.person_id
        for party_id, excused in absent.items():
            talks.add_absence(session, actor, row, case.party(party_id).id, excused)
        _count(row)
        _move(case, row, "miss", ground, what)
        tell_invited(case, f"原定{_when(row)}的会面没有举行，请登录查看。没有到场不等于拒绝调解。")


def hold(session: Session, actor: Actor, dispute_id: UUID, talk_id: UUID, minutes: Minutes) -> None:
    """Record a session that was held, with its minutes; both parties can read them.

    Raises Invalid, NotPossible, NotFound, NotAllowed, Refused.
    """
    methods, cited = _checked(minutes), frozen(minutes.citing)
    with transaction(session):
        case, row, ground = _taken(session, actor, dispute_id, talk_id, "hold")
        _write(row, actor, minutes, methods, cited)
        _move(case, row, "hold", ground)


def hold_unarranged(
    session: Session, actor: Actor, dispute_id: UUID, arranged: Arrangement, minutes: Minutes
) -> UUID:
    """Record a session for which nothing had been arranged: both came together. Raises as `hold`."""
    methods, cited = _checked(minutes), frozen(minutes.citing)
    with transaction(session):
        case = take(session, actor, dispute_id)
        ground = mediate(case, Permission.RECORD_TALK)
        row = talks.add_session(session, actor, dispute_id, minutes.held_from, arranged.mode, arranged.place)
        _write(row, actor, minutes, methods, cited)
        _move(case, row, "hold", ground)
        return row.id


def _checked(minutes: Minutes) -> tuple[str, ...]:
    faults = rules.faults_of_span(minutes.held_from, minutes.held_until, clock.now())
    if faults:
        raise Invalid(**faults)
    try:
        return rules.known_methods(minutes.methods, rules.METHODS_TOGETHER)
    except ValueError:
        raise Invalid(methods="unknown") from None


def _taken(
    session: Session, actor: Actor, dispute_id: UUID, talk_id: UUID, trigger: str
) -> tuple[Case, Talk, Ground]:
    case = take(session, actor, dispute_id)
    row, ground = open_to(case, talk_id, trigger)
    return case, row, ground


def open_to(case: Case, talk_id: UUID, trigger: str) -> tuple[Talk, Ground]:
    """A session that the actor may move this way, in a case that was taken. Raises NotPossible, NotFound."""
    wanted = Permission.RECORD_TALK if trigger in ("hold", "miss") else Permission.SCHEDULE_TALK
    ground = mediate(case, wanted)
    row = queries.session_of(case.session, case.dispute.id, talk_id)
    possible(row, trigger)
    return row, ground


def possible(row: Talk, trigger: str) -> None:
    """Raises NotPossible("wrong_state") when the session has no such way out of its state."""
    if row.state not in TALK.step(trigger).sources:
        raise NotPossible("wrong_state")


def _write(
    row: Talk, actor: Actor, minutes: Minutes, methods: tuple[str, ...], cited: dict[str, Any]
) -> None:
    row.held_from, row.held_until, row.recorded_by = minutes.held_from, minutes.held_until, actor.person_id
    row.present, row.issues, row.positions = minutes.present, minutes.issues, minutes.positions
    row.undisputed_facts, row.outcome, row.methods = minutes.undisputed_facts, minutes.outcome, list(methods)
    row.cited = cited or None


def _move(case: Case, row: Talk, trigger: str, ground: Ground, reason: str = "") -> None:
    move(
        case.session, row, TALK, trigger, actor=case.actor, chain=case.chain, ground=ground,
        after=_told(row), reason=reason or None,
    )  # fmt: skip


def _told(row: Talk) -> dict[str, Any]:
    told: dict[str, Any] = {"starts_at": row.starts_at.isoformat(), "mode": row.mode, "place": row.place}
    return {**told, "cited": names_of(row.cited)} if row.cited else told


def _when(row: Talk) -> str:
    local = row.starts_at.astimezone(clock.SHANGHAI)
    return f"{local.year}年{local.month}月{local.day}日{local:%H:%M}"
