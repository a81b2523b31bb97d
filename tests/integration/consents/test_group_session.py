"""One session for all members of a group: the same use case in each dispute, told case by case."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from mediation.audit.verify import verify
from mediation.demo.plans import Upto
from mediation.kernel import clock
from mediation.kernel.errors import Invalid
from mediation.procedure import consent
from mediation.procedure.confide import speak
from mediation.procedure.confide.speak import TalkApart
from mediation.procedure.course import close
from mediation.procedure.parties import group
from mediation.procedure.parties.group import Chosen
from mediation.procedure.sessions import group_session, meet
from mediation.procedure.sessions.meet import Arrangement
from mediation.procedure.talks import talk
from mediation.talks.models import Talk
from tests.integration.consents.conftest import Shared
from tests.integration.consents.test_group_pages import NAME, THIRD, href
from tests.integration.consents.test_joining import MATE, WHY, joined
from tests.integration.web.client import Browser
from tests.world import USUAL, WORKER

Make = Callable[..., Shared]
ClientFor = Callable[[Any], Browser]


def arranged(days: int = 9) -> Arrangement:
    return Arrangement(clock.now() + timedelta(days=days), "at_office", "二楼调解室")


def sessions_of(case: Shared) -> list[Talk]:
    return list(case.fresh().scalars(select(Talk).where(Talk.dispute_id == case.told.id)))


def schedule(case: Shared, key: Any, who: str = "mediator") -> dict[Any, tuple[str, ...]]:
    with case.world.sessions() as session:
        came = group_session.schedule(session, case.world[who], key, arranged())
    return {each.dispute_id: each.refused for each in came}


def test_each_member_has_its_own_session_and_is_told_of_the_others(shared: Make) -> None:
    one, mate, outside = shared(plan=USUAL), shared(plan=MATE), shared(plan=THIRD)
    key = joined(one)
    joined(mate, key)
    assert schedule(one, key) == {one.told.id: (), mate.told.id: ()}
    mine, theirs = sessions_of(one), sessions_of(mate)
    assert (len(mine), len(theirs), sessions_of(outside)) == (1, 1, [])
    assert mine[0].starts_at == theirs[0].starts_at and mine[0].id != theirs[0].id
    assert mine[0].place == "二楼调解室（与一并办理的其他案件同场）"
    assert "安排了会面" in one.messages_to(WORKER.phone)[-1]
    one.do(meet.cancel, "mediator", mine[0].id, "劳动者不愿意同场。")
    assert (sessions_of(one)[0].state, sessions_of(mate)[0].state) == ("cancelled", "scheduled")
    assert verify(one.fresh()).faults == ()


def test_who_cannot_be_arranged_for_is_told_and_stays_as_it_is(shared: Make) -> None:
    one = shared(plan=USUAL)
    early = shared(Upto.ACCEPTED, plan=MATE)
    key = joined(one)
    early.do(group.ask, "registrar", None, Chosen(key), WHY)
    early.do(consent.answer, one.world.known(MATE.worker), early.act().id, None, "agrees")
    third = shared(plan=THIRD)
    joined(third, key)
    third.do(close.withdraw, one.world.known(THIRD.worker), None)
    assert schedule(one, key) == {one.told.id: ()}, "others' cases and those that are over are not touched"
    assert (sessions_of(early), sessions_of(third)) == ([], [])
    assert schedule(one, key, "registrar") == {
        one.told.id: ("not_in_charge",), early.told.id: ("not_in_charge",)
    }  # fmt: skip
    assert schedule(one, key, "mediator2") == {}


def test_a_time_that_is_over_arranges_nothing(shared: Make) -> None:
    one = shared(plan=USUAL)
    key = joined(one)
    with one.world.sessions() as session, pytest.raises(Invalid):
        group_session.schedule(session, one.world["mediator"], key, arranged(-1))
    assert sessions_of(one) == []


def test_the_page_says_what_came_of_it(shared: Make, client_for: ClientFor) -> None:
    one, mate = shared(plan=USUAL), shared(plan=MATE)
    key = joined(one)
    joined(mate, key)
    desk = client_for(one.world["mediator"])
    desk.get(f"/desk/groups/{key}")
    page = desk.get(href(desk, "为各案一起安排会面"))
    assert "2 件" in page.text and "同场" in page.text
    when = (clock.now() + timedelta(days=9)).astimezone(clock.SHANGHAI).strftime("%Y-%m-%dT%H:%M")
    page = desk.send({"mode": ["at_office"], "place": "二楼", "starts_at": when})
    assert "已为 2 件案件安排会面" in page.text and NAME in page.text
    manager = client_for(one.world["manager"])
    assert "为各案一起安排会面" not in manager.get(f"/desk/groups/{key}").links()
    assert manager.get(f"/desk/groups/{key}/session").status == 404


def test_what_one_member_says_in_confidence_changes_nothing_for_the_others(
    shared: Make, client_for: ClientFor
) -> None:
    """The pages of the other member, of its employer and of the office stay the same, sign for sign."""
    one, mate = shared(plan=USUAL), shared(plan=replace(MATE))
    key = joined(one)
    joined(mate, key)
    looks = (
        (one.world.known(MATE.worker), f"/my/disputes/{mate.told.id.hex}"),
        (one.world["registrar"], f"/desk/groups/{key}"),
        (one.world["manager"], f"/desk/groups/{key}"),
        (one.world["registrar"], "/desk/groups"),
    )
    windows = [(client_for(who), address) for who, address in looks]
    before = [window.get(address).text for window, address in windows]
    party = one.party("applicant").id
    one.told.do(speak.state, one.world.worker, party, "最低一万八，再少就去仲裁。", "keep")
    now = clock.now()
    apart = TalkApart(now - timedelta(minutes=9), now, "底线一万八。", ("build_trust",))
    one.told.do(speak.record_apart, one.world["mediator"], party, apart)
    assert [window.get(address).text for window, address in windows] == before
    one.told.do(talk.begin_face_to_face, one.world["mediator"], None, talk.Meeting(True, None))
    assert [window.get(address).text for window, address in windows[:1]] == before[:1]
