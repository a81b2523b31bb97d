"""A party changes the telephone it signs in by: the new one is proved, the old told, disputes follow."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from mediation.demo import cast as sample
from mediation.identity.models import Account
from mediation.kernel.actor import Actor
from mediation.kernel.errors import Invalid, NotFound
from mediation.kernel.outbox import OutboxMessage
from mediation.procedure.parties import change_phone
from mediation.projections import party_case
from tests.clocks import Clock
from tests.integration.parties.town import BOSS, WORKER, Town
from tests.integration.web.client import Browser

NEW = "13600136000"


@pytest.fixture
def town(write: Callable[[], Session], session: Session, clock: Clock) -> Town:
    return Town(sample.assemble(write(), lambda: "hash"), write, session)


def sent_to(town: Town, phone: str) -> list[str]:
    rows = town.fresh().scalars(select(OutboxMessage).order_by(OutboxMessage.at))
    return [row.body or "" for row in rows if row.address == phone]


def code_of(town: Town, phone: str = NEW) -> str:
    found = re.search(r"验证码 (\d{6})", sent_to(town, phone)[-1])
    assert found
    return found[1]


def changed(town: Town, who: Actor, phone: str = NEW) -> None:
    change_phone.ask_code(town.write(), who, phone)
    change_phone.change_phone(town.write(), who, phone, code_of(town, phone))


def test_the_new_number_signs_in_and_the_disputes_follow(town: Town, clock: Clock) -> None:
    mine = town.invited()
    worker = town.comes_in(WORKER)
    changed(town, worker)
    assert town.party(mine, "applicant").phone == NEW
    clock.forward(minutes=2)
    assert town.comes_in(NEW).person_id == worker.person_id
    assert party_case.header(town.fresh(), worker, mine).capacity == "self"
    assert "改用另一个手机号" in sent_to(town, WORKER)[-1]


def test_who_gets_the_old_number_later_finds_nothing(town: Town, clock: Clock) -> None:
    mine = town.invited()
    changed(town, town.comes_in(WORKER))
    clock.forward(minutes=2)
    other = town.comes_in(WORKER)
    with pytest.raises(NotFound):
        party_case.header(town.fresh(), other, mine)


def test_only_the_right_code_of_the_new_number_will_do(town: Town, clock: Clock) -> None:
    boss, worker = town.comes_in(BOSS), town.comes_in(WORKER)
    change_phone.ask_code(town.write(), worker, NEW)
    wrong = "000000" if code_of(town) != "000000" else "111111"
    for who, code in ((worker, wrong), (boss, code_of(town))):
        with pytest.raises(Invalid, match="wrong_code"):
            change_phone.change_phone(town.write(), who, NEW, code)
    change_phone.change_phone(town.write(), worker, NEW, code_of(town))
    with pytest.raises(Invalid, match="wrong_code"):
        change_phone.change_phone(town.write(), worker, NEW, code_of(town))


def test_two_accounts_do_not_become_one(town: Town, clock: Clock) -> None:
    town.comes_in(BOSS)
    worker = town.comes_in(WORKER)
    clock.forward(minutes=2)
    with pytest.raises(Invalid, match="phone_taken"):
        changed(town, worker, BOSS)
    phones = {
        row.person.phone for row in town.fresh().scalars(select(Account).where(Account.kind == "party"))
    }
    assert phones == {BOSS, WORKER}


def test_the_same_number_is_no_change_and_staff_have_none(town: Town) -> None:
    with pytest.raises(Invalid, match="phone: unchanged"):
        change_phone.ask_code(town.write(), town.comes_in(WORKER), WORKER)
    registrar = town.cast["registrar"]
    with pytest.raises(NotFound):
        change_phone.ask_code(town.write(), registrar, NEW)


def test_the_pages_lead_through(town: Town, client_for: Callable[[Actor], Browser]) -> None:
    worker = town.comes_in(WORKER)
    browser = client_for(worker)
    assert browser.get("/account/").links()["更换手机号"] == "/account/phone/change"
    assert browser.get("/account/phone/change/code").path == "/account/phone/change", "no number yet"
    browser.get("/account/phone/change")
    assert "136****6000" in browser.send({"phone": NEW}).text
    assert browser.send({"code": "12"}).status == 422
    page = browser.send({"code": code_of(town)})
    assert (page.path, page.status, "136****6000" in page.text) == ("/account/", 200, True), page.text
    assert client_for(town.cast["registrar"]).get("/account/phone/change").status == 404
