"""Where staff are reached: a telephone counts once its code came back."""

from __future__ import annotations

import re

from sqlalchemy.orm import Session

from mediation.identity.models import Account
from tests.clocks import Clock
from tests.integration.identity.reset.links import PHONE, ClientFor, Write, messages, verbs


def test_a_telephone_counts_once_its_code_came_back(
    write: Write, wu: Account, client_for: ClientFor, session: Session
) -> None:
    browser = client_for(wu)
    assert "还没有登记" in browser.get("/account/security").text
    browser.get("/account/security/telephone")
    assert browser.send({"phone": "0575-88001234"}).status == 422
    assert browser.send({"phone": PHONE}).path == "/account/security/telephone/code"
    found = re.search(r"\d{6}", messages(write)[-1].body)
    assert found
    assert browser.send({"code": "000000" if found[0] != "000000" else "111111"}).status == 422
    assert session.get_one(Account, wu.id).person.phone is None
    page = browser.send({"code": found[0]})
    assert page.path == "/account/security" and "138****2345" in page.text
    assert "account.telephone_set" in verbs(session)


def test_the_number_before_is_told(
    write: Write, li: Account, client_for: ClientFor, session: Session, clock: Clock
) -> None:
    browser = client_for(li)
    browser.get("/account/security/telephone")
    assert "138****2345" in browser.page.text  # type: ignore[union-attr]
    browser.send({"phone": "13957512345"})
    found = re.search(r"\d{6}", messages(write)[-1].body)
    assert found
    browser.send({"code": found[0]})
    (told,) = messages(write)
    assert told.address == PHONE and "另一个手机" in told.body
    assert session.get_one(Account, li.id).person.phone == "13957512345"


def test_a_telephone_needs_a_fresh_sign_in(li: Account, client_for: ClientFor, clock: Clock) -> None:
    browser = client_for(li)
    clock.forward(minutes=11)
    assert browser.get("/account/security/telephone").path.startswith("/account/confirm?next=")
