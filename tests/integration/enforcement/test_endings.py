"""Every way out: whose it is, what it leaves behind, and that nothing closes the road to arbitration."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from mediation.assignments import queries as assignments
from mediation.disputes.models import AgencyConcern
from mediation.kernel.errors import Invalid, NotAllowed, NotFound, NotPossible, Refused
from mediation.parties.models import Utterance
from mediation.procedure.course import close
from mediation.procedure.mediators import assign
from mediation.procedure.referrals import refer
from mediation.procedure.referrals.refer import Onward
from mediation.procedure.said import Said
from tests.integration.agreements.scene import Scene, in_days, said


def test_the_applicant_withdraws_without_anybodys_consent(scene: Scene) -> None:
    with pytest.raises(NotAllowed):
        scene.do(close.withdraw, scene.boss, None)
    scene.do(close.withdraw, scene.worker, None, settled_privately_fen=800_000)
    assert (scene.dispute.state, scene.dispute.settled_privately_fen) == ("withdrawn", 800_000)


def test_staff_say_how_they_heard_it(scene: Scene) -> None:
    with pytest.raises(Invalid) as wrong:
        scene.do(close.withdraw, "registrar", None)
    assert wrong.value.errors == {"how": "missing"}
    with pytest.raises(Invalid) as unknown:
        scene.do(close.withdraw, "registrar", None, said=said(), party_id=scene.party("respondent").id)
    assert unknown.value.errors == {"party": "unknown"}
    scene.do(close.withdraw, "registrar", None, said=said())
    heard = scene.fresh().scalars(select(Utterance).where(Utterance.kind == "withdrawal")).one()
    assert heard.party_id == scene.party("applicant").id


@pytest.mark.parametrize("who", ["worker", "boss"])
def test_either_party_ends_it_and_what_was_not_signed_is_void(scene: Scene, who: str) -> None:
    scene.propose(in_days(10))
    scene.agree()
    scene.do(close.refuse_mediation, getattr(scene, who), None)
    assert (scene.dispute.state, scene.dispute.result) == ("terminated", "refused")
    assert scene.agreement.state == "void"


def test_staff_enter_a_refusal_for_the_party_that_said_it(scene: Scene) -> None:
    with pytest.raises(Invalid):
        scene.do(close.refuse_mediation, scene.mediator, None, said=said())
    boss = scene.party("respondent").id
    scene.do(close.refuse_mediation, scene.mediator, None, said=said(), party_id=boss)
    assert scene.dispute.state == "terminated"


@pytest.mark.parametrize("result", close.RESULTS)
def test_terminated_with_its_result(scene: Scene, result: str) -> None:
    scene.do(close.terminate, scene.mediator, None, result)
    assert (scene.dispute.state, scene.dispute.result) == ("terminated", result)


def test_a_termination_needs_a_result_of_the_list(scene: Scene) -> None:
    for result in ("", "refused", "whatever"):
        with pytest.raises(Refused, match="result_given"):
            scene.do(close.terminate, scene.mediator, None, result)
    with pytest.raises((NotAllowed, NotFound)):
        scene.do(close.terminate, scene.worker, None, "no_agreement")


def onward(scene: Scene, **changes: object) -> Onward:
    plain = {
        "to_office_id": scene.cast.offices["YCZC"], "road": "arbitration",
        "party_id": scene.party("applicant").id, "wish": said("原件在卷"), **changes,
    }  # fmt: skip
    return Onward(**plain)  # type: ignore[arg-type]


def test_handed_over_on_a_signed_wish_and_seen_by_the_receiver(scene: Scene) -> None:
    scene.do(close.terminate, scene.mediator, None, "no_agreement")
    scene.do(refer.hand_over, scene.mediator, None, onward(scene))
    concern = scene.fresh().scalars(select(AgencyConcern)).one()
    assert concern.office_id == scene.cast.offices["YCZC"] and concern.ground == "hand_over"
    assert "第十四条第三款" in concern.article
    assert scene.dispute.state == "handed_over"


def test_no_hand_over_without_wish_receiver_or_road(scene: Scene) -> None:
    with pytest.raises((NotPossible, NotAllowed, Refused)):
        scene.do(refer.hand_over, scene.mediator, None, onward(scene))
    scene.do(close.terminate, scene.mediator, None, "no_agreement")
    silent = Said("telephone", said().said_at)
    with pytest.raises(Refused) as refused:
        scene.do(refer.hand_over, scene.mediator, None, onward(scene, wish=silent, to_office_id=None))
    assert set(refused.value.codes) == {"wish_signed", "receiver_named"}
    court = scene.cast.offices["YCFY"]
    with pytest.raises(Invalid) as elsewhere:
        scene.do(refer.hand_over, scene.mediator, None, onward(scene, to_office_id=court))
    assert elsewhere.value.errors == {"receiver": "road_leads_elsewhere"}
    with pytest.raises(Invalid) as closed:
        scene.do(refer.hand_over, scene.mediator, None, onward(scene, road="payment_order"))
    assert closed.value.errors == {"road": "road_closed"}
    with pytest.raises(Invalid) as unknown:
        scene.do(refer.hand_over, scene.mediator, None, onward(scene, papers=(scene.dispute_id,)))
    assert unknown.value.errors == {"papers": "unknown"}
    assert scene.dispute.state == "terminated"


def test_without_a_mediator_the_manager_sees_to_the_road_on(scene: Scene) -> None:
    row = assignments.active(scene.fresh(), scene.dispute_id)[0]
    scene.do(assign.recuse, scene.mediator, None, row.id, "与当事人有亲属关系")
    scene.do(close.refuse_mediation, scene.boss, None)
    assert scene.dispute.state == "terminated"
    wish = Onward(scene.cast.offices["YCZC"], "arbitration", scene.party("applicant").id, said("原件在卷"))
    with pytest.raises(NotAllowed):
        scene.do(refer.hand_over, "registrar", None, wish)
    scene.do(refer.hand_over, "manager", None, wish)
    assert scene.dispute.state == "handed_over"
