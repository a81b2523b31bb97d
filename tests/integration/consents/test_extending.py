"""More days of mediation: whoever asks, both must consent, and the rule of the profile sets the limit."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from mediation.audit.verify import verify
from mediation.deadlines.models import Deadline
from mediation.demo.plans import Upto
from mediation.kernel import clock
from mediation.kernel.errors import Invalid, NotAllowed, NotFound, NotPossible, Refused, Stale
from mediation.procedure import consent, pending
from mediation.procedure.course import close
from mediation.procedure.said import Said
from mediation.procedure.talks import talk
from mediation.projections import clocks
from tests.integration.consents.conftest import DELEGATED, Shared
from tests.world import USUAL, WORKER

Make = Callable[..., Shared]


def period(case: Shared) -> Deadline:
    query = select(Deadline).where(Deadline.dispute_id == case.told.id, Deadline.clock.in_(("C10", "C05")))
    return case.fresh().scalars(query).one()


def test_the_period_is_longer_when_both_have_consented(shared: Make) -> None:
    case = shared()
    before, version = period(case).ends_on, case.dispute.version
    act = case.ask_for_days()
    assert case.dispute.version == version, "asking moves nothing"
    assert not case.do(consent.answer, case.world.worker, act, version, "agrees")
    assert period(case).ends_on == before
    assert case.do(consent.answer, case.world.chief, act, version, "agrees")
    assert period(case).ends_on >= before + timedelta(days=10)
    assert period(case).extended_by == 10
    assert case.dispute.due_on == period(case).ends_on
    assert case.dispute.version == version + 1
    assert (case.last().trigger, case.last().person_name) == ("extend", case.world.chief.name)
    assert case.act().state == "done"
    shown = next(one for one in clocks.clocks_of(case.fresh(), case.told.id) if one.clock.code == "C10")
    assert shown.counted.last_day == period(case).ends_on
    assert verify(case.fresh()).faults == ()


def test_a_party_that_asks_has_consented_by_asking(shared: Make) -> None:
    case = shared()
    act = case.ask_for_days(case.world.worker)
    answered = {need.party_id for need in case.needs() if need.answer == "agrees"}
    assert answered == {case.party("applicant").id}
    with pytest.raises(NotPossible, match="already_answered"):
        case.do(consent.answer, case.world.worker, act, None, "refuses", "再想想。")
    assert case.do(consent.answer, case.world.chief, act, None, "agrees")


def test_one_refusal_ends_it_and_both_sides_know(shared: Make) -> None:
    case = shared()
    before = period(case).ends_on
    act = case.ask_for_days(case.world.worker)
    with pytest.raises(Invalid):
        case.do(consent.answer, case.world.chief, act, None, "refuses")
    case.do(consent.answer, case.world.chief, act, None, "refuses", "希望尽快有个结果。")
    assert (case.act().state, period(case).ends_on) == ("refused", before)
    assert pending.ANSWERED in case.messages_to(WORKER.phone)[-1]
    with pytest.raises(NotPossible, match="pending_over"):
        case.do(consent.answer, case.world.chief, act, None, "agrees")


@pytest.mark.parametrize("who", ["registrar", "manager2", "mediator2", "court"])
def test_nobody_else_asks(shared: Make, who: str) -> None:
    with pytest.raises((NotAllowed, NotFound)):
        shared().ask_for_days(who)


def test_a_clerk_binds_nobody(shared: Make) -> None:
    case = shared()
    act = case.ask_for_days()
    with pytest.raises(NotAllowed):
        case.do(consent.answer, case.world.clerk, act, None, "agrees")


def test_officers_consent_to_nothing_in_a_partys_place(shared: Make) -> None:
    case = shared()
    act = case.ask_for_days()
    for who in ("registrar", "manager", "mediator", "mediator2", "court"):
        with pytest.raises((NotFound, NotAllowed)):
            case.do(consent.answer, who, act, None, "agrees")


def test_a_consent_by_telephone_is_entered_with_its_proof(shared: Make) -> None:
    case = shared()
    act = case.ask_for_days(case.world.worker)
    boss = case.party("respondent").id
    with pytest.raises(Invalid):
        case.do(consent.enter, "mediator", act, None, boss, "agrees", Said("telephone", clock.now()))
    heard = Said("telephone", clock.now(), "金国华来电：同意再谈十天。")
    with pytest.raises(NotAllowed):
        case.do(consent.enter, "manager", act, None, boss, "agrees", heard)
    assert case.do(consent.enter, "mediator", act, None, boss, "agrees", heard)
    need = next(each for each in case.needs() if each.party_id == boss)
    assert need.utterance_id is not None
    assert period(case).extended_by == 10


@pytest.mark.parametrize(
    ("upto", "plan", "code"),
    [(Upto.HEARD, USUAL, "extension_provided"), (Upto.IN_FORCE, DELEGATED, "period_running")],
)
def test_where_the_rule_gives_none_the_reason_is_told(shared: Make, upto: Upto, plan: Any, code: str) -> None:
    with pytest.raises(Refused) as refused:
        shared(upto, plan=plan).ask_for_days()
    assert code in refused.value.codes


def test_a_period_that_is_over_is_not_made_longer(shared: Make) -> None:
    case = shared()
    act = case.ask_for_days(case.world.worker)
    last = period(case).ends_on
    late = (last - clock.today()).days + 1
    case.world.clock.forward(days=late)
    with pytest.raises(Refused) as refused:
        case.ask_for_days()
    assert refused.value.codes == ("period_running",)
    with pytest.raises((Refused, NotPossible)):
        case.do(consent.answer, case.world.chief, act, None, "agrees")
    assert period(case).ends_on == last


@pytest.mark.parametrize("days", [0, -3, 31])
def test_only_days_that_the_rule_leaves(shared: Make, days: int) -> None:
    with pytest.raises(Refused) as refused:
        shared().ask_for_days(days=days)
    assert refused.value.codes == ("extension_days_allowed",)


def test_the_same_is_not_asked_twice_but_anew_after_it_was_taken_back(shared: Make) -> None:
    case = shared()
    act = case.ask_for_days()
    with pytest.raises(NotPossible, match="already_asked"):
        case.ask_for_days(case.world.worker)
    with pytest.raises(NotAllowed):
        case.do(consent.take_back, case.world.worker, act, "")
    case.do(consent.take_back, "mediator", act, "")
    assert case.act().state == "taken_back"
    assert pending.TAKEN_BACK in case.messages_to(WORKER.phone)[-1]
    case.ask_for_days(case.world.worker)


def test_what_nobody_answers_lapses(shared: Make) -> None:
    case = shared()
    act = case.ask_for_days(case.world.worker)
    case.world.clock.forward(days=7)
    with pytest.raises(NotPossible, match="pending_over"):
        case.do(consent.answer, case.world.chief, act, None, "agrees")
    with case.world.sessions() as session:
        assert pending.expire(session, clock.now()) == 1
    assert case.act().state == "expired"
    assert pending.ANSWERED in case.messages_to(WORKER.phone)[-1]
    with case.world.sessions() as session:
        assert pending.expire(session, clock.now()) == 0


def test_a_consent_to_what_one_did_not_see_is_stale(shared: Make) -> None:
    """The case moved on after the page was opened: the consenter is told, and looks again."""
    case = shared()
    act, seen = case.ask_for_days(case.world.worker), case.dispute.version
    case.do(talk.begin_face_to_face, "mediator", None, talk.Meeting(True, None))
    with pytest.raises(Stale) as stale:
        case.do(consent.answer, case.world.chief, act, seen, "agrees")
    assert [change.trigger for change in stale.value.changes] == ["begin_face_to_face"]
    assert case.do(consent.answer, case.world.chief, act, case.dispute.version, "agrees")


def test_an_ended_case_takes_no_late_consent(shared: Make) -> None:
    case = shared()
    act = case.ask_for_days()
    case.do(consent.answer, case.world.worker, act, None, "agrees")
    case.do(close.withdraw, case.world.worker, None)
    with pytest.raises(NotPossible, match="step_not_in_state"):
        case.do(consent.answer, case.world.chief, act, None, "agrees")
