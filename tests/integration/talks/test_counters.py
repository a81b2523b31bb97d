"""A counter declines and says what would do instead: seen in its channel and by the mediator only."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from mediation.audit.models import AuditEntry
from mediation.kernel import clock
from mediation.kernel.errors import Invalid, NotFound, NotPossible
from mediation.procedure.confide import speak
from mediation.procedure.proposing import propose
from mediation.procedure.proposing.propose import Answer
from mediation.projections import channel_of_party, proposals_tab
from mediation.proposals.counters import Counter, CounterItem, Wanted
from tests.integration.agreements.scene import Scene
from tests.integration.talks.acts import proposal, put, term
from tests.integration.talks.pages import Signed, day, desk, local, my

WORDS = "一万五，年底前付清我就签"


def counter(scene: Scene, fen: int = 1_500_000, seal: str | None = None, **more: Any) -> Answer:
    item = CounterItem(term(scene, 1).claim_item_id, payments=(Wanted(fen),), **more)
    return Answer("counter", WORDS, counter=Counter((item,), seal))


@pytest.mark.parametrize("order", [("worker", "boss"), ("boss", "worker")])
def test_a_counter_does_not_accept(scene: Scene, order: tuple[str, ...]) -> None:
    key = put(scene)
    given = {"worker": counter(scene), "boss": Answer("accept")}
    for who in order:
        assert proposal(scene, key).state == "put"
        scene.do(propose.answer, getattr(scene, who), key, given[who])
    assert proposal(scene, key).state == "not_accepted"


def test_who_countered_may_accept_until_all_have_answered(scene: Scene) -> None:
    key = put(scene)
    scene.do(propose.answer, scene.worker, key, counter(scene))
    scene.do(propose.answer, scene.worker, key, Answer("accept"))
    scene.do(propose.answer, scene.boss, key, Answer("accept"))
    assert proposal(scene, key).state == "accepted"


def test_a_counter_is_seen_by_its_party_and_the_mediator_only(scene: Scene) -> None:
    key, party = put(scene), scene.party("applicant").id
    version = scene.dispute.version
    scene.do(propose.answer, scene.worker, key, counter(scene, seal="may_be_hinted"))
    assert scene.dispute.version == version
    for who, sees in (
        (scene.worker, True), (scene.mediator, True), (scene.boss, False),
        (scene.cast["manager"], False), (scene.cast["mediator2"], False),
    ):  # fmt: skip
        given = proposals_tab.page(scene.fresh(), who, scene.dispute_id).proposal(key).answers.get(party)
        assert (given is not None and given.counter is not None) is sees, who.name
    assert all(WORDS not in body for body in scene.fresh().scalars(select(AuditEntry.body)))
    line = channel_of_party.page(scene.fresh(), scene.worker, scene.dispute_id, party).lines[-1]
    assert (line.answer, line.seal, line.can_be_taken_back) == ("counter", "may_be_hinted", True)
    assert [one.amount_fen for item in line.wanted for one in item.payments] == [1_500_000]
    scene.do(speak.take_back, scene.worker, party, line.id)
    kept = channel_of_party.page(scene.fresh(), scene.worker, scene.dispute_id, party).line(line.id)
    assert (kept.seal, kept.can_be_taken_back) == ("keep", False)


def test_what_has_no_mark_is_not_taken_back(scene: Scene) -> None:
    key, party = put(scene), scene.party("applicant").id
    scene.do(propose.answer, scene.worker, key, Answer("decline"))
    line = channel_of_party.page(scene.fresh(), scene.worker, scene.dispute_id, party).lines[-1]
    with pytest.raises(NotFound):
        scene.do(speak.take_back, scene.worker, party, line.id)


@pytest.mark.parametrize(
    ("given", "field"),
    [
        (Answer("counter"), "words"),
        (Answer("counter", counter=Counter((CounterItem("0" * 32),))), "items-0-disposition"),
        (Answer("counter", WORDS, counter=Counter((), "shout")), "seal"),
    ],
)
def test_a_counter_says_something_that_can_stand(scene: Scene, given: Answer, field: str) -> None:
    key = put(scene)
    with pytest.raises(Invalid) as wrong:
        scene.do(propose.answer, scene.worker, key, given)
    assert set(wrong.value.errors) == {field}


def test_words_alone_are_a_counter(scene: Scene) -> None:
    key = put(scene)
    scene.do(propose.answer, scene.worker, key, Answer("counter", "先道歉再谈钱"))


def test_nobody_counters_what_is_over(scene: Scene) -> None:
    first = put(scene)
    put(scene)
    with pytest.raises(NotPossible, match="proposal_over"):
        scene.do(propose.answer, scene.worker, first, counter(scene))


def test_a_counter_on_the_phone_becomes_the_next_version(scene: Scene, client_for: Signed) -> None:
    put(scene)
    worker, mediator, boss = (client_for(who) for who in (scene.worker, scene.mediator, scene.boss))
    page = worker.get(my(scene, "/proposals"))
    page = worker.get(page.links()["不接受，但可以谈：写明我愿意接受的条件"])
    more = worker.post(page.path, {**page.form().fields, "more": "0"})
    assert "items-0-payments-1-amount" in more.form().names
    wanted = {"items-0-payments-0-amount": "1.5万", "items-0-manner": "cash", "words": WORDS}
    worker.get(page.path)
    page = worker.send({**wanted, "seal": "may_be_hinted"})
    assert "您愿意接受的条件" in page.text and "15,000.00 元；现金" in page.text
    channel = worker.get(my(scene, "/channel")).text
    assert "提出别的条件" in channel and "15,000.00 元；现金" in channel and "可以透露意思" in channel
    assert WORDS not in boss.get(my(scene, "/proposals")).text

    page = mediator.get(desk(scene, "/proposals"))
    assert "15,000.00 元；现金" in page.text and "各方愿意接受的条件" in page.text
    name = scene.party("applicant").name
    page = mediator.get(page.links()[f"按 {name} 提出的条件起草下一版方案"])
    fields = page.form().fields
    assert fields["items-0-instalments-0-amount"] == ["15,000.00"] and fields["items-0-manner"] == ["cash"]
    page = mediator.send({"items-0-instalments-0-amount": "13000", "items-0-duties": "开具离职证明"})
    for told in (page.text, boss.get(my(scene, "/proposals")).text, worker.get(my(scene, "/proposals")).text):
        assert "与第 1 号方案相比有什么变化" in told
        assert "金额：由“12,000.00 元”改为“13,000.00 元”" in told
        assert "付款方式：由“银行转账”改为“现金”" in told
        assert "其他要做的事：由“没有”改为“开具离职证明”" in told
    assert "15,000.00" not in boss.get(my(scene, "/proposals")).text


def test_a_counter_of_nobody_is_not_found(scene: Scene, client_for: Signed) -> None:
    put(scene)
    mediator = client_for(scene.mediator)
    mediator.client.get("/desk")
    path = desk(scene, f"/steps/put-proposal?counter={scene.party('applicant').id.hex}")
    assert mediator.client.get(path).status_code == 404


def test_what_is_wrong_with_a_counter_stands_beside_it(scene: Scene, client_for: Signed) -> None:
    key = put(scene)
    worker = client_for(scene.worker)
    worker.get(my(scene, f"/proposals/{key.hex}/counter"))
    page = worker.send({"items-0-payments-0-due": day(days=-1), "words": WORDS})
    assert (page.status, page.errors) == (422, ["不能早于今天"])
    page = worker.send({"items-0-payments-0-due": ["", "", ""], "words": ""})
    assert page.errors == ["请至少改一项条件，或者写几句话说明您的想法"]


def test_a_counter_told_on_the_telephone_is_entered(scene: Scene, client_for: Signed) -> None:
    key, party = put(scene), scene.party("respondent")
    mediator = client_for(scene.mediator)
    page = mediator.get(desk(scene, f"/channels/{party.id.hex}/answers/{key.hex}"))
    mediator.get(page.links()["当事人不接受，但说了愿意接受的条件：登记这些条件"])
    page = mediator.send(
        {
            "items-0-payments-0-amount": "9千", "words": "只拿得出九千", "how": "telephone",
            "said_at": local(), "sure": "y",
        }
    )  # fmt: skip
    assert "9,000.00 元" in page.text and "只拿得出九千" in page.text
    line = channel_of_party.page(scene.fresh(), scene.boss, scene.dispute_id, party.id).lines[-1]
    assert (line.answer, line.how, line.can_be_contradicted) == ("counter", "telephone", True)


def test_no_counter_before_the_proposal_was_put(scene: Scene) -> None:
    key = put(scene)
    early = proposal(scene, key).put_at - timedelta(minutes=1)
    said = Answer("counter", WORDS, "paper", early)
    with pytest.raises(Invalid):
        scene.do(propose.enter_answer, scene.mediator, scene.party("applicant").id, key, said)
    late = Answer("counter", WORDS, "paper", clock.now() + timedelta(days=1))
    with pytest.raises(Invalid):
        scene.do(propose.enter_answer, scene.mediator, scene.party("applicant").id, key, late)
