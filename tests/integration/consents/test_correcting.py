"""The last step is taken back by a manager and a second officer, with everything that it set going."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from mediation.agreements.models import Agreement
from mediation.audit.verify import verify
from mediation.channels.models import ChannelGrant
from mediation.deadlines.models import Deadline
from mediation.demo import course, turns
from mediation.demo.plans import Someone, Upto
from mediation.disputes.models import CounterDelta, Figure
from mediation.kernel.errors import Invalid, NotAllowed, NotFound, NotPossible, Refused, Stale
from mediation.procedure import consent
from mediation.procedure.claims import review
from mediation.procedure.claims.non_acceptance import Decline
from mediation.procedure.course import close, correct
from mediation.procedure.referrals import report_back
from mediation.procedure.said import Said
from mediation.procedure.sessions import meet
from mediation.procedure.sessions.meet import Minutes
from tests.integration.consents.conftest import Shared
from tests.world import EMPLOYER, USUAL, WORKER

Make = Callable[..., Shared]
WHY = "登记到了另一个案件上。"
DECLINED = Decline("not_labour", "court", "双方之间是个人借款关系。")
COMMITTEE = replace(USUAL, office="YCJH", mediator="mediator6")
OTHER = replace(
    USUAL,
    worker=Someone("李冬兰", "13857510103"),
    employer=replace(EMPLOYER, phone="13857510203", chief=Someone("金国富", "13857510204")),
)
"""Another dispute in the same store."""


def ask(case: Shared, who: str = "manager2", why: str = WHY) -> UUID:
    """Ask that the last step be taken back."""
    case.do(correct.ask, who, None, why)
    return case.act().id


def corrected(case: Shared, who: str = "manager2") -> Shared:
    """The last step taken back by two."""
    case.do(consent.answer, "registrar", ask(case, who), None, "agrees")
    return case


def running(case: Shared) -> dict[str, tuple[object, str]]:
    """The clocks that are not stopped: code → last day and state."""
    rows = select(Deadline).where(Deadline.dispute_id == case.told.id, Deadline.state != "stopped")
    return {row.clock: (row.ends_on, row.state) for row in case.fresh().scalars(rows)}


def counted(session: Session) -> dict[str, int]:
    """How many disputes stand in each state by the figures, those not folded yet counted in."""
    total: dict[str, int] = {}
    for query in (
        select(Figure.state, func.sum(Figure.count)).group_by(Figure.state),
        select(CounterDelta.state, func.sum(CounterDelta.delta)).group_by(CounterDelta.state),
    ):
        for state, number in session.execute(query):
            total[state] = total.get(state, 0) + int(number)
    return {state: number for state, number in total.items() if number}


def hold(case: Shared) -> None:
    """The session that was arranged is held."""
    now = case.world.clock.moment
    minutes = Minutes(now - timedelta(minutes=50), now, "双方；调解员", "数额", "各自陈述", "另约时间")
    case.do(meet.hold, "mediator", case.told.session_id, minutes)


def refusals(case: Shared) -> tuple[str, ...]:
    """Why the last step cannot be taken back."""
    with pytest.raises(Refused) as refused:
        ask(case)
    return refused.value.codes


def test_a_decline_by_mistake_is_taken_back(shared: Make) -> None:
    case = shared(Upto.ANSWERED, plan=USUAL)
    before, due = running(case), case.dispute.due_on
    figures = counted(case.fresh())
    case.told.do(review.decline, case.world["registrar"], None, DECLINED)
    assert case.dispute.state == "not_accepted" and running(case) == {}
    act = ask(case)
    assert case.dispute.state == "not_accepted", "nothing changes before the second agrees"
    assert case.do(consent.answer, "registrar", act, None, "agrees")
    dispute = case.dispute
    assert (dispute.state, dispute.is_open, dispute.closed_at, dispute.due_on) == ("intake", True, None, due)
    assert running(case) == before
    assert counted(case.fresh()) == figures
    last = case.last()
    assert (last.trigger, last.from_state, last.to_state, last.note) == (
        "correct", "not_accepted", "intake", WHY,
    )  # fmt: skip
    assert last.version == dispute.version
    for phone in (WORKER.phone, EMPLOYER.phone):
        assert "已经更正" in case.messages_to(phone)[-1]
    assert verify(case.fresh()).faults == ()


@pytest.mark.parametrize(
    ("upto", "ending", "state", "back"),
    [
        (Upto.ACCEPTED, "", "preparation", "intake"),
        (Upto.BACK_TO_BACK, "", "back_to_back", "preparation"),
        (Upto.FACE_TO_FACE, "", "face_to_face", "back_to_back"),
        (Upto.FACE_TO_FACE, "apart_again", "back_to_back", "face_to_face"),
        (Upto.HEARD, "terminated", "terminated", "back_to_back"),
        (Upto.HEARD, "revoked", "not_accepted", "back_to_back"),
        (Upto.PERFORMED, "", "performed", "enforcement"),
    ],
)
def test_a_step_is_taken_back(shared: Make, upto: Upto, ending: str, state: str, back: str) -> None:
    case = shared(upto, ending, plan=USUAL)
    assert case.dispute.state == state
    corrected(case)
    dispute = case.dispute
    assert (dispute.state, dispute.is_open, dispute.result, dispute.closed_at) == (back, True, None, None)
    assert (dispute.accepted_at is None) == (back == "intake")
    assert verify(case.fresh()).faults == ()


def test_clocks_of_the_acceptance_stop_and_those_before_it_go_on(shared: Make) -> None:
    case = shared(Upto.ACCEPTED, plan=COMMITTEE)
    assert set(running(case)) == {"C04"}
    corrected(case, "manager")
    (code,) = running(case)
    assert code == "C02" and case.dispute.due_on == running(case)["C02"][0]
    case.told.do(review.accept, case.world["registrar"], None)
    assert set(running(case)) == {"C04"}, "it is accepted anew, and its period runs once"
    corrected(case, "manager")
    assert set(running(case)) == {"C02"}


def test_an_agreement_that_nobody_signed_is_taken_back_and_offered_anew(shared: Make) -> None:
    case = shared(Upto.AGREEMENT, plan=USUAL)
    assert "SIGN" in running(case)
    corrected(case)
    assert case.dispute.state == "face_to_face" and "SIGN" not in running(case)
    course.write_down(case.told)
    assert case.dispute.state == "agreement"
    states = select(Agreement.state).where(Agreement.dispute_id == case.told.id).order_by(Agreement.number)
    assert case.fresh().scalars(states).all() == ["void", "offered"]


def test_what_stood_still_for_completion_stands_still_again(shared: Make) -> None:
    case = shared(Upto.ANSWERED, "completion", plan=USUAL)
    before, what = running(case), case.dispute.awaiting_completion
    assert before["C02"][1] == "paused" and what
    case.do(review.decline, "registrar", None, DECLINED)
    corrected(case)
    assert (running(case), case.dispute.awaiting_completion) == (before, what)


def test_a_case_that_ended_while_it_stood_still_goes_on(shared: Make) -> None:
    """Which clocks rested is known, the ground is not any more: it runs on with the days that were left."""
    case = shared(Upto.HEARD, "suspended")
    ((code, (ends_on, state)),) = running(case).items()
    assert (code, state) == ("C10", "paused")
    case.world.clock.forward(days=2)
    case.do(close.terminate, "mediator", None, "no_agreement", "登记错了。")
    corrected(case)
    assert running(case) == {"C10": (ends_on + timedelta(days=2), "running")}
    assert case.dispute.suspended_for is None


def test_an_entered_withdrawal_is_taken_back_with_its_sum(shared: Make) -> None:
    case = shared(Upto.HEARD, plan=USUAL)
    said = Said("telephone", case.world.clock.moment, "申请人来电撤回。")
    case.do(close.withdraw, "registrar", None, settled_privately_fen=5000, said=said)
    corrected(case)
    assert (case.dispute.state, case.dispute.settled_privately_fen) == ("back_to_back", None)


@pytest.mark.parametrize(
    ("upto", "ending", "code"),
    [
        (Upto.PREPARED, "replaced", "last_step_moved"),
        (Upto.HALF_SIGNED, "reopened", "terms_stay_overtaken"),
        (Upto.HEARD, "handed_over", "papers_stay_handed_over"),
        (Upto.IN_FORCE, "", "agreement_stays_in_force"),
        (Upto.HALF_SIGNED, "", "nobody_signed"),
        (Upto.AGREEMENT, "not_signed", "nobody_declined_to_sign"),
        (Upto.AGREEMENT, "refused_to_sign", "agreement_stays_void"),
        (Upto.HEARD, "refused", "own_word_stands"),
        (Upto.HEARD, "withdrawn", "own_word_stands"),
    ],
)
def test_what_lasts_is_not_taken_back(shared: Make, upto: Upto, ending: str, code: str) -> None:
    assert refusals(shared(upto, ending, plan=USUAL)) == (code,)


def test_before_acceptance_there_is_nothing_to_take_back(shared: Make) -> None:
    with pytest.raises(NotAllowed):
        ask(shared(Upto.ANSWERED, plan=USUAL))


def test_minutes_of_a_session_stay_with_their_stage(shared: Make) -> None:
    case = shared(Upto.FACE_TO_FACE, plan=USUAL)
    case.world.clock.forward(hours=2)
    course.propose_terms(case.told)
    assert refusals(case) == ("last_step_moved",)
    plain = shared(Upto.FACE_TO_FACE, plan=OTHER)
    plain.world.clock.forward(hours=2)
    act = ask(plain)
    hold(plain)
    with pytest.raises(Refused) as refused:
        plain.do(consent.answer, "registrar", act, None, "agrees")
    assert refused.value.codes == ("no_session_held_since",)
    assert plain.dispute.state == "face_to_face" and plain.act().state == "waiting"


def test_a_correction_is_not_corrected(shared: Make) -> None:
    case = corrected(shared(Upto.BACK_TO_BACK, plan=USUAL))
    assert refusals(case) == ("not_corrected_already",)


def test_what_was_asked_before_the_case_moved_on_is_not_carried_out(shared: Make) -> None:
    case = shared(Upto.BACK_TO_BACK, plan=USUAL)
    act = ask(case)
    turns.replace(case.told)
    with pytest.raises(Refused) as refused:
        case.do(consent.answer, "registrar", act, None, "agrees")
    assert refused.value.codes == ("step_still_last",)
    assert case.dispute.state == "back_to_back"


@pytest.mark.parametrize("who", ["registrar", "mediator", "mediator2", "registrar2", "seal", "court"])
def test_only_a_manager_of_the_line_asks(shared: Make, who: str) -> None:
    with pytest.raises((NotAllowed, NotFound)):
        ask(shared(Upto.BACK_TO_BACK, plan=USUAL), who)


@pytest.mark.parametrize("who", ["manager2", "mediator", "mediator2", "registrar2", "seal", "court"])
def test_nobody_else_is_the_second(shared: Make, who: str) -> None:
    case = shared(Upto.BACK_TO_BACK, plan=USUAL)
    act = ask(case)
    with pytest.raises((NotAllowed, NotFound)):
        case.do(consent.answer, who, act, None, "agrees")
    assert case.dispute.state == "back_to_back"


def test_a_reason_is_wanted_and_it_is_asked_once_and_by_who_saw_the_case(shared: Make) -> None:
    case = shared(Upto.BACK_TO_BACK, plan=USUAL)
    with pytest.raises(Invalid):
        ask(case, why=" ")
    with pytest.raises(Stale):
        case.do(correct.ask, "manager2", 1, WHY)
    ask(case)
    with pytest.raises(NotPossible):
        ask(case, "manager")


def test_a_refusal_leaves_everything_as_it_was(shared: Make) -> None:
    case = shared(Upto.BACK_TO_BACK, plan=USUAL)
    told = case.messages_to(WORKER.phone)
    case.do(consent.answer, "manager", ask(case), None, "refuses", "没有登记错。")
    assert case.dispute.state == "back_to_back" and case.messages_to(WORKER.phone) == told


def test_nobody_new_reads_what_was_said_apart(shared: Make) -> None:
    """Going back opens no channel and closes none."""
    case = shared(Upto.HEARD, "terminated", plan=USUAL)
    grants = select(ChannelGrant.person_id, ChannelGrant.until_at).order_by(ChannelGrant.id)
    before = case.fresh().execute(grants).all()
    corrected(case)
    assert case.fresh().execute(grants).all() == before


def test_a_result_that_was_told_to_the_agency_stays(shared: Make) -> None:
    case = shared(Upto.HEARD, "terminated")
    case.do(report_back.report_back, "mediator", None, "双方没有达成协议。")
    assert refusals(case) == ("nothing_reported_since",)
