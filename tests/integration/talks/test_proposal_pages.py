"""Proposals on the pages: put, answered, entered as told, and what is wrong said beside its field."""

from __future__ import annotations

import pytest

from mediation.procedure.proposing import propose
from mediation.projections import channel_of_party
from tests.integration.agreements.scene import Scene
from tests.integration.talks.acts import proposal, put
from tests.integration.talks.pages import Signed, day, desk, local, my


def test_a_proposal_is_put_in_instalments_and_answered(scene: Scene, client_for: Signed) -> None:
    mediator, worker, boss = (client_for(who) for who in (scene.mediator, scene.worker, scene.boss))
    page = mediator.get(desk(scene, "/steps/put-proposal"))
    page = mediator.post(page.path, {**page.form().fields, "more": "0"})
    assert page.status == 200
    first, second = "items-0-instalments-0-", "items-0-instalments-1-"
    given = {
        "items-0-disposition": "pay", first + "amount": "8千", first + "due": day(days=10),
        second + "amount": "10,000元", second + "due": day(days=40),
    }  # fmt: skip
    page = mediator.send(given)
    assert page.status == 200 and "合计 18,000.00 元" in page.text
    page = worker.get(my(scene, "/proposals"))
    worker.get(page.links()["答复这个方案"])
    page = worker.send({"answer": "accept", "words": "快点付就行"})
    assert "您的答复：接受" in page.text and "已提出" in page.text
    assert "快点付就行" in mediator.get(desk(scene, "/proposals")).text
    page = boss.get(my(scene, "/proposals"))
    boss.get(page.links()["答复这个方案"])
    assert "已接受" in boss.send({"answer": "accept"}).text


@pytest.mark.parametrize(
    ("given", "error"),
    [
        ({}, "请选择怎样处理这一项"),
        ({"items-0-disposition": "pay"}, "请填写付多少、什么时候付"),
        (
            {"items-0-disposition": "pay", "items-0-instalments-0-amount": "五百多"},
            "请写成数字，例如 8000、8,000元 或 8千",
        ),
        ({"items-0-disposition": "pay", "items-0-instalments-0-amount": "500"}, "金额和日期要一起填写"),
    ],
)
def test_what_a_proposal_lacks_is_said_beside_it(
    scene: Scene, client_for: Signed, given: dict[str, str], error: str
) -> None:
    mediator = client_for(scene.mediator)
    mediator.get(desk(scene, "/steps/put-proposal"))
    page = mediator.send(given)
    assert page.status == 422
    assert error in page.errors


def test_a_day_that_is_over_is_said_beside_it(scene: Scene, client_for: Signed) -> None:
    mediator = client_for(scene.mediator)
    mediator.get(desk(scene, "/steps/put-proposal"))
    first = "items-0-instalments-0-"
    page = mediator.send({"items-0-disposition": "pay", first + "amount": "500", first + "due": day(days=-1)})
    assert (page.status, page.errors) == (422, ["不能早于今天"])


def test_an_answer_told_on_the_telephone_is_entered_with_a_tick(scene: Scene, client_for: Signed) -> None:
    key, place = put(scene), scene.party("respondent").id
    mediator = client_for(scene.mediator)
    page = mediator.get(desk(scene, f"/channels/{place.hex}"))
    mediator.get(page.links()[f"登记 {scene.party('respondent').name} 对方案的答复"])
    page = mediator.send(
        {"answer": "decline", "how": "telephone", "said_at": local(), "words": "付不出", "sure": "y"}
    )
    assert "付不出" in page.text
    assert proposal(scene, key).state == "put"
    line = channel_of_party.page(scene.fresh(), scene.boss, scene.dispute_id, place).lines[-1]
    assert (line.answer, line.how) == ("decline", "telephone")


def test_an_outcome_names_nobody(scene: Scene, client_for: Signed) -> None:
    key = put(scene)
    scene.do(propose.answer, scene.boss, key, propose.Answer("decline", "付不出"))
    scene.do(propose.answer, scene.worker, key, propose.Answer("accept"))
    page = client_for(scene.worker).get(my(scene, "/proposals"))
    assert "未接受" in page.text and "付不出" not in page.text
