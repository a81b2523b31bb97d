"""An agreement in force is talked over anew, and an amended one takes its place."""

from __future__ import annotations

import pytest

from mediation.agreements import queries
from mediation.audit.verify import verify
from mediation.kernel import clock
from mediation.kernel.errors import NotAllowed, NotFound, NotPossible, Refused, Stale
from mediation.law.clock_table import mediation_clock
from mediation.procedure import consent
from mediation.procedure.course import extend
from mediation.procedure.enforcement import perform, renegotiate
from mediation.procedure.enforcement.perform import Paid
from mediation.procedure.referrals import outcome
from tests.integration.agreements.renegotiating import agreements, ask, begun, clocks, messages, pay, states
from tests.integration.agreements.scene import Scene, in_days


def test_the_talks_begin_when_every_party_has_agreed(scene: Scene) -> None:
    scene.in_force()
    version = scene.dispute.version
    act = ask(scene)
    assert (scene.dispute.state, scene.dispute.version) == ("enforcement", version), "asking moves nothing"
    assert not scene.do(consent.answer, scene.worker, act, version, "agrees")
    assert scene.dispute.state == "enforcement"
    assert scene.do(consent.answer, scene.boss, act, version, "agrees")
    assert (scene.dispute.state, scene.dispute.is_open) == ("face_to_face", True)
    assert agreements(scene) == ["in_force"]
    assert "原协议照常履行" in messages(scene)
    assert verify(scene.fresh()).faults == ()


def test_one_refusal_leaves_the_agreement_as_it_was(scene: Scene) -> None:
    scene.in_force()
    act = ask(scene)
    scene.do(consent.answer, scene.worker, act, None, "refuses", "说好了的，按原来的付。")
    assert scene.dispute.state == "enforcement"
    with pytest.raises(NotPossible, match="pending_over"):
        scene.do(consent.answer, scene.boss, act, None, "agrees")


@pytest.mark.parametrize("who", ["registrar", "manager", "mediator2", "seal", "court"])
def test_only_its_mediator_asks(scene: Scene, who: str) -> None:
    scene.in_force()
    with pytest.raises((NotAllowed, NotFound)):
        ask(scene, who)


def test_it_is_asked_with_a_reason_once_and_only_about_what_is_in_force(scene: Scene) -> None:
    scene.propose(in_days(10))
    with pytest.raises(NotPossible, match="step_not_in_state"):
        ask(scene)
    scene.agree()
    scene.sign_all()
    scene.seal()
    with pytest.raises(Refused) as refused:
        scene.do(renegotiate.ask, "mediator", None, "  ")
    assert refused.value.codes == ("reason_given",)
    with pytest.raises(Stale):
        ask(scene, seen=scene.dispute.version - 1)
    ask(scene)
    with pytest.raises(NotPossible, match="already_asked"):
        ask(scene)


def test_an_amended_agreement_takes_the_place_of_the_old_one(scene: Scene) -> None:
    begun(scene, in_days(10), in_days(40))
    pay(scene)
    scene.propose(in_days(60), in_days(90), fen=600_000)
    scene.agree()
    assert (agreements(scene), scene.agreement.number) == (["in_force", "offered"], 2)
    assert scene.agreement.replaces_id == queries.standing(scene.fresh(), scene.dispute_id).id
    scene.sign_all()
    assert agreements(scene) == ["in_force", "signed"], "the old one stands until the seal"
    assert scene.seal("用印2026-002")
    assert (scene.dispute.state, agreements(scene)) == ("enforcement", ["replaced", "in_force"])
    assert states(scene) == ["confirmed", "replaced", "due", "due"]
    assert clocks(scene, "C22") == ["running", "running", "stopped", "stopped"]
    assert scene.dispute.due_on == in_days(60)
    told = outcome.of_dispute(scene.fresh(), scene.dispute)
    assert (told.agreed_fen, told.confirmed_fen) == (1_200_000 + 1_200_000, 1_200_000)
    assert verify(scene.fresh()).faults == ()


def test_the_amended_agreement_is_performed_to_the_end(scene: Scene) -> None:
    begun(scene, in_days(10))
    scene.propose(in_days(60), fen=600_000)
    scene.agree()
    scene.sign_all()
    scene.seal("用印2026-002")
    with pytest.raises(Refused) as refused:
        scene.do(perform.complete, "mediator", None)
    assert refused.value.codes == ("obligations_settled",)
    newest = queries.standing(scene.fresh(), scene.dispute_id).id
    owed = next(each for each in scene.obligations() if each.agreement_id == newest)
    scene.do(perform.record_performance, scene.boss, None, owed.id, Paid(clock.today(), "cash"))
    scene.do(perform.confirm_performance, scene.worker, None, owed.id)
    scene.do(perform.complete, "mediator", None)
    assert (scene.dispute.state, states(scene)) == ("performed", ["replaced", "confirmed"])


def test_the_period_of_mediation_does_not_begin_again(scene: Scene) -> None:
    begun(scene)
    assert clocks(scene, mediation_clock(scene.dispute.profile).code) == ["stopped"]
    with pytest.raises(Refused) as refused:
        scene.do(extend.ask, "mediator", None, 5, "再谈几天。")
    assert "period_running" in refused.value.codes
