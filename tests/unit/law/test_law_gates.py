"""After an agreement is in force: which gates are open until when, for whom, and what excludes what."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediation.law.gates.afterwards import gates
from mediation.law.gates.joint import may_apply
from mediation.law.gates.table import JOINT_GATES, ROWS
from mediation.law.gates.values import Applied, Gate, InForce, Outcome, Owed, Standing
from mediation.law.gates.wording import confirms_relation

FORCE = date(2026, 11, 2)
DUE = date(2026, 11, 20)
YOUNG = InForce(
    "statutory", "peoples_committee", FORCE, date(2026, 11, 10), frozenset({"wages_owed"}),
    (Owed("w", "wages_owed", DUE),),
)  # fmt: skip
BROKEN = replace(YOUNG, today=date(2026, 11, 21))
REVIEW, CONFIRM = JOINT_GATES


def gate(code: str, agreement: InForce) -> Gate:
    return next(each for each in gates(agreement) if each.code == code)


def stands(code: str, agreement: InForce) -> tuple[str, tuple[str, ...]]:
    found = gate(code, agreement)
    return found.standing.value, found.reasons


def granted(code: str) -> tuple[Applied, ...]:
    return (Applied(code, Outcome.GRANTED),)


@pytest.mark.parametrize(
    ("code", "last"),
    [
        (REVIEW, date(2026, 11, 17)),
        (CONFIRM, date(2026, 12, 2)),
    ],
)
def test_the_joint_gates_count_calendar_days_from_force(code: str, last: date) -> None:
    assert gate(code, YOUNG).last_day == last
    assert gate(code, replace(YOUNG, today=last)).left == 0
    assert stands(code, replace(YOUNG, today=last)) == ("open", ())
    assert stands(code, replace(YOUNG, today=last + timedelta(days=1))) == ("passed", ())
    assert gate(code, YOUNG).row.joint


def test_a_last_day_in_the_holidays_is_the_first_day_after_them() -> None:
    before = replace(YOUNG, in_force_on=date(2026, 9, 18), today=date(2026, 9, 20))
    assert gate(REVIEW, before).last_day == date(2026, 10, 8)


@pytest.mark.parametrize(
    ("changes", "reasons"),
    [
        ({"confirms_relation": True}, ("confirms_relation",)),
        ({"kinds": frozenset({"wages_owed", "civil_loan"})}, ("not_for_arbitration",)),
        ({"profile": "court_entrusted"}, ("case_in_court",)),
        ({"applied": granted(CONFIRM)}, ("other_gate_granted",)),
        ({"applied": (Applied(CONFIRM, Outcome.PENDING),)}, ("other_gate_pending",)),
    ],
)
def test_review_is_closed_for_what_the_rules_name(changes: dict[str, Any], reasons: tuple[str, ...]) -> None:
    assert stands(REVIEW, replace(YOUNG, **changes)) == ("closed", reasons)


@pytest.mark.parametrize("outcome", [Outcome.REFUSED, Outcome.WITHDRAWN])
def test_an_application_that_came_to_nothing_leaves_both_open(outcome: Outcome) -> None:
    tried = replace(YOUNG, applied=(Applied(REVIEW, outcome),))
    assert stands(REVIEW, tried) == ("open", (outcome.value,))
    assert stands(CONFIRM, tried) == ("open", ())
    assert may_apply(CONFIRM, tried) == may_apply(REVIEW, tried) == ()


@given(
    st.lists(st.tuples(st.sampled_from(JOINT_GATES), st.sampled_from(Outcome)), max_size=5),
    st.integers(0, 60),
)
def test_whatever_is_noted_the_two_gates_are_never_both_gone_through(
    asked: list[tuple[str, Outcome]], days: int
) -> None:
    """Rule (v): an application is noted only where `may_apply` has no reason against it."""
    noted = replace(YOUNG, today=FORCE + timedelta(days=days))
    for code, outcome in asked:
        if not may_apply(code, noted):
            noted = replace(noted, applied=(*noted.applied, Applied(code, outcome)))
    taken = [each.code for each in gates(noted) if each.standing is Standing.TAKEN]
    assert len(taken) <= 1
    if taken:
        other = CONFIRM if taken == [REVIEW] else REVIEW
        assert gate(other, noted).standing is Standing.CLOSED
        assert may_apply(other, noted) and may_apply(taken[0], noted)


def test_an_application_under_way_and_a_granted_one_are_said() -> None:
    for outcome in (Outcome.PENDING, Outcome.GRANTED):
        late = replace(YOUNG, today=date(2027, 3, 1), applied=(Applied(REVIEW, outcome),))
        assert stands(REVIEW, late) == ("taken", (outcome.value,))


@pytest.mark.parametrize(
    ("profile", "where"), [("court_delegated", "inviting_court"), ("statutory", "basic_court")]
)
def test_which_court_confirms(profile: str, where: str) -> None:
    assert gate(CONFIRM, replace(YOUNG, profile=profile)).where == where


def test_the_practice_of_courts_is_remarked_where_it_differs() -> None:
    assert gate(CONFIRM, YOUNG).remarks == ()
    assert gate(CONFIRM, replace(YOUNG, body="studio")).remarks == ("court_practice",)
    assert gate(CONFIRM, replace(YOUNG, duties=True)).remarks == ("court_practice",)


def test_a_docketed_case_goes_back_to_its_court() -> None:
    entrusted = replace(YOUNG, profile="court_entrusted")
    assert stands("court_statement", entrusted) == ("open", ())
    assert stands(CONFIRM, entrusted) == ("closed", ("case_in_court",))
    assert "court_statement" not in [each.code for each in gates(YOUNG)]


def test_a_payment_order_is_item_by_item_and_after_breach() -> None:
    owed = (
        Owed("w", "wages_owed", DUE), Owed("later", "severance_pay", date(2026, 12, 1)),
        Owed("paid", "overtime_pay", DUE, settled=True), Owed("x", "annual_leave", DUE),
    )  # fmt: skip
    mixed = replace(BROKEN, owed=owed)
    assert gate("payment_order", mixed).items == ("w",)
    assert stands("payment_order", replace(mixed, today=DUE)) == ("not_yet", ("not_overdue",))
    assert stands("payment_order", replace(mixed, owed=owed[3:])) == ("closed", ("no_such_payment",))
    assert stands("payment_order", replace(mixed, owed=owed[2:])) == ("closed", ("all_settled",))
    assert stands("payment_order", replace(mixed, applied=granted(REVIEW))) == ("closed", ("title_exists",))
    assert gate("payment_order", mixed).where == "debtors_court"


def test_of_an_injury_a_payment_order_takes_the_medical_cost_only() -> None:
    hurt = replace(BROKEN, owed=(Owed("i", "work_injury", DUE),), kinds=frozenset({"work_injury"}))
    assert gate("payment_order", hurt).remarks == ("injury_medical_only",)
    assert gate("payment_order", BROKEN).remarks == ()


@pytest.mark.parametrize(
    "changes",
    [{"duties": True}, {"kinds": frozenset({"wages_owed", "severance_pay"})}, {"kinds": frozenset()}],
)
def test_what_is_not_about_wages_alone_has_no_direct_suit(changes: dict[str, Any]) -> None:
    assert stands("direct_suit", BROKEN) == ("open", ())
    assert stands("direct_suit", YOUNG) == ("not_yet", ("not_overdue",))
    assert stands("direct_suit", replace(BROKEN, **changes)) == ("closed", ("not_only_wages",))


def test_arbitration_is_open_after_breach_and_where_nothing_is_paid() -> None:
    assert stands("arbitration", YOUNG) == ("not_yet", ("not_overdue",))
    assert gate("arbitration", BROKEN).items == ("w",)
    assert stands("arbitration", replace(YOUNG, owed=(), duties=True)) == ("open", ())
    assert stands("arbitration", replace(BROKEN, applied=granted(CONFIRM))) == ("closed", ("title_exists",))
    paid = replace(BROKEN, owed=(Owed("w", "wages_owed", DUE, settled=True),))
    assert stands("arbitration", paid) == ("closed", ("all_settled",))


def test_enforcement_takes_a_title_a_breach_and_two_years() -> None:
    assert stands("compulsory_enforcement", BROKEN) == ("not_yet", ("needs_title",))
    titled = replace(BROKEN, applied=granted(REVIEW))
    assert stands("compulsory_enforcement", titled) == ("open", ())
    last = gate("compulsory_enforcement", titled).last_day
    assert last == date(2028, 11, 20)
    assert stands("compulsory_enforcement", replace(titled, today=last)) == ("open", ())
    assert stands("compulsory_enforcement", replace(titled, today=last + timedelta(1))) == ("passed", ())
    assert stands("compulsory_enforcement", replace(titled, today=DUE)) == ("not_yet", ("not_overdue",))
    two = (Owed("a", "wages_owed", DUE), Owed("b", "wages_owed", date(2027, 1, 20)))
    assert gate("compulsory_enforcement", replace(titled, owed=two)).last_day == date(2029, 1, 22)
    duty = replace(titled, owed=(), duties=True)
    assert gate("compulsory_enforcement", duty).last_day == date(2028, 11, 2)


def test_inspection_is_told_with_what_it_may_answer() -> None:
    assert gate("inspection", BROKEN).remarks == ("inspection_may_refer",)
    assert stands("inspection", BROKEN) == ("open", ())
    assert stands("inspection", replace(BROKEN, applied=granted(REVIEW))) == ("open", ())


def test_every_gate_says_who_what_and_where_it_stands() -> None:
    codes = [each.code for each in gates(YOUNG)]
    assert codes == [code for code in ROWS if code != "court_statement"]
    for row in ROWS.values():
        assert all((row.name_zh, row.name_en, row.how_zh, row.how_en, row.needs_zh)), row.code
        assert len(row.needs_zh) == len(row.needs_en)
        assert row.joint is (row.code in JOINT_GATES)
        assert (row.clock is not None) is row.joint


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("双方确认2020年至2026年存在劳动关系。", True),
        ("公司承认与刘大山建立了劳动关系", True),
        ("双方确认劳动关系于2026年9月30日解除", False),
        ("公司支付工资", False),
    ],
)
def test_whether_words_confirm_a_labour_relation(words: str, said: bool) -> None:
    assert confirms_relation("", words) is said
