"""A party is told by text message that its mediator wrote, seldom, without a word of the matter."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import select

from mediation.channels.models import Compartment
from mediation.channels.rules import NOTICE_EVERY
from mediation.kernel import clock
from mediation.kernel.outbox import OutboxMessage
from mediation.procedure.confide import speak
from mediation.procedure.confide.noticing import WRITTEN
from tests.integration.agreements.scene import BOSS, WORKER, Scene
from tests.integration.talks.acts import prepared

SECRET = "老板说最多给八千"


def notices(scene: Scene, phone: str = WORKER) -> list[OutboxMessage]:
    found = scene.fresh().scalars(select(OutboxMessage).order_by(OutboxMessage.at))
    return [each for each in found if each.address == phone and WRITTEN in (each.body or "")]


def write(scene: Scene, side: str = "applicant") -> None:
    scene.do(speak.write, scene.mediator, scene.party(side).id, SECRET)


def test_the_first_message_leaves_at_once_and_says_nothing_of_the_matter(scene: Scene) -> None:
    prepared(scene)
    write(scene)
    told = notices(scene)
    assert len(told) == 1 and told[0].due_at == told[0].at
    assert SECRET not in (told[0].body or "")
    assert told[0].about != scene.dispute_id, "what others may do with the dispute must not depend on it"
    assert notices(scene, BOSS) == []


def test_what_is_written_within_the_pause_is_told_once_when_it_is_over(scene: Scene) -> None:
    prepared(scene)
    for _ in range(5):
        write(scene)
    first, later = notices(scene)
    assert later.due_at == first.due_at + NOTICE_EVERY
    scene.clock.at(later.due_at + timedelta(minutes=1))
    write(scene)
    assert [each.due_at for each in notices(scene)][2:] == [later.due_at + NOTICE_EVERY]
    scene.clock.forward(days=1)
    write(scene)
    assert notices(scene)[-1].due_at == clock.now()


def test_what_one_side_is_written_changes_nothing_of_when_the_other_is_told(scene: Scene) -> None:
    prepared(scene)
    write(scene)
    write(scene)
    write(scene, "respondent")
    assert [each.due_at for each in notices(scene, BOSS)] == [clock.now()]


def test_what_the_party_says_itself_is_no_reason_for_a_message(scene: Scene) -> None:
    prepared(scene)
    scene.do(speak.state, scene.worker, scene.party("applicant").id, "我的底线", None)
    assert notices(scene) == []
    assert set(scene.fresh().scalars(select(Compartment.notice_at))) == {None}
