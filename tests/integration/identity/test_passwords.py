"""Another password: by which rules, none of those before, and changed first where it has run out."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from mediation.identity import people, services
from mediation.identity.models import Account, FormerPassword, Office
from mediation.kernel.actor import Role, timer
from mediation.kernel.database import transaction
from mediation.kernel.errors import Invalid
from mediation.kernel.outbox import OutboxMessage
from mediation.projections import sign_in
from tests.clocks import Clock
from tests.integration.web.client import Browser
from tests.integration.web.people import PASSWORD, office, staff
from tests.together import in_threads

Write = Callable[[], Session]
ClientFor = Callable[[Any], Browser]
ANOTHER = "Lantern-4821-orbit"
ROLES = "/office/people/{}/roles"


@pytest.fixture
def app(make_app: Callable[..., Flask]) -> Flask:
    return make_app(passwords="national")


@pytest.fixture
def place(write: Write) -> Office:
    return office(write)


@pytest.fixture
def feng(write: Write, place: Office) -> Account:
    return staff(write, place, "feng", Role.SYSTEM_ADMIN)


def change(browser: Browser, new: str, old: str = PASSWORD) -> list[str]:
    """What is said of it; nothing when it was taken."""
    browser.get("/account/password")
    page = browser.send({"old": old, "password": new, "again": new})
    return page.errors if page.status == 422 else []


def signs_in(browser: Browser, path: str, password: str = PASSWORD) -> Browser:
    browser.get(f"/account/sign-in?next={path}")
    browser.send({"name": "feng", "password": password})
    return browser


def test_the_rules_are_said_before_anything_is_typed(feng: Account, client_for: ClientFor) -> None:
    page = client_for(feng).get("/account/password")
    for rule in ("10 到 200 个字符", "至少要有三种", "最近 5 次", "每 90 天"):
        assert rule in page.text
    assert "已经用了" not in page.text


@pytest.mark.parametrize(
    ("new", "said"),
    [
        ("Kx-48", "密码至少 10 个字符"),
        ("lantern4821orbit", "密码要包含数字、大写字母、小写字母、符号中的至少三种"),
        ("Feng-4821-orbit", "密码里不要有您的登录名、姓名、电话，也不要有机构的名称或代码"),
        ("Password1234!", "很多人用这样的密码，容易猜到，请换一个，例如几个不相干的词连在一起"),
        (PASSWORD, "最近用过这个密码，请换一个新的"),
    ],
)
def test_each_refusal_stands_beside_its_field(
    feng: Account, client_for: ClientFor, new: str, said: str
) -> None:
    assert change(client_for(feng), new) == [said]


def test_none_of_the_last_five_is_taken_again(
    write: Write, feng: Account, client_for: ClientFor, session: Session, clock: Clock
) -> None:
    browser, old = client_for(feng), PASSWORD
    for nth in range(5):
        assert "最近用过这个密码，请换一个新的" in change(browser, PASSWORD, old)
        clock.forward(minutes=1)
        assert change(browser, f"{ANOTHER}-{nth}", old) == []
        old = f"{ANOTHER}-{nth}"
    kept = session.scalars(select(FormerPassword)).all()
    assert len(kept) == 4, "what nobody asks about any more is not kept"
    assert change(browser, f"{ANOTHER}-0", old) != []
    assert change(browser, PASSWORD, old) == []


def test_of_two_changes_at_once_one_counts(write: Write, feng: Account) -> None:
    session = write()
    with transaction(session):
        actor = services.sign_ins.acting(session, session.get_one(Account, feng.id))

    def one(nth: int) -> str:
        try:
            services.change_password(write(), actor, PASSWORD, f"{ANOTHER}-{nth}", f"{ANOTHER}-{nth}")
        except Invalid as wrong:
            return wrong.errors["old"]
        return "taken"

    assert sorted(in_threads(2, one)) == ["taken", "wrong_password"]


def test_the_owner_is_told(write: Write, feng: Account, client_for: ClientFor, session: Session) -> None:
    fresh = write()
    with transaction(fresh):
        fresh.get_one(Account, feng.id).person.phone = "13800138000"
    assert change(client_for(feng), ANOTHER) == []
    (message,) = session.scalars(select(OutboxMessage))
    assert message.address == "13800138000" and "密码已更换" in (message.body or "")
    assert ANOTHER not in (message.body or "")


def test_a_link_of_invitation_holds_to_the_same(
    write: Write, place: Office, browser: Browser, session: Session
) -> None:
    token = people.invite(write(), timer("test"), people.Invitation("王芳", "wangfang", "YC", Role.MEDIATOR))
    page = browser.get(f"/account/invitation/{token}")
    assert "每 90 天" in page.text
    assert browser.send({"password": "Wangfang-4821", "again": "Wangfang-4821"}).status == 422
    assert browser.send({"password": ANOTHER, "again": ANOTHER}).path == "/account/sign-in"
    account = session.scalars(select(Account).where(Account.name == "wangfang")).one()
    assert account.password_set_at is not None


def test_a_password_that_ran_out_is_changed_first(
    feng: Account, new_browser: Callable[[], Browser], clock: Clock
) -> None:
    clock.forward(days=90)
    browser = signs_in(new_browser(), "/office/people?office=YC")
    assert browser.page is not None
    assert browser.page.h1 == "更换密码" and "已经用了 90 天" in browser.page.text
    for path in ("/office/people", "/account/security", "/account/sessions"):
        assert browser.get(path).path.startswith("/account/password?next="), path
    browser.get("/account/password?next=/office/people?office=YC")
    assert browser.send({"old": PASSWORD, "password": PASSWORD, "again": PASSWORD}).status == 422
    page = browser.send({"old": PASSWORD, "password": ANOTHER, "again": ANOTHER})
    assert page.path == "/office/people?office=YC" and page.status == 200
    assert signs_in(new_browser(), "/office/people", ANOTHER).page.path == "/office/people"  # type: ignore[union-attr]


def test_one_may_sign_out_instead(feng: Account, browser: Browser, clock: Clock) -> None:
    clock.forward(days=90)
    signs_in(browser, "/office/people")
    assert browser.send(form="/account/sign-out").path == "/"


def test_nobody_is_stopped_in_the_middle_of_work(feng: Account, browser: Browser, clock: Clock) -> None:
    clock.forward(days=89, hours=23, minutes=50)
    signs_in(browser, "/office/people")
    clock.forward(minutes=20)
    assert browser.get("/office/people").path == "/office/people"


def test_what_was_typed_before_survives_the_change(
    write: Write, feng: Account, place: Office, browser: Browser, clock: Clock, session: Session
) -> None:
    li = staff(write, place, "li", Role.REGISTRAR)
    signs_in(browser, ROLES.format(li.person_id))
    clock.forward(days=90)
    page = browser.send({"office": "YC", "role": "mediator"})
    assert page.h1 == "您已退出登录"
    browser.send(form="/account/sign-in")
    page = browser.send({"name": "feng", "password": PASSWORD})
    assert page.h1 == "您已重新登录"
    page = browser.send(form=ROLES.format(li.person_id))
    assert (page.status, page.h1) == (403, "请先更换密码")
    page = browser.send(form="/account/password")
    assert page.h1 == "更换密码"
    assert browser.send({"old": PASSWORD, "password": "short", "again": "short"}).status == 422
    page = browser.send({"old": PASSWORD, "password": ANOTHER, "again": ANOTHER})
    assert page.h1 == "密码已更换"
    page = browser.send(form=ROLES.format(li.person_id))
    assert page.form().fields["role"] == ["mediator"], "shown again, not done"
    assert browser.send().path == f"/office/people/{li.person_id}"


def test_a_form_sent_by_who_has_to_change_does_nothing(
    write: Write, feng: Account, place: Office, browser: Browser, clock: Clock
) -> None:
    li = staff(write, place, "li", Role.REGISTRAR)
    signs_in(browser, "/office/people")
    form = browser.get(ROLES.format(li.person_id)).form()
    clock.forward(days=90)
    signs_in(browser, "/office/people")
    page = browser.post(form.action or ROLES.format(li.person_id), {"csrf_token": _token(browser)})
    assert (page.status, page.h1) == (403, "请先更换密码")


def test_by_asvs_nothing_runs_out(
    make_app: Callable[..., Flask], write: Write, feng: Account, clock: Clock, session: Session
) -> None:
    clock.forward(days=400)
    token = services.sign_in(write(), "feng", PASSWORD, "computer")
    assert isinstance(token, str)
    found = sign_in.by_token(session, token)
    assert found is not None and found.password_over
    make_app(passwords="asvs")
    token = services.sign_in(write(), "feng", PASSWORD, "computer")
    assert isinstance(token, str)
    session.rollback()
    found = sign_in.by_token(session, token)
    assert found is not None and not found.password_over


def _token(browser: Browser) -> str:
    assert browser.page is not None
    return str(browser.page.forms[0].fields["csrf_token"][0])
