"""A party complains, and opens its channel as far and as long as it wants to whoever looks into it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from mediation.channels import viewing
from mediation.complaints.changes import Complained
from mediation.complaints.services import promise_answer
from mediation.kernel import clock
from mediation.kernel.database import transaction
from mediation.kernel.errors import Invalid, NotFound, NotPossible
from mediation.procedure.complaining import own
from mediation.procedure.complaining.own import Opening
from mediation.procedure.mediators import assign
from mediation.projections import channel_at_desk
from mediation.projections.private_reading import complaints
from tests.integration.agreements.scene import Scene
from tests.integration.private_reading.acts import (
    FIRST,
    SECOND,
    SECRET,
    answer_complaint,
    complain,
    look_into,
    manages_too,
    on_complaint,
    own_page,
    read,
    say,
    texts,
)

LATER = "这句是后来说的"


def until(days: int = 3, **more: Any) -> Opening:
    return Opening(clock.today() + timedelta(days=days), **more)


def reading(scene: Scene, key: Any, who: str = FIRST) -> list[str]:
    return texts(read(scene, key, who, viewing.COMPLAINT))


def listed(scene: Scene, who: str) -> list[Any]:
    return [each.id for each in complaints.to_review(scene.fresh(), scene.cast[who])]


def test_a_complaint_is_looked_into_and_answered(scene: Scene) -> None:
    key = complain(scene)
    assert own_page(scene).one(key).state == "filed"
    look_into(scene, key)
    assert (own_page(scene).one(key).state, own_page(scene).one(key).reviewer) == ("looked_into", "俞丽华")
    answer_complaint(scene, key)
    mine = own_page(scene).one(key)
    assert (mine.state, mine.answer, own_page(scene).waits) == ("answered", "已经与调解员谈过。", False)
    for act in (look_into, answer_complaint):
        with pytest.raises(NotPossible):
            act(scene, key)


def test_the_reviewer_reads_nothing_that_was_not_opened(scene: Scene) -> None:
    key = complain(scene)
    look_into(scene, key)
    with pytest.raises(NotFound):
        reading(scene, key)
    on_complaint(scene, own.open_to_reviewer, key, until())
    assert reading(scene, key) == [SECRET]
    for who in (SECOND, "registrar", "mediator", "auditor"):
        with pytest.raises(NotFound):
            reading(scene, key, who)


def test_opened_beforehand_it_is_open_to_whoever_looks_into_it_first(scene: Scene) -> None:
    key = complain(scene, until())
    with pytest.raises(NotFound):
        reading(scene, key)
    look_into(scene, key)
    assert reading(scene, key) == [SECRET]
    look_into(scene, key, SECOND)
    for who in (FIRST, SECOND):
        with pytest.raises(NotFound):
            reading(scene, key, who)


def test_only_so_far_and_so_long_as_the_party_chose(scene: Scene) -> None:
    key = complain(scene, until(0))
    look_into(scene, key)
    say(scene, LATER)
    assert reading(scene, key) == [SECRET]
    on_complaint(scene, own.open_to_reviewer, key, until(3, later=True))
    assert reading(scene, key) == [SECRET, LATER]
    scene.clock.forward(days=1)
    say(scene, "第二天说的")
    on_complaint(scene, own.open_to_reviewer, key, until(1, since=clock.today()))
    assert reading(scene, key) == ["第二天说的"]
    scene.clock.forward(days=2)
    with pytest.raises(NotFound):
        reading(scene, key)


@pytest.mark.parametrize("over", ["shut", "withdrawn", "answered"])
def test_it_is_shut_at_once(scene: Scene, over: str) -> None:
    key = complain(scene, until())
    look_into(scene, key)
    reading(scene, key)
    acts = {
        "shut": lambda: on_complaint(scene, own.shut_to_reviewer, key),
        "withdrawn": lambda: on_complaint(scene, own.withdraw, key),
        "answered": lambda: answer_complaint(scene, key),
    }
    acts[over]()
    with pytest.raises(NotFound):
        reading(scene, key)
    with pytest.raises(NotPossible):
        on_complaint(scene, own.shut_to_reviewer, key)


def test_each_reading_is_listed_to_the_party(scene: Scene) -> None:
    key = complain(scene, until())
    look_into(scene, key)
    reading(scene, key)
    reading(scene, key)
    (view,) = own_page(scene).one(key).let_in
    assert view.name == "俞丽华" and view.is_open and len(view.readings) == 2


def test_what_was_withdrawn_from_mediators_stays_the_partys_own(scene: Scene) -> None:
    with scene.write() as session, transaction(session):
        place = viewing.place_of(session, scene.dispute_id, scene.party("applicant").id)
        place.withdrawn_upto = place.version
    key = complain(scene, until(3, later=True))
    look_into(scene, key)
    assert reading(scene, key) == []


def test_the_mediator_reads_it_only_if_the_party_wants_so(scene: Scene) -> None:
    def seen() -> list[str]:
        page = channel_at_desk.page(
            scene.fresh(), scene.mediator, scene.dispute_id, scene.party("applicant").id
        )
        return [line.kind for line in page.lines]

    key = complain(scene)
    assert "complaint" not in seen()
    on_complaint(scene, own.withdraw, key)
    complain(scene, tells_mediators=True)
    assert "complaint" in seen()


def test_it_can_be_put_to_the_office_above_alone(scene: Scene) -> None:
    key = complain(scene, to_above=True)
    assert listed(scene, FIRST) == [] and listed(scene, SECOND) == [key]
    with pytest.raises(NotFound):
        look_into(scene, key, FIRST)
    look_into(scene, key, SECOND)


def test_who_has_a_part_in_it_finds_nothing(scene: Scene) -> None:
    key = complain(scene)
    both = manages_too(scene, "mediator6")
    assert [each.id for each in complaints.to_review(scene.fresh(), both)] == [key]
    scene.do(assign.assign, SECOND, None, both.person_id)
    assert complaints.to_review(scene.fresh(), both) == ()
    with pytest.raises(NotFound):
        complaints.one(scene.fresh(), both, key)
    with pytest.raises(NotFound):
        complaints.to_review(scene.fresh(), scene.mediator)


def test_nobody_else_finds_a_partys_complaint(scene: Scene) -> None:
    key = complain(scene)
    place = scene.party("applicant").id
    for who in (scene.boss, scene.mediator, scene.cast[FIRST]):
        with pytest.raises(NotFound):
            complaints.page(scene.fresh(), who, scene.dispute_id, place)
        with pytest.raises(NotFound):
            scene.do(own.withdraw, who, place, key)
    with pytest.raises(NotFound):
        scene.do(own.withdraw, scene.boss, scene.party("respondent").id, key)


def test_one_at_a_time_and_well_formed(scene: Scene) -> None:
    place = scene.party("applicant").id
    for bad in (Complained("weather", "x"), Complained("slow", " ")):
        with pytest.raises(Invalid):
            scene.do(own.file, scene.worker, place, bad)
    for wrong in (until(-1), until(61), until(3, since=clock.today() + timedelta(days=1))):
        with pytest.raises(Invalid):
            complain(scene, wrong)
    complain(scene)
    with pytest.raises(NotPossible):
        complain(scene)


def test_the_office_promises_when_it_answers(scene: Scene) -> None:
    office = scene.cast.offices["YCFS"]
    assert own_page(scene).own_office.days == 10
    promise_answer(scene.write(), scene.cast[SECOND], office, 1)
    with pytest.raises(Invalid):
        promise_answer(scene.write(), scene.cast[SECOND], office, 0)
    with pytest.raises(NotFound):
        promise_answer(scene.write(), scene.cast["registrar"], office, 3)
    key = complain(scene)
    assert own_page(scene).one(key).due_on == clock.today() + timedelta(days=1)
    scene.clock.forward(days=2)
    assert [each.is_late for each in complaints.to_review(scene.fresh(), scene.cast[FIRST])] == [True]
