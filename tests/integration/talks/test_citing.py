"""The record of a talk cites law and like cases: for both in a joint one, for one party alone apart."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from mediation.kernel import clock
from mediation.kernel.errors import Invalid
from mediation.law.statutes import CARDS
from mediation.procedure.confide import speak
from mediation.procedure.confide.speak import TalkApart
from mediation.procedure.sessions import meet
from mediation.procedure.sessions.meet import Arrangement
from mediation.procedure.talks import cite
from mediation.procedure.talks.cite import MOST_CITED, Citing
from mediation.projections import talks_tab
from mediation.statistics.likeness import Line
from tests.integration.agreements.scene import Scene
from tests.integration.talks.acts import apart
from tests.integration.talks.test_meeting import minutes
from tests.integration.talks.test_pages import desk, local, my
from tests.integration.web.client import Browser

Signed = Callable[[Any], Browser]
CARD = CARDS["pay-in-full-and-on-time"]
LINE = Line("performed", 2, 20, 2, (3, 4), ("2025Q4", "2026Q3"))
SAID = "至少 20 件，达成协议并履行完毕，谈成请求的 70%–90%，一般用时16–30 天"


def hold(scene: Scene, citing: Citing) -> None:
    here = Arrangement(clock.now(), "at_office", "调解室 2")
    scene.do(meet.hold_unarranged, scene.mediator, here, minutes(citing=citing))


def talk_with(scene: Scene, side: str, citing: Citing) -> None:
    now = clock.now()
    told = TalkApart(now - timedelta(hours=1), now, "说了工资的规定", ("explain_law",), citing)
    scene.do(speak.record_apart, scene.mediator, scene.party(side).id, told)


def test_both_read_what_the_joint_record_cites(scene: Scene, client_for: Signed) -> None:
    hold(scene, Citing((CARD.id,), (LINE,)))
    for reader, path in (
        (scene.worker, my(scene, "/talks")), (scene.boss, my(scene, "/talks")),
        (scene.mediator, desk(scene, "/talks")),
    ):  # fmt: skip
        page = client_for(reader).get(path)
        assert CARD.title_zh in page.text and CARD.citation_zh in page.text and CARD.summary_zh in page.text
        assert SAID in page.text


def test_the_mediator_cites_a_card_while_writing_the_record(scene: Scene, client_for: Signed) -> None:
    browser = client_for(scene.mediator)
    browser.get(desk(scene, "/talks/record"))
    page = browser.send({
        "mode": "at_office", "place": "调解室", "held_from": local(hours=-1), "held_until": local(minutes=-1),
        "present": "双方", "issues": "数额", "positions": "各说各的", "outcome": "再谈",
        "methods": ["explain_law"], "cards": [CARD.id, "limitation-one-year"],
    })  # fmt: skip
    assert page.path == desk(scene, "/talks") and CARD.title_zh in page.text
    kept = talks_tab.page(scene.fresh(), scene.dispute_id).sessions[0].cited
    assert [card["id"] for card in kept["cards"]] == [CARD.id, "limitation-one-year"]
    assert "likes" not in kept


def test_a_record_apart_cites_into_the_one_channel_only(scene: Scene, client_for: Signed) -> None:
    apart(scene)
    browser = client_for(scene.mediator)
    browser.get(desk(scene, f"/channels/{scene.party('applicant').id.hex}/talk"))
    browser.send({
        "held_from": local(hours=-1), "held_until": local(minutes=-1), "text": "说了规定",
        "methods": ["explain_law"], "cards": [CARD.id], "sure": "y",
    })  # fmt: skip
    talk_with(scene, "applicant", Citing((), (LINE,)))
    own = client_for(scene.worker).get(my(scene, "/channel"))
    assert CARD.summary_zh in own.text and SAID in own.text
    for path in (my(scene, "/channel"), my(scene, "/talks"), my(scene)):
        page = client_for(scene.boss).get(path)
        assert CARD.summary_zh not in page.text and SAID not in page.text
    assert SAID not in client_for(scene.mediator).get(desk(scene, "/talks")).text


def test_a_record_stands_as_it_was_told(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    hold(scene, Citing((CARD.id,)))
    monkeypatch.setattr(cite, "CARDS", {})
    kept = talks_tab.page(scene.fresh(), scene.dispute_id).sessions[0].cited
    assert kept["cards"][0]["summary_zh"] == CARD.summary_zh and kept["cards"][0]["tag"] == "S"


@pytest.mark.parametrize(
    ("citing", "field", "code"),
    [
        (Citing(("no-such-card",)), "cards", "unknown"),
        (Citing(tuple(CARDS)[: MOST_CITED + 1]), "cards", "too_many"),
        (Citing((), (LINE,) * (MOST_CITED + 1)), "likes", "too_many"),
        (Citing((), (Line("performed", 2, 3, 2, (3, 4), ("2025Q4", "2026Q3")),)), "likes", "unknown"),
        (Citing((), (Line("won", 2, 5, 2, (3, 4), ("2025Q4", "2026Q3")),)), "likes", "unknown"),
    ],
)
def test_what_cannot_be_cited_is_refused(scene: Scene, citing: Citing, field: str, code: str) -> None:
    with pytest.raises(Invalid) as refused:
        hold(scene, citing)
    assert refused.value.errors == {field: code}
    assert talks_tab.page(scene.fresh(), scene.dispute_id).sessions == ()


def test_a_forged_choice_is_no_choice(scene: Scene, client_for: Signed) -> None:
    browser = client_for(scene.mediator)
    page = browser.get(desk(scene, "/talks/record"))
    given = {
        "mode": "at_office", "place": "调解室", "held_from": local(hours=-1), "held_until": local(minutes=-1),
        "present": "双方", "issues": "数额", "positions": "各说各的", "outcome": "再谈",
        "likes": ["performed.2.5.2.3.4.2025Q4.2026Q3"],
    }  # fmt: skip
    data = {**page.form().fields, **given}
    page = browser.post(desk(scene, "/talks/record"), data)
    assert page.status != 303 and talks_tab.page(scene.fresh(), scene.dispute_id).sessions == ()
    assert "再谈" in page.response.text
