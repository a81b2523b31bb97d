"""Talks together: notice or waiver, heard apart or a reason, sessions with minutes that both can read."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select

from mediation.disputes.models import History
from mediation.kernel import clock
from mediation.kernel.errors import Invalid, NotAllowed, NotFound, NotPossible, Refused
from mediation.kernel.outbox import OutboxMessage
from mediation.parties.models import Utterance
from mediation.procedure.sessions import meet
from mediation.procedure.sessions.meet import Arrangement, Minutes
from mediation.procedure.talks import talk
from mediation.procedure.talks.talk import Meeting
from mediation.projections import talks_tab
from mediation.talks.models import Preparation
from tests.integration.agreements.scene import BOSS, WORKER, Scene
from tests.integration.talks.acts import apart, prepared


def in_hours(count: float) -> Arrangement:
    return Arrangement(clock.now() + timedelta(hours=count), "at_office", "调解室 2", waived=True)


def minutes(**changes: Any) -> Minutes:
    now = clock.now()
    said = {
        "held_from": now - timedelta(hours=1), "held_until": now, "present": "双方本人", "issues": "数额",
        "positions": "各说各的", "outcome": "下周再谈", "methods": ("explain_law",),
    }  # fmt: skip
    return Minutes(**{**said, **changes})


def announce_all(scene: Scene) -> None:
    for side in ("applicant", "respondent"):
        scene.do(talk.announce, scene.mediator, scene.party(side).id)


def begin(scene: Scene, **meeting: Any) -> None:
    scene.do(talk.begin_face_to_face, scene.mediator, None, Meeting(**meeting))


def sessions(scene: Scene) -> tuple[talks_tab.SessionShown, ...]:
    return talks_tab.page(scene.fresh(), scene.dispute_id).sessions


def messages(scene: Scene, phone: str) -> list[str]:
    rows = scene.fresh().scalars(select(OutboxMessage).order_by(OutboxMessage.at))
    return [row.body or "" for row in rows if row.address == phone]


def test_both_reasons_are_said_at_once(scene: Scene) -> None:
    apart(scene)
    with pytest.raises(Refused) as refused:
        begin(scene)
    assert refused.value.codes == ("notice_given_or_waived", "heard_apart_or_reason")


@pytest.mark.parametrize("notice", ["scheduled", "waived"])
@pytest.mark.parametrize("heard", ["announced", "reason"])
def test_every_way_into_the_talks_together(scene: Scene, notice: str, heard: str) -> None:
    apart(scene)
    if notice == "scheduled":
        scene.do(meet.schedule, scene.mediator, in_hours(240))
    if heard == "announced":
        announce_all(scene)
    begin(scene, notice_waived=notice == "waived", reason_not_apart="declines" if heard == "reason" else None)
    assert scene.dispute.state == "face_to_face"
    session = scene.session
    waivers = session.scalars(select(Utterance.party_id).where(Utterance.kind == "notice_waiver")).all()
    assert len(waivers) == (2 if notice == "waived" else 0)
    kept = session.get_one(Preparation, scene.dispute_id).reason_not_apart
    assert kept == ("declines" if heard == "reason" else None)
    assert "declines" not in "".join(session.scalars(select(History.note)).all())


def test_one_announcement_of_two_is_not_enough(scene: Scene) -> None:
    apart(scene)
    scene.do(talk.announce, scene.mediator, scene.party("applicant").id)
    with pytest.raises(Refused, match="heard_apart_or_reason"):
        begin(scene, notice_waived=True)
    with pytest.raises(Refused, match="heard_apart_or_reason"):
        begin(scene, notice_waived=True, reason_not_apart="no such reason")


def test_whoever_refuses_to_meet_is_not_brought_together(scene: Scene) -> None:
    prepared(scene, respondent_meets=False)
    with pytest.raises(Refused, match="nobody_refuses_to_meet"):
        begin(scene, notice_waived=True, reason_not_apart="came_together")


def test_talks_alternate(scene: Scene) -> None:
    apart(scene)
    for _ in range(2):
        begin(scene, notice_waived=True, reason_not_apart="came_together")
        scene.do(talk.return_to_back_to_back, scene.mediator, None)
    assert scene.dispute.state == "back_to_back"


def test_it_is_announced_once(scene: Scene) -> None:
    announce_all(scene)
    with pytest.raises(NotPossible, match="announced_already"):
        announce_all(scene)
    assert all(party.at for party in talks_tab.page(scene.fresh(), scene.dispute_id).parties)


def test_a_session_is_told_to_both_without_its_place(scene: Scene) -> None:
    video = Arrangement(clock.now() + timedelta(days=1), "video", "房号 88", waived=True)
    scene.do(meet.schedule, scene.mediator, video)
    for phone in (WORKER, BOSS):
        assert "11月3日" in messages(scene, phone)[-1] and "房号" not in "".join(messages(scene, phone))


def test_a_session_put_off_gets_a_new_time(scene: Scene) -> None:
    key = scene.do(meet.schedule, scene.mediator, in_hours(24))
    scene.do(meet.postpone, scene.mediator, key, "对方出差")
    assert sessions(scene)[0].state == "postponed"
    scene.do(meet.reschedule, scene.mediator, key, in_hours(48))
    assert (sessions(scene)[0].state, len(sessions(scene))) == ("scheduled", 1)


@pytest.mark.parametrize(("act", "state"), [(meet.cancel, "cancelled"), (meet.miss, "missed")])
def test_a_session_that_did_not_take_place(scene: Scene, act: Callable[..., Any], state: str) -> None:
    key = scene.do(meet.schedule, scene.mediator, in_hours(1))
    scene.do(act, scene.mediator, key, "申请人没有来")
    assert (sessions(scene)[0].state, sessions(scene)[0].outcome) == (state, "申请人没有来")
    with pytest.raises(NotPossible, match="wrong_state"):
        scene.do(meet.hold, scene.mediator, key, minutes())


def test_minutes_are_kept_and_not_written_over(scene: Scene) -> None:
    key = scene.do(meet.schedule, scene.mediator, in_hours(1))
    scene.do(meet.hold, scene.mediator, key, minutes(methods=("face_to_face", "build_trust")))
    held = sessions(scene)[0]
    assert (held.state, held.methods, held.recorded_by) == ("held", ("build_trust", "face_to_face"), "李秀英")
    with pytest.raises(NotPossible):
        scene.do(meet.hold, scene.mediator, key, minutes())


def test_both_who_came_together_need_no_arrangement(scene: Scene) -> None:
    scene.do(meet.hold_unarranged, scene.mediator, in_hours(0), minutes())
    assert [row.state for row in sessions(scene)] == ["held"]


@pytest.mark.parametrize(
    ("changes", "field"),
    [({"held_until": timedelta(hours=1)}, "held_until"), ({"methods": ("back_to_back",)}, "methods")],
)
def test_minutes_that_cannot_be(scene: Scene, changes: dict[str, Any], field: str) -> None:
    key = scene.do(meet.schedule, scene.mediator, in_hours(1))
    moved = {
        name: clock.now() + value if isinstance(value, timedelta) else value
        for name, value in changes.items()
    }
    with pytest.raises(Invalid) as wrong:
        scene.do(meet.hold, scene.mediator, key, minutes(**moved))
    assert set(wrong.value.errors) == {field}


def test_a_session_lies_ahead(scene: Scene) -> None:
    with pytest.raises(Invalid):
        scene.do(meet.schedule, scene.mediator, in_hours(-1))


@pytest.mark.parametrize("who", ["registrar", "manager"])
def test_only_the_mediator_arranges(scene: Scene, who: str) -> None:
    with pytest.raises(NotAllowed):
        scene.do(meet.schedule, who, in_hours(24))
    with pytest.raises(NotAllowed):
        scene.do(talk.announce, who, scene.party("applicant").id)


def test_a_session_of_nowhere_is_not_found(scene: Scene) -> None:
    with pytest.raises(NotFound):
        scene.do(meet.cancel, scene.mediator, UUID(int=7), "没有")
