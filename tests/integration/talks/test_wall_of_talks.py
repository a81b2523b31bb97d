"""What one party does in confidence changes no byte that anybody else is given."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest

from mediation.kernel import clock
from mediation.procedure.confide import speak
from mediation.procedure.preparation import prepare
from mediation.procedure.preparation.prepare import ContactMade
from mediation.procedure.proposing import propose
from mediation.web.logs import HEADER
from tests.integration.agreements.scene import Scene
from tests.integration.talks.acts import put
from tests.integration.web.client import Browser

PDF = b"%PDF-1.4\n1 0 obj<<>>endobj\nstartxref\n0\n%%EOF\n"
TOKENS = re.compile(rb'(name="(?:csrf_token|once)"[^>]*value=")[^"]*')
NUMBER = re.compile(r"^[A-Z2-7]{16}$")
"""Of a request: by chance, so only its form is compared. tests/wall compares it on seeded streams."""
TABS = (
    "",
    "/talks",
    "/proposals",
    "/channels",
    "/preparation",
    "/steps/begin-face-to-face",
    "/history",
    "/papers",
)
PAGES = ("", "/channel", "/talks", "/proposals", "/papers")
LISTS = (
    "/desk",
    "/desk/search?q=最低一万八",
    "/desk/unassigned",
    "/my/disputes",
    "/liaison/disputes",
)


def everything(
    scene: Scene, browser: Browser, *ids: Any
) -> list[tuple[str, int, bytes, list[tuple[str, str]]]]:
    """Status, body and headers of every address that somebody could try."""
    number, key = scene.dispute.number, scene.dispute_id.hex
    party, proposal = ids
    paths = [f"/desk/disputes/{number}{tab}" for tab in TABS]
    paths += [f"/my/disputes/{key}{page}" for page in PAGES]
    paths += [f"/desk/disputes/{number}/channels/{party}", f"/my/disputes/{key}/proposals/{proposal}/answer"]
    found = []
    for path in [*paths, *LISTS]:
        answer = browser.client.get(path)
        headers = [
            (name, NUMBER.sub("number", value) if name == HEADER else value)
            for name, value in answer.headers
            if name not in ("Set-Cookie", "Content-Length")
        ]
        found.append((path, answer.status_code, TOKENS.sub(rb"\1", answer.data), headers))
    return found


@pytest.mark.parametrize("answer", ["accept", "decline"])
@pytest.mark.parametrize(
    "who", ["boss", "registrar", "manager", "seal", "mediator2", "court", "bureau", "auditor", "system-admin"]
)
def test_private_acts_change_nothing_for_others(
    scene: Scene, client_for: Callable[[Any], Browser], who: str, answer: str
) -> None:
    before, after = around_private_acts(
        scene, client_for, scene.boss if who == "boss" else scene.cast[who], answer
    )
    for was, now in zip(before, after, strict=True):
        assert now == was, now[0]


def test_the_mediator_does_see_them(scene: Scene, client_for: Callable[[Any], Browser]) -> None:
    before, after = around_private_acts(scene, client_for, scene.mediator, "accept")
    changed = {was[0].rpartition("/")[2] for was, now in zip(before, after, strict=True) if was != now}
    assert {"proposals", "preparation", scene.party("applicant").id.hex} <= changed


def around_private_acts(
    scene: Scene, client_for: Callable[[Any], Browser], actor: Any, answer: str
) -> tuple[list[Any], list[Any]]:
    """Everything the actor can try, before and after the worker and the mediator act in private."""
    proposal = put(scene)
    place = scene.party("applicant").id
    watcher = client_for(actor)
    everything(scene, watcher, place.hex, proposal.hex)
    before = everything(scene, watcher, place.hex, proposal.hex)
    moment = scene.clock.moment
    scene.do(speak.state, scene.worker, place, "最低一万八可以接受", "keep")
    scene.do(speak.hand_in, scene.worker, place, PDF, "工资条.pdf", "三个月")
    scene.do(speak.write, scene.mediator, place, "收到")
    scene.do(propose.answer, scene.worker, proposal, propose.Answer(answer, "再谈谈"))
    made = ContactMade(place, clock.now(), "telephone", reached=True, note="谈得拢")
    scene.do(prepare.log_contact, scene.mediator, made)
    scene.clock.at(moment)
    return before, everything(scene, watcher, place.hex, proposal.hex)
