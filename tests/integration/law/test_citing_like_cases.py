"""What became of like cases is offered to a record while enough is closed, and stays on it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sqlalchemy.orm import Session

from mediation.demo.plans import Upto
from tests.integration.law.test_like_cases import close, other, path_of
from tests.integration.talks.test_pages import local
from tests.integration.web.client import Browser
from tests.world import World

ClientFor = Callable[[Any], Browser]
CHOICE = "no_agreement.None.5."


def offered(browser: Browser, path: str) -> list[str]:
    """The lines of like cases that the form offers."""
    page = browser.get(path)
    return [each.get("value") or "" for each in page.all("input") if each.get("name") == "likes"]


def test_like_cases_are_cited_as_they_were_told(
    world: World, client_for: ClientFor, session: Session
) -> None:
    told = world.at(Upto.HEARD, plan=other(99))
    record = path_of(session, told.id).replace("/like-cases", "/talks/record")
    close(world, 4)
    assert offered(client_for(world["mediator"]), record) == []
    close(world, 1, begin=10)
    browser = client_for(world["mediator"])
    lines = offered(browser, record)
    assert len(lines) == 1 and lines[0].startswith(CHOICE)
    page = browser.send({
        "mode": "at_office", "place": "调解室", "held_from": local(hours=-1), "held_until": local(minutes=-1),
        "present": "双方", "issues": "数额", "positions": "各说各的", "outcome": "再谈",
        "methods": ["cite_cases"], "likes": lines,
    })  # fmt: skip
    assert "至少 5 件，没有谈成" in page.text
    shown = client_for(told.scene.known(other(99).worker)).get(f"/my/disputes/{told.id.hex}/talks")
    assert "至少 5 件，没有谈成" in shown.text
