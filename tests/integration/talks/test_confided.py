"""What a party confides without a mark, what a mediator enters for it, and who may speak in a channel."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from mediation.channels import changes, queries
from mediation.kernel import clock, identifiers
from mediation.kernel.actor import Actor
from mediation.kernel.database import transaction
from mediation.kernel.errors import Invalid, NotAllowed, NotFound, NotPossible
from mediation.parties.contact import Representative
from mediation.parties.models import Party
from mediation.policy.relations import BINDING_CAPACITIES, ENTRUSTED_CAPACITIES
from mediation.procedure.confide import handed, looked, own, speak
from mediation.procedure.confide.handed import HandedOver
from mediation.procedure.course import close
from mediation.procedure.parties import identify
from mediation.projections import channel_at_desk, channel_of_party
from tests.integration.agreements.scene import Scene
from tests.integration.talks.pages import PDF, Signed, my

SOMEBODY = "13700137000"


def mine(scene: Scene, actor: Actor | None = None, side: str = "applicant") -> channel_of_party.ChannelPage:
    place = scene.party(side).id
    return channel_of_party.page(scene.fresh(), actor or scene.worker, scene.dispute_id, place)


def at_desk(scene: Scene, before: int | None = None) -> channel_of_party.ChannelPage:
    place = scene.party("applicant").id
    return channel_at_desk.page(scene.fresh(), scene.mediator, scene.dispute_id, place, before)


def test_plain_words_bear_no_mark_and_nothing_takes_one_back(scene: Scene) -> None:
    place = scene.party("applicant").id
    key = scene.do(own.tell, scene.worker, place, "请不要在厂里找我")
    line = at_desk(scene).line(key)
    assert (line.kind, line.seal, line.by_mediator) == ("message", None, False)
    with pytest.raises(NotFound):
        scene.do(speak.take_back, scene.worker, place, key)


def test_the_newest_interests_and_bottom_line_stand_above_and_the_earlier_stay(scene: Scene) -> None:
    place = scene.party("applicant").id
    scene.do(own.state_interests, scene.worker, place, "早点拿到钱")
    scene.do(own.set_reservation_point, scene.worker, place, 1_800_000, "年前")
    scene.do(own.state_interests, scene.worker, place, "要一份离职证明")
    scene.do(own.set_reservation_point, scene.worker, place, 1_600_000, "")
    for shown in (mine(scene), at_desk(scene)):
        now = shown.standing
        assert now.interests is not None and now.interests.text == "要一份离职证明"
        assert now.reservation_point is not None and now.reservation_point.fen == 1_600_000
        assert [line.kind for line in shown.lines] == ["reservation_point", "interests"] * 2
        assert {line.seal for line in shown.lines} == {None}


@pytest.mark.parametrize(
    ("fen", "text", "field"), [(None, " ", "text"), (-1, "话", "fen"), (10**15, "", "fen")]
)
def test_a_bottom_line_that_says_nothing(scene: Scene, fen: int | None, text: str, field: str) -> None:
    with pytest.raises(Invalid) as wrong:
        scene.do(own.set_reservation_point, scene.worker, scene.party("applicant").id, fen, text)
    assert field in wrong.value.errors


def test_a_mediator_says_none_of_these_for_a_party(scene: Scene) -> None:
    place = scene.party("applicant").id
    for act, said in (
        (own.tell, ("话",)), (own.state_interests, ("话",)), (own.set_reservation_point, (1, "话"))
    ):  # fmt: skip
        with pytest.raises(NotFound):
            scene.do(act, scene.mediator, place, *said)


def test_nothing_is_added_when_the_dispute_is_over(scene: Scene) -> None:
    place = scene.party("applicant").id
    scene.do(speak.write, scene.mediator, place, "最后一句")
    scene.do(close.refuse_mediation, scene.worker, None)
    for act, said in ((own.tell, ("话",)), (own.set_reservation_point, (1, "话"))):
        with pytest.raises(NotPossible):
            scene.do(act, scene.worker, place, *said)
    scene.do(looked.look, scene.worker, place, mine(scene).newest)
    assert mine(scene).news == 0


def give(scene: Scene, **changed: Any) -> Any:
    given = {"how": "paper", "said_at": clock.now() - timedelta(hours=1), "note": "三个月的工资条", **changed}
    place = scene.party("applicant").id
    return scene.do(handed.hand_in_for, scene.mediator, place, PDF, "工资条.pdf", HandedOver(**given))


def test_a_paper_that_was_handed_over_is_seen_and_contradicted_by_its_party(scene: Scene) -> None:
    key, place = give(scene), scene.party("applicant").id
    line = mine(scene).line(key)
    assert (line.how, line.file_name, line.can_be_contradicted) == ("paper", "工资条.pdf", True)
    read = channel_of_party.evidence(scene.fresh(), scene.worker, scene.dispute_id, place, key)
    assert read == ("工资条.pdf", PDF)
    scene.do(speak.contradict, scene.worker, place, key, "不是我交的")
    assert mine(scene).line(key).contradicted
    with pytest.raises(NotFound):
        channel_of_party.page(scene.fresh(), scene.boss, scene.dispute_id, place)


@pytest.mark.parametrize(
    ("changed", "field"),
    [({"how": "online"}, "how"), ({"said_at": clock.now() + timedelta(days=4000)}, "said_at")],
)
def test_a_paper_that_cannot_have_come_so(scene: Scene, changed: dict[str, Any], field: str) -> None:
    with pytest.raises(Invalid) as wrong:
        give(scene, **changed)
    assert field in wrong.value.errors


def test_only_a_mediator_with_a_grant_enters_papers(scene: Scene) -> None:
    given, place = HandedOver("paper", clock.now()), scene.party("applicant").id
    for actor in (scene.worker, scene.boss, scene.cast["registrar"], scene.cast["mediator2"]):
        with pytest.raises(NotFound):
            scene.do(handed.hand_in_for, actor, place, PDF, "工资条.pdf", given)


@pytest.mark.parametrize("capacity", identify.OF_COMPANY)
def test_by_capacity_who_reads_and_speaks_and_who_names_a_bottom_line(scene: Scene, capacity: str) -> None:
    """The table of policy/relations.py, through page and use case: a clerk is let in nowhere."""
    place = scene.party("respondent").id
    who = Representative("赵小妹", SOMEBODY, capacity)
    scene.do(identify.add_representative, "registrar", place, who)
    agent = scene.known(SOMEBODY)
    heard, settles = capacity in ENTRUSTED_CAPACITIES, capacity in BINDING_CAPACITIES
    assert (heard, settles) == {
        "legal_representative": (True, True), "agent_special": (True, True), "agent_general": (True, False),
        "clerk": (False, False),
    }[capacity]  # fmt: skip
    assert _may(NotFound, lambda: mine(scene, agent, "respondent")) is heard
    assert _may(NotFound, lambda: scene.do(own.tell, agent, place, "单位的意思")) is heard
    refused = NotAllowed if heard else NotFound
    assert _may(refused, lambda: scene.do(own.set_reservation_point, agent, place, 1, "")) is settles
    tag = channel_of_party.tag(scene.fresh(), agent, scene.dispute_id, place)
    assert (tag is not None) is heard


def _may(refused: type[Exception], act: Any) -> bool:
    try:
        act()
    except refused:
        return False
    return True


def test_who_is_heard_for_two_respondents_chooses_between_their_channels(
    scene: Scene, client_for: Signed
) -> None:
    """One lawyer for the employer and for another company that is liable reads each apart."""
    first = scene.party("respondent")
    second = another_respondent(scene)
    for place in (first.id, second):
        who = Representative("钱律师", SOMEBODY, "agent_special")
        scene.do(identify.add_representative, "registrar", place, who)
    lawyer = scene.known(SOMEBODY)
    for place, words in ((first.id, "厂方的话"), (second, "总包的话")):
        scene.do(own.tell, lawyer, place, words)
    browser = client_for(lawyer)
    for mine, other, words, strange in (
        (first.id, second, "厂方的话", "总包的话"), (second, first.id, "总包的话", "厂方的话")
    ):  # fmt: skip
        page = browser.get(my(scene, f"/channel?of={mine.hex}"))
        assert words in page.text and strange not in page.text
        assert any(other.hex in href for href in page.links().values())
        browser.get(my(scene, f"/channel/message?of={mine.hex}"))
        assert browser.send({"text": f"又说{words}"}).text.count(words) == 2
    boss = client_for(scene.boss)
    assert boss.get(my(scene, f"/channel?of={second.hex}")).status == 404


def another_respondent(scene: Scene) -> UUID:
    """A second company liable, identified as the first."""
    session = scene.write()
    with transaction(session):
        old = session.get_one(Party, scene.party("respondent").id)
        told = {name.key: getattr(old, name.key) for name in Party.__table__.columns}
        told |= {
            "id": identifiers.new("second"),
            "position": 1,
            "kind": "other_liable",
            "name": "绍兴总包公司",
        }
        session.add(Party(**told))
        changes.open_channel(session, scene.cast["registrar"], scene.dispute_id, told["id"])
    return told["id"]


def test_a_page_of_thousands_costs_what_one_of_thirty_costs(
    scene: Scene, count_statements: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Any] = []
    real = queries._opened
    monkeypatch.setattr(queries, "_opened", lambda *told: opened.append(told) or real(*told))
    spoken(scene, 40)
    with count_statements() as few:
        shown = at_desk(scene)
    assert (len(shown.lines), len(opened)) == (30, 30)
    spoken(scene, 400)
    opened.clear()
    with count_statements() as many:
        shown = at_desk(scene)
    assert (len(shown.lines), len(opened), many.count) == (30, 30, few.count)
    assert shown.lines[0].text == "第399句"
    deep = at_desk(scene, shown.earlier)
    assert [line.text for line in deep.lines[:2]] == ["第369句", "第368句"]


def spoken(scene: Scene, count: int) -> None:
    """So many entries at once, as so many words would have left them."""
    session, place = scene.write(), scene.party("applicant").id
    with transaction(session):
        channel = queries.open_channel(session, scene.worker, scene.dispute_id, place, lock=True)
        for nth in range(count):
            changes.add_entry(session, scene.worker, channel, "message", {"text": f"第{nth}句"})
