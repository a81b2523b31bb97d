"""Proves the eight rules over every reachable path of a dispute, and that each proof notices a breach."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from mediation.disputes.rules import LastStep, Since, obstacles
from tests.unit.workflows.dispute_model import (
    PREDICATES,
    PROFILES,
    Facts,
    Rule,
    acts,
    corrections,
    effects_of,
    remember,
)
from tests.unit.workflows.eight_rules import RULES, Walk
from tests.unit.workflows.explore import explore
from workflows.correction import CORRECT, LASTING, REVERSIBLE
from workflows.dispute import DISPUTE
from workflows.vocabulary import Workflow


def walk_of(
    table: Workflow,
    profiles: tuple[str, ...] = PROFILES,
    rule: Rule | None = obstacles,
    **weaker: Callable[[Facts], bool],
) -> Walk:
    """Every path of the table and every way back, with predicates replaced where a test wants a breach.

    Without a rule of going back the table alone is walked.
    """
    beginnings = [Facts(profile) for profile in profiles]
    predicates = {**PREDICATES, **weaker}
    if rule is None:
        return explore(table, predicates, effects_of(table), beginnings, acts)
    return explore(table, predicates, effects_of(table), beginnings, acts, remember, corrections(rule))


@pytest.fixture(scope="module")
def walk() -> Walk:
    """Every path of the table as it stands."""
    return walk_of(DISPUTE)


@pytest.mark.parametrize("rule", RULES)
def test_no_reachable_path_breaks_the_rule(walk: Walk, rule: str) -> None:
    assert list(RULES[rule](walk)) == []


def test_the_walk_reaches_every_state_and_takes_every_step(walk: Walk) -> None:
    assert {state for state, _ in walk.moves} == {state.name for state in DISPUTE.states}
    taken = {edge.trigger for *_, edge in walk.edges()} - {None}
    assert taken == {step.trigger for step in DISPUTE.steps} | {CORRECT.trigger}


def test_every_step_that_moves_can_be_taken_back_or_says_why_not() -> None:
    moving = {step.trigger for step in DISPUTE.steps if step.target is not None}
    assert REVERSIBLE | LASTING.keys() == moving and not REVERSIBLE & LASTING.keys()


def test_the_walk_goes_back_by_every_step_that_can_be_taken_back(walk: Walk) -> None:
    ways = (facts.last for _, facts, edge in walk.edges() if edge.trigger == CORRECT.trigger)
    assert {last.trigger for last in ways if last is not None} == REVERSIBLE


@pytest.mark.parametrize("profile", PROFILES)
def test_each_profile_can_be_performed_and_handed_over(walk: Walk, profile: str) -> None:
    assert {"performed", "handed_over"} <= {state for state, facts in walk.moves if facts.profile == profile}


def test_only_court_delegated_agreements_are_in_force_before_the_seal(walk: Walk) -> None:
    unsealed = {
        facts.profile for _, facts in walk.moves if facts.in_force and not facts.stood and not facts.sealed
    }
    assert unsealed == {"court_delegated"}


def test_a_committee_takes_in_nothing_the_respondent_has_not_agreed_to(walk: Walk) -> None:
    answers = {
        facts.respondent
        for _, facts, edge in walk.edges()
        if edge.trigger == "accept" and facts.profile == "enterprise_committee"
    }
    assert answers == {"agreed"}


def test_silence_is_no_refusal_elsewhere(walk: Walk) -> None:
    accepted = {
        (facts.profile, facts.respondent) for _, facts, edge in walk.edges() if edge.trigger == "accept"
    }
    assert {("statutory", "invited"), ("court_delegated", "invited")} <= accepted


def test_the_model_knows_exactly_the_guards_of_the_table() -> None:
    named = {guard for step in DISPUTE.steps for guard in (*step.guards, *step.form_guards)}
    assert set(PREDICATES) == named


def altered(trigger: str, **changes: Any) -> Workflow:
    """The dispute's table with one step changed."""
    steps = tuple(replace(step, **changes) if step.trigger == trigger else step for step in DISPUTE.steps)
    return replace(DISPUTE, steps=steps)


def without_the_state(trigger: str, state: str) -> Workflow:
    """The dispute's table with one way taken out of a step."""
    sources = tuple(source for source in DISPUTE.step(trigger).sources if source != state)
    return altered(trigger, sources=sources)


def always(facts: Facts) -> bool:
    return True


def never(facts: Facts) -> bool:
    return False


def signed_by_anyone(facts: Facts) -> bool:
    """Takes a general power of attorney for enough, and asks neither for the mediator nor for the seal."""
    return facts.employer and bool(facts.worker)


BREACHES = [
    ("i", altered("bring_into_force", guards=()), {}),
    ("i", DISPUTE, {"signatures_complete_for_profile": signed_by_anyone}),
    ("ii", without_the_state("withdraw", "agreement"), {}),
    ("ii", altered("refuse_mediation", guards=("no_open_conflict",)), {}),
    ("ii", DISPUTE, {"parties_willing": always}),
    ("ii", altered("refuse_mediation", guards=("not_suspended",)), {}),
    ("ii", without_the_state("resume_enforcement", "agreement"), {}),
    ("ii", altered("resume_enforcement", guards=("agreement_stands", "no_open_conflict")), {}),
    ("iii", altered("hand_over", guards=("breach_reported_if_in_force", "not_suspended")), {}),
    ("iii", altered("accept", effects=("blocks_arbitration",)), {}),
    ("iii", altered("hand_over", guards=("breach_reported_if_in_force", "no_open_conflict")), {}),
    ("iv", DISPUTE, {"obligations_settled": never, "obligation_overdue": never}),
    ("vi", altered("reach_agreement", guards=("same_terms_accepted",)), {}),
    ("vi", altered("terminate", guards=()), {}),
    ("vi", altered("renegotiate", guards=("agreement_stands", "not_suspended")), {}),
    ("stands", altered("withdraw", guards=()), {}),
    ("stands", altered("terminate", guards=("no_open_conflict",)), {}),
    ("stands", DISPUTE, {"no_agreement_stands": always}),
    ("vii", DISPUTE, {"signatures_complete_for_profile": signed_by_anyone}),
    ("viii", altered("seal", effects=("opens_grant",)), {}),
    ("viii", altered("recuse", effects=()), {}),
    ("closed", altered("reopen_talks", sources=("agreement", "terminated")), {}),
]


def knows_no_signature(last: LastStep, since: Since) -> tuple[str, ...]:
    """Looks at what the step was, and never at what happened since."""
    return obstacles(last, Since())


def knows_no_own_word(last: LastStep, since: Since) -> tuple[str, ...]:
    """Takes whatever a party said for entered by mistake."""
    return obstacles(last._replace(entered_for_party=True), since)


def takes_anything_back(last: LastStep, since: Since) -> tuple[str, ...]:
    """Knows no step that lasts."""
    return () if last.moved and last.trigger != "file" else ("last_step_moved",)


@pytest.mark.parametrize(
    ("breach", "rule"),
    [("lasting", knows_no_signature), ("own", knows_no_own_word), ("lasting", takes_anything_back)],
)
def test_a_weaker_rule_of_going_back_is_caught(breach: str, rule: Rule) -> None:
    assert any(RULES[breach](walk_of(DISPUTE, ("statutory",), rule)))


@pytest.mark.parametrize(("rule", "table", "weaker"), BREACHES)
def test_a_weaker_table_or_guard_is_caught(
    rule: str, table: Workflow, weaker: dict[str, Callable[[Facts], bool]]
) -> None:
    assert any(RULES[rule](walk_of(table, ("statutory",), None, **weaker)))
