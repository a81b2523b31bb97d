"""A session with one party alone: its own and the mediator's; outside only hours, without whom or why."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select

from mediation.assignments.models import Assignment
from mediation.audit.verify import verify
from mediation.bookings.models import Booking
from mediation.channels.models import ApartSession, ChannelEntry
from mediation.demo.acts import Told
from mediation.disputes.models import Dispute
from mediation.kernel import clock
from mediation.kernel.actor import Actor
from mediation.kernel.errors import Invalid, NotFound, NotPossible
from mediation.kernel.outbox import OutboxMessage
from mediation.pending.models import PendingAct
from mediation.procedure import consent
from mediation.procedure.confide import speak
from mediation.procedure.confide.speak import TalkApart
from mediation.procedure.course import transfer
from mediation.procedure.mediators import assign
from mediation.procedure.sessions import apart, meet, other_time, sessions_of_former
from mediation.procedure.sessions.arrangement import Arrangement
from mediation.procedure.sessions.other_time import OtherTime
from mediation.procedure.standing import subject_of
from mediation.procedure.successor import choose
from mediation.procedure.timed import timers
from mediation.projections import channel_readers
from mediation.projections.sessions import apart as shown
from mediation.projections.sessions import conflicts
from mediation.projections.sessions import week as weeks
from mediation.talks.models import Talk
from tests.world import CHIEF, World

AtTen = Callable[..., Arrangement]


def arrange(told: Told, arranged: Arrangement, side: str = "applicant") -> UUID:
    return told.do(apart.arrange, told.mediator, told.party(side).id, arranged)


def page(world: World, told: Told, who: Actor, side: str = "applicant", **more: Any) -> shown.ApartPage:
    with world.sessions() as session:
        office = session.get_one(Dispute, told.id).office_id
        return shown.page(session, who, told.id, told.party(side).id, office, **more)


def test_its_party_and_its_mediator_see_it_and_nobody_else(
    world: World, told: Told, room: UUID, at_ten: AtTen
) -> None:
    key = arrange(told, at_ten(room_id=room, place=""))
    for who, as_mediator in ((world.worker, False), (told.mediator, True)):
        (row,) = page(world, told, who, as_mediator=as_mediator).sessions
        assert (row.id, row.room, row.state) == (key, "二楼调解室", "scheduled")
    for name in ("chief", "registrar", "manager", "mediator2"):
        who = world.chief if name == "chief" else world[name]
        for as_mediator in (True, False):
            with pytest.raises(NotFound):
                page(world, told, who, as_mediator=as_mediator)


def test_no_joint_row_and_no_other_telephone_is_touched(world: World, told: Told, at_ten: AtTen) -> None:
    before = world.read(select(Dispute.version).where(Dispute.id == told.id))
    letters = len(world.read(select(OutboxMessage)))
    arrange(told, at_ten())
    assert world.read(select(Dispute.version).where(Dispute.id == told.id)) == before
    assert world.read(select(Talk)) == []
    newest = world.read(select(OutboxMessage).order_by(OutboxMessage.at))[letters:]
    assert {row.address for row in newest} == {told.party("applicant").phone}
    assert all(row.about != told.id and "10" not in (row.body or "").split("：")[1] for row in newest)
    with world.sessions() as session:
        assert verify(session).faults == ()


def test_outside_the_room_and_the_mediator_are_occupied(
    world: World, told: Told, other: Told, room: UUID, at_ten: AtTen
) -> None:
    """A colleague who wants the room learns its hours: the same as if the session were with both."""
    arrange(told, at_ten(room_id=room, place=""))
    with pytest.raises(Invalid) as wrong:
        other.do(meet.schedule, other.mediator, at_ten(room_id=room))
    assert wrong.value.errors == {"room_id": "room_taken"}
    alone = _seen(world, other, room, at_ten)
    told.do(apart.change, told.mediator, told.party("applicant").id, _key(world), "cancel", "不用了")
    told.do(meet.schedule, told.mediator, at_ten(room_id=room, place=""))
    assert _seen(world, other, room, at_ten) == alone != ()


def _key(world: World) -> UUID:
    return world.read(select(ApartSession.id))[0]


def _seen(world: World, told: Told, room: UUID, at_ten: AtTen) -> tuple[conflicts.Conflict, ...]:
    with world.sessions() as session:
        subject = subject_of(session, session.get_one(Dispute, told.id))
        return conflicts.conflicts(session, subject, at_ten().span, room)


def test_of_the_partys_own_time_nothing_leaves_the_channel(world: World, told: Told, at_ten: AtTen) -> None:
    arrange(told, at_ten())
    people = set(world.read(select(Booking.person_id)))
    assert people == {told.mediator.person_id}


def test_it_is_put_off_and_arranged_anew_and_held(world: World, told: Told, at_ten: AtTen) -> None:
    party, key = told.party("applicant").id, arrange(told, at_ten())
    told.do(apart.change, told.mediator, party, key, "postpone", "当事人生病")
    assert world.read(select(Booking)) == []
    told.do(apart.reschedule, told.mediator, party, key, at_ten(90))
    (row,) = page(world, told, world.worker, as_mediator=False).sessions
    assert (row.state, row.starts_at, row.why, row.sequence) == ("scheduled", at_ten(90).starts_at, "", 2)
    ended = clock.now()
    record = TalkApart(ended - timedelta(minutes=20), ended, "谈了数额。", ("build_trust",), arranged=key)
    told.do(speak.record_apart, told.mediator, party, record)
    assert page(world, told, world.worker, as_mediator=False).sessions[0].state == "held"
    with pytest.raises(NotPossible, match="wrong_state"):
        told.do(speak.record_apart, told.mediator, party, record)
    assert len(world.read(select(ChannelEntry).where(ChannelEntry.kind == "talk"))) == 1


def test_only_a_mediator_with_a_grant_arranges(world: World, told: Told, at_ten: AtTen) -> None:
    party = told.party("applicant").id
    for who in (world.worker, world.chief, world["registrar"], world["mediator2"]):
        with pytest.raises(Exception) as refused:  # noqa: PT011 - not found or not allowed, by reader
            told.do(apart.arrange, who, party, at_ten())
        assert type(refused.value).__name__ in ("NotFound", "NotAllowed")


def ask(told: Told, who: Actor, key: UUID, side: str = "applicant") -> UUID:
    wish = OtherTime(key, "孩子开家长会", "星期六全天")
    return told.do(other_time.ask, who, told.party(side).id, wish)


def test_a_wish_for_another_time_stays_with_the_mediator_until_agreed(
    world: World, told: Told, at_ten: AtTen
) -> None:
    key = told.do(meet.schedule, told.mediator, at_ten())
    wish = ask(told, world.worker, key)
    (read,) = page(world, told, told.mediator, as_mediator=True).wishes
    assert (read.id, read.times) == (wish, "星期六全天")
    with pytest.raises(NotPossible, match="asked_for_time_already"):
        ask(told, world.worker, key)
    assert world.read(select(Talk.state)) == ["scheduled"]
    party = told.party("applicant").id
    told.do(other_time.answer, told.mediator, party, wish, agreed=True, text="好的")
    assert world.read(select(Talk.state)) == ["postponed"]
    bodies = [row.body or "" for row in world.read(select(OutboxMessage)) if row.about == told.id]
    assert any("延期" in body for body in bodies) and not any("家长会" in body for body in bodies)
    with pytest.raises(NotPossible, match="already_answered"):
        told.do(other_time.answer, told.mediator, party, wish, agreed=True, text="")


def test_a_wish_that_is_not_met_moves_nothing(world: World, told: Told, at_ten: AtTen) -> None:
    key = arrange(told, at_ten())
    wish, party = ask(told, world.worker, key), told.party("applicant").id
    with pytest.raises(Invalid):
        told.do(other_time.answer, told.mediator, party, wish, agreed=False, text=" ")
    told.do(other_time.answer, told.mediator, party, wish, agreed=False, text="只有这个时间有房间")
    shown_now = page(world, told, world.worker, as_mediator=False)
    assert (shown_now.sessions[0].state, shown_now.wishes) == ("scheduled", ())


def test_nobody_asks_about_what_is_not_theirs(world: World, told: Told, at_ten: AtTen) -> None:
    key = arrange(told, at_ten())
    with pytest.raises(NotFound):
        ask(told, world.chief, key, "respondent")
    with pytest.raises(NotFound):
        ask(told, told.mediator, key)


def test_everybody_is_reminded_once_and_the_count_says_nothing_of_sessions_apart(
    world: World, told: Told, at_ten: AtTen
) -> None:
    told.do(meet.schedule, told.mediator, at_ten())
    arrange(told, at_ten(120))
    assert _remind(world) == 0
    world.clock.moment = at_ten().starts_at - timedelta(hours=20)
    letters = len(world.read(select(OutboxMessage)))
    assert [_remind(world), _remind(world)] == [1, 0]
    newest = [
        row.body or "" for row in world.read(select(OutboxMessage).order_by(OutboxMessage.at))[letters:]
    ]
    assert sum("有一次会面" in body for body in newest) >= 2
    assert sum("约好的时间快到了" in body for body in newest) >= 1


def _remind(world: World) -> int:
    return timers.run(world.sessions(), clock.today())["sessions_reminded"]


def test_the_week_is_the_mediators_own(world: World, told: Told, other: Told, at_ten: AtTen) -> None:
    told.do(meet.schedule, told.mediator, at_ten())
    arrange(told, at_ten(120))
    day = clock.day_of(at_ten().starts_at)
    with world.sessions() as session:
        mine = weeks.week(session, told.mediator, day)[0].sessions
        theirs = weeks.week(session, other.mediator, day)[0].sessions
    assert [bool(each.party_name) for each in mine] == [False, True]
    assert theirs == ()


def test_the_feed_tells_no_number_of_a_session_apart(world: World, told: Told, at_ten: AtTen) -> None:
    told.do(meet.schedule, told.mediator, at_ten())
    arrange(told, at_ten(120))
    with world.sessions() as session:
        both = weeks.feed_events(session, told.mediator)
    number = world.read(select(Dispute.number).where(Dispute.id == told.id))[0]
    assert [event.summary for event in both] == [f"调解会面 {number}", "已有安排"]
    assert not any(event.location or event.description for event in both)


def test_who_comes_later_sees_it_by_the_partys_choice(world: World, told: Told, at_ten: AtTen) -> None:
    """As everything else in the channel: closed until the party chose, then open where it said so."""
    party, new = told.party("applicant").id, world["mediator6"]
    key = arrange(told, at_ten())
    old = told.scene.read(select(Assignment.id).where(Assignment.person_id == told.mediator.person_id))[0]
    told.do(assign.replace, world["manager"], None, old, new.person_id, "调岗")
    told.do(assign.take_up, new, None)
    with pytest.raises(NotFound):
        page(world, told, told.mediator, as_mediator=True)
    assert page(world, told, new, as_mediator=True).sessions == ()
    with pytest.raises(NotFound):
        told.do(apart.change, new, party, key, "cancel", "不用了")
    with world.sessions() as session:
        grant = channel_readers.page(session, world.worker, told.id, party)[-1].grant_id
    told.do(choose.choose, world.worker, party, grant, "keep")
    assert [row.id for row in page(world, told, new, as_mediator=True).sessions] == [key]


def test_whoever_is_not_heard_in_confidence_is_told_nothing(world: World, told: Told, at_ten: AtTen) -> None:
    letters = len(world.read(select(OutboxMessage)))
    arrange(told, at_ten(), "respondent")
    newest = world.read(select(OutboxMessage).order_by(OutboxMessage.at))[letters:]
    assert {row.address for row in newest} == {CHIEF.phone} != {told.party("respondent").phone}


def test_what_a_former_office_arranged_is_called_off_with_its_rooms(
    world: World, told: Told, room: UUID, at_ten: AtTen
) -> None:
    arrange(told, at_ten(room_id=room, place=""))
    told.do(meet.schedule, told.mediator, at_ten(minutes=120, room_id=room, place=""))
    assert world.read(select(Booking))
    told.do(transfer.ask, world["manager2"], None, world.cast.offices["YCLZ"], "劳动者在灵芝街道上班。")
    assert {row.state for row in world.read(select(ApartSession))} == {"scheduled"}
    told.do(consent.answer, world["manager"], told.newest_asked(PendingAct).id, None, "agrees")
    assert {row.state for row in world.read(select(ApartSession))} == {"cancelled"}
    assert {row.state for row in world.read(select(Talk))} == {"cancelled"}
    assert world.read(select(Booking)) == []
    with world.sessions() as session:
        assert verify(session).faults == ()


@pytest.mark.parametrize("how", ["replace", "recuse"])
def test_what_a_mediator_who_leaves_arranged_alone_is_called_off_and_its_party_told(
    world: World, told: Told, room: UUID, at_ten: AtTen, how: str
) -> None:
    arrange(told, at_ten(room_id=room, place=""))
    told.do(meet.schedule, told.mediator, at_ten(minutes=120, place="别处"))
    mine = world.read(select(Assignment.id).where(Assignment.person_id == told.mediator.person_id))[0]
    letters = len(world.read(select(OutboxMessage)))
    if how == "replace":
        told.do(assign.replace, world["manager"], None, mine, world["mediator6"].person_id, "调岗")
    else:
        told.do(assign.recuse, told.mediator, None, mine, "与单位有旧")
    assert world.read(select(ApartSession.state)) == ["cancelled"]
    assert world.read(select(Talk.state)) == ["scheduled"], "what was arranged with both waits for the next"
    newest = world.read(select(OutboxMessage).order_by(OutboxMessage.at))[letters:]
    told_of_it = {row.address for row in newest if sessions_of_former.LEFT in (row.body or "")}
    assert told_of_it == {told.party("applicant").phone}
    (row,) = page(world, told, world.worker, as_mediator=False).sessions
    assert row.state == "cancelled"
    with world.sessions() as session:
        assert verify(session).faults == ()
