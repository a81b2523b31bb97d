"""Rooms, hours and notice: what is taken is shown by its hours alone, a room is never taken twice."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import func, select

from mediation.bookings import services
from mediation.bookings.models import Booking
from mediation.bookings.services import RoomKept
from mediation.demo.acts import Told
from mediation.disputes.models import Dispute
from mediation.kernel import clock
from mediation.kernel.errors import Invalid, NotFound
from mediation.kernel.outbox import OutboxMessage
from mediation.parties.contact import Representative
from mediation.parties.models import Utterance
from mediation.procedure.parties import identify
from mediation.procedure.sessions import meet
from mediation.procedure.sessions.arrangement import Arrangement
from mediation.procedure.standing import subject_of
from mediation.projections import talks_tab
from mediation.projections.sessions import conflicts
from mediation.talks.models import Talk
from tests.integration.sessions.plans import ELSEWHERE
from tests.world import World

AtTen = Callable[..., Arrangement]


def faults(told: Told, arranged: Arrangement) -> dict[str, str]:
    with pytest.raises(Invalid) as wrong:
        told.do(meet.schedule, told.mediator, arranged)
    return wrong.value.errors


def talk(told: Told, key: UUID) -> Talk:
    return told.scene.read(select(Talk).where(Talk.id == key))[0]


def test_a_room_is_taken_once(told: Told, other: Told, room: UUID, at_ten: AtTen) -> None:
    told.do(meet.schedule, told.mediator, at_ten(room_id=room, minutes=0))
    assert faults(other, at_ten(30, room_id=room))["room_id"] == "room_taken"
    assert "room_id" not in faults_or_none(other, at_ten(60, room_id=room))


def faults_or_none(told: Told, arranged: Arrangement) -> dict[str, str]:
    try:
        told.do(meet.schedule, told.mediator, arranged)
    except Invalid as wrong:
        return wrong.errors
    return {}


@pytest.mark.parametrize("act", [meet.postpone, meet.cancel])
def test_what_is_put_off_or_called_off_gives_its_hours_back(
    told: Told, other: Told, room: UUID, at_ten: AtTen, act: Any
) -> None:
    key = told.do(meet.schedule, told.mediator, at_ten(room_id=room))
    told.do(act, told.mediator, key, "对方出差")
    assert faults_or_none(other, at_ten(room_id=room)) == {}


def test_a_room_of_another_office_or_a_closed_one_is_not_there(
    world: World, told: Told, room: UUID, at_ten: AtTen
) -> None:
    assert faults(told, at_ten(room_id=UUID(int=3)))["room_id"] == "unknown"
    office = world.cast.offices["YCFS"]
    world.do(services.change_room, world["manager"], office, room, RoomKept("二楼调解室", 8, False))
    assert faults(told, at_ten(room_id=room))["room_id"] == "unknown"


def test_a_busy_mediator_is_a_warning_and_no_wall(told: Told, at_ten: AtTen) -> None:
    told.do(meet.schedule, told.mediator, at_ten())
    assert faults(told, at_ten(30)) == {"anyway": "people_busy"}
    assert faults_or_none(told, at_ten(30, anyway=True)) == {}


def test_whoever_arranges_sees_hours_and_nothing_else(
    world: World, told: Told, other: Told, at_ten: AtTen
) -> None:
    """A party of both disputes is taken: the other mediator is told from when until when."""
    person = Representative(ELSEWHERE.worker.name, ELSEWHERE.worker.phone, "agent_special")
    told.do(identify.add_representative, world["registrar"], told.party("applicant").id, person)
    told.do(meet.schedule, told.mediator, at_ten(anyway=True))
    told.do(meet.schedule, told.mediator, at_ten(60, anyway=True))
    with world.sessions() as session:
        subject = _subject(session, other)
        found = conflicts.conflicts(session, subject, at_ten(30).span, None)
    assert [(each.name, each.starts_at, each.ends_at) for each in found] == [
        (ELSEWHERE.worker.name, at_ten().starts_at, at_ten(60).span.ends_at)
    ]


def _subject(session: Any, told: Told) -> Any:
    return subject_of(session, session.get_one(Dispute, told.id))


@pytest.mark.parametrize(
    ("changes", "field", "code"),
    [
        ({"minutes_long": 5}, "minutes", "out_of_range"),
        ({"place": " "}, "place", "room_or_place"),
        ({"mode": "on_site", "place": ""}, "place", "missing"),
        ({"mode": "video", "place": ""}, "link", "missing"),
        ({"mode": "video", "link": "javascript:alert(1)"}, "link", "not_a_link"),
        ({"mode": "telephone", "telephone": "不是号码"}, "telephone", "unreadable"),
        ({"mode": "by pigeon"}, "mode", "unknown"),
        ({"place": "远" * 201}, "place", "too_long"),
    ],
)
def test_what_cannot_be_arranged(
    told: Told, at_ten: AtTen, changes: dict[str, Any], field: str, code: str
) -> None:
    length = changes.pop("minutes_long", 60)
    arranged = at_ten(**changes)
    assert faults(told, Arrangement(**{**vars(arranged), "minutes": length}))[field] == code


def test_a_late_notice_is_kept_with_the_words_of_all(world: World, told: Told) -> None:
    soon = Arrangement(clock.now() + timedelta(hours=3), "at_office", "一楼大厅")
    assert faults(told, soon) == {"waived": "short_notice"}
    key = told.do(meet.schedule, told.mediator, Arrangement(**{**vars(soon), "waived": True}))
    said = world.read(select(Utterance).where(Utterance.subject_id == key))
    assert {each.party_id for each in said} == {party.id for party in told.parties()}
    assert talk(told, key).short_notice is True


def test_the_office_promises_no_days_if_it_likes(world: World, told: Told) -> None:
    world.do(services.promise_notice, world["manager"], world.cast.offices["YCFS"], 0)
    soon = Arrangement(clock.now() + timedelta(hours=3), "at_office", "一楼大厅")
    assert talk(told, told.do(meet.schedule, told.mediator, soon)).short_notice is False


def test_the_way_in_is_in_no_message(world: World, told: Told, at_ten: AtTen) -> None:
    link = "https://meeting.example.cn/j/778899"
    told.do(meet.schedule, told.mediator, at_ten(mode="video", place="", link=link))
    told.do(meet.schedule, told.mediator, at_ten(120, mode="telephone", place="", telephone="0575-88880000"))
    bodies = [row.body or "" for row in world.read(select(OutboxMessage))]
    assert not any("778899" in body or "88880000" in body or "0575" in body for body in bodies)


def test_a_representative_is_told_too(world: World, told: Told, at_ten: AtTen) -> None:
    lawyer = Representative("何律师", "13857510999", "agent_general")
    told.do(identify.add_representative, world["registrar"], told.party("applicant").id, lawyer)
    told.do(meet.schedule, told.mediator, at_ten())
    newest = world.read(select(OutboxMessage).where(OutboxMessage.about == told.id))
    assert any(row.address == "13857510999" and "安排了会面" in (row.body or "") for row in newest)


def test_whoever_stays_away_twice_without_excuse_is_named_to_the_mediator(
    world: World, told: Told, at_ten: AtTen
) -> None:
    worker = told.party("applicant").id
    for nth, excused in enumerate((False, True, False)):
        key = told.do(meet.schedule, told.mediator, at_ten(120 * nth))
        told.do(meet.miss, told.mediator, key, "联系不上", {worker: excused})
        with world.sessions() as session:
            often = talks_tab.page(session, told.id).often_absent
        assert often == ((told.party("applicant").name,) if nth == 2 else ())
    assert told.scene.read(select(Talk.state).where(Talk.dispute_id == told.id)) == ["missed"] * 3


@pytest.mark.parametrize("who", ["registrar", "mediator", "system-admin", "auditor"])
def test_rooms_are_kept_by_their_own_manager(world: World, who: str) -> None:
    with pytest.raises(NotFound):
        world.do(services.add_room, world[who], world.cast.offices["YCFS"], RoomKept("三楼", 4))


@pytest.mark.parametrize(
    ("kept", "field"),
    [(RoomKept("", 3), "name"), (RoomKept("二楼调解室", 3), "name"), (RoomKept("四楼", 0), "seats")],
)
def test_rooms_that_cannot_be(world: World, room: UUID, kept: RoomKept, field: str) -> None:
    with pytest.raises(Invalid) as wrong:
        world.do(services.add_room, world["manager"], world.cast.offices["YCFS"], kept)
    assert set(wrong.value.errors) == {field}


def test_booked_hours_name_no_dispute(told: Told, at_ten: AtTen) -> None:
    told.do(meet.schedule, told.mediator, at_ten())
    names = {column.name for column in Booking.__table__.columns}
    assert not names & {"dispute_id", "party_id", "compartment_id"}
    assert told.scene.read(select(func.count()).select_from(Booking))[0] >= 3
