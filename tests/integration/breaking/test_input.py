"""What nobody means to type, and what only a script sends: told beside its field, never an error 500."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from mediation.demo.acts import Told
from mediation.demo.plans import Upto
from mediation.disputes.models import Dispute
from mediation.proposals.models import Proposal
from tests.integration.web.client import Browser
from tests.integration.web.pages import Page
from tests.world import World

ClientFor = Callable[[Any], Browser]
DIGITS = "9" * 5000
NO_PLACES = (
    "items-²-disposition",
    f"items-{DIGITS}-disposition",
    "items-0-instalments-²-amount",
    "items-x-y",
)


def shown(browser: Browser) -> Page:
    assert browser.page is not None
    return browser.page


def number(session: Session, told: Told) -> str:
    return session.get_one(Dispute, told.id).number


@pytest.fixture
def talking(world: World) -> Told:
    return world.at(Upto.FACE_TO_FACE)


@pytest.fixture
def at_the_proposal(talking: Told, session: Session, client_for: ClientFor) -> Browser:
    browser = client_for(talking.mediator)
    browser.get(f"/desk/disputes/{number(session, talking)}/steps/put-proposal")
    return browser


def test_a_place_that_is_no_number_of_a_list_is_nobodys(at_the_proposal: Browser) -> None:
    form = shown(at_the_proposal).form("/steps/put-proposal")
    many = {f"items-{place}-disposition": "pay" for place in range(3000)}
    for given in (*({name: "pay"} for name in NO_PLACES), many):
        answered = at_the_proposal.post(form.action, {**form.fields, **given})
        assert answered.status == 422
        assert answered.all("input", name="items-0-disposition") != []
        assert answered.all("input", name="items-1-disposition") == []


def test_another_instalment_for_no_item_changes_nothing(at_the_proposal: Browser) -> None:
    form = shown(at_the_proposal).form("/steps/put-proposal")
    for place in (DIGITS, "²", "-1", "7", ""):
        answered = at_the_proposal.post(form.action, {**form.fields, "more": place})
        assert answered.status == 200
        assert answered.all("input", name="items-0-instalments-1-amount") == []


def test_a_moment_that_cannot_be_meant_is_told_beside_its_field(
    talking: Told, session: Session, client_for: ClientFor
) -> None:
    browser = client_for(talking.mediator)
    for moment in ("0001-01-01T00:00", "0999-12-31T23:59", "9999-12-31T23:59", "2026-02-29T09:00"):
        browser.get(f"/desk/disputes/{number(session, talking)}/talks/new")
        page = browser.send({"starts_at": moment, "place": "一楼调解室"})
        assert page.status == 422
        assert any("请填写日期和时间" in error for error in page.errors)
        assert page.form("/talks/new").fields["place"] == ["一楼调解室"]


def test_no_instalment_falls_due_on_a_day_behind_which_no_period_fits(
    at_the_proposal: Browser, session: Session
) -> None:
    for day in (("9999", "12", "31"), ("0001", "1", "1"), ("2027", "2", "29"), (DIGITS, "1", "1")):
        given = {"items-0-instalments-0-amount": "24000", "items-0-instalments-0-due": list(day)}
        page = at_the_proposal.send({"items-0-disposition": "pay", **given})
        assert page.status == 422
        assert "请填写真实的日期" in page.text
    assert session.scalars(select(Proposal)).all() == []


def test_a_version_beyond_every_version_is_no_version(
    world: World, session: Session, client_for: ClientFor
) -> None:
    told = world.at(Upto.ANSWERED)
    browser = client_for(world["registrar"])
    for seen in ("9" * 30, "-1", DIGITS, "²"):
        browser.get(f"/desk/disputes/{number(session, told)}/steps/accept")
        page = browser.send({"seen": seen})
        assert page.status in (400, 422), seen
    session.rollback()
    assert session.get_one(Dispute, told.id).state == "intake"


def test_a_place_in_a_list_that_nobody_gave_is_the_beginning_or_the_end(
    world: World, client_for: ClientFor
) -> None:
    world.at(Upto.FILED)
    nowhere = [
        f"{moment}~{'0' * 32}" for moment in ("0001-01-01T00:00:00%2B14:00", "9999-12-31T23:59:59-14:00")
    ]
    for who, path in (
        ("registrar", "/desk?sort=newest"),
        ("auditor", "/audit?"),
        ("court", "/liaison/disputes?"),
    ):
        for after in nowhere:
            assert client_for(world[who]).get(f"{path}&after={after}").status == 200
    browser = client_for(world["registrar"])
    for after in ("9" * 18, "9" * 19, "9" * 3000, "²", f"9999-12-31~{'f' * 32}"):
        for path in ("/desk?", "/desk/search?q=针织&", "/desk/unassigned?"):
            assert browser.get(f"{path}after={after}").status == 200
