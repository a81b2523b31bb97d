"""The three cautions when settling: each with what is seen of it, answered in a line, and a visit planned."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from mediation.audit.models import AuditEntry
from mediation.demo.plans import Upto
from mediation.disputes.models import Dispute
from mediation.kernel import clock
from mediation.kernel.errors import Invalid, NotAllowed, NotFound, NotPossible
from mediation.procedure.agreements import settle
from mediation.procedure.follow_up import visits as made
from mediation.projections import day, visits
from tests.integration.agreements.scene import CAUTIONED, CAUTIONS, Scene, in_days, words
from tests.integration.facts.scene import both, told_in
from tests.integration.talks.pages import desk
from tests.integration.web.client import Browser
from tests.world import World

Clients = Callable[[Any], Browser]
FOUND = "钱都收到了，找到了新工作。"


def in_force(scene: Scene, visit_after: int | None = 20) -> None:
    """Settled with a visit planned so many days from now, and signed by all."""
    scene.propose(in_days(10))
    on = in_days(visit_after) if visit_after is not None else None
    scene.do(settle.reach_agreement, scene.mediator, None, words(), replace(CAUTIONS, visit_on=on))
    scene.sign_all()
    scene.seal()


@pytest.mark.parametrize("name", settle.CAUTIONS)
def test_each_caution_is_answered(scene: Scene, name: str) -> None:
    scene.propose(in_days(10))
    silent = replace(CAUTIONS, **{name: " "})
    with pytest.raises(Invalid) as wrong:
        scene.do(settle.reach_agreement, scene.mediator, None, words(), silent)
    assert wrong.value.errors == {name: "missing"}


def test_a_visit_is_not_planned_for_the_past(scene: Scene) -> None:
    scene.propose(in_days(10))
    late = replace(CAUTIONS, visit_on=in_days(-1))
    with pytest.raises(Invalid) as wrong:
        scene.do(settle.reach_agreement, scene.mediator, None, words(), late)
    assert wrong.value.errors == {"visit_on": "in_the_past"}


def test_the_answers_are_kept_with_the_agreement_and_in_the_audit(scene: Scene) -> None:
    scene.propose(in_days(10))
    scene.do(settle.reach_agreement, scene.mediator, None, words(), replace(CAUTIONS, visit_on=in_days(20)))
    assert scene.agreement.cautions == CAUTIONED
    bodies = list(scene.fresh().scalars(select(AuditEntry.body)))
    assert any(CAUTIONS.measure in body for body in bodies)
    shown = visits.of_dispute(scene.fresh(), scene.dispute_id)
    assert shown is not None and (shown.planned_on, shown.made_on) == (in_days(20), None)


def test_no_visit_is_planned_where_none_is_named(scene: Scene) -> None:
    scene.propose(in_days(10))
    scene.agree()
    assert visits.of_dispute(scene.fresh(), scene.dispute_id) is None


def test_the_page_shows_what_is_seen_of_each(world: World, client_for: Clients) -> None:
    told = told_in(world, Upto.AGREED)
    both(told, world)
    number = world.read(select(Dispute.number).where(Dispute.id == told.id))[0]
    page = client_for(told.mediator).get(f"/desk/disputes/{number}/steps/reach-agreement")
    for words_ in ("注意履行方式", "注意把握尺度", "注意延伸服务", "付款方式：银行转账"):
        assert words_ in page.text
    assert "约定 30,000.00 元，依法计算 32,500.00 元 至 39,000.00 元，比最低的少 2,500.00 元" in page.text
    assert page.form().fields["performance"] == [""] and all(
        page.form().fields["visit_on-0" if "visit_on-0" in page.form().names else "visit_on"]
    )


def test_a_visit_is_reminded_of_shown_and_made(scene: Scene, client_for: Clients) -> None:
    in_force(scene)
    mediator = client_for(scene.mediator)
    path = desk(scene, "/enforcement")
    assert "该回访了" not in mediator.get("/desk").text
    assert "计划在" in mediator.get(path).text
    scene.clock.forward(days=18)
    mediator = client_for(scene.mediator)
    page = mediator.get("/desk")
    assert "该回访了" in page.text and scene.dispute.number in page.text
    page = mediator.get(path)
    mediator.get(page.links()["登记回访"])
    assert FOUND in mediator.send({"note": FOUND}).text
    assert "该回访了" not in mediator.get("/desk").text
    assert day.of_day(scene.fresh(), scene.mediator).visits == ()


@pytest.mark.parametrize("who", ["manager", "mediator2", "auditor"])
def test_the_list_is_the_mediators_own(scene: Scene, who: str) -> None:
    in_force(scene)
    scene.clock.forward(days=18)
    assert day.of_day(scene.fresh(), scene.cast[who]).visits == ()
    assert len(day.of_day(scene.fresh(), scene.mediator).visits) == 1


def test_what_a_note_of_a_visit_cannot_say(scene: Scene) -> None:
    in_force(scene)
    shown = visits.of_dispute(scene.fresh(), scene.dispute_id)
    assert shown is not None
    today = clock.today()
    for on, note, wrong in (
        (today, " ", {"note": "missing"}),
        (today + timedelta(days=1), FOUND, {"on": "in_the_future"}),
        (today - timedelta(days=30), FOUND, {"on": "in_the_past"}),
    ):
        with pytest.raises(Invalid) as told:
            scene.do(made.note, scene.mediator, shown.id, on, note)
        assert told.value.errors == wrong
    with pytest.raises((NotAllowed, NotFound)):
        scene.do(made.note, scene.worker, shown.id, today, FOUND)
    with pytest.raises((NotAllowed, NotFound)):
        scene.do(made.note, "mediator2", shown.id, today, FOUND)
    scene.do(made.note, scene.mediator, shown.id, today, FOUND)
    with pytest.raises(NotPossible, match="already_ended"):
        scene.do(made.note, scene.mediator, shown.id, today, FOUND)
