"""Payments are reported by the payer, believed by the payee, and nothing is closed before."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from mediation.deadlines.models import Deadline
from mediation.disputes.models import CounterDelta, Figure
from mediation.enforcement.models import Payment
from mediation.kernel import clock
from mediation.kernel.errors import Invalid, NotAllowed, Refused
from mediation.parties.models import Utterance
from mediation.procedure.enforcement import breach, perform
from mediation.procedure.enforcement.perform import Paid
from mediation.procedure.referrals import refer
from mediation.procedure.referrals.refer import Onward
from mediation.procedure.timed import timers
from mediation.referrals.models import Referral
from tests.integration.agreements.scene import Scene, in_days, said


def paid() -> Paid:
    return Paid(clock.today(), "bank_transfer")


def test_paid_confirmed_and_closed(scene: Scene) -> None:
    scene.in_force(in_days(10), in_days(40))
    first, second = scene.obligations()
    for owed in (first, second):
        scene.do(perform.record_performance, scene.boss, None, owed.id, paid())
        with pytest.raises(Refused, match="obligations_settled"):
            scene.do(perform.complete, scene.mediator, None)
        scene.do(perform.confirm_performance, scene.worker, None, owed.id)
    clocks = scene.fresh().scalars(select(Deadline).where(Deadline.clock == "C22"))
    assert {row.state for row in clocks} == {"stopped"}
    assert scene.dispute.due_on is None
    scene.do(perform.complete, scene.mediator, None)
    assert scene.dispute.state == "performed" and not scene.dispute.is_open


def test_nobody_speaks_for_the_other_side(scene: Scene) -> None:
    scene.in_force(in_days(10))
    owed = scene.obligations()[0].id
    with pytest.raises(NotAllowed):
        scene.do(perform.record_performance, scene.worker, None, owed, paid())
    scene.do(perform.record_performance, scene.boss, None, owed, paid())
    with pytest.raises(NotAllowed):
        scene.do(perform.confirm_performance, scene.boss, None, owed)
    with pytest.raises(NotAllowed):
        scene.do(breach.waive, scene.boss, owed, "算了")


def test_the_mediator_enters_what_it_was_told_and_the_party_sees_it(scene: Scene) -> None:
    scene.in_force(in_days(10))
    owed = scene.obligations()[0].id
    with pytest.raises(Invalid):
        scene.do(perform.record_performance, scene.mediator, None, owed, paid())
    scene.do(perform.record_performance, scene.mediator, None, owed, paid(), said())
    scene.do(perform.confirm_performance, scene.mediator, None, owed, said())
    heard = {row.kind: row.party_id for row in scene.fresh().scalars(select(Utterance))}
    assert heard["payment"] == scene.party("respondent").id
    assert heard["receipt"] == scene.party("applicant").id


def test_a_registrar_enters_what_it_was_told(scene: Scene) -> None:
    scene.in_force(in_days(10), in_days(20))
    first, second = (owed.id for owed in scene.obligations())
    scene.do(perform.record_performance, "registrar", None, first, paid(), said())
    scene.do(perform.confirm_performance, "registrar", None, first, said())
    scene.do(breach.waive, "registrar", second, "第二期不要了", said("电话"))
    assert [owed.state for owed in scene.obligations()] == ["confirmed", "waived"]
    noted = {row.kind: (row.value, row.note) for row in scene.fresh().scalars(select(Utterance))}
    assert noted["waiver"] == ("", "第二期不要了\n电话")


def test_what_was_disputed_can_be_given_up(scene: Scene) -> None:
    scene.in_force(in_days(10))
    owed = scene.obligations()[0].id
    scene.do(perform.record_performance, scene.boss, None, owed, paid())
    scene.do(perform.dispute_payment, scene.mediator, owed, "没有到账", said())
    assert "not_received" in {row.kind for row in scene.fresh().scalars(select(Utterance))}
    scene.do(breach.waive, scene.worker, owed, "对方已经另外补偿")
    scene.do(perform.complete, scene.mediator, None)
    assert scene.dispute.state == "performed"


def test_a_payment_can_be_disputed_and_reported_again(scene: Scene) -> None:
    scene.in_force(in_days(10))
    owed = scene.obligations()[0].id
    scene.do(perform.record_performance, scene.boss, None, owed, paid())
    scene.do(perform.dispute_payment, scene.worker, owed, "没有到账")
    assert scene.obligations()[0].state == "disputed"
    with pytest.raises(Refused, match="performance_recorded"):
        scene.do(perform.confirm_performance, scene.worker, None, owed)
    scene.do(perform.record_performance, scene.boss, None, owed, paid())
    scene.do(perform.confirm_performance, scene.worker, None, owed)
    first, second = scene.fresh().scalars(select(Payment).order_by(Payment.reported_at)).all()
    assert first.disputed_at and not first.confirmed_at and second.confirmed_at


def test_what_is_settled_or_to_come_is_not_paid_again(scene: Scene) -> None:
    scene.in_force(in_days(10))
    owed = scene.obligations()[0].id
    with pytest.raises(Invalid) as wrong:
        scene.do(perform.record_performance, scene.boss, None, owed, Paid(in_days(1), "cash"))
    assert wrong.value.errors == {"paid_on": "in_the_future"}
    scene.do(breach.waive, scene.worker, owed, "自愿放弃，对方已经另外补偿")
    assert scene.obligations()[0].state == "waived"
    with pytest.raises(Refused, match="obligation_open"):
        scene.do(perform.record_performance, scene.boss, None, owed, paid())
    scene.do(perform.complete, scene.mediator, None)


def test_breach_is_reported_only_when_overdue_and_opens_the_road(scene: Scene) -> None:
    scene.in_force(in_days(2))
    owed = scene.obligations()[0].id
    wish = Onward(
        scene.cast.offices["YCFY"], "payment_order", scene.party("applicant").id, said("原件在卷"),
        titles=("调解协议书",),
    )  # fmt: skip
    with pytest.raises(Refused, match="obligation_overdue"):
        scene.do(breach.report_breach, scene.worker, None, owed, "")
    with pytest.raises(Refused, match="breach_reported_if_in_force"):
        scene.do(refer.hand_over, scene.mediator, None, wish)
    scene.clock.forward(days=3)
    scene.do(breach.report_breach, scene.worker, None, owed, "没有付")
    assert scene.obligations()[0].state == "overdue"
    scene.do(refer.hand_over, scene.mediator, None, wish)
    row = scene.fresh().scalars(select(Referral)).one()
    assert (row.bundle, row.state, scene.dispute.state) == (["调解协议书"], "sent", "handed_over")


def test_the_timer_marks_what_fell_overdue_and_nothing_else(scene: Scene) -> None:
    scene.in_force(in_days(2), in_days(3))
    first, _ = scene.obligations()
    scene.do(perform.record_performance, scene.boss, None, first.id, paid())
    version = scene.dispute.version
    scene.clock.forward(days=5)
    assert timers.run(scene.write(), clock.today())["obligations_overdue"] == 1
    assert [owed.state for owed in scene.obligations()] == ["paid", "overdue"]
    assert scene.dispute.version == version
    assert timers.run(scene.write(), clock.today())["obligations_overdue"] == 0


def test_figures_fold_to_what_the_steps_counted(scene: Scene) -> None:
    scene.in_force(in_days(2))
    assert timers.fold_figures(scene.write()) > 0
    assert timers.fold_figures(scene.write()) == 0
    assert scene.fresh().scalars(select(CounterDelta)).all() == []
    figures = {row.state: (row.count, row.fen) for row in scene.fresh().scalars(select(Figure))}
    assert figures["enforcement"] == (1, 2_400_000)
    assert all(count == 0 and fen == 0 for state, (count, fen) in figures.items() if state != "enforcement")
