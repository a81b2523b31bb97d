"""A case stands still: which clocks rest, what is barred meanwhile and what never is, and how it goes on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import select

from mediation.deadlines.models import Deadline
from mediation.demo.acts import Told
from mediation.demo.plans import Upto
from mediation.disputes.models import Dispute, History
from mediation.kernel import clock, outbox
from mediation.kernel.errors import NotAllowed, NotPossible, Refused, Stale
from mediation.procedure.course import close, suspend
from mediation.procedure.mediators import assign
from mediation.procedure.preparation import prepare
from mediation.procedure.talks import talk
from tests.integration.web.client import Browser
from tests.world import USUAL, World

ClientFor = Callable[..., Browser]
COURT = replace(USUAL, source="delegated", source_reference="（2026）浙0602诉前调1号")
NOTE = "已委托鉴定所鉴定。"


def stopped(told: Told, ground: str = "appraisal") -> Told:
    told.do(suspend.suspend, told.mediator, None, ground, NOTE)
    return told


def dispute_of(told: Told) -> Dispute:
    return told.scene.read(select(Dispute).where(Dispute.id == told.id))[0]


def deadline_of(told: Told, code: str) -> Deadline:
    found = select(Deadline).where(Deadline.dispute_id == told.id, Deadline.clock == code)
    return told.scene.read(found)[0]


def newest_note(told: Told) -> str:
    newest = select(History.note).where(History.dispute_id == told.id).order_by(History.version.desc())
    return told.scene.read(newest)[0]


@pytest.mark.parametrize("upto", [Upto.HEARD, Upto.AGREED, Upto.SIGNED, Upto.IN_FORCE])
def test_it_stands_still_in_its_state(world: World, upto: Upto) -> None:
    told = world.at(upto)
    before = dispute_of(told)
    stopped(told, "force_majeure")
    after = dispute_of(told)
    assert (after.state, after.version) == (before.state, before.version + 1)
    assert (after.suspended_for, after.suspension_note) == ("force_majeure", NOTE)
    assert after.suspended_at == clock.now()
    assert NOTE in newest_note(told) and "不可抗力" in newest_note(told)


def test_an_appraisal_rests_the_courts_clock_and_gives_every_day_back(world: World) -> None:
    told = world.at(Upto.HEARD, plan=COURT)
    begun = deadline_of(told, "C10")
    world.clock.forward(days=10)
    stopped(told)
    assert deadline_of(told, "C10").state == "paused"
    assert dispute_of(told).due_on is None
    assert "委派调解期限" in newest_note(told)
    world.clock.forward(days=23)
    told.do(suspend.resume, told.mediator, None)
    ended = deadline_of(told, "C10")
    assert (ended.state, ended.ends_on) == ("running", begun.ends_on + timedelta(days=23))
    assert dispute_of(told).due_on == ended.ends_on
    assert f"{ended.ends_on.month}月{ended.ends_on.day}日" in newest_note(told)
    assert "还剩 20 天" in newest_note(told)


@pytest.mark.parametrize("ground", [ground for ground in suspend.GROUNDS if ground != "appraisal"])
def test_no_other_ground_rests_the_courts_clock(world: World, ground: str) -> None:
    told = world.at(Upto.HEARD, plan=COURT)
    before = deadline_of(told, "C10")
    stopped(told, ground)
    after = deadline_of(told, "C10")
    assert (after.state, after.ends_on) == ("running", before.ends_on)
    assert dispute_of(told).due_on == after.ends_on


@pytest.mark.parametrize("ground", suspend.GROUNDS)
def test_nothing_rests_the_fifteen_days_of_the_law(world: World, ground: str) -> None:
    told = world.at(Upto.HEARD)
    before = deadline_of(told, "C03")
    stopped(told, ground)
    world.clock.forward(days=30)
    told.do(suspend.resume, told.mediator, None)
    after = deadline_of(told, "C03")
    assert (after.state, after.ends_on, after.pauses) == ("running", before.ends_on, [])
    assert "没有停过" in newest_note(told)


def test_papers_that_come_during_an_appraisal_start_a_clock_at_rest(world: World) -> None:
    told = world.at(Upto.TAKEN_ON, plan=COURT)
    stopped(told)
    told.do(prepare.confirm_papers, told.mediator)
    assert deadline_of(told, "C10").state == "paused"
    world.clock.forward(days=5)
    told.do(suspend.resume, told.mediator, None)
    assert deadline_of(told, "C10").ends_on == date(2026, 12, 7)  # thirty days from the fifth day


def test_the_talks_wait(world: World) -> None:
    told = stopped(world.at(Upto.HEARD))
    with pytest.raises(Refused) as refused:
        told.do(talk.begin_face_to_face, told.mediator, None, talk.Meeting())
    assert "not_suspended" in refused.value.codes
    with pytest.raises(Refused) as again:
        stopped(told)
    assert again.value.codes == ("not_suspended",)


@pytest.mark.parametrize("act", [close.withdraw, close.refuse_mediation])
def test_whoever_wants_to_leave_leaves(world: World, act: Callable[..., None]) -> None:
    told = stopped(world.at(Upto.HEARD))
    told.do(act, world.worker, None)
    over = dispute_of(told)
    assert not over.is_open
    assert (over.suspended_for, over.suspended_at, over.suspension_note) == (None, None, None)


def test_the_manager_names_somebody_else_meanwhile(world: World) -> None:
    told = stopped(world.at(Upto.HEARD))
    told.do(assign.assign, world["manager"], None, world["mediator6"].person_id)
    assert dispute_of(told).suspended_for == "appraisal"


@pytest.mark.parametrize(("ground", "note"), [("", NOTE), ("holiday", NOTE), ("appraisal", " \n")])
def test_it_takes_a_ground_of_the_list_and_a_note(world: World, ground: str, note: str) -> None:
    told = world.at(Upto.HEARD)
    with pytest.raises(Refused) as refused:
        told.do(suspend.suspend, told.mediator, None, ground, note)
    assert refused.value.codes == ("suspension_ground_given",)


def test_nothing_is_resumed_that_goes_on(world: World) -> None:
    told = world.at(Upto.HEARD)
    with pytest.raises(Refused) as refused:
        told.do(suspend.resume, told.mediator, None)
    assert refused.value.codes == ("suspended",)


def test_it_is_the_mediators_alone(world: World) -> None:
    told = world.at(Upto.HEARD)
    for who in (world["registrar"], world["manager"], world.worker):
        with pytest.raises(NotAllowed):
            told.do(suspend.suspend, who, None, "appraisal", NOTE)


def test_what_is_over_does_not_stand_still(world: World) -> None:
    told = world.at(Upto.HEARD, "terminated")
    with pytest.raises(NotPossible):
        stopped(told)


def test_a_form_from_before_is_stale(world: World) -> None:
    told = world.at(Upto.HEARD)
    seen = dispute_of(told).version
    stopped(told)
    with pytest.raises(Stale):
        told.do(suspend.resume, told.mediator, seen)


def test_both_are_told_and_nothing_of_the_matter(world: World) -> None:
    told = world.at(Upto.HEARD)
    world.clock.forward(days=1)
    stopped(told, "sham_check")
    sent = select(outbox.OutboxMessage).where(outbox.OutboxMessage.at == clock.now())
    texts = [message.body or "" for message in told.scene.read(sent)]
    assert len(texts) == 2
    assert all("中止办理" in text and "申请仲裁" in text and "核实" not in text for text in texts)


def test_the_pages_say_it_and_how_the_days_are_counted(world: World, client_for: ClientFor) -> None:
    told = stopped(world.at(Upto.HEARD, plan=COURT))
    number, desk = dispute_of(told).number, client_for(world["mediator"])
    case = desk.get(f"/desk/disputes/{number}")
    assert "中止：等待鉴定结论" in case.response.get_data(as_text=True)
    assert "案件从2026年11月2日起中止办理" in case.text and "委派调解期限：已经停下来" in case.text
    queue = desk.get("/desk?show=others")
    assert "中止：等待鉴定结论" in queue.text and "期限暂停" in queue.text
    mine = client_for(world.worker).get(f"/my/disputes/{told.id.hex}")
    assert NOTE in mine.text and "委派调解期限：已经停下来" in mine.text
    assert "随时可以申请劳动仲裁" in mine.text
    assert "有了结果再继续" in mine.text and "调解员恢复办理" in mine.text
    assert "中止：等待鉴定结论" in client_for(world.worker).get("/my/disputes").text
    form = desk.get(f"/desk/disputes/{number}/steps/resume")
    assert "接着计算" in form.text
    done = desk.send({"note": "结论已到。"})
    assert "已恢复办理" in done.text and "中止：" not in done.text


def test_the_page_says_when_the_period_is_over_all_the_same(world: World, client_for: ClientFor) -> None:
    told = stopped(world.at(Upto.HEARD), "injury_decision")
    world.clock.forward(days=30)
    for reader, path in (
        (world["mediator"], f"/desk/disputes/{dispute_of(told).number}"),
        (world.worker, f"/my/disputes/{told.id.hex}"),
    ):
        assert "双方都可以直接申请劳动仲裁" in client_for(reader).get(path).text
