"""An agreement in which nobody pays: what else was promised can be kept, or reported as not kept."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import select

from mediation.enforcement.models import Breach
from mediation.kernel.errors import Invalid, NotAllowed, Refused
from mediation.parties.models import Utterance
from mediation.procedure.agreements import settle
from mediation.procedure.enforcement import breach
from mediation.procedure.proposing import propose
from mediation.procedure.referrals import refer
from mediation.procedure.referrals.refer import Onward
from tests.integration.agreements.scene import CAUTIONS, Scene, in_days, said, words
from tests.integration.web.client import Browser

Clients = Callable[[Any], Browser]

NOT_KEPT = "离职证明到现在没有开具。"


@pytest.fixture
def duties(scene: Scene) -> Scene:
    """In force without a payment: the employer is to hand out a certificate."""
    proposal = scene.do(propose.put, scene.mediator, None, scene.terms(), "三日内开具离职证明。")
    for actor in (scene.worker, scene.boss):
        scene.do(propose.answer, actor, proposal, propose.Answer("accept"))
    scene.do(settle.reach_agreement, scene.mediator, None, words(), CAUTIONS)
    scene.sign_all()
    scene.seal()
    assert scene.dispute.state == "enforcement" and scene.obligations() == []
    return scene


def onward(scene: Scene) -> Onward:
    office = scene.cast.offices["YCZC"]
    return Onward(office, "arbitration", scene.party("applicant").id, said("原件在卷"))


def test_it_is_not_handed_over_before_somebody_reports_a_breach(duties: Scene) -> None:
    with pytest.raises(Refused, match="breach_reported_if_in_force"):
        duties.do(refer.hand_over, duties.mediator, None, onward(duties))
    duties.do(breach.report_duty, duties.worker, None, NOT_KEPT)
    row = duties.fresh().scalars(select(Breach)).one()
    assert (row.obligation_id, row.note) == (None, NOT_KEPT)
    duties.do(refer.hand_over, duties.mediator, None, onward(duties))
    assert duties.dispute.state == "handed_over"


def test_staff_say_whose_words_they_enter(duties: Scene) -> None:
    with pytest.raises(Invalid) as nothing:
        duties.do(breach.report_duty, duties.mediator, None, " ", said())
    assert nothing.value.errors == {"what": "missing"}
    with pytest.raises(Invalid) as nobody:
        duties.do(breach.report_duty, duties.mediator, None, NOT_KEPT, said())
    assert nobody.value.errors == {"party": "missing"}
    worker = duties.party("applicant").id
    with pytest.raises(Invalid) as unheard:
        duties.do(breach.report_duty, duties.mediator, None, NOT_KEPT, None, worker)
    assert unheard.value.errors == {"how": "missing"}
    duties.do(breach.report_duty, duties.mediator, None, NOT_KEPT, said(), worker)
    heard = duties.fresh().scalars(select(Utterance).where(Utterance.kind == "breach")).one()
    assert heard.party_id == worker and NOT_KEPT in heard.note


def test_where_money_is_owed_the_payment_is_named(scene: Scene) -> None:
    scene.in_force(in_days(10))
    with pytest.raises(Refused, match="obligation_overdue"):
        scene.do(breach.report_duty, scene.worker, None, NOT_KEPT)
    scene.clock.forward(days=11)
    with pytest.raises(Refused, match="obligation_overdue"):
        scene.do(breach.report_duty, scene.worker, None, NOT_KEPT)


def test_the_seal_keeper_reports_nothing(duties: Scene) -> None:
    with pytest.raises(NotAllowed):
        duties.do(breach.report_duty, "seal", None, NOT_KEPT)


def test_a_party_reports_it_on_its_page(duties: Scene, client_for: Clients) -> None:
    worker = client_for(duties.worker)
    assert "报告未履行" in worker.get(f"/my/disputes/{duties.dispute_id.hex}").text
    worker.get(f"/my/disputes/{duties.dispute_id.hex}/steps/report-breach")
    assert worker.send({"what": ""}).status == 422
    assert "已报告" in worker.send({"what": NOT_KEPT}).text
    assert duties.fresh().scalars(select(Breach.note)).all() == [NOT_KEPT]


def test_the_mediator_enters_it_at_the_desk(duties: Scene, client_for: Clients) -> None:
    mediator = client_for(duties.mediator)
    number = duties.dispute.number
    assert "没有履行的，可以报告未履行" in mediator.get(f"/desk/disputes/{number}/enforcement").text
    mediator.get(f"/desk/disputes/{number}/steps/report-breach")
    told = {
        "party": duties.party("applicant").id.hex, "what": NOT_KEPT, "how": "telephone",
        "said_at": "2026-11-02T09:10",
    }  # fmt: skip
    assert "未履行已登记" in mediator.send(told).text
    assert len(duties.fresh().scalars(select(Breach)).all()) == 1
