"""What is owed under the old agreement while it is talked over anew."""

from __future__ import annotations

import pytest

from mediation.kernel import clock
from mediation.kernel.errors import NotPossible
from mediation.procedure.enforcement import breach, perform
from mediation.procedure.enforcement.perform import Paid
from mediation.procedure.talks import talk
from mediation.procedure.timed import timers
from tests.integration.agreements.renegotiating import begun, clocks, facts, pay, states
from tests.integration.agreements.scene import Scene, in_days


def test_what_is_owed_stays_owed_and_is_paid_meanwhile(scene: Scene) -> None:
    begun(scene, in_days(10), in_days(40))
    assert clocks(scene, "C22") == ["running", "running"]
    pay(scene)
    assert (states(scene), scene.dispute.state) == (["confirmed", "due"], "face_to_face")
    scene.do(talk.return_to_back_to_back, "mediator", None)
    pay(scene, 1)
    assert states(scene) == ["confirmed", "confirmed"]
    assert clocks(scene, "C22") == ["stopped", "stopped"]
    assert scene.dispute.state == "back_to_back", "nothing is left to pay, and the talks go on all the same"


def test_what_is_not_paid_meanwhile_falls_overdue_and_can_be_reported(scene: Scene) -> None:
    begun(scene, in_days(10))
    scene.clock.forward(days=12)
    assert timers.mark_overdue(scene.write(), clock.today()) == 1
    assert states(scene) == ["overdue"]
    scene.do(breach.report_breach, scene.worker, None, scene.obligations()[0].id, "没有收到。")
    with pytest.raises(NotPossible, match="step_not_in_state"):
        scene.do(perform.complete, "mediator", None)


@pytest.mark.parametrize("arrived", [True, False])
def test_a_payment_recorded_before_waits_for_its_payees_word(scene: Scene, arrived: bool) -> None:
    begun(scene, in_days(10), in_days(40))
    scene.propose(in_days(60), fen=600_000)
    scene.agree()
    first = scene.obligations()[0]
    scene.do(perform.record_performance, scene.boss, None, first.id, Paid(clock.today(), "cash"))
    scene.sign_all()
    scene.seal("用印2026-002")
    assert states(scene) == ["paid", "replaced", "due"]
    if arrived:
        scene.do(perform.confirm_performance, scene.worker, None, first.id)
    else:
        scene.do(perform.dispute_payment, scene.worker, first.id, "没有到账。")
    assert states(scene) == ["confirmed" if arrived else "replaced", "replaced", "due"]


def test_a_breach_of_the_old_one_is_none_of_the_new_one(scene: Scene) -> None:
    begun(scene, in_days(10))
    scene.clock.forward(days=12)
    scene.do(breach.report_breach, scene.worker, None, scene.obligations()[0].id, "没有收到。")
    scene.propose(in_days(60), fen=600_000)
    scene.agree()
    scene.sign_all()
    scene.seal("用印2026-002")
    from_case = scene.do(facts, "mediator")
    assert (from_case.breaches, from_case.obligations, from_case.agreement_stands) == (0, 1, True)
