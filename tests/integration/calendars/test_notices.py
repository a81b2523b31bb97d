"""A year's notice entered by an administrator moves the running clocks of open cases, each with its entry."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from mediation.audit.models import AuditEntry
from mediation.deadlines import calendars
from mediation.deadlines.models import Deadline
from mediation.deadlines.notice_models import CalendarNotice
from mediation.demo.filing import file
from mediation.demo.plans import Upto
from mediation.disputes.models import Dispute
from mediation.kernel.errors import Invalid, NotFound
from mediation.procedure.office import holidays
from mediation.procedure.office.holidays import YearNotice
from mediation.procedure.timed import timers
from tests.world import USUAL, World

TYPHOON = YearNotice(
    2026, "国办发明电〔2026〕3号", date(2026, 11, 2), (date(2026, 10, 1),),
    (date(2026, 11, 3), date(2026, 11, 4)), (date(2026, 11, 8),),
)  # fmt: skip
"""Two weekdays after the claim off, and the Sunday after it worked."""


def clocks(world: World) -> dict[str, Deadline]:
    return {row.clock: row for row in world.read(select(Deadline).order_by(Deadline.start_on))}


def entries(world: World, verb: str) -> list[AuditEntry]:
    return list(world.read(select(AuditEntry).where(AuditEntry.verb == verb).order_by(AuditEntry.seq)))


def enter(world: World, notice: YearNotice = TYPHOON) -> int:
    return world.do(holidays.enter, world["system-admin"], notice)  # type: ignore[no-any-return]


def test_a_notice_moves_the_clocks_of_open_cases(world: World) -> None:
    told = file(world, USUAL)
    before = clocks(world)["C02"].ends_on
    assert before == date(2026, 11, 5)
    assert enter(world) == 1
    row = clocks(world)["C02"]
    assert (row.ends_on, row.moved_from) == (date(2026, 11, 8), before)
    assert clocks(world)["C03"].moved_from is None, "calendar days run through days off"
    dispute = world.read(select(Dispute).where(Dispute.id == told.id))[0]
    assert dispute.due_on == date(2026, 11, 8)


def test_each_move_and_the_notice_stand_in_the_log(world: World) -> None:
    told = file(world, USUAL)
    enter(world)
    moved = entries(world, "deadline.moved")
    assert [(entry.dispute_id, entry.timer) for entry in moved] == [(told.id, "recount_clocks")]
    body = json.loads(moved[0].body)
    assert body["before"] == {"clock": "C02", "last_day": "2026-11-05"}
    assert body["after"] == {"clock": "C02", "last_day": "2026-11-08", "notice": TYPHOON.source}
    entered = entries(world, "calendar.notice_entered")
    assert [entry.person_id for entry in entered] == [world["system-admin"].person_id]
    assert json.loads(entered[0].body)["after"]["rest_days"] == ["2026-11-03", "2026-11-04"]


def test_new_clocks_count_by_the_notice_at_once(world: World) -> None:
    enter(world)
    file(world, USUAL)
    assert clocks(world)["C02"].ends_on == date(2026, 11, 8)
    assert clocks(world)["C02"].moved_from is None


def test_a_newer_notice_stands_in_the_place_of_the_older_and_nothing_is_changed_in_it(world: World) -> None:
    file(world, USUAL)
    enter(world)
    assert enter(world, replace(TYPHOON, rest_days=(), source="国办发明电〔2026〕4号")) == 1
    assert clocks(world)["C02"].ends_on == date(2026, 11, 5)
    rows = world.read(select(CalendarNotice).order_by(CalendarNotice.serial))
    assert [(row.serial, row.source) for row in rows] == [(1, TYPHOON.source), (2, "国办发明电〔2026〕4号")]
    assert rows[0].rest_days == ["2026-11-03", "2026-11-04"]


def test_what_was_provisional_is_so_no_longer(world: World) -> None:
    world.clock.at("2026-12-30 09:00")
    file(world, USUAL)
    assert clocks(world)["C02"].provisional
    new_year, saturday = (date(2027, 1, 1),), (date(2027, 1, 2),)
    enter(world, YearNotice(2027, "国办发明电〔2026〕9号", date(2026, 11, 3), new_year, (), saturday))
    row = clocks(world)["C02"]
    assert not row.provisional and row.ends_on == date(2027, 1, 4)


def test_a_day_people_agreed_on_and_a_stopped_clock_stay(world: World) -> None:
    world.at(Upto.IN_FORCE)
    before = {key: (row.state, row.ends_on) for key, row in clocks(world).items()}
    days_off = tuple({row.ends_on for row in clocks(world).values() if row.ends_on.year == 2026})
    enter(world, replace(TYPHOON, rest_days=tuple(day for day in days_off if day.weekday() < 5)))
    assert {key: (row.state, row.ends_on) for key, row in clocks(world).items()} == before
    assert not entries(world, "deadline.moved")


def test_the_timer_counts_what_was_left_over_and_then_rests(
    world: World, monkeypatch: pytest.MonkeyPatch, write: Callable[[], Session]
) -> None:
    file(world, USUAL)
    monkeypatch.setattr(holidays, "AT_ONCE", 0)
    assert enter(world) == 0
    assert timers.run(write(), world.clock.moment.date())["clocks_moved"] == 1
    assert world.read(select(CalendarNotice.recounted_at)) == [None], "a step may still be under way"
    world.clock.forward(minutes=5)
    assert timers.run(write(), world.clock.moment.date())["clocks_moved"] == 0
    assert world.read(select(CalendarNotice.recounted_at)) != [None]


def test_a_process_that_knows_an_older_calendar_follows(world: World, write: Callable[[], Session]) -> None:
    assert calendars.of(write()).is_worked(date(2026, 11, 3))
    enter(world)
    assert not calendars.of(write()).is_worked(date(2026, 11, 3))


@pytest.mark.parametrize("who", ["manager", "registrar", "mediator", "auditor"])
def test_nobody_else_enters_a_notice(world: World, who: str) -> None:
    with pytest.raises(NotFound):
        world.do(holidays.enter, world[who], TYPHOON)


def test_a_notice_that_cannot_be_is_refused_whole(world: World) -> None:
    with pytest.raises(Invalid) as wrong:
        enter(world, replace(TYPHOON, source=" ", makeup_workdays=(date(2026, 11, 9),)))
    assert wrong.value.errors == {"source": "missing", "makeup_workdays": "no_weekend"}
    assert not world.read(select(CalendarNotice))
