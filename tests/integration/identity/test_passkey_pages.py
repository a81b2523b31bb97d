"""The pages of passkeys, driven as the page's script drives them, with a key made of software."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from mediation.identity.models import Account
from mediation.kernel.actor import Role
from tests.clocks import Clock
from tests.integration.identity.authenticator import takes_in
from tests.integration.identity.soft_passkey import SoftKey
from tests.integration.web.client import Browser
from tests.integration.web.people import PASSWORD, office, staff

Write = Callable[[], Session]
ADDRESS = "http://127.0.0.1"


@pytest.fixture
def app(make_app: Callable[..., Flask]) -> Flask:
    return make_app(second_factor=True)


@pytest.fixture
def wang(write: Write) -> Account:
    return staff(write, office(write), "wang", Role.REGISTRAR)


def gives_password(browser: Browser) -> Any:
    browser.get("/account/sign-in?next=/account/security")
    return browser.send({"name": "wang", "password": PASSWORD})


def asks(browser: Browser, path: str, **more: str) -> str:
    assert browser.page is not None
    given = {"csrf_token": browser.page.form().fields["csrf_token"][0], **more}
    answer = browser.client.post(path, data=given)
    assert (answer.status_code, answer.mimetype) == (200, "application/json")
    return str(answer.get_data(as_text=True))


@pytest.fixture
def at_home(new_browser: Callable[[], Browser], wang: Account, clock: Clock) -> tuple[Browser, SoftKey]:
    """Wang, who has just set an authenticator up and added a passkey by the pages."""
    browser, key = new_browser(), SoftKey()
    phone = takes_in(gives_password(browser), clock)
    browser.send({"code": phone.code()})
    assert "还没有添加" in browser.get("/account/security").text
    browser.get("/account/security/passkeys/new")
    assert browser.send({"name": "我的电脑"}).errors == [
        "浏览器没有给出通行密钥。请确认 JavaScript 已打开、设备可以使用通行密钥，再试一次"
    ]
    options = asks(browser, "/account/security/passkeys/ask", name="我的电脑")
    page = browser.send({"name": "我的电脑", "passkey": key.made(options)})
    assert (page.path, page.status) == ("/account/security", 200) and "我的电脑" in page.text
    clock.forward(minutes=1)
    return browser, key


def test_it_is_added_and_signs_in_by_the_pages(
    at_home: tuple[Browser, SoftKey], new_browser: Callable[[], Browser]
) -> None:
    key, browser = at_home[1], new_browser()
    page = gives_password(browser)
    assert page.h1 == "动态验证码是多少？" and "用通行密钥登录" in page.text
    assert "使用通行密钥需要浏览器打开 JavaScript" in page.text
    wrong = SoftKey(credential_id=key.credential_id)
    page = browser.send({"passkey": wrong.used(asks(browser, "/account/second-factor/passkey"))})
    assert page.status == 422 and page.form().fields["passkey"] == [""], "a spent answer is not sent again"
    page = browser.send({"passkey": key.used(asks(browser, "/account/second-factor/passkey"))})
    assert (page.path, page.status) == ("/account/security", 200)
    assert "密码和通行密钥" in page.text and "最近使用 2026年11月2日" in page.text


def test_codes_are_taken_as_before(
    at_home: tuple[Browser, SoftKey], new_browser: Callable[[], Browser]
) -> None:
    browser = new_browser()
    gives_password(browser)
    assert browser.send().errors == ["请填写：动态验证码是多少？"]
    assert browser.send({"code": "000000"}).status == 422


def test_it_is_added_and_removed_with_a_fresh_sign_in_only(
    at_home: tuple[Browser, SoftKey], clock: Clock, session: Session
) -> None:
    browser, key = at_home
    clock.forward(minutes=10)
    page = browser.get("/account/security/passkeys/new")
    assert page.path.startswith("/account/confirm?next=") and "用密码和通行密钥确认" in page.text
    answer = key.used(asks(browser, "/account/confirm/passkey"))
    page = browser.send({"password": PASSWORD, "passkey": answer})
    assert page.path == "/account/security/passkeys/new"
    page = browser.get("/account/security")
    (removing,) = [each for each in page.forms if "/passkeys/" in each.action]
    clock.forward(minutes=10)
    assert browser.send(form=removing).status == 403
    browser.get("/account/confirm?next=/account/security")
    browser.send({"password": PASSWORD, "passkey": key.used(asks(browser, "/account/confirm/passkey"))})
    page = browser.get("/account/security")
    (removing,) = [each for each in page.forms if "/passkeys/" in each.action]
    assert "还没有添加" in browser.send(form=removing).text


def test_without_the_authenticator_a_recovery_code_is_asked_for(
    at_home: tuple[Browser, SoftKey], new_browser: Callable[[], Browser]
) -> None:
    at_home[0].get("/account/security")
    page = at_home[0].send(form="/authenticator/remove")
    assert "移除“我的电脑”" not in page.text, "it is the last one, and one is required"
    browser = new_browser()
    assert gives_password(browser).h1 == "恢复码是多少？"
    page = browser.send({"passkey": at_home[1].used(asks(browser, "/account/second-factor/passkey"))})
    assert page.path == "/account/security"


def test_a_bare_address_says_why_there_are_none(at_home: tuple[Browser, SoftKey]) -> None:
    client = at_home[0].client
    with client.session_transaction() as cookie:
        token = cookie["_user_id"]
    with client.session_transaction(base_url=ADDRESS) as cookie:
        cookie["_user_id"] = token
    answer = client.get("/account/security/passkeys/new", base_url=ADDRESS)
    text = answer.get_data(as_text=True)
    assert answer.status_code == 200 and "网址是一串数字" in text and "data-passkey" not in text


def test_nobody_is_told_a_challenge_without_a_password(browser: Browser) -> None:
    page = browser.get("/account/sign-in")
    token = page.form().fields["csrf_token"][0]
    assert (
        browser.client.post("/account/second-factor/passkey", data={"csrf_token": token}).status_code == 409
    )
    answer = browser.client.post("/account/confirm/passkey", data={"csrf_token": token})
    assert answer.status_code == 401


def test_a_made_up_answer_is_told_in_words(
    at_home: tuple[Browser, SoftKey], new_browser: Callable[[], Browser]
) -> None:
    browser = new_browser()
    gives_password(browser)
    asks(browser, "/account/second-factor/passkey")
    assert browser.send({"passkey": "{}"}).errors == [
        "通行密钥没有确认成功，请再试一次。连续 5 次不对，这个账号会锁定 15 分钟"
    ]
