"""A passkey of Chromium's virtual device, added and used by keyboard, on the product outside demo mode."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pyotp
import pytest
from playwright.sync_api import Browser, BrowserContext, CDPSession, expect

from mediation.demo.people import PASSWORD
from tests.e2e.people import Staff
from tests.e2e.review import Review
from tests.e2e.server import Served, served
from tests.e2e.windows import DESK, PHONE, settings

pytestmark = pytest.mark.browser

WHO = "mediator"


@pytest.fixture(scope="module")
def in_earnest(template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The product under settings of its own, where a second factor is required."""
    with served(template, tmp_path_factory.mktemp("in-earnest"), in_earnest=True) as running:
        yield running


Open = Callable[..., BrowserContext]


@pytest.fixture
def windows(chromium: Browser, in_earnest: Served) -> Iterator[Open]:
    """A window of its own for each sign-in."""
    opened: list[BrowserContext] = []

    def fresh(**more: object) -> BrowserContext:
        opened.append(chromium.new_context(**settings(DESK, in_earnest.address, **more)))
        return opened[-1]

    yield fresh
    for context in opened:
        context.close()


def device(reader: Staff) -> tuple[CDPSession, str]:
    """A device that verifies its person, plugged into the reader's window."""
    session = reader.context.new_cdp_session(reader.page)
    session.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2", "transport": "usb", "hasUserVerification": True, "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }  # fmt: skip
    return session, session.send("WebAuthn.addVirtualAuthenticator", {"options": options})["authenticatorId"]


def sets_up_the_authenticator(reader: Staff) -> pyotp.TOTP:
    reader.sign_in(WHO)
    phone = pyotp.TOTP(reader.page.locator("code").inner_text().replace(" ", ""))
    reader.write("手机上显示的 6 位数字", phone.now())
    reader.press("启用")
    reader.follow("我已保存，继续")
    return phone


def presses(reader: Staff, name: str) -> None:
    """By keyboard: the button is reached and can be seen, and Enter goes on to the next page."""
    button = reader.page.get_by_role("button", name=name, exact=True)
    button.focus()
    with reader.page.expect_navigation():
        reader.page.keyboard.press("Enter")
    reader.arrive()


def test_a_passkey_is_added_and_signs_in(windows: Open, review: Review) -> None:
    reader = Staff(windows(), review)
    sets_up_the_authenticator(reader)
    session, plugged_in = device(reader)
    reader.open("/account/security")
    reader.follow("添加通行密钥")
    reader.write("给它起个名字", "办公室电脑")
    presses(reader, "添加")
    reader.sees("通行密钥已添加", "办公室电脑", "还没有用过")
    keys = session.send("WebAuthn.getCredentials", {"authenticatorId": plugged_in})["credentials"]
    assert [key["rpId"] for key in keys] == ["localhost"]

    reader.press("退出登录")
    reader.sign_in(WHO)
    presses(reader, "用通行密钥登录")
    reader.open("/account/security")
    reader.sees("密码和通行密钥")

    reader.press("退出登录")
    reader.sign_in(WHO)
    session.send("WebAuthn.setUserVerified", {"authenticatorId": plugged_in, "isUserVerified": False})
    reader.page.get_by_role("button", name="用通行密钥登录", exact=True).click()
    expect(reader.page.get_by_role("alert").filter(has_text="通行密钥没有确认成功")).to_be_visible()
    reader.arrive()
    reader.page.set_viewport_size(PHONE)
    reader.arrive()
    without_script(Staff(windows(java_script_enabled=False), review))


def without_script(plain: Staff) -> None:
    """The page says what a passkey needs, and offers the other ways. Without script no axe looks at it."""
    plain.page.goto("/account/sign-in")
    plain.write("登录名", WHO)
    plain.write("密码", PASSWORD)
    plain.page.get_by_role("button", name="登录", exact=True).click()
    expect(plain.page.locator("body")).to_contain_text("使用通行密钥需要浏览器打开 JavaScript")
    expect(plain.page.get_by_label("动态验证码是多少？")).to_be_visible()
    expect(plain.page.get_by_role("button", name="用通行密钥登录")).to_have_count(0)
