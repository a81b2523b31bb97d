"""The pages of an objection: the party's, the registrar's, the manager's; and what others see of it."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from mediation.assignments.objection_models import Objection
from mediation.demo.acts import Told
from mediation.demo.plans import Upto
from mediation.disputes.models import Dispute
from tests.integration.web.client import Browser
from tests.world import World

ClientFor = Callable[[Any], Browser]
WORDS = "他只听公司说，还说我是来闹事的。"


def number_of(session: Session, told: Told) -> str:
    session.rollback()
    return session.get_one(Dispute, told.id).number


def test_a_party_objects_and_the_manager_decides(
    world: World, session: Session, client_for: ClientFor
) -> None:
    told = world.at(Upto.PREPARED)
    number, worker = number_of(session, told), client_for(world.worker)
    page = worker.get(f"/my/disputes/{told.id.hex}")
    worker.get(page.links()["申请回避 调解员"])
    assert worker.send({"words": "没有选理由"}).status == 422
    page = worker.send({"grounds": ["partial"], "words": WORDS})
    assert "等待负责人决定" in page.text and WORDS in page.text
    chief = client_for(world.chief)
    assert "有人申请回避，等待决定" in chief.get(f"/my/disputes/{told.id.hex}").text
    assert "闹事" not in chief.get(f"/my/disputes/{told.id.hex}/objection").text
    for who in ("mediator", "registrar"):
        desk = client_for(world[who])
        seen = desk.get(f"/desk/disputes/{number}/parties").text
        assert "等待负责人决定" in seen and "闹事" not in seen
    manager = client_for(world["manager"])
    page = manager.get("/desk/mediators")
    page = manager.get(next(href for text, href in page.links().items() if number in text))
    assert WORDS in page.text and "偏袒" in page.text
    page = manager.send({"decision": "upheld", "reason": "笔录有偏袒的话"})
    assert page.h1 == "指派调解员"
    assert "笔录有偏袒的话" in worker.get(f"/my/disputes/{told.id.hex}/objection").text
    assert "笔录有偏袒" not in client_for(world["registrar"]).get(f"/desk/disputes/{number}/parties").text


def test_the_mediator_it_is_about_reads_none_of_it(
    world: World, session: Session, client_for: ClientFor
) -> None:
    told = world.at(Upto.PREPARED)
    number, worker = number_of(session, told), client_for(world.worker)
    worker.get(f"/my/disputes/{told.id.hex}/objection")
    worker.send({"grounds": ["interest"], "words": WORDS})
    session.rollback()
    key = session.scalars(select(Objection.id)).one()
    notes = client_for(world["mediator"]).client.get(f"/desk/disputes/{number}/preparation")
    assert notes.status_code == 404
    for who, status in (("mediator", 403), ("registrar", 403), ("court", 404)):
        answer = client_for(world[who]).client.get(f"/desk/disputes/{number}/objections/{key}")
        assert answer.status_code == status, who


def test_the_registrar_enters_it_from_paper(world: World, session: Session, client_for: ClientFor) -> None:
    told = world.at(Upto.PREPARED)
    number, desk = number_of(session, told), client_for(world["registrar"])
    page = desk.get(f"/desk/disputes/{number}/objections/enter")
    form = page.form()
    party = told.party("respondent").id.hex
    mediator = form.element.findall(".//*[@name='mediator']")[0].get("value")
    given = {
        "party": party, "mediator": mediator, "way": "grounds", "grounds": ["told_secrets"], "how": "paper",
        "said_at": "2026-01-01T10:00", "note": WORDS, "scan": (BytesIO("申请书".encode()), "申请.txt"),
    }  # fmt: skip
    assert "等待负责人决定" in desk.send(given).text
    session.rollback()
    key = session.scalars(select(Objection.id)).one()
    manager = client_for(world["manager"])
    assert "申请.txt" in manager.get(f"/desk/disputes/{number}/objections/{key}").text
    scan = manager.client.get(f"/desk/disputes/{number}/objections/{key}/scan")
    assert scan.data.decode() == "申请书"


def test_the_first_mediator_is_changed_without_saying_why(
    world: World, session: Session, client_for: ClientFor
) -> None:
    told = world.at(Upto.PREPARED)
    worker = client_for(world.worker)
    worker.get(f"/my/disputes/{told.id.hex}/objection")
    assert "不说明理由更换首位调解员" in worker.send({"way": "free"}).text
    assert "还没有确定" in worker.get(f"/my/disputes/{told.id.hex}").text
