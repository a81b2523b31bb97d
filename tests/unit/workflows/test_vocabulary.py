"""A table that contradicts itself is refused when it is built, and says every fault it has."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, replace
from typing import Any

import pytest

from workflows.vocabulary import BadTable, Kind, State, Step, Workflow


def state(name: str, kind: Kind = Kind.OPEN) -> State:
    return State(name, kind, f"状态{name}", f"State {name}")


def step(trigger: str, sources: tuple[str, ...], target: str | None, **more: Any) -> Step:
    return Step(trigger, sources, target, f"thing.{trigger}", f"thing.{trigger}_done", "步骤", "Step", **more)


THING = Workflow(
    name="thing",
    label="事",
    label_en="Thing",
    states=(
        state("draft", Kind.DRAFT),
        state("begun"),
        state("paused", Kind.CLOSED),
        state("over", Kind.FINAL),
    ),
    initial="draft",
    steps=(
        step("begin", ("draft",), "begun"),
        step("note", ("begun",), None),
        step("pause", ("begun",), "paused"),
        step("end", ("begun", "paused"), "over"),
    ),
    named_groups={"early": ("draft", "begun")},
)


def with_step(*steps: Step) -> dict[str, Any]:
    return {"steps": (*THING.steps, *steps)}


def with_state(*states: State) -> dict[str, Any]:
    return {"states": (*THING.states, *states)}


BAD = [
    (with_state(state("begun")), "state 'begun' stands twice"),
    (with_step(step("note", ("begun",), "over")), "two steps 'note' out of 'begun'"),
    (with_step(step("twice", ("begun", "begun"), None)), "two steps 'twice' out of 'begun'"),
    (with_step(step("note", ("paused",), None)), "step 'note' stands twice"),
    (with_step(step("fly", ("begun",), "moon")), "'fly' names unknown state 'moon'"),
    (with_step(step("fly", ("moon",), "begun")), "'fly' names unknown state 'moon'"),
    ({"initial": "moon"}, "begins in unknown state 'moon'"),
    ({"named_groups": {"late": ("moon",)}}, "group 'late' names unknown state 'moon'"),
    ({"named_groups": {"open": ("begun",)}}, "group 'open' is made from the kinds of states"),
    (with_state(state("island", Kind.FINAL)), "state 'island' cannot be reached"),
    (
        {**with_state(state("pit")), **with_step(step("fall", ("begun",), "pit"))},
        "state 'pit' has no way to an end",
    ),
    (with_step(step("wake", ("over",), "begun")), "step 'wake' leads out of final state 'over'"),
    (with_step(step("wake", ("over",), None)), "step 'wake' leads out of final state 'over'"),
    (with_step(step("forget", ("begun",), "draft")), "step 'forget' leads back into draft state 'draft'"),
    (
        {**with_state(state("other", Kind.DRAFT)), **with_step(step("stray", ("begun",), "other"))},
        "draft state 'other' is not the beginning",
    ),
    (with_step(step("nowhere", (), "over")), "step 'nowhere' has no source"),
    (with_step(replace(THING.step("note"), trigger="mute", verb="")), "step 'mute' lacks a permission"),
    (
        with_step(step("doubt", ("begun",), None, guards=("sure",), form_guards=("sure",))),
        "step 'doubt' names guard 'sure' twice",
    ),
]


@pytest.mark.parametrize(("changes", "message"), BAD)
def test_a_bad_table_is_refused_with_its_fault(changes: dict[str, Any], message: str) -> None:
    with pytest.raises(BadTable, match="workflow 'thing'") as refused:
        replace(THING, **changes)
    assert message in str(refused.value)


def test_every_fault_is_told_at_once() -> None:
    with pytest.raises(BadTable) as refused:
        replace(THING, **with_step(step("wake", ("over",), "begun"), step("nowhere", (), "over")))
    assert "'wake'" in str(refused.value)
    assert "'nowhere'" in str(refused.value)


def test_a_table_answers_what_may_happen() -> None:
    assert [step.trigger for step in THING.steps_from("begun")] == ["note", "pause", "end"]
    assert THING.steps_from("over") == ()
    assert THING.step("note").leads_to("begun") == "begun"
    assert THING.step("end").leads_to("paused") == "over"
    assert [state.name for state in THING.states if THING.is_open(state.name)] == ["begun"]


def test_groups_follow_from_the_kinds_beside_the_tables_own() -> None:
    assert THING.groups == {
        "early": ("draft", "begun"),
        "open": ("begun",),
        "closed": ("paused", "over"),
        "final": ("over",),
    }


@pytest.mark.parametrize("ask", [THING.step, THING.steps_from, THING.state, THING.is_open])
def test_an_unknown_name_is_an_error_and_not_an_empty_answer(ask: Any) -> None:
    with pytest.raises(KeyError):
        ask("moon")


def test_a_table_cannot_be_changed() -> None:
    with pytest.raises(FrozenInstanceError):
        THING.initial = "begun"  # type: ignore[misc]
    with pytest.raises(TypeError):
        THING.groups["open"] = ()  # type: ignore[index]
