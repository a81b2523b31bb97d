"""What waits for a party stands on its case page and in its list, and nowhere on anybody else's."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager

from mediation.kernel.actor import Actor
from mediation.minutes.rules import CONFIRMS
from mediation.procedure.confide import speak
from mediation.procedure.minutes import confirm
from mediation.procedure.offers import method
from mediation.procedure.proposing import propose
from mediation.procedure.proposing.propose import Answer
from mediation.projections import party_case, party_list, party_page
from tests.counting import Counted
from tests.integration.agreements.scene import WORKER, Scene
from tests.integration.minutes.acts import fact, laid_out, sign
from tests.integration.offers.acts import asked, opened, seal
from tests.integration.talks.acts import apart, prepared, put
from tests.integration.talks.pages import Signed
from tests.integration.talks.test_successors import chosen, replaced

Counting = Callable[[], AbstractContextManager[Counted]]


def tasks(scene: Scene, who: Actor) -> list[str]:
    head = party_case.header(scene.fresh(), who, scene.dispute_id)
    mine = [task.code for task in party_page.page(scene.fresh(), who, head).tasks.mine]
    return [code for code in mine if code != "answer_invitation"]


def listed(scene: Scene, who: Actor) -> tuple[str | None, tuple[str, ...], bool]:
    row = party_list.of(scene.fresh(), who).rows[0]
    return row.move, row.waits, row.has_news


def test_sealed_offers_wait_until_one_has_agreed_and_sealed_oneself(scene: Scene) -> None:
    apart(scene)
    key = asked(scene)
    for who in (scene.worker, scene.boss):
        assert tasks(scene, who) == ["agree_offers"] and listed(scene, who)[1] == ("agree_offers",)
    scene.do(method.answer, scene.worker, key, "agrees")
    assert tasks(scene, scene.worker) == [] and tasks(scene, scene.boss) == ["agree_offers"]
    scene.do(method.answer, scene.boss, key, "agrees")
    held = opened(scene, key)
    assert tasks(scene, scene.worker) == tasks(scene, scene.boss) == ["seal_offer"]
    seal(scene, held, "worker", 10_000)
    assert tasks(scene, scene.worker) == [] and listed(scene, scene.worker)[1] == ()
    assert tasks(scene, scene.boss) == ["seal_offer"] and listed(scene, scene.boss)[1] == ("seal_offer",)
    scene.clock.forward(days=4)
    assert tasks(scene, scene.boss) == []


def test_a_proposal_waits_for_whoever_has_not_answered_it(scene: Scene) -> None:
    apart(scene)
    key = put(scene)
    assert "answer_proposal" in tasks(scene, scene.worker)
    assert listed(scene, scene.worker)[0] == "answer_proposal"
    before = listed(scene, scene.boss), tasks(scene, scene.boss)
    scene.do(propose.answer, scene.worker, key, Answer("decline"))
    assert "answer_proposal" not in tasks(scene, scene.worker)
    assert listed(scene, scene.worker)[0] is None
    assert (listed(scene, scene.boss), tasks(scene, scene.boss)) == before


def test_a_later_mediator_waits_for_each_partys_choice(scene: Scene) -> None:
    apart(scene)
    for side in ("applicant", "respondent"):
        scene.do(speak.write, scene.mediator, scene.party(side).id, "您好")
    replaced(scene)
    assert tasks(scene, scene.worker) == tasks(scene, scene.boss) == ["choose_for_mediator"]
    chosen(scene, "keep")
    assert tasks(scene, scene.worker) == [] and listed(scene, scene.worker)[1] == ()
    assert listed(scene, scene.boss)[1] == ("choose_for_mediator",)


def test_minutes_wait_to_be_signed_and_their_facts_to_be_confirmed(scene: Scene) -> None:
    apart(scene)
    key = laid_out(scene)
    assert tasks(scene, scene.worker) == ["sign_minutes"]
    assert listed(scene, scene.worker)[1] == ("sign_minutes", "confirm_facts")
    sign(scene, key, scene.worker, WORKER)
    assert tasks(scene, scene.worker) == ["confirm_facts"]
    scene.do(confirm.answer, scene.worker, key, {fact(scene, key).id: CONFIRMS})
    assert tasks(scene, scene.worker) == [] and listed(scene, scene.worker)[1] == ()
    assert listed(scene, scene.boss)[1] == ("sign_minutes", "confirm_facts")


def test_news_in_ones_own_channel_is_marked_in_the_list(scene: Scene, client_for: Signed) -> None:
    prepared(scene)
    place = scene.party("applicant").id
    scene.do(speak.write, scene.mediator, place, "工资条找到了吗？")
    assert listed(scene, scene.worker)[2] and not listed(scene, scene.boss)[2]
    worker = client_for(scene.worker)
    page = worker.get("/my/disputes")
    assert "调解员给您写了新内容" in page.text
    assert "新内容" not in client_for(scene.boss).get("/my/disputes").text


def test_more_disputes_with_news_cost_no_more_statements(
    scene: Scene, client_for: Signed, count_statements: Counting
) -> None:
    worker = client_for(scene.worker)
    worker.get("/my/disputes")
    with count_statements() as before:
        worker.get("/my/disputes")
    prepared(scene)
    for side in ("applicant", "respondent"):
        scene.do(speak.write, scene.mediator, scene.party(side).id, "您好")
    asked(scene)
    worker.get("/my/disputes")
    with count_statements() as after:
        worker.get("/my/disputes")
    assert after.count == before.count
