"""Scripts only make pages handier: without them a claim is filed and an invitation answered."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from mediation.demo.plans import Someone
from tests.e2e.claims import file_claim
from tests.e2e.people import Party
from tests.e2e.review import Review
from tests.e2e.server import Served
from tests.e2e.staged import STAGED
from tests.e2e.windows import PHONE

pytestmark = pytest.mark.browser


class Unscripted(Review):
    """Without scripts nothing can be asked of a page but what it shows."""

    def look(self, page: Page) -> None:
        """That no script runs."""
        expect(page.locator("body.js-enabled")).to_have_count(0)


@pytest.fixture
def plain(window: Callable[..., BrowserContext]) -> Party:
    return Party(window(PHONE, java_script_enabled=False), Unscripted())


def test_a_claim_is_filed(plain: Party) -> None:
    number = file_claim(plain, "绍兴市越城区无脚本纸箱厂", Someone("简朴", "13957510311"))
    assert number.startswith("YCFS-")


def test_an_invitation_is_answered(plain: Party, product: Served) -> None:
    plain.sign_in(STAGED["invited"].employer.phone)
    plain.open_dispute()
    plain.sees("调解邀请", product.numbers["invited"])
    plain.step("answer_invitation")
    plain.press("提交答复")
    plain.sees("请选择愿意、不愿意，或者先作说明")
    plain.choose("愿意调解")
    plain.press("提交答复")
    plain.sees("您的答复已经收到")
