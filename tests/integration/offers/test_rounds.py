"""Rounds of sealed offers: what is told and when, what a new round asks, and who may do what."""

from __future__ import annotations

import itertools
from typing import Any

import pytest
from sqlalchemy import select

from mediation.audit.models import AuditEntry
from mediation.channels.models import ChannelEntry
from mediation.kernel import clock
from mediation.kernel.encryption import CannotOpen
from mediation.kernel.errors import Invalid, NotAllowed, NotFound, NotPossible
from mediation.offers import commitment, queries
from mediation.offers.models import BlindRound
from mediation.procedure.offers import rounds, stopping
from mediation.procedure.offers.rounds import Figures
from mediation.procedure.timed import timers
from tests.integration.agreements.scene import Scene
from tests.integration.offers.acts import YUAN, agreed, asked, opened, seal, state, told

SIDES = ("worker", "payer")


@pytest.mark.parametrize("order", list(itertools.permutations(SIDES)))
@pytest.mark.parametrize(
    ("least", "most", "answer", "figure"),
    [
        (8_000, 10_000, "overlap", 9_000),
        (10_000, 10_000, "overlap", 10_000),
        (10_000, 9_500, "within_5", None),
        (10_000, 9_000, "within_10", None),
        (10_000, 8_000, "within_20", None),
        (10_000, 5_000, "within_50", None),
        (10_000, 4_750, "beyond_50", None),
        (10_000, 0, "beyond_50", None),
        (1, 20_000, "overlap", None),
    ],
)
def test_both_orders_of_sealing_give_the_same_answer(
    scene: Scene, order: tuple[str, ...], least: int, most: int, answer: str, figure: int | None
) -> None:
    key = agreed(scene)
    held = opened(scene, key)
    for side in order:
        assert told(scene, held) == {}
        seal(scene, held, side, least if side == "worker" else most)
    said = told(scene, held)
    assert said["answers"] == {"total": answer}
    assert said["figures"] == ({} if figure is None else {"total": figure * YUAN})
    assert state(scene, key) == "told"
    if answer == "overlap":
        with pytest.raises(NotPossible, match="offers_met"):
            opened(scene, key)


def test_one_seal_moves_nothing_that_others_see(scene: Scene) -> None:
    key = agreed(scene)
    held = opened(scene, key)
    joint = joint_rows(scene)
    seal(scene, held, "worker", 10_000)
    assert joint_rows(scene) == joint
    assert state(scene, key) == "sealing"


def joint_rows(scene: Scene) -> list[Any]:
    session = scene.fresh()
    entries = session.scalars(
        select(AuditEntry.hash).where(AuditEntry.compartment_id == scene.dispute_id).order_by(AuditEntry.seq)
    )
    return [*entries, scene.dispute.version, [row.told for row in session.scalars(select(BlindRound))]]


def test_a_seal_is_for_good_and_proves_itself(scene: Scene) -> None:
    held = opened(scene, agreed(scene))
    committed = seal(scene, held, "worker", 10_000)
    with pytest.raises(NotPossible, match="already_sealed"):
        seal(scene, held, "worker", 9_000)
    party = scene.party("applicant").id
    mine = queries.own_figures(scene.fresh(), scene.worker, scene.dispute_id, {party})
    assert [each.figures for each in mine] == [{"total": 10_000 * YUAN}]
    text = commitment.text_of(held.hex, party.hex, mine[0].figures, mine[0].weights, mine[0].salt)
    assert commitment.fits(text, committed) and mine[0].commitment == committed
    seal(scene, held, "payer", 5_000)
    assert told(scene, held)["commitments"][party.hex] == committed


@pytest.mark.parametrize("who", ["boss", "mediator", "manager", "registrar"])
def test_nobody_else_opens_what_was_sealed(scene: Scene, who: str) -> None:
    held = opened(scene, agreed(scene))
    seal(scene, held, "worker", 10_000)
    actor = scene.boss if who == "boss" else scene.cast[who]
    both = {scene.party("applicant").id, scene.party("respondent").id}
    assert queries.own_figures(scene.fresh(), actor, scene.dispute_id, both) == []
    with pytest.raises(NotFound):
        queries.own_place(scene.fresh(), actor, scene.dispute_id, scene.party("applicant").id)


def test_the_key_of_the_channel_does_not_open_it(scene: Scene) -> None:
    from mediation.channels import compartments
    from mediation.channels.queries import open_channel

    held = opened(scene, agreed(scene))
    seal(scene, held, "worker", 10_000)
    party = scene.party("applicant").id
    channel = open_channel(scene.fresh(), scene.mediator, scene.dispute_id, party)
    entry = scene.session.scalars(select(ChannelEntry).where(ChannelEntry.kind == queries.FIGURES)).one()
    with pytest.raises(CannotOpen):
        compartments.opener(channel.compartment)(entry.payload_sealed, entry.id.hex)


def test_a_new_round_asks_a_move_of_both_and_there_are_three(scene: Scene) -> None:
    key = agreed(scene)
    held = opened(scene, key)
    seal(scene, held, "worker", 20_000)
    seal(scene, held, "payer", 5_000)
    for least, most in ((19_000, 5_300), (18_000, 5_600)):
        held = opened(scene, key)
        for side, same in (("worker", least + 1_000), ("payer", most - 300)):
            with pytest.raises(Invalid) as wrong:
                seal(scene, held, side, same)
            assert wrong.value.errors == {"total": "has_not_moved"}
        seal(scene, held, "worker", least)
        seal(scene, held, "payer", most)
        assert state(scene, key) == "told"
    with pytest.raises(NotPossible, match="rounds_used"):
        opened(scene, key)
    scene.do(stopping.finish, scene.mediator, key)
    with pytest.raises(NotPossible, match="offers_used"):
        asked(scene)


@pytest.mark.parametrize("sealed", [0, 1])
def test_a_round_that_not_both_sealed_ends_with_nothing_told(scene: Scene, sealed: int) -> None:
    key = agreed(scene)
    held = opened(scene, key)
    if sealed:
        seal(scene, held, "worker", 10_000)
    scene.clock.forward(days=4)
    with pytest.raises(NotPossible, match="round_over"):
        seal(scene, held, "payer", 20_000)
    assert timers.run(scene.write(), clock.today())["sealed_offers_closed"] == 1
    assert (state(scene, key), told(scene, held)) == ("agreed", {})
    again = opened(scene, key)
    seal(scene, again, "worker", 12_000)
    seal(scene, again, "payer", 20_000)
    assert told(scene, again)["answers"] == {"total": "overlap"}


@pytest.mark.parametrize(("fixed", "figure"), [(9_999, {"total": 999_900}), (7_000, {}), (10_500, {})])
def test_the_mediators_figure_is_named_when_both_can_live_with_it(
    scene: Scene, fixed: int, figure: dict[str, int]
) -> None:
    held = opened(scene, agreed(scene, figure="mediator"), total=fixed)
    seal(scene, held, "worker", 8_000)
    seal(scene, held, "payer", 10_000)
    assert (told(scene, held)["answers"], told(scene, held)["figures"]) == ({"total": "overlap"}, figure)


def test_the_mediator_fixes_the_figure_before_anybody_seals(scene: Scene) -> None:
    key = agreed(scene, figure="mediator")
    with pytest.raises(Invalid) as wrong:
        opened(scene, key)
    assert wrong.value.errors == {"total": "missing"}


@pytest.mark.parametrize(
    ("figures", "fault"),
    [
        ({"total": 10_010 * YUAN}, {"total": "not_a_rung"}),
        ({}, {"total": "missing"}),
        ({"total": 0}, {"total": "more_than_nothing"}),
        ({"total": 10_000 * YUAN, "other": 100}, {"other": "unknown"}),
    ],
)
def test_what_cannot_be_sealed(scene: Scene, figures: dict[str, int], fault: dict[str, str]) -> None:
    held = opened(scene, agreed(scene))
    with pytest.raises(Invalid) as wrong:
        scene.do(rounds.seal, scene.worker, held, Figures(figures))
    assert wrong.value.errors == fault


@pytest.mark.parametrize("who", ["mediator", "manager", "registrar"])
def test_nobody_seals_for_a_party(scene: Scene, who: str) -> None:
    held = opened(scene, agreed(scene))
    with pytest.raises((NotAllowed, NotFound)):
        scene.do(rounds.seal, who, held, Figures({"total": 1_000_000}))


def test_the_answer_stands_in_no_audit_entry(scene: Scene) -> None:
    held = opened(scene, agreed(scene))
    seal(scene, held, "worker", 10_000)
    seal(scene, held, "payer", 9_000)
    bodies = [str(body) for body in scene.fresh().scalars(select(AuditEntry.body))]
    assert not any("within_10" in body or "1000000" in body for body in bodies)
    tellers = scene.fresh().scalars(select(AuditEntry).where(AuditEntry.verb == "blind_offer.told")).all()
    assert [entry.person_id for entry in tellers] == [None]
