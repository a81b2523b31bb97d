"""A form sent when nobody is signed in any more goes along through signing in, and does nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from mediation.identity import offices as use_case
from mediation.identity.models import Office, SignInSession
from mediation.kernel.actor import Role
from mediation.kernel.database import transaction
from mediation.kernel.idempotency import once
from tests.clocks import Clock
from tests.integration.web.client import Browser
from tests.integration.web.pages import Page
from tests.integration.web.people import PASSWORD, office, staff

Write = Callable[[], Session]
TYPED = {
    "name": "城关工作室",
    "name_en": "Chengguan studio",
    "legal_basis": "第十条\r\n第二款",
    "scope": ["wages_owed"],
}
OURS = {"Origin": "http://localhost"}


@pytest.fixture
def place(write: Write) -> Office:
    return office(write)


@pytest.fixture
def admin(write: Write, place: Office, client_for: Callable[[Any], Browser]) -> Browser:
    return client_for(staff(write, place, "wang", Role.SYSTEM_ADMIN))


def names(session: Session) -> list[str]:
    session.rollback()
    return list(session.scalars(select(Office.name)))


def signs_in_again(browser: Browser) -> Page:
    page = browser.send(form="/account/sign-in")
    assert (page.status, page.errors) == (200, [])
    assert browser.send({"name": "wang", "password": "wrong"}).status == 422
    page = browser.send({"name": "wang", "password": PASSWORD})
    assert page.h1 == "您已重新登录" and "退出" in "".join(page.document.itertext())
    return browser.send()


def has_what_was_typed(page: Page) -> None:
    assert page.path.startswith("/office/offices/YC") and page.status == 200
    fields = page.form().fields
    assert {name: fields[name][0].replace("\r", "") for name in ("name", "name_en", "legal_basis")} == {
        "name": "城关工作室", "name_en": "Chengguan studio", "legal_basis": "第十条\n第二款",
    }  # fmt: skip
    assert fields["scope"] == ["wages_owed"]


def test_a_form_goes_along_through_signing_in(admin: Browser, session: Session, clock: Clock) -> None:
    admin.get("/office/offices/YC")
    clock.forward(hours=1)
    page = admin.send(TYPED)
    assert (page.status, page.h1) == (401, "您已退出登录") and "城关工作室" in page.text
    has_what_was_typed(signs_in_again(admin))
    assert names(session) == ["YC 工作室"], "nothing is done before its author sends it"
    assert admin.send().status == 200
    assert names(session) == ["城关工作室"]


def test_the_page_speaks_the_language_of_its_reader(admin: Browser, clock: Clock) -> None:
    admin.get("/office/offices/YC?lang=en")
    clock.forward(hours=1)
    assert admin.send(TYPED).h1 == "You are signed out"


@pytest.mark.parametrize(
    ("origin", "carried"), [(OURS, True), ({"Origin": "https://evil.example"}, False), ({}, False)]
)
def test_without_a_cookie_only_our_own_page_is_gone_on_with(
    admin: Browser, session: Session, origin: dict[str, str], carried: bool
) -> None:
    admin.get("/office/offices/YC")
    admin.client.delete_cookie("session")
    page = admin.send(TYPED, headers=origin)
    assert (page.status, page.h1) == (401, "您已退出登录") and "城关工作室" in page.text
    if carried:
        has_what_was_typed(signs_in_again(admin))
    else:
        assert page.links()["重新登录"] == "/account/sign-in"
    assert names(session) == ["YC 工作室"]


def test_a_form_from_before_another_sign_in_is_shown_again(
    admin: Browser, session: Session, clock: Clock
) -> None:
    form = admin.get("/office/offices/YC").form()
    clock.forward(hours=1)
    admin.get("/account/sign-in")
    admin.send({"name": "wang", "password": PASSWORD})
    page = admin.send(TYPED, form=form, headers=OURS)
    assert page.status == 400 and "城关工作室" in page.text
    has_what_was_typed(admin.send())
    assert names(session) == ["YC 工作室"]
    assert admin.send(TYPED, form=form).links().get("回到刚才的表单") is None, "not from another's page"


def test_a_sign_in_ended_while_the_form_was_on_its_way(
    admin: Browser, write: Write, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    change = use_case.change

    def ended_meanwhile(*given: Any) -> None:
        session = write()
        with once(None), transaction(session):
            for row in session.scalars(select(SignInSession)):
                row.ended_at = clock.moment
        change(*given)

    monkeypatch.setattr(use_case, "change", ended_meanwhile)
    admin.get("/office/offices/YC")
    page = admin.send(TYPED)
    assert (page.status, page.h1) == (401, "您已退出登录") and "城关工作室" in page.text


def test_what_is_not_of_our_making_or_too_old_is_not_gone_on_with(
    admin: Browser, write: Write, place: Office, clock: Clock
) -> None:
    staff(write, place, "li", Role.REGISTRAR)
    admin.get("/office/offices/YC")
    clock.forward(hours=1)
    admin.send(TYPED)
    page = admin.send(form="/account/sign-in")
    clock.forward(hours=12, seconds=1)
    for carried in (page.form().fields["carried"][0], "AAAA", "@", "A" * 400):
        admin.get("/account/sign-in")
        page = admin.send({"name": "li", "password": PASSWORD, "carried": carried})
        assert page.path == "/desk", carried
