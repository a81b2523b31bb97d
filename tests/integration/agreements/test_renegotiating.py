"""New talks about an agreement in force: it stands and is paid until an amended agreement takes its place."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select

from mediation.agreements import queries
from mediation.agreements.models import Agreement
from mediation.audit.verify import verify
from mediation.deadlines.models import Deadline
from mediation.disputes.models import Dispute
from mediation.enforcement.models import Obligation
from mediation.kernel import clock
from mediation.kernel.errors import Invalid, NotAllowed, NotFound, NotPossible, Refused, Stale
from mediation.kernel.outbox import OutboxMessage
from mediation.law.clock_table import mediation_clock
from mediation.pending.models import PendingAct
from mediation.procedure import (
    breach,
    close,
    consent,
    correct,
    extend,
    outcome,
    perform,
    renegotiate,
    report_back,
    settle,
    talk,
    timers,
)
from mediation.procedure import sign as signing
from mediation.procedure.facts import gather
from mediation.procedure.perform import Paid
from mediation.procedure.revocation import Revocation
from mediation.procedure.revoke import ask as ask_to_revoke
from mediation.projections import incoming
from tests.integration.agreements.scene import Scene, in_days, said

WHY = "公司订单推迟，余款希望再分两期付。"


def ask(scene: Scene, who: Any = "mediator", seen: int | None = None) -> UUID:
    scene.do(renegotiate.ask, who, seen, WHY)
    query = select(PendingAct.id).where(PendingAct.dispute_id == scene.dispute_id)
    return scene.fresh().scalars(query.order_by(PendingAct.asked_at.desc())).first()  # type: ignore[return-value]


def begun(scene: Scene, *days: date) -> Scene:
    """An agreement in force, and new talks to which both have agreed."""
    scene.in_force(*days)
    act = ask(scene)
    scene.do(consent.answer, scene.worker, act, None, "agrees")
    scene.do(consent.answer, scene.boss, act, None, "agrees")
    return scene


def states(scene: Scene) -> list[str]:
    """Of what is owed, by agreement and position."""
    query = select(Obligation.state).join(Agreement, Agreement.id == Obligation.agreement_id)
    query = query.where(Obligation.dispute_id == scene.dispute_id)
    return list(scene.fresh().scalars(query.order_by(Agreement.number, Obligation.position)))


def agreements(scene: Scene) -> list[str]:
    query = select(Agreement.state).where(Agreement.dispute_id == scene.dispute_id)
    return list(scene.fresh().scalars(query.order_by(Agreement.number)))


def clocks(scene: Scene, code: str) -> list[str]:
    query = select(Deadline.state).where(Deadline.dispute_id == scene.dispute_id, Deadline.clock == code)
    return sorted(scene.fresh().scalars(query))


def messages(scene: Scene) -> str:
    rows = scene.fresh().scalars(select(OutboxMessage).order_by(OutboxMessage.at, OutboxMessage.id))
    return "\n".join(row.body or "" for row in rows)


def pay(scene: Scene, at: int = 0) -> None:
    """The employer pays one of what is owed, and the worker confirms it."""
    owed = scene.obligations()[at]
    scene.do(perform.record_performance, scene.boss, None, owed.id, Paid(clock.today(), "bank_transfer"))
    scene.do(perform.confirm_performance, scene.worker, None, owed.id)


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
    from_case = scene.do(_facts, "mediator")
    assert (from_case.breaches, from_case.obligations, from_case.agreement_stands) == (0, 1, True)


def _facts(session: Any, actor: Any, dispute_id: UUID) -> Any:
    return gather(session, actor, session.get_one(Dispute, dispute_id))


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


def _withdraw(scene: Scene) -> None:
    scene.do(close.withdraw, scene.worker, None)


def _refuse(scene: Scene) -> None:
    scene.do(close.refuse_mediation, scene.boss, None)


def _terminate(scene: Scene) -> None:
    scene.do(close.terminate, "mediator", None, "no_agreement")


def _revoke(scene: Scene) -> None:
    wanted = Revocation("already_handled", "arbitration", "仲裁已有调解书。")
    scene.do(ask_to_revoke, "manager", None, wanted)


@pytest.mark.parametrize("end", [_withdraw, _refuse, _terminate, _revoke])
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


def test_the_period_of_mediation_does_not_begin_again(scene: Scene) -> None:
    begun(scene)
    assert clocks(scene, mediation_clock(scene.dispute.profile).code) == ["stopped"]
    with pytest.raises(Refused) as refused:
        scene.do(extend.ask, "mediator", None, 5, "再谈几天。")
    assert "period_running" in refused.value.codes
