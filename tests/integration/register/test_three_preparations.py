"""What was told of rights, issues linked to claims and papers, and the way that is suggested."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from mediation.claims.models import ClaimItem
from mediation.demo.plans import Upto
from mediation.disputes.models import Dispute
from mediation.kernel import clock
from mediation.kernel.errors import Invalid, NotAllowed, NotFound, Stale
from mediation.procedure.preparation import prepare
from mediation.procedure.preparation.prepare import ContactMade, Point
from mediation.talks.models import Contact, Preparation
from tests.integration.web.client import Browser
from tests.world import World

ClientFor = Callable[[Any], Browser]
SECRET = "工资条上的签名是不是本人"


def test_what_was_said_of_rights_is_kept_and_what_is_left_is_shown(
    world: World, session: Session, client_for: ClientFor
) -> None:
    told = world.at(Upto.TAKEN_ON)
    number = session.get_one(Dispute, told.id).number
    browser = client_for(world["mediator"])
    page = browser.get(f"/desk/disputes/{number}/preparation")
    assert "还没有被告知：调解自愿" in page.text
    given = {
        "party": told.party("applicant").id.hex,
        "rights_told": "y",
        "rights_more": ["sham"],
    }
    form = page.form("contacts")
    form.fields["reached"] = ["yes"]
    page = browser.send(given, form=form)
    assert "还没有被告知：申请仲裁的时效到哪一天、调解协议有什么效力" in page.text
    session.rollback()
    row = session.scalars(select(Contact)).one()
    assert row.rights == ["voluntary", "free", "confidential", "arbitration", "sham"] and row.rights_told
    made = ContactMade(told.party("applicant").id, clock.now(), "visit", True, rights=("tea",))
    with pytest.raises(Invalid):
        told.do(prepare.log_contact, world["mediator"], made)


def test_an_issue_is_linked_to_this_disputes_claims_only(world: World, session: Session) -> None:
    told = world.at(Upto.TAKEN_ON)
    item = session.scalars(select(ClaimItem.id).where(ClaimItem.dispute_id == told.id)).first()
    key = told.do(prepare.keep_point, world["mediator"], None, Point(SECRET, claims=(item,)))
    for point in (Point("x", claims=(uuid4(),)), Point("x", supports=(uuid4(),)), Point(" ")):
        with pytest.raises(Invalid):
            told.do(prepare.keep_point, world["mediator"], None, point)
    with pytest.raises(NotFound):
        told.do(prepare.keep_point, world["mediator"], None, Point("x"), uuid4())
    with pytest.raises(Stale):
        told.do(prepare.keep_point, world["mediator"], 0, Point("x"))
    with pytest.raises(NotAllowed):
        told.do(prepare.keep_point, world["registrar"], None, Point("x"))
    session.rollback()
    row = session.get_one(Preparation, told.id)
    assert row.issues_noted and SECRET.encode() not in (row.map_sealed or b"")
    told.do(prepare.drop_point, world["mediator"], key)
    with pytest.raises(NotFound):
        told.do(prepare.drop_point, world["mediator"], key)


def test_the_pages_of_an_issue(world: World, session: Session, client_for: ClientFor) -> None:
    told = world.at(Upto.TAKEN_ON)
    number = session.get_one(Dispute, told.id).number
    item = session.scalars(select(ClaimItem.id).where(ClaimItem.dispute_id == told.id)).first()
    browser = client_for(world["mediator"])
    page = browser.get(f"/desk/disputes/{number}/preparation")
    browser.get(page.links()["添加争点，并与请求和材料对应"])
    page = browser.send({"text": SECRET, "claims": [item.hex], "note": "请本人辨认"})  # type: ignore[union-attr]
    assert f"争点：{SECRET}" in page.text and "关系到：拖欠工资" in page.text
    browser.get(page.links()[f"修改 {SECRET}"])
    page = browser.send({"text": "签名是谁的"})
    assert "争点：签名是谁的" in page.text
    browser.get(page.links()["修改 签名是谁的"])
    assert "签名是谁的" not in browser.send(form="drop").text
    assert client_for(world["mediator2"]).client.get(
        f"/desk/disputes/{number}/preparation/points"
    ).status_code in (403, 404)


def test_the_way_is_suggested_with_reasons_and_not_forced(
    world: World, session: Session, client_for: ClientFor
) -> None:
    told = world.at(Upto.TAKEN_ON)
    number = session.get_one(Dispute, told.id).number
    browser = client_for(world["mediator"])
    page = browser.get(f"/desk/disputes/{number}/preparation/way")
    assert "建议，由您决定" in page.text and "一般先背靠背" in page.text
    page = browser.send({"way": "face_to_face_first", "place": "at_office", "risk": "y"})
    assert "直接面对面" in page.text
    assert "情绪激烈" in browser.get(f"/desk/disputes/{number}/preparation/way").text
