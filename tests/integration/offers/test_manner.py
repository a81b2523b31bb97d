"""The manner of sealed offers: agreed by both beforehand, left at any time, void by a conflict."""

from __future__ import annotations

from typing import Any

import pytest

from mediation.kernel import clock
from mediation.kernel.errors import Invalid, NotAllowed, NotFound, NotPossible
from mediation.parties.models import Utterance
from mediation.procedure.mediators import assign
from mediation.procedure.offers import method, rounds, stopping
from mediation.procedure.offers.method import Wanted
from mediation.procedure.offers.rounds import Figures
from mediation.procedure.parties import answer
from mediation.procedure.said import Said
from mediation.procedure.timed import timers
from tests.integration.agreements.scene import Scene
from tests.integration.offers.acts import agreed, asked, items, opened, seal, state, told


def test_both_agree_before_a_round_opens(scene: Scene) -> None:
    key = asked(scene)
    scene.do(method.answer, scene.worker, key, "agrees")
    with pytest.raises(NotPossible, match="not_agreed_yet"):
        opened(scene, key)
    scene.do(method.answer, scene.boss, key, "agrees")
    assert state(scene, key) == "agreed"


def test_a_refusal_ends_it_and_it_may_be_asked_again(scene: Scene) -> None:
    key = asked(scene)
    scene.do(method.answer, scene.boss, key, "refuses")
    assert state(scene, key) == "void"
    with pytest.raises(NotPossible, match="offers_over"):
        scene.do(method.answer, scene.worker, key, "agrees")
    assert state(scene, asked(scene)) == "asked"


def test_a_consent_told_on_the_telephone_counts_until_it_is_denied(scene: Scene) -> None:
    key = asked(scene)
    said = Said("telephone", clock.now(), "电话里说可以")
    scene.do(method.enter_answer, scene.mediator, key, scene.party("applicant").id, "agrees", said)
    scene.do(method.answer, scene.boss, key, "agrees")
    held = opened(scene, key)
    seal(scene, held, "payer", 20_000)
    heard = [
        row for row in scene.fresh().query(Utterance) if row.kind == "blind_offer" and row.how == "telephone"
    ]
    scene.do(answer.contradict, scene.worker, heard[0].id, "我没有答应")
    assert (state(scene, key), told(scene, held)) == ("void", {})


def test_a_bare_word_of_staff_is_no_consent(scene: Scene) -> None:
    key = asked(scene)
    said = Said("telephone", clock.now())
    with pytest.raises(Invalid):
        scene.do(method.enter_answer, scene.mediator, key, scene.party("applicant").id, "agrees", said)


@pytest.mark.parametrize("how", ["leave", "stop", "recuse", "replace"])
def test_what_ends_it_tells_nothing(scene: Scene, how: str) -> None:
    key = agreed(scene)
    held = opened(scene, key)
    seal(scene, held, "worker", 10_000)
    ways: dict[str, Any] = {
        "leave": lambda: scene.do(stopping.leave, scene.boss, key),
        "stop": lambda: scene.do(stopping.stop, scene.mediator, key),
        "recuse": lambda: scene.do(
            assign.recuse, scene.mediator, None, assignment(scene), "与用人单位有亲属关系"
        ),
        "replace": lambda: replaced_for_a_conflict(scene),
    }
    ways[how]()
    assert (state(scene, key), told(scene, held)) == ("void", {})
    with pytest.raises((NotPossible, NotFound)):
        seal(scene, held, "payer", 20_000)


def assignment(scene: Scene) -> Any:
    from mediation.assignments.queries import active

    return active(scene.fresh(), scene.dispute_id)[0].id


def replaced_for_a_conflict(scene: Scene) -> None:
    from mediation.assignments.models import Assignment
    from mediation.kernel.database import transaction

    key, session = assignment(scene), scene.write()
    with transaction(session):
        session.get_one(Assignment, key).conflict = "曾在该单位任职"
    scene.do(assign.replace, "manager", None, key, another(scene), "披露了利害关系")


def another(scene: Scene) -> Any:
    """A second mediator on the register of the office."""
    from mediation.assignments.models import MediatorProfile
    from mediation.kernel.database import transaction

    person, session = scene.cast["mediator2"].person_id, scene.write()
    with transaction(session):
        session.get_one(MediatorProfile, person).office_id = scene.cast.offices["YCFS"]
    return person


def test_a_mediator_replaced_for_another_reason_leaves_it_as_it_is(scene: Scene) -> None:
    key = agreed(scene)
    scene.do(assign.replace, "manager", None, assignment(scene), another(scene), "生病")
    assert state(scene, key) == "agreed"


def test_days_to_answer_run_out(scene: Scene) -> None:
    key = asked(scene)
    scene.clock.forward(days=4)
    with pytest.raises(NotPossible, match="offers_over"):
        scene.do(method.answer, scene.worker, key, "agrees")
    timers.run(scene.write(), clock.today())
    assert state(scene, key) == "void"


@pytest.mark.parametrize(
    ("changed", "fault"),
    [
        ({"scope": "half"}, "scope"),
        ({"figure": "dice"}, "figure"),
        ({"days": 0}, "days"),
        ({"days": 31}, "days"),
        ({"items": ()}, "items"),
        ({"items": ("0" * 32,)}, "items"),
    ],
)
def test_a_manner_that_makes_no_sense(scene: Scene, changed: dict[str, Any], fault: str) -> None:
    plain = {
        "scope": "total", "figure": "midpoint", "items": items(scene),
        "payer_id": scene.party("respondent").id, "days": 3,
    }  # fmt: skip
    with pytest.raises(Invalid) as wrong:
        scene.do(method.ask, scene.mediator, Wanted(**{**plain, **changed}))
    assert set(wrong.value.errors) == {fault}


def test_one_at_a_time_and_by_the_mediator_only(scene: Scene) -> None:
    asked(scene)
    with pytest.raises(NotPossible, match="offers_under_way"):
        asked(scene)
    wanted = Wanted("total", "mediator", items(scene), scene.party("respondent").id, 3)
    for who in (scene.worker, scene.boss, scene.cast["manager"], scene.cast["registrar"]):
        with pytest.raises(NotAllowed):
            scene.do(method.ask, who, wanted)


def test_a_package_by_weights(scene: Scene) -> None:
    key = agreed(scene, scope="items")
    (item,) = items(scene)
    held = opened(scene, key)
    with pytest.raises(Invalid) as wrong:
        scene.do(rounds.seal, scene.worker, held, Figures({item: 800_000}))
    assert wrong.value.errors == {f"weight_{item}": "missing"}
    scene.do(rounds.seal, scene.worker, held, Figures({item: 800_000}, {item: 5}))
    scene.do(rounds.seal, scene.boss, held, Figures({item: 1_000_000}, {item: 2}))
    assert told(scene, held)["figures"] == {item: 900_000}
