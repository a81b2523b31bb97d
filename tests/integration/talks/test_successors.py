"""A mediator who comes after another reads what was said before by the party's own choice only."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import func, select

from mediation.assignments.models import Assignment
from mediation.audit.models import AuditEntry
from mediation.channels.models import ChannelOpening
from mediation.kernel import clock
from mediation.kernel.errors import Invalid, NotFound, NotPossible
from mediation.kernel.outbox import OutboxMessage
from mediation.procedure.confide import speak
from mediation.procedure.mediators import assign
from mediation.procedure.proposing import propose
from mediation.procedure.release.convey import convey
from mediation.procedure.successor import choose, readings
from mediation.procedure.successor.choose import CHOICES, Chosen
from mediation.projections import channel_readers, desk_case, preparation_tab, proposals_tab
from mediation.projections.channel_readers import Reader
from tests.integration.agreements.scene import Scene
from tests.integration.talks.acts import contact, prepared, put
from tests.integration.talks.pages import Signed, desk, local, my
from tests.integration.talks.test_channels import PDF, SECRET, at_desk, own, say

NEW = "mediator6"
LATER = "这句话是后来说的"


def texts(scene: Scene, who: str = NEW, side: str = "applicant") -> list[str]:
    lines = reversed(at_desk(scene, scene.cast[who], side).lines)
    return [line.text for line in lines if line.kind != "choice"]


def replaced(scene: Scene) -> None:
    """The first mediator leaves and another one takes the dispute on."""
    mine = select(Assignment.id).where(Assignment.person_id == scene.mediator.person_id)
    key: UUID = scene.fresh().scalars(mine).one()
    scene.do(assign.replace, "manager", None, key, scene.cast[NEW].person_id, "调岗")
    scene.do(assign.take_up, NEW, None)


def readers(scene: Scene) -> tuple[Reader, ...]:
    place = scene.party("applicant").id
    return channel_readers.page(scene.fresh(), scene.worker, scene.dispute_id, place)


def newest(scene: Scene) -> Reader:
    return readers(scene)[-1]


def chosen(scene: Scene, choice: str) -> UUID:
    place = scene.party("applicant").id
    key: UUID = scene.do(choose.choose, scene.worker, place, newest(scene).grant_id, choice)
    return key


def entered(scene: Scene, choice: str, how: str = "paper", words: str = "本人签字") -> UUID:
    told = Chosen(choice, how, clock.now(), words)
    key: UUID = scene.do(choose.enter, NEW, scene.party("applicant").id, told)
    return key


def test_nothing_said_before_is_read_until_the_party_has_chosen(scene: Scene) -> None:
    key = say(scene)
    file = scene.do(speak.hand_in, scene.worker, scene.party("applicant").id, PDF, "工资条.pdf", "")
    replaced(scene)
    assert texts(scene) == []
    place = scene.party("applicant").id
    assert [each.choice for each in at_desk(scene, scene.cast[NEW], "applicant").later] == ["asked"]
    for act in (
        lambda: convey(scene.write(), scene.cast[NEW], scene.dispute_id, place, key, None),
        lambda: readings.note_file(scene.write(), scene.cast[NEW], scene.dispute_id, place, file),
    ):
        with pytest.raises(NotFound):
            act()
    scene.do(speak.write, NEW, place, "我是新的调解员")
    scene.do(speak.state, scene.worker, place, LATER, "keep")
    assert texts(scene) == ["我是新的调解员", LATER]
    assert SECRET in [line.text for line in own(scene, scene.worker, "applicant").lines]


@pytest.mark.parametrize(("choice", "reads"), [("keep", True), ("rewrite", False), ("withdraw", False)])
def test_the_choice_opens_or_keeps_closed_what_was_said(scene: Scene, choice: str, reads: bool) -> None:
    say(scene)
    replaced(scene)
    chosen(scene, choice)
    assert (SECRET in texts(scene)) is reads
    line = next(each for each in own(scene, scene.worker, "applicant").lines if each.text == SECRET)
    assert line.withdrawn is (choice == "withdraw")
    assert own(scene, scene.worker, "applicant").later == ()


def test_each_party_chooses_for_its_own_channel(scene: Scene) -> None:
    say(scene)
    scene.do(speak.state, scene.boss, scene.party("respondent").id, SECRET, "keep")
    replaced(scene)
    chosen(scene, "keep")
    assert texts(scene, side="applicant") == [SECRET] and texts(scene, side="respondent") == []
    grant = newest(scene).grant_id
    with pytest.raises(NotFound):
        scene.do(choose.choose, scene.boss, scene.party("respondent").id, grant, "keep")


def test_what_was_closed_can_be_opened_and_what_was_opened_stays(scene: Scene) -> None:
    say(scene)
    replaced(scene)
    chosen(scene, "rewrite")
    with pytest.raises(NotPossible):
        chosen(scene, "rewrite")
    chosen(scene, "keep")
    assert SECRET in texts(scene)
    for again in CHOICES:
        with pytest.raises(NotPossible):
            chosen(scene, again)


def test_what_was_withdrawn_no_later_mediator_reads(scene: Scene) -> None:
    say(scene)
    scene.do(assign.assign, "manager", None, scene.cast[NEW].person_id)
    scene.do(assign.take_up, NEW, None)
    assert SECRET in texts(scene, "mediator")
    chosen(scene, "withdraw")
    assert SECRET not in texts(scene, "mediator") and SECRET not in texts(scene)


def test_an_empty_channel_asks_nothing(scene: Scene) -> None:
    replaced(scene)
    assert [each.choice for each in readers(scene)] == [None, None]
    say(scene)
    assert texts(scene) == [SECRET]


def test_only_the_party_chooses(scene: Scene) -> None:
    say(scene)
    replaced(scene)
    grant, place = newest(scene).grant_id, scene.party("applicant").id
    for who in (scene.cast[NEW], scene.mediator, scene.boss, scene.cast["manager"]):
        with pytest.raises(NotFound):
            scene.do(choose.choose, who, place, grant, "keep")
    with pytest.raises(Invalid):
        scene.do(choose.choose, scene.worker, place, grant, "burn")


def test_a_choice_is_entered_as_it_was_told_and_can_be_denied(scene: Scene) -> None:
    say(scene)
    replaced(scene)
    with pytest.raises(Invalid) as wrong:
        entered(scene, "keep", "telephone")
    assert wrong.value.errors == {"how": "paper_only"}
    with pytest.raises(Invalid):
        entered(scene, "keep", words=" ")
    key = entered(scene, "keep")
    assert SECRET in texts(scene)
    line = own(scene, scene.worker, "applicant").line(key)
    assert line.can_be_contradicted and line.chosen == "keep"
    scene.do(speak.contradict, scene.worker, scene.party("applicant").id, key, "我没有同意")
    assert SECRET not in texts(scene)
    assert [each.choice for each in own(scene, scene.worker, "applicant").later] == ["asked"]


def test_a_withdrawal_that_is_denied_opens_what_was_open(scene: Scene) -> None:
    say(scene)
    scene.do(assign.assign, "manager", None, scene.cast[NEW].person_id)
    scene.do(assign.take_up, NEW, None)
    key = entered(scene, "withdraw", "telephone")
    assert SECRET not in texts(scene, "mediator")
    scene.do(speak.contradict, scene.worker, scene.party("applicant").id, key, "我没有撤回")
    assert SECRET in texts(scene, "mediator") and SECRET not in texts(scene)


def test_every_party_is_told_alike_and_the_first_mediator_is_no_news(scene: Scene) -> None:
    def told() -> list[str]:
        sent = scene.fresh().scalars(select(OutboxMessage))
        return sorted(row.address for row in sent if "新的调解员" in (row.body or ""))

    assert told() == []
    say(scene)
    replaced(scene)
    assert told() == sorted([scene.party("applicant").phone or "", scene.party("respondent").phone or ""])


def test_answers_and_notes_follow_the_choice(scene: Scene) -> None:
    prepared(scene)
    contact(scene, "applicant", note=SECRET)
    contact(scene, "respondent", note="愿意协商")
    proposal = put(scene)
    scene.do(propose.answer, scene.worker, proposal, propose.Answer("decline", SECRET))
    replaced(scene)

    def seen() -> tuple[bool, bool]:
        session, actor = scene.fresh(), scene.cast[NEW]
        header = desk_case.header(session, actor, scene.dispute.number)
        notes = [line.note for line in preparation_tab.page(session, actor, header).contacts]
        answers = str(proposals_tab.page(session, actor, scene.dispute_id))
        return SECRET in notes, SECRET in answers

    assert seen() == (False, False)
    chosen(scene, "keep")
    assert seen() == (True, True)


def test_what_a_mediator_opened_is_listed_to_the_party(scene: Scene, client_for: Signed) -> None:
    say(scene)
    place = scene.party("applicant").id
    file = scene.do(speak.hand_in, scene.worker, place, PDF, "工资条.pdf", "")
    assert readers(scene)[0].opened == ()
    mediator, page = client_for(scene.mediator), desk(scene, f"/channels/{place.hex}")
    for _ in range(3):
        mediator.get(page)
    rows: Any = scene.fresh().scalar(select(func.count()).select_from(ChannelOpening))
    assert rows == 1, "one write for a page with something new"
    say(scene, LATER)
    assert len(readers(scene)[0].opened) == 2
    for _ in range(2):
        mediator.client.get(f"{page}/files/{file.hex}")
    replaced(scene)
    first, second = readers(scene)
    assert [each.kind for each in first.opened] == ["statement", "evidence"]
    assert first.until_at is not None and first.opened[1].file_at is not None and second.opened == ()
    verbs = select(func.count()).where(AuditEntry.verb == "channel.read")
    assert scene.fresh().scalar(verbs) == 2
    shown = client_for(scene.worker).get(my(scene, "/channel/mediators"))
    assert scene.mediator.name in shown.text and "保存了文件" in shown.text


def test_the_party_chooses_on_its_page(scene: Scene, client_for: Signed) -> None:
    say(scene)
    replaced(scene)
    worker, mediator = client_for(scene.worker), client_for(scene.cast[NEW])
    path = desk(scene, f"/channels/{scene.party('applicant').id.hex}")
    page = mediator.get(path)
    assert SECRET not in page.text and "现在还没有决定" in page.text
    page = worker.get(my(scene, "/channel"))
    name = scene.cast[NEW].name
    page = worker.get(page.links()[f"决定 {name} 能看什么"])
    assert worker.send().status == 422
    page = worker.send({"choice": "keep"})
    assert page.status == 200 and f"决定 {name} 能看什么" not in page.links()
    assert SECRET in mediator.get(path).text
    assert worker.get(my(scene, f"/channel/mediators/{newest(scene).grant_id.hex}")).status == 409


def test_the_mediator_enters_a_choice_on_its_page(scene: Scene, client_for: Signed) -> None:
    say(scene)
    replaced(scene)
    mediator = client_for(scene.cast[NEW])
    path = desk(scene, f"/channels/{scene.party('applicant').id.hex}")
    page = mediator.get(f"{path}/choice")
    said = {"choice": "keep", "how": "telephone", "said_at": local(), "words": "电话里说可以", "sure": "y"}
    assert mediator.send(said).status == 422
    page = mediator.send({**said, "how": "paper"})
    assert page.status == 200 and SECRET in page.text
    assert mediator.get(f"{path}/choice").status == 409


@pytest.mark.parametrize("who", ["boss", "mediator", "manager", "registrar", "auditor"])
def test_others_find_none_of_these_pages(scene: Scene, client_for: Signed, who: str) -> None:
    say(scene)
    replaced(scene)
    browser = client_for(scene.boss if who == "boss" else scene.cast[who])
    place = scene.party("applicant").id.hex
    assert browser.get(my(scene, f"/channel/mediators/{newest(scene).grant_id.hex}")).status == 404
    assert browser.get(desk(scene, f"/channels/{place}/choice")).status == 404
