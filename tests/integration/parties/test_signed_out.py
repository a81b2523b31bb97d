"""A party whose sign-in ended while writing goes on after a new code, at the very form."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sqlalchemy import select

from mediation.kernel.outbox import OutboxMessage
from tests.clocks import Clock
from tests.integration.parties.town import BOSS, CODE, Town
from tests.integration.web.client import Browser


def test_what_a_party_wrote_is_there_after_a_new_code(
    town: Town, client_for: Callable[[Any], Browser], clock: Clock
) -> None:
    dispute_id = town.invited()
    path = f"/my/disputes/{dispute_id.hex}/steps/answer-invitation"
    browser = client_for(town.comes_in(BOSS))
    browser.get(path)
    clock.forward(hours=3)
    page = browser.send({"answer": "words", "words": "工资已经付过一部分。"})
    assert (page.status, page.h1) == (401, "您已退出登录") and "工资已经付过一部分。" in page.text
    assert browser.send(form="/account/phone").status == 200
    assert browser.send({"phone": "1"}).status == 422
    assert BOSS[-4:] in browser.send({"phone": BOSS}).text
    again = next(form for form in browser.page.forms if form.action.startswith("/account/phone"))  # type: ignore[union-attr]
    clock.forward(minutes=2)
    assert browser.send(form=again).h1 == "您的手机号是多少？"
    browser.send({"phone": BOSS})
    assert browser.send({"code": "000000"}, form="/account/code").status == 422
    query = select(OutboxMessage).order_by(OutboxMessage.at.desc())
    code = next(found[1] for row in town.fresh().scalars(query) if (found := CODE.search(row.body or "")))
    assert browser.send({"code": code}, form="/account/code").h1 == "您已重新登录"
    page = browser.send()
    assert page.path == path and page.form().fields["words"] == ["工资已经付过一部分。"]
    assert town.words(dispute_id) == []
    assert browser.send().status == 200
