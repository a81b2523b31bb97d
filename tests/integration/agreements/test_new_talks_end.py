"""New talks about an agreement in force end without one: the old one stands."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from mediation.agreements import queries
from mediation.kernel.errors import Invalid, NotAllowed, NotFound, NotPossible, Refused
from mediation.procedure.agreements import settle
from mediation.procedure.agreements import sign as signing
from mediation.procedure.course import correct
from mediation.procedure.enforcement import perform, renegotiate
from mediation.procedure.referrals import report_back
from mediation.procedure.talks import talk
from mediation.projections import incoming
from tests.integration.agreements.renegotiating import (
    agreements,
    begun,
    clocks,
    pay,
    refuse,
    revoke,
    terminate,
    withdraw,
)
from tests.integration.agreements.scene import Scene, in_days, said


@pytest.mark.parametrize("stage", ["face_to_face", "back_to_back", "agreement"])
@pytest.mark.parametrize("side", ["worker", "boss"])
def test_any_party_ends_the_talks_and_the_old_one_goes_on(scene: Scene, stage: str, side: str) -> None:
    begun(scene, in_days(10), in_days(40))
    if stage == "back_to_back":
        scene.do(talk.return_to_back_to_back, "mediator", None)
    if stage == "agreement":
        scene.propose(in_days(60), fen=600_000)
        scene.agree()
        scene.sign(scene.worker, "13800138000")
    scene.do(renegotiate.resume_enforcement, getattr(scene, side), None, "按原来的付。")
    assert scene.dispute.state == "enforcement"
    assert agreements(scene) == ["in_force"] + (["void"] if stage == "agreement" else [])
    assert "running" not in clocks(scene, "SIGN")
    assert queries.latest(scene.fresh(), scene.dispute).number == 1
    pay(scene)
    pay(scene, 1)
    scene.do(perform.complete, "mediator", None)
    assert scene.dispute.state == "performed"


def test_the_mediator_ends_talks_that_lead_nowhere_with_a_reason(scene: Scene) -> None:
    begun(scene)
    with pytest.raises(Invalid):
        scene.do(renegotiate.resume_enforcement, "mediator", None, " ")
    for who in ("registrar", "manager"):
        with pytest.raises(NotAllowed):
            scene.do(renegotiate.resume_enforcement, who, None, "谈不成。")
    for who in ("mediator2", "court", "registrar2"):
        with pytest.raises((NotAllowed, NotFound)):
            scene.do(renegotiate.resume_enforcement, who, None, "谈不成。")
    scene.do(renegotiate.resume_enforcement, "mediator", None, "双方对期限谈不拢。")
    assert scene.dispute.state == "enforcement"
    with pytest.raises(NotPossible, match="step_not_in_state"):
        scene.do(renegotiate.resume_enforcement, "mediator", None, "再来一次。")


def test_a_partys_word_is_entered_with_its_proof(scene: Scene) -> None:
    begun(scene)
    worker = scene.party("applicant").id
    with pytest.raises(Invalid):
        scene.do(renegotiate.resume_enforcement, "registrar", None, "", party_id=worker)
    scene.do(renegotiate.resume_enforcement, "registrar", None, "", said=said("不想再谈了"), party_id=worker)
    assert scene.dispute.state == "enforcement"


@pytest.mark.parametrize("end", [withdraw, refuse, terminate, revoke])
def test_nothing_gives_up_an_agreement_in_force(scene: Scene, end: Callable[[Scene], None]) -> None:
    begun(scene)
    with pytest.raises(Refused) as refused:
        end(scene)
    assert refused.value.codes == ("no_agreement_stands",)
    assert agreements(scene) == ["in_force"]


def test_what_was_not_signed_is_talked_over_again_and_the_old_one_stands(scene: Scene) -> None:
    begun(scene)
    scene.propose(in_days(60), fen=600_000)
    scene.agree()
    scene.do(signing.decline_to_sign, scene.boss, "金额还要商量")
    scene.do(settle.reopen_talks, "mediator", None)
    assert (scene.dispute.state, agreements(scene)) == ("face_to_face", ["in_force", "declined"])
    scene.do(renegotiate.resume_enforcement, scene.boss, None, "")
    assert scene.dispute.state == "enforcement"


def test_neither_the_beginning_nor_the_end_of_new_talks_is_corrected(scene: Scene) -> None:
    begun(scene)
    with pytest.raises(Refused) as begun_so:
        scene.do(correct.ask, "manager", None, "登记错了。")
    assert begun_so.value.codes == ("new_talks_stay_agreed",)
    scene.do(renegotiate.resume_enforcement, scene.worker, None, "")
    with pytest.raises(Refused) as ended_so:
        scene.do(correct.ask, "manager", None, "登记错了。")
    assert ended_so.value.codes == ("new_talks_stay_over",)


def test_the_text_says_what_it_replaces_and_is_signed_so(scene: Scene) -> None:
    begun(scene)
    scene.propose(in_days(60), fen=600_000)
    scene.agree()
    dispute, agreement = scene.dispute, queries.latest(scene.session, scene.dispute)
    assert queries.present_digest(scene.session, dispute, agreement) == agreement.digest
    with scene.session.no_autoflush:
        agreement.replaces_id = None
        assert queries.present_digest(scene.session, dispute, agreement) != agreement.digest


def test_what_came_of_it_is_still_reported_while_there_are_talks(begin_with: Callable[[str], Scene]) -> None:
    """An agreement in force is news for the court that sent the case, talked over anew or not."""
    scene = begun(begin_with("court_delegated"))
    assert incoming.of_case(scene.fresh(), scene.dispute_id).is_owed  # type: ignore[union-attr]
    scene.do(report_back.report_back, "mediator", None)
    assert not incoming.of_case(scene.fresh(), scene.dispute_id).is_owed  # type: ignore[union-attr]
