"""After an agreement is in force: what everybody reads of the gates, and what is noted there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from mediation.audit.models import AuditEntry
from mediation.enforcement.models import GateApplication
from mediation.kernel import clock
from mediation.kernel.errors import Invalid, NotAllowed, NotPossible
from mediation.procedure.agreements import settle
from mediation.procedure.enforcement import strengthen
from mediation.procedure.enforcement.strengthen import Application
from tests.integration.agreements.scene import CAUTIONS, Scene, in_days, words
from tests.integration.web.client import Browser

Clients = Callable[[Any], Browser]
COMMISSION, COURT = "绍兴市越城区劳动人事争议仲裁委员会", "绍兴市越城区人民法院"
REVIEW, CONFIRM = "arbitration_review", "judicial_confirmation"


def desk(scene: Scene, page: str) -> str:
    return f"/desk/disputes/{scene.dispute.number}/{page}"


def own(scene: Scene) -> str:
    return f"/my/disputes/{scene.dispute_id.hex}/enforcement"


def standings(page: Any) -> dict[str, str]:
    """How each gate of a page stands."""
    found = page.document.iter("section")
    return {each.get("data-gate"): each.get("data-standing") for each in found if each.get("data-gate")}


def applied(scene: Scene, gate: str = REVIEW, **changes: Any) -> Any:
    made = Application(gate, COMMISSION if gate == REVIEW else COURT, clock.today())
    return scene.do(strengthen.note_application, scene.mediator, replace(made, **changes))


def test_everybody_reads_the_gates_with_their_last_days(scene: Scene, client_for: Clients) -> None:
    assert standings(client_for(scene.mediator).get(desk(scene, "enforcement"))) == {}
    scene.in_force(in_days(10))
    for browser, path in (
        (client_for(scene.worker), own(scene)),
        (client_for(scene.boss), own(scene)),
        (client_for(scene.mediator), desk(scene, "enforcement")),
    ):
        page = browser.get(path)
        assert standings(page) == {
            REVIEW: "open", CONFIRM: "open", "compulsory_enforcement": "not_yet", "payment_order": "not_yet",
            "direct_suit": "not_yet", "arbitration": "not_yet", "inspection": "not_yet",
        }  # fmt: skip
        assert "要双方一起申请" in page.text and "还有" in page.text
        assert "从第二天起算 15 天" in page.text and "从第二天起算 30 天" in page.text
        assert "《劳动人事争议仲裁办案规则》第七十四条" in page.text
        assert "接下来还能做什么、到哪天为止" in browser.get(path.replace("enforcement", "agreement")).links()
    assert "登记双方已经申请" not in client_for(scene.worker).get(own(scene)).text


def test_a_last_day_that_is_over_is_said_and_nothing_is_concluded(scene: Scene, client_for: Clients) -> None:
    scene.in_force(in_days(10))
    scene.clock.forward(days=60)
    page = client_for(scene.worker).get(own(scene))
    found = standings(page)
    assert (found[REVIEW], found[CONFIRM]) == ("passed", "passed")
    assert "已经过了。还受不受理，由接收申请的机构决定" in page.text and "丧失" not in page.text
    assert {found[code] for code in ("payment_order", "direct_suit", "arbitration", "inspection")} == {"open"}
    assert "拖欠工资 12,000.00 元" in page.text


def test_an_application_closes_the_other_gate_and_its_outcome_opens_enforcement(
    scene: Scene, client_for: Clients
) -> None:
    scene.in_force(in_days(10))
    browser = client_for(scene.mediator)
    browser.get(desk(scene, f"gates/{REVIEW}"))
    assert browser.send({"receiver": " "}).status == 422
    page = browser.send({"receiver": COMMISSION})
    assert page.status == 200 and COMMISSION in page.text
    assert standings(page)[REVIEW] == "taken" and standings(page)[CONFIRM] == "closed"
    with pytest.raises(NotPossible, match="gates_exclude_each_other"):
        applied(scene, CONFIRM)
    with pytest.raises(NotPossible, match="already_applied"):
        applied(scene)
    browser.get(page.links()["登记结果 仲裁审查"])
    assert browser.send({"outcome": "granted"}).status == 422
    done = browser.send({"outcome": "granted", "paper": "越劳人仲审〔2026〕7号"})
    assert done.status == 200 and "越劳人仲审〔2026〕7号" in done.text
    scene.clock.forward(days=20)
    found = standings(client_for(scene.worker).get(own(scene)))
    assert found["compulsory_enforcement"] == "open" and found["payment_order"] == "closed"
    verbs = scene.fresh().scalars(select(AuditEntry.verb).where(AuditEntry.verb.startswith("agreement.gate")))
    assert set(verbs) == {"agreement.gate_applied", "agreement.gate_decided"}


@pytest.mark.parametrize("outcome", ["refused", "withdrawn"])
def test_what_came_to_nothing_leaves_both_gates_open(scene: Scene, outcome: str) -> None:
    scene.in_force(in_days(10))
    key = applied(scene)
    scene.do(strengthen.note_outcome, scene.mediator, key, outcome, clock.today())
    with pytest.raises(NotPossible, match="already_decided"):
        scene.do(strengthen.note_outcome, scene.mediator, key, "granted", clock.today(), "7号")
    applied(scene, CONFIRM)
    rows = scene.fresh().scalars(select(GateApplication).order_by(GateApplication.noted_at))
    assert [(row.gate, row.outcome) for row in rows] == [(REVIEW, outcome), (CONFIRM, "pending")]


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"gate": "payment_order"}, "gate"),
        ({"receiver": " "}, "receiver"),
        ({"applied_on": clock.today() + timedelta(days=9999)}, "applied_on"),
        ({"applied_on": clock.today() - timedelta(days=9999)}, "applied_on"),
    ],
)
def test_what_is_noted_is_checked(scene: Scene, changes: dict[str, Any], field: str) -> None:
    scene.in_force(in_days(10))
    with pytest.raises(Invalid) as refused:
        applied(scene, **changes)
    assert set(refused.value.errors) == {field}


def test_only_who_works_on_the_case_notes_and_only_while_something_stands(scene: Scene) -> None:
    with pytest.raises(NotAllowed):
        applied(scene)
    scene.in_force(in_days(10))
    for who in (scene.worker, scene.boss):
        with pytest.raises(NotAllowed):
            scene.do(strengthen.note_application, who, Application(REVIEW, COMMISSION, clock.today()))


def test_an_agreement_that_confirms_a_labour_relation_is_not_reviewed(
    scene: Scene, client_for: Clients
) -> None:
    scene.propose(in_days(10))
    said = replace(words(), other_duties="双方确认2024年3月至2026年9月存在劳动关系。")
    scene.do(settle.reach_agreement, scene.mediator, None, said, CAUTIONS)
    scene.sign_all()
    scene.seal()
    page = client_for(scene.worker).get(own(scene))
    assert standings(page)[REVIEW] == "closed" and "确认了劳动关系" in page.text
    assert standings(page)[CONFIRM] == "open" and standings(page)["direct_suit"] == "closed"


def test_a_delegated_case_goes_to_the_inviting_court(begin_with: Any, client_for: Clients) -> None:
    scene = begin_with("court_delegated")
    scene.in_force(in_days(10))
    assert "向邀请调解的人民法院申请" in client_for(scene.worker).get(own(scene)).text
