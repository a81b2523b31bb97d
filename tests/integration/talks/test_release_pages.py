"""The pages of release: marked on the phone, conveyed and hinted at the desk, read by both on one page."""

from __future__ import annotations

from tests.integration.agreements.scene import Scene
from tests.integration.talks.pages import Signed, desk, my
from tests.integration.talks.test_channels import SECRET, say
from tests.integration.talks.test_releasing import WORDS, joint, marked


def at_desk(scene: Scene, rest: str = "") -> str:
    return desk(scene, f"/channels/{scene.party('applicant').id.hex}{rest}")


def test_a_statement_is_marked_and_conveyed_in_other_words(scene: Scene, client_for: Signed) -> None:
    worker, mediator, boss = (client_for(who) for who in (scene.worker, scene.mediator, scene.boss))
    worker.get(my(scene, "/channel"))
    page = worker.send({"text": SECRET, "seal": "keep"}, form="/channel")
    page = worker.get(page.links()["改变可以让对方知道多少"])
    assert SECRET in page.text
    page = worker.send({"seal": "may_be_conveyed", "words": WORDS})
    assert page.status == 200 and WORDS in page.text and "可以原话转达" in page.text
    page = mediator.get(at_desk(scene))
    page = mediator.get(page.links()["按同意的原话转达"])
    assert WORDS in page.text and SECRET not in page.text
    page = mediator.send()
    assert (page.status, page.errors) == (422, ["请确认是给哪一方的"])
    page = mediator.send({"sure": "y"})
    assert page.status == 200 and "已转达给" in page.text
    page = worker.get(my(scene, "/channel"))
    assert f"已转达给 {scene.party('respondent').name}" in page.text
    assert "改变可以让对方知道多少" not in page.links()
    for browser, path in ((boss, my(scene, "/conveyed")), (worker, my(scene, "/conveyed")),
                          (mediator, desk(scene, "/conveyed"))):  # fmt: skip
        page = browser.get(path)
        assert WORDS in page.text and SECRET not in page.text and scene.mediator.name in page.text


def test_words_can_be_given_with_the_statement(scene: Scene, client_for: Signed) -> None:
    worker = client_for(scene.worker)
    worker.get(my(scene, "/channel"))
    page = worker.send({"text": SECRET, "seal": "may_be_conveyed", "words": WORDS}, form="/channel")
    assert WORDS in page.text


def test_a_form_that_was_read_before_the_words_changed_conveys_nothing(
    scene: Scene, client_for: Signed
) -> None:
    key, mediator = say(scene, seal="may_be_conveyed"), client_for(scene.mediator)
    mediator.get(at_desk(scene, f"/{key.hex}/convey"))
    marked(scene, key, "may_be_conveyed", WORDS)
    page = mediator.send({"sure": "y"})
    assert page.status == 409 and WORDS in page.text and joint(scene) == []
    assert mediator.send({"sure": "y"}).status == 200
    assert [shown.words for shown in joint(scene)] == [WORDS]


def test_a_form_left_open_after_it_was_taken_back_says_so(scene: Scene, client_for: Signed) -> None:
    key, mediator = say(scene, seal="may_be_conveyed"), client_for(scene.mediator)
    mediator.get(at_desk(scene, f"/{key.hex}/convey"))
    marked(scene, key, "keep")
    page = mediator.send({"sure": "y"})
    assert page.status == 409 and "不能转达" in page.text and joint(scene) == []


def test_a_double_click_conveys_once(scene: Scene, client_for: Signed) -> None:
    key, mediator = say(scene, seal="may_be_conveyed"), client_for(scene.mediator)
    page = mediator.get(at_desk(scene, f"/{key.hex}/convey"))
    given = {**page.form().fields, "sure": "y"}
    for _ in range(2):
        assert mediator.post(at_desk(scene, f"/{key.hex}/convey"), given).status == 200
    assert len(joint(scene)) == 1


def test_a_hint_is_written_down_and_read_by_the_party(scene: Scene, client_for: Signed) -> None:
    say(scene, seal="may_be_hinted")
    worker, mediator, boss = (client_for(who) for who in (scene.worker, scene.mediator, scene.boss))
    page = mediator.get(at_desk(scene))
    mediator.get(page.links()["登记已透露意思"])
    page = mediator.send({"text": "数额上可以商量", "sure": "y"})
    assert page.status == 200 and "数额上可以商量" in page.text
    page = worker.get(my(scene, "/channel"))
    assert "数额上可以商量" in page.text and "已向对方透露意思" in page.text
    assert "数额上可以商量" not in boss.get(my(scene, "/conveyed")).text


def test_others_find_none_of_these_pages(scene: Scene, client_for: Signed) -> None:
    key = say(scene, seal="may_be_conveyed")
    for who in ("registrar", "manager", "seal", "mediator2", "auditor"):
        browser = client_for(scene.cast[who])
        for path in (at_desk(scene, f"/{key.hex}/convey"), at_desk(scene, f"/{key.hex}/hint"),
                     desk(scene, "/conveyed")):  # fmt: skip
            assert browser.get(path).status == 404
    boss = client_for(scene.boss)
    assert boss.get(my(scene, f"/channel/{key.hex}/mark")).status == 404
    assert client_for(scene.worker).get(my(scene, "/channel/zz/mark")).status == 404
