"""Alone knows the state machine library: one shared machine a workflow, fired on a passing subject.

The machine holds no row and runs no guard and no callback: guards are all asked beforehand, so that every
refusal can be told at once, and what a step changes is written by its caller in the same transaction.
"""
from __future__ import annotations

from functools import cache

from transitions import Machine, MachineError

from workflows.vocabulary import ImpossibleStep, Workflow


class _Subject:
    """Stands in for the row during one step; thrown away afterwards, so nothing is shared between threads."""

    __slots__ = ("state",)

    def __init__(self, state: str) -> None:
        self.state = state


def fire(workflow: Workflow, trigger: str, state: str) -> str:
    """The state after taking step `trigger` in `state`; ImpossibleStep when the table has no such way."""
    machine = _machine_of(workflow)
    event = machine.events.get(trigger)
    if event is None or state not in machine.states:
        raise ImpossibleStep(workflow.name, trigger, state)
    subject = _Subject(state)
    try:
        event.trigger(subject)
    except MachineError:
        raise ImpossibleStep(workflow.name, trigger, state) from None
    return subject.state


@cache
def _machine_of(workflow: Workflow) -> Machine:
    ways = [
        # The library writes None for a step that stays where it is.
        {"trigger": step.trigger, "source": list(step.sources), "dest": step.target}
        for step in workflow.steps
    ]
    return Machine(
        model=None,
        states=[state.name for state in workflow.states],
        initial=workflow.initial,
        transitions=ways,
        name=workflow.name,
        auto_transitions=False,
        send_event=True,
        queued=False,
    )
