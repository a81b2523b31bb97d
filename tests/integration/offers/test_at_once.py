"""Both sides seal at the same moment: exactly one result is told, and both keep what they sealed."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from mediation.audit.models import AuditEntry
from mediation.kernel.errors import NotPossible
from mediation.offers import queries
from mediation.procedure.offers import rounds, stopping
from mediation.procedure.offers.rounds import Figures
from tests.integration.agreements.scene import Scene
from tests.integration.offers.acts import YUAN, agreed, opened, seal, state, told
from tests.together import in_threads

SIDES = ("worker", "payer")


def test_two_seal_at_once(scene: Scene) -> None:
    key = agreed(scene)
    held = opened(scene, key)
    sums = {"worker": 10_000 * YUAN, "payer": 9_000 * YUAN}
    people = {"worker": scene.worker, "payer": scene.boss}
    sessions = [scene.write() for _ in SIDES]

    def work(number: int) -> str:
        figures = Figures({"total": sums[SIDES[number]]})
        return rounds.seal(sessions[number], people[SIDES[number]], scene.dispute_id, held, figures)

    committed = in_threads(2, work)
    assert all(isinstance(each, str) for each in committed), committed
    assert told(scene, held)["answers"] == {"total": "within_10"}
    assert set(told(scene, held)["commitments"].values()) == set(committed)
    entries = scene.fresh().scalars(select(AuditEntry).where(AuditEntry.verb == "blind_offer.told")).all()
    assert len(entries) == 1 and state(scene, key) == "told"


@pytest.mark.parametrize("clicks", [4])
def test_one_side_clicks_many_times_at_once(scene: Scene, clicks: int) -> None:
    held = opened(scene, agreed(scene))
    sessions = [scene.write() for _ in range(clicks)]

    def work(number: int) -> str:
        figures = Figures({"total": (10_000 + 1_000 * number) * YUAN if number != 1 else 9_500 * YUAN})
        return rounds.seal(sessions[number], scene.worker, scene.dispute_id, held, figures)

    gave = in_threads(clicks, work)
    assert sum(isinstance(each, str) for each in gave) == 1
    party = scene.party("applicant").id
    assert len(queries.own_figures(scene.fresh(), scene.worker, scene.dispute_id, {party})) == 1


def test_a_side_leaves_while_the_other_seals(scene: Scene) -> None:
    key = agreed(scene)
    held = opened(scene, key)
    seal(scene, held, "worker", 10_000)
    first, second = scene.write(), scene.write()

    def work(number: int) -> object:
        if number:
            return stopping.leave(first, scene.worker, scene.dispute_id, key)
        return rounds.seal(second, scene.boss, scene.dispute_id, held, Figures({"total": 9_000 * YUAN}))

    gave = in_threads(2, work)
    said = told(scene, held)
    if isinstance(gave[0], NotPossible):
        assert said == {} and state(scene, key) == "void"
    else:
        assert said["answers"] == {"total": "within_10"}
