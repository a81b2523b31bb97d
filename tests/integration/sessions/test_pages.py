"""The pages of sessions, as mediators, parties and managers use them; and the calendar at its address."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from mediation.demo.acts import Told
from mediation.disputes.models import Dispute
from mediation.identity.models import Account
from mediation.kernel import clock
from mediation.kernel.database import transaction
from mediation.procedure.sessions import apart, feed, meet
from mediation.procedure.sessions.arrangement import Arrangement
from tests.integration.web.client import Browser
from tests.world import World

ClientFor = Callable[[Any], Browser]
AtTen = Callable[..., Arrangement]


def number_of(told: Told) -> str:
    return told.scene.read(select(Dispute.number).where(Dispute.id == told.id))[0]


def typed(arranged: Arrangement) -> str:
    return arranged.starts_at.astimezone(clock.SHANGHAI).strftime("%Y-%m-%dT%H:%M")


def test_a_conflict_is_shown_by_its_hours_and_can_be_overruled(
    told: Told, client_for: ClientFor, room: UUID, at_ten: AtTen
) -> None:
    told.do(meet.schedule, told.mediator, at_ten())
    mediator = client_for(told.mediator)
    page = mediator.get(f"/desk/disputes/{number_of(told)}/talks/new")
    assert "二楼调解室（8 座）" in page.text and "不是法律规定的天数" in page.text
    said = {"starts_at": typed(at_ten(30)), "mode": "at_office", "room": room.hex}
    page = mediator.send(said)
    assert page.status == 422 and "已占用" in page.text and "10:00" in page.text
    page = mediator.send({"anyway": "y"})
    assert page.status == 200 and "二楼调解室" in page.text


def test_the_way_in_is_shown_to_those_invited_only(
    world: World, told: Told, client_for: ClientFor, at_ten: AtTen
) -> None:
    link = "https://meeting.example.cn/j/778899"
    told.do(meet.schedule, told.mediator, at_ten(mode="video", place="", link=link))
    for who in (world.worker, world.chief):
        assert link in client_for(who).get(f"/my/disputes/{told.id.hex}/talks").links().values()
    desk = f"/desk/disputes/{number_of(told)}/talks"
    assert link in client_for(told.mediator).get(desk).links().values()
    for name in ("registrar", "manager"):
        assert "778899" not in client_for(world[name]).get(desk).text


def test_a_session_apart_from_the_desk_to_the_phone(
    world: World, told: Told, client_for: ClientFor, at_ten: AtTen
) -> None:
    mediator, party = client_for(told.mediator), told.party("applicant")
    here = f"/desk/disputes/{number_of(told)}/channels/{party.id.hex}/sessions"
    mediator.get(f"{here}/new")
    said = {"starts_at": typed(at_ten()), "mode": "telephone", "telephone": "0575-88880000"}
    assert mediator.send(said).status == 422
    page = mediator.send({"sure": "y"})
    assert page.status == 200 and "057588880000" in page.text.replace("-", "")
    phone = client_for(world.worker)
    page = phone.get(f"/my/disputes/{told.id.hex}/channel/sessions")
    assert "057588880000" in page.text.replace("-", "")
    phone.get(page.links()["请求另约时间"])
    page = phone.send({"reason": "孩子开家长会", "times": "星期六"})
    assert "等调解员答复" in page.text
    page = mediator.get(here)
    assert "家长会" in page.text
    mediator.get(page.links()["答复"])
    assert mediator.send({"agreed": "yes"}).status == 200
    assert "延期" in phone.get(f"/my/disputes/{told.id.hex}/channel/sessions").text


@pytest.mark.parametrize("who", ["chief", "registrar", "manager", "mediator2"])
def test_a_session_apart_is_not_there_for_others(
    world: World, told: Told, client_for: ClientFor, at_ten: AtTen, who: str
) -> None:
    key = told.do(apart.arrange, told.mediator, told.party("applicant").id, at_ten())
    browser = client_for(world.chief if who == "chief" else world[who])
    party = told.party("applicant").id.hex
    desk = f"/desk/disputes/{number_of(told)}/channels/{party}/sessions"
    mine = f"/my/disputes/{told.id.hex}"
    for path in (
        desk, f"{desk}/new", f"{desk}/{key.hex}/reschedule", f"{desk}/{key.hex}/cancel",
        f"{mine}/channel/sessions/{key.hex}/calendar", f"{mine}/sessions/{key.hex}/other-time",
    ):  # fmt: skip
        assert browser.client.get(path).status_code in (403, 404), path


def test_a_calendar_file_for_the_phone(
    world: World, told: Told, client_for: ClientFor, at_ten: AtTen
) -> None:
    link = "https://meeting.example.cn/j/778899"
    key = told.do(meet.schedule, told.mediator, at_ten(mode="video", place="", link=link))
    answer = client_for(world.worker).client.get(f"/my/disputes/{told.id.hex}/talks/{key.hex}/calendar")
    body = answer.get_data(as_text=True)
    assert answer.content_type.startswith("text/calendar") and "no-store" in answer.headers["Cache-Control"]
    assert number_of(told) in body and "778899" not in body and "DTEND" in body


def test_who_did_not_come(world: World, told: Told, client_for: ClientFor, at_ten: AtTen) -> None:
    key = told.do(meet.schedule, told.mediator, at_ten())
    mediator = client_for(told.mediator)
    mediator.get(f"/desk/disputes/{number_of(told)}/talks/{key.hex}/miss")
    page = mediator.send({"absent": [told.party("respondent").id.hex], "reason": "电话没有人接"})
    assert page.status == 200 and "没有说明正当理由" in page.text
    assert "没有说明正当理由" in client_for(world.worker).get(f"/my/disputes/{told.id.hex}/talks").text


def test_a_manager_keeps_rooms(world: World, client_for: ClientFor) -> None:
    manager = client_for(world["manager"])
    page = manager.get("/office/rooms")
    assert "府山街道八字桥调解工作室" in page.text
    manager.get("/office/rooms/YCFS/new")
    assert "小调解室" in manager.send({"name": "小调解室", "seats": "4"}).text
    manager.get("/office/rooms/YCFS/notice-days")
    assert "提前 5 个工作日" in manager.send({"days": "5"}).text
    for who in ("registrar", "mediator", "auditor"):
        assert client_for(world[who]).client.get("/office/rooms").status_code == 404


def test_the_week_and_today(world: World, told: Told, client_for: ClientFor, at_ten: AtTen) -> None:
    told.do(meet.schedule, told.mediator, at_ten())
    told.do(apart.arrange, told.mediator, told.party("applicant").id, at_ten(120))
    day = clock.day_of(at_ten().starts_at)
    page = client_for(told.mediator).get(f"/desk/week?begins={day.isoformat()}")
    assert "双方会面" in page.text and f"与 {told.party('applicant').name} 单独会面" in page.text
    assert client_for(told.mediator).get("/desk/week?begins=nonsense").status == 200
    assert client_for(world["registrar"]).client.get("/desk/week").status_code == 404
    world.clock.moment = at_ten(-60).starts_at
    assert "今天的会面" in client_for(told.mediator).get("/desk").text


def test_a_calendar_at_its_secret_address(
    world: World, told: Told, client_for: ClientFor, app: Any, write: Callable[[], Session], at_ten: AtTen
) -> None:
    told.do(meet.schedule, told.mediator, at_ten())
    mediator, stranger = client_for(told.mediator), Browser(app)
    mediator.get("/account/calendar")
    page = mediator.send(form="/account/calendar/renew")
    address = page.text.partition("http")[2].split()[0]
    path = "/calendar/" + address.partition("/calendar/")[2]
    first = stranger.client.get(path)
    assert first.status_code == 200 and number_of(told) in first.get_data(as_text=True)
    again = stranger.client.get(path, headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.get_data()) == (304, b"")
    assert path.split("/")[-1] not in mediator.get("/account/calendar").text
    mediator.send(form="/account/calendar/renew")
    assert stranger.client.get(path).status_code == 404
    assert stranger.client.get("/calendar/short.ics").status_code == 404


def test_the_address_ends_with_the_account(
    world: World, told: Told, app: Any, write: Callable[[], Session]
) -> None:
    token = world.do(feed.renew, told.mediator)
    path = f"/calendar/{token}.ics"
    assert Browser(app).client.get(path).status_code == 200
    with write() as session, transaction(session):
        account = session.scalars(select(Account).where(Account.person_id == told.mediator.person_id)).one()
        account.state = "disabled"
    assert Browser(app).client.get(path).status_code == 404
    assert token not in str(world.read(select(Account.name)))
