"""Two windows open at once: what one says comes to the other, and nothing typed is lost or moved."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.people import Party, Staff
from tests.e2e.server import Served
from tests.e2e.staged import STAGED

pytestmark = pytest.mark.browser

COMES_WITHIN = 40_000
"""Milliseconds: a few looks (web/live.py), on a machine that is busy."""


def box(page: Page, label: str) -> float:
    found = page.get_by_label(label).bounding_box()
    assert found is not None
    return found["y"]


def test_words_come_by_themselves_and_typing_stays(
    product: Served, phone: Callable[[type[Party]], Party], desk: Callable[[type[Staff]], Staff]
) -> None:
    worker, mediator, name = phone(Party), desk(Staff), STAGED["heard"].worker.name
    worker.sign_in(STAGED["heard"].worker.phone)
    worker.open_dispute()
    worker.turn_to("与调解员沟通")
    mediator.sign_in("mediator")
    mediator.open_case(product.numbers["heard"], "channels")
    mediator.follow(f"打开 {name} 的页面")
    writing = mediator.page.get_by_label(f"写给 {name}")
    writing.fill("正在写的半句话")
    stood = box(mediator.page, f"写给 {name}")
    worker.follow("只给调解员写几句")
    worker.write("要说的话", "请别去厂里找我")
    worker.press("发给调解员")
    expect(mediator.page.get_by_text("请别去厂里找我")).to_be_visible(timeout=COMES_WITHIN)
    expect(mediator.page.locator("#channel-told")).to_have_text("有 1 条新内容")
    expect(writing).to_have_value("正在写的半句话")
    expect(writing).to_be_focused()
    assert box(mediator.page, f"写给 {name}") == stood
    # Signed out elsewhere: the page stays as it is, says so, and keeps what was typed.
    mediator.context.clear_cookies()
    expect(mediator.page.locator("[data-lost]")).to_be_visible(timeout=COMES_WITHIN)
    expect(mediator.page.get_by_text("请别去厂里找我")).to_be_visible()
    expect(writing).to_have_value("正在写的半句话")
