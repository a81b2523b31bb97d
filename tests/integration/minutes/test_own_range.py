"""A signature under minutes that accepts less than the law gives: the worker reads its range before."""

from __future__ import annotations

from uuid import UUID

import pytest
from sqlalchemy import select

from mediation.claims.models import ClaimItem
from mediation.kernel import clock
from mediation.kernel.database import transaction
from mediation.kernel.errors import Invalid
from mediation.procedure.minutes import signing
from mediation.procedure.minutes.signing import Paper
from mediation.procedure.preparation import state_facts
from mediation.procedure.preparation.state_facts import Facts, Stated
from mediation.procedure.proposing.own_range import OwnWords
from tests.integration.agreements.scene import WORKER, Scene
from tests.integration.facts.scene import KIND, OURS
from tests.integration.minutes.acts import laid_out, person, row, sign
from tests.integration.talks.acts import put
from tests.integration.talks.pages import Signed, desk, local, my
from tests.integration.talks.test_channels import at_desk, own


@pytest.fixture
def minutes(scene: Scene) -> UUID:
    """They accept 12,000 yuan of severance pay; by the worker's facts the law gives 39,000."""
    with scene.write() as session, transaction(session):
        item = session.scalars(select(ClaimItem).where(ClaimItem.dispute_id == scene.dispute_id)).one()
        item.kind, key = KIND, item.id
    scene.do(state_facts.state, scene.worker, key, None, Stated(Facts(KIND, "applicant", OURS, "")))
    return laid_out(scene, agreed="按方案付清", proposal=put(scene).hex)


def test_the_worker_says_it_in_its_own_words(scene: Scene, minutes: UUID) -> None:
    with pytest.raises(Invalid) as wrong:
        sign(scene, minutes, scene.worker, WORKER)
    assert wrong.value.errors == {"own_words": "missing"}
    given = row(scene, minutes).digest, scene.worker.name, scene.code_sent_to(WORKER)
    scene.do(signing.sign, scene.worker, minutes, *given, OwnWords("够了"))


def test_the_page_shows_the_figures(scene: Scene, minutes: UUID, client_for: Signed) -> None:
    boss, worker = client_for(scene.boss), client_for(scene.worker)
    path = my(scene, f"/minutes/{minutes}/sign")
    assert "own_words" not in boss.get(path).form("/sign").names
    page = worker.get(path)
    assert "比依法最低的少：27,000.00 元" in page.text
    worker.send(form="/code")
    given = {"typed_name": scene.worker.name, "code": scene.code_sent_to(WORKER), "own_words": "够了"}
    assert "您已在笔录上签名" in worker.send(given, form="/sign").text
    assert "够了" in worker.get(my(scene, "/channel")).text
    assert "够了" not in boss.get(my(scene, f"/minutes/{minutes}")).text


def test_the_mediator_puts_it_down_with_a_signature_on_paper(scene: Scene, minutes: UUID) -> None:
    who = person(scene, minutes, scene.worker.name)

    def on_paper(words: str) -> None:
        paper = Paper(who.id, "paper", clock.now(), own_words=words)
        scene.do(signing.record_paper, scene.mediator, minutes, row(scene, minutes).digest, paper)

    with pytest.raises(Invalid) as wrong:
        on_paper("")
    assert wrong.value.errors == {"own_words": "missing"}
    on_paper("我想早点拿到钱")
    entry = at_desk(scene, scene.mediator, "applicant").lines[0]
    assert (entry.kind, entry.own_words) == ("confirmation", "我想早点拿到钱")
    assert own(scene, scene.worker, "applicant").lines[0].can_be_contradicted


def test_the_form_for_a_signature_on_paper_asks_for_the_words(
    scene: Scene, minutes: UUID, client_for: Signed
) -> None:
    mediator = client_for(scene.mediator)
    mediator.get(desk(scene, f"/minutes/{minutes}/signatures"))
    who = person(scene, minutes, scene.worker.name).id.hex
    assert mediator.page is not None and "比依法最低的少：27,000.00 元" in mediator.page.text
    page = mediator.send({"attendee": who, "method": "paper", "signed_at": local()})
    assert page.status == 422 and len(page.errors) == 1
    assert mediator.send({"own_words": "我想早点拿到钱"}).status == 200
