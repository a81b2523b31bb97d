"""Proves the eight rules of a dispute with the guards the program really asks, over every reachable path."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from mediation.procedure.facts import DisputeFacts
from mediation.procedure.guards import FORM_GUARDS, GUARDS, refusals, refusals_of_form
from tests.unit.procedure.real_facts import ITEM, REAL, TERM, TODAY
from tests.unit.workflows.dispute_model import (
    PREDICATES,
    PROFILES,
    Facts,
    acts,
    corrections,
    effects_of,
    remember,
)
from tests.unit.workflows.eight_rules import RULES, Walk
from tests.unit.workflows.explore import explore
from workflows.dispute import DISPUTE


@pytest.fixture(scope="module")
def walk() -> Walk:
    beginnings = [Facts(profile) for profile in PROFILES]
    return explore(DISPUTE, REAL, effects_of(DISPUTE), beginnings, acts, remember, corrections())


@pytest.mark.parametrize("rule", RULES)
def test_no_reachable_path_breaks_the_rule(walk: Walk, rule: str) -> None:
    assert list(RULES[rule](walk)) == []


def test_model_and_program_agree_wherever_a_dispute_can_come(walk: Walk) -> None:
    differing = {
        name
        for _, facts in walk.moves
        for name in GUARDS.keys() & PREDICATES.keys()
        if bool(PREDICATES[name](facts)) != bool(REAL[name](facts)) and not _taken_as_given(name, facts)
    }
    assert differing == set()


def _taken_as_given(name: str, facts: Facts) -> bool:
    """What a guard answers before it is ever asked: of terms while there are none, of debts before force."""
    if name == "obligations_settled":
        return not facts.in_force
    return name in ("claim_items_all_answered", "terms_complete") and not facts.terms


def test_every_guard_of_the_table_is_written_and_none_is_unused() -> None:
    named = {name for step in DISPUTE.steps for name in step.guards}
    of_forms = {name for step in DISPUTE.steps for name in step.form_guards}
    assert named == GUARDS.keys()
    assert of_forms == FORM_GUARDS


def test_all_refusals_come_at_once() -> None:
    step = DISPUTE.step("begin_back_to_back")
    bare = DisputeFacts(today=TODAY)
    assert refusals(step, bare) == (
        "applicant_contacted", "respondent_contacted_or_tried", "issues_noted", "way_chosen",
    )  # fmt: skip
    assert refusals_of_form(DISPUTE.step("hand_over"), {}) == ("wish_signed", "receiver_named")
    assert refusals_of_form(DISPUTE.step("hand_over"), {"wish_signed": True, "receiver_named": True}) == ()


@pytest.mark.parametrize(
    ("guard", "known", "opens"),
    [
        ("in_scope", {"claim_kinds": ("wages_owed", "double_wage"), "scope": ("wages_owed",)}, False),
        ("in_scope", {"claim_kinds": ("wages_owed",), "scope": ("wages_owed", "double_wage")}, True),
        ("in_scope", {"claim_kinds": (), "scope": ("wages_owed",)}, False),
        ("respondent_invited", {"respondents": 2, "respondents_named_only": 1}, False),
        ("respondent_invited", {"respondents": 2, "respondents_named_only": 0}, True),
        ("parties_willing", {"respondents": 2, "respondents_refusing": 1}, False),
        ("parties_willing", {"respondents": 1}, True),
        ("parties_willing", {"profile": "enterprise_committee", "respondents": 1}, False),
        ("parties_willing", {"profile": "enterprise_committee", "respondents_agreeing": 1}, True),
        ("respondent_contacted_or_tried", {"respondent_tried": True}, True),
        ("nobody_refuses_to_meet", {"respondent_meets": False}, False),
        ("claim_items_all_answered", {"claim_item_ids": (ITEM, "other"), "accepted_terms": (TERM,)}, False),
        ("claim_items_all_answered", {"claim_item_ids": (ITEM,), "accepted_terms": (TERM, TERM)}, False),
        ("terms_complete", {"accepted_terms": ({**TERM, "instalments": []},)}, False),
        ("terms_complete", {"accepted_terms": ({**TERM, "manner": ""},)}, False),
        ("signed_by_parties", {"signatories": (), "signed": frozenset()}, False),
        ("signed_by_parties", {"signatories": ("a", "b"), "signed": frozenset({"a", "mediator"})}, False),
        ("signatures_complete_for_profile", {"signatories": ("a",), "signed": {"a"}, "sealed": True}, False),
        ("breach_reported_if_in_force", {"agreement_stands": True}, False),
        ("breach_reported_if_in_force", {"agreement_stands": True, "breaches": 1}, True),
        ("breach_reported_if_in_force", {"agreement_stands": False, "obligations": 1}, True),
        ("obligation_overdue", {"agreement_stands": True}, True),
        ("obligation_overdue", {"agreement_stands": True, "obligations": 1}, False),
        ("obligation_overdue", {"agreement_stands": True, "obligations": 2, "obligations_overdue": 1}, True),
    ],
)  # fmt: skip
def test_a_guard_opens_on_what_it_asks(guard: str, known: dict[str, object], opens: bool) -> None:
    assert GUARDS[guard](replace(DisputeFacts(today=TODAY), **known)) is opens  # type: ignore[arg-type]


@pytest.mark.parametrize(("late", "failed"), [(-1, False), (0, False), (1, True)])
def test_signing_fails_only_after_the_last_day(late: int, failed: bool) -> None:
    facts = DisputeFacts(sign_by=date(2026, 11, 9), today=date(2026, 11, 9) + timedelta(days=late))
    assert GUARDS["signing_failed"](facts) is failed
