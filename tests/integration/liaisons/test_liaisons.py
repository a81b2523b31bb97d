"""What an agency sees of a dispute that concerns it, and how it confirms a hand-over."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest

from mediation.kernel.errors import NotAllowed, NotFound, NotPossible
from mediation.procedure.course import close
from mediation.procedure.referrals import receive, refer
from mediation.procedure.referrals.refer import Onward
from mediation.projections import liaison_case, liaison_list
from mediation.referrals.models import Referral
from tests.integration.agreements.scene import Scene, in_days, said
from tests.integration.web.client import Browser

ClientFor = Callable[[Any], Browser]


def hand_over(scene: Scene) -> UUID:
    """Mediation failed, and the worker wishes to go on to arbitration."""
    scene.do(close.terminate, scene.mediator, None, "no_agreement", note="差距太大：一方只肯出三千")
    party = scene.party("applicant").id
    onward = Onward(
        scene.cast.offices["YCZC"], "arbitration", party, said("书面意愿在卷"), titles=("调解申请",)
    )
    return scene.do(refer.hand_over, scene.mediator, None, onward)  # type: ignore[no-any-return]


def test_an_agency_sees_nothing_before_it_is_concerned(scene: Scene, client_for: ClientFor) -> None:
    browser = client_for(scene.cast["arbitration"])
    assert "没有与本机构有关的案件" in browser.get("/liaison/disputes").text
    assert browser.get(f"/liaison/disputes/{scene.dispute.number}").status == 404


def test_the_list_says_why_the_agency_may_look(scene: Scene, client_for: ClientFor) -> None:
    hand_over(scene)
    page = client_for(scene.cast["arbitration"]).get("/liaison/disputes")
    for told in (
        scene.dispute.number,
        "刘大山",
        "拖欠工资",
        "移交本机构办理",
        "转其他途径",
        "《劳动争议调解仲裁法》",
    ):
        assert told in page.text
    for other in ("court", "bureau", "judicial"):
        assert scene.dispute.number not in client_for(scene.cast[other]).get("/liaison/disputes").text


def test_of_a_failure_the_agency_learns_ground_and_day_only(scene: Scene, client_for: ClientFor) -> None:
    scene.propose(in_days(10), fen=300_000)
    hand_over(scene)
    page = client_for(scene.cast["arbitration"]).get(f"/liaison/disputes/{scene.dispute.number}")
    for told in ("没有达成协议", "2026年11月2日", "24,000.00 元", "三个月工资没有发", "绍兴锦华针织有限公司"):
        assert told in page.text
    for hidden in ("3,000", "三千", "差距", "13800138000", "13900139000", "已生效的调解协议"):
        assert hidden not in page.response.text


def test_an_agreement_is_shown_once_it_is_in_force_and_not_before(scene: Scene) -> None:
    scene.propose(in_days(10))
    scene.agree()
    hand = scene.fresh()
    scene.clock.forward(days=8)
    scene.do(close.terminate, scene.mediator, None, "refused_to_sign")
    party = scene.party("applicant").id
    onward = Onward(scene.cast.offices["YCZC"], "arbitration", party, said())
    scene.do(refer.hand_over, scene.mediator, None, onward)
    hand.rollback()
    assert liaison_case.page(hand, scene.cast["arbitration"], scene.dispute.number).agreement is None


def test_a_liaison_confirms_what_arrived_once(scene: Scene, client_for: ClientFor) -> None:
    referral = hand_over(scene)
    browser = client_for(scene.cast["arbitration"])
    page = browser.get("/liaison/referrals")
    assert "还没有签收" in page.text and "调解申请" in page.text
    page = browser.send(form="receive")
    assert page.path == "/liaison/referrals" and "已签收" in page.text
    assert not [each for each in page.forms if each.action.endswith("receive")]
    row = scene.fresh().get_one(Referral, referral)
    assert row.state == "received" and row.received_by == scene.cast["arbitration"].person_id
    with pytest.raises(NotPossible):
        receive.receive(scene.write(), scene.cast["arbitration"], referral)


def test_nobody_else_confirms_it(scene: Scene) -> None:
    referral = hand_over(scene)
    for sign_in in ("court", "manager", "mediator", "auditor"):
        with pytest.raises((NotFound, NotAllowed)):
            receive.receive(scene.write(), scene.cast[sign_in], referral)
    assert liaison_list.referrals(scene.fresh(), scene.cast["court"]).rows == ()


def test_the_pages_are_for_liaisons(scene: Scene, client_for: ClientFor) -> None:
    hand_over(scene)
    number = scene.dispute.number
    for actor in (scene.cast["registrar"], scene.cast["system-admin"], scene.worker):
        browser = client_for(actor)
        paths = ("/liaison/disputes", "/liaison/referrals", f"/liaison/disputes/{number}")
        assert [browser.get(path).status for path in paths] == [404, 404, 404]


def test_the_list_costs_two_statements_with_the_sign_in(
    scene: Scene, client_for: ClientFor, count_statements: Any
) -> None:
    hand_over(scene)
    browser = client_for(scene.cast["arbitration"])
    browser.get("/liaison/disputes")
    with count_statements() as seen:
        browser.get("/liaison/disputes")
    assert seen.count <= 3
