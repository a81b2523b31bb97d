"""The machine does what the tables say and nothing else, however many threads fire it."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from workflows.machine import fire
from workflows.tables import WORKFLOWS
from workflows.vocabulary import ImpossibleStep, Workflow

TABLES = list(WORKFLOWS.values())
NAMES = list(WORKFLOWS)


def outcome(workflow: Workflow, trigger: str, state: str) -> str | None:
    """What the machine makes of a step; None where it refuses."""
    try:
        return fire(workflow, trigger, state)
    except ImpossibleStep:
        return None


def by_the_table(workflow: Workflow, trigger: str, state: str) -> str | None:
    """What the table says of a step; None where it has no such way."""
    ways = [step for step in workflow.steps if step.trigger == trigger and state in step.sources]
    return ways[0].leads_to(state) if ways else None


@pytest.mark.parametrize("workflow", TABLES, ids=NAMES)
def test_every_state_and_trigger_agrees_with_the_table(workflow: Workflow) -> None:
    pairs = [(step.trigger, state.name) for step in workflow.steps for state in workflow.states]
    assert {pair: outcome(workflow, *pair) for pair in pairs} == {
        pair: by_the_table(workflow, *pair) for pair in pairs
    }


@pytest.mark.parametrize("workflow", TABLES, ids=NAMES)
def test_there_is_no_back_door_to_a_state(workflow: Workflow) -> None:
    for target in workflow.states:
        for trigger in (f"to_{target.name}", target.name, "to", "trigger", ""):
            if trigger in {step.trigger for step in workflow.steps}:
                continue
            with pytest.raises(ImpossibleStep):
                fire(workflow, trigger, workflow.initial)


def test_an_unknown_state_is_refused_and_named() -> None:
    with pytest.raises(ImpossibleStep, match="dispute: no step 'file' out of state 'moon'") as refused:
        fire(WORKFLOWS["dispute"], "file", "moon")
    assert (refused.value.workflow, refused.value.trigger, refused.value.state) == ("dispute", "file", "moon")


def test_tables_that_share_a_trigger_do_not_share_a_machine() -> None:
    assert fire(WORKFLOWS["dispute"], "file", "draft") == "intake"
    assert fire(WORKFLOWS["application"], "file", "drafting") == "filed"


def test_many_threads_fire_one_machine_without_mixing_their_subjects() -> None:
    pairs = [
        (workflow, step.trigger, state.name)
        for workflow in TABLES
        for step in workflow.steps
        for state in workflow.states
    ] * 20
    with ThreadPoolExecutor(max_workers=8) as pool:
        got = list(pool.map(lambda pair: outcome(*pair), pairs))
    assert got == [by_the_table(*pair) for pair in pairs]
