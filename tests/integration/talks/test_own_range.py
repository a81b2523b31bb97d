"""Before a worker takes less than the law gives it reads its own range: kept with its words, never a bar."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from mediation.demo.acts import Told
from mediation.demo.course import write_down
from mediation.demo.plans import Asked, Upto
from mediation.kernel import clock
from mediation.kernel.errors import Invalid
from mediation.procedure.agreements import sign
from mediation.procedure.proposing import propose
from mediation.procedure.proposing.own_range import OwnWords
from mediation.procedure.proposing.propose import Answer
from mediation.projections import channel_of_party
from tests.integration.facts.scene import KIND, OURS, both, says, told_in
from tests.integration.web.client import Browser
from tests.world import USUAL, World

ClientFor = Callable[[Any], Browser]
ENOUGH = replace(USUAL, asked=(Asked(KIND, 39000, 39000),))


def proposed(world: World) -> Told:
    """Severance pay of 30,000 yuan is proposed; by both sides' facts the law gives 32,500 to 39,000."""
    told = told_in(world, Upto.PROPOSED)
    both(told, world)
    return told


def own(told: Told, world: World) -> Any:
    party = told.of("worker").id
    with told.scene.sessions() as session:
        return channel_of_party.page(session, world.worker, told.id, party).lines[0]


def path_of(told: Told, rest: str = "") -> str:
    return f"/my/disputes/{told.id.hex}/proposals{rest}"


def test_a_worker_accepts_less_with_its_own_words(world: World) -> None:
    told = proposed(world)
    with pytest.raises(Invalid) as wrong:
        told.do(propose.answer, world.worker, told.proposal.id, Answer("accept"))
    assert wrong.value.errors == {"own_words": "missing"}
    told.do(propose.answer, world.worker, told.proposal.id, Answer("accept", own_words="行"))
    line = own(told, world)
    assert (line.answer, line.own_words) == ("accept", "行")
    assert [(one.offered_fen, one.low_fen, one.high_fen) for one in line.figures] == [
        (3_000_000, 3_250_000, 3_900_000)
    ]


def test_nobody_else_is_asked(world: World) -> None:
    told = proposed(world)
    told.do(propose.answer, world.worker, told.proposal.id, Answer("decline"))
    told.do(propose.answer, world.worker, told.proposal.id, Answer("counter", "再加两千"))
    told.do(propose.answer, world.chief, told.proposal.id, Answer("accept"))


def test_one_side_alone_is_a_range_to_read(world: World) -> None:
    told = told_in(world, Upto.PROPOSED)
    told.do(propose.answer, world.worker, told.proposal.id, Answer("accept"))
    says(told, world.worker, "applicant", OURS)
    with pytest.raises(Invalid):
        told.do(propose.answer, world.worker, told.proposal.id, Answer("accept"))


def test_the_full_sum_asks_nothing(world: World) -> None:
    told = world.at(Upto.PROPOSED, plan=ENOUGH)
    world.come_in(told.plan.worker)
    both(told, world)
    told.do(propose.answer, world.worker, told.proposal.id, Answer("accept"))
    assert (own(told, world).own_words, own(told, world).figures) == ("", ())


def test_words_hold_for_the_figures_that_were_read(world: World) -> None:
    told = proposed(world)
    given = Answer("accept", own_words="行", figures_read="0" * 64)
    with pytest.raises(Invalid) as wrong:
        told.do(propose.answer, world.worker, told.proposal.id, given)
    assert wrong.value.errors == {"own_words": "figures_changed"}


def test_the_page_shows_the_range_and_wants_words_only_then(world: World, client_for: ClientFor) -> None:
    told = proposed(world)
    worker, chief = client_for(world.worker), client_for(world.chief)
    page = chief.get(path_of(told, f"/{told.proposal.id.hex}/answer"))
    assert "own_words" not in page.form().names and "比依法最低的少" not in page.text
    page = worker.get(path_of(told))
    assert "按您这一方说的事实：39,000.00 元" in page.text and "查看计算过程" in page.text
    page = worker.get(path_of(told, f"/{told.proposal.id.hex}/answer"))
    assert (
        "依法计算：32,500.00 元 至 39,000.00 元" in page.text and "比依法最低的少：2,500.00 元" in page.text
    )
    assert page.form().fields["own_words"] == [""]
    page = worker.send({"answer": "accept"})
    assert (page.status, page.errors) == (422, ["请填写这一项"])
    page = worker.send({"answer": "accept", "own_words": "急用钱，这些就够了"})
    assert "您的答复：接受" in page.text
    channel = worker.get(f"/my/disputes/{told.id.hex}/channel").text
    assert "看过这些数字以后，本人的话：急用钱，这些就够了" in channel
    assert "急用钱" not in chief.get(path_of(told)).text


def test_figures_that_change_while_one_writes_are_read_again(world: World, client_for: ClientFor) -> None:
    told = proposed(world)
    worker = client_for(world.worker)
    worker.get(path_of(told, f"/{told.proposal.id.hex}/answer"))
    says(told, world.chief, "respondent", {**OURS, "monthly_wage": "5500"})
    page = worker.send({"answer": "accept", "own_words": "行"})
    assert page.status == 422 and "依法计算：35,750.00 元 至 39,000.00 元" in page.text
    assert page.errors == ["依法计算的数字刚刚有变化，请看过新的数字再写一次"]
    assert "您的答复：接受" in worker.send({"answer": "accept", "own_words": "行"}).text


def test_what_is_told_by_word_of_mouth_has_words_too(world: World) -> None:
    told = proposed(world)
    party, key = told.of("worker").id, told.proposal.id
    with pytest.raises(Invalid) as wrong:
        told.do(propose.enter_answer, told.mediator, party, key, Answer("accept", "", "paper", clock.now()))
    assert wrong.value.errors == {"own_words": "missing"}
    said = Answer("accept", "", "telephone", clock.now(), own_words="差一点没关系")
    told.do(propose.enter_answer, told.mediator, party, key, said)
    assert own(told, world).own_words == "差一点没关系"


def test_the_mediator_reads_the_range_out(world: World, client_for: ClientFor) -> None:
    told = proposed(world)
    mediator = client_for(told.mediator)
    number = mediator.get("/desk").links()
    cases = (href for href in number.values() if "/desk/disputes/" in href and href.count("/") == 3)
    path = next(cases).split("?")[0].rstrip("/")
    party = told.of("worker").id.hex
    page = mediator.get(f"{path}/channels/{party}/answers/{told.proposal.id.hex}")
    assert "比依法最低的少：2,500.00 元" in page.text and "own_words" in page.form().names
    page = mediator.get(f"{path}/channels/{told.of('employer').id.hex}/answers/{told.proposal.id.hex}")
    assert "own_words" not in page.form().names


def about_to_sign(told: Told, world: World) -> tuple[Any, ...]:
    world.clock.forward(minutes=2)
    told.do(sign.ask_code, world.worker)
    return told.agreement.digest, world.worker.name, world.code_sent_to(told.plan.worker.phone)


def test_who_did_not_read_it_before_reads_it_at_the_signature(world: World) -> None:
    told = told_in(world, Upto.AGREEMENT)
    both(told, world)
    given = about_to_sign(told, world)
    with pytest.raises(Invalid) as wrong:
        told.do(sign.sign_as_party, world.worker, *given)
    assert wrong.value.errors == {"own_words": "missing"}
    told.do(sign.sign_as_party, world.worker, *given, OwnWords("我知道，签了"))
    line = own(told, world)
    assert (line.kind, line.own_words, len(line.figures)) == ("confirmation", "我知道，签了", 1)


def test_who_read_it_before_is_not_asked_again(world: World) -> None:
    told = told_in(world, Upto.PROPOSED)
    says(told, world.worker, "applicant", OURS)
    told.do(propose.answer, world.worker, told.proposal.id, Answer("accept", own_words="行"))
    told.do(propose.answer, world.chief, told.proposal.id, Answer("accept"))
    write_down(told)
    told.do(sign.sign_as_party, world.worker, *about_to_sign(told, world))
    assert own(told, world).kind == "answer"


def test_the_signature_page_shows_it(world: World, client_for: ClientFor) -> None:
    told = told_in(world, Upto.AGREEMENT)
    both(told, world)
    worker, chief = client_for(world.worker), client_for(world.chief)
    path = f"/my/disputes/{told.id.hex}/agreement/sign"
    assert "own_words" not in chief.get(path).form("/sign").names
    _, name, code = about_to_sign(told, world)
    page = worker.get(path)
    assert "这里约定给您的比依法最低的少" in page.text and "比依法最低的少：2,500.00 元" in page.text
    page = worker.send({"typed_name": name, "code": code}, form="/sign")
    assert page.status == 422
    page = worker.send({"typed_name": name, "code": code, "own_words": "够了"}, form="/sign")
    assert "您已签署" in page.text
    assert "签署前看过依法数额" in worker.get(f"/my/disputes/{told.id.hex}/channel").text
