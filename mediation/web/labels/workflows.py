"""Names of states and steps: they stand in the workflow tables, in both languages."""

from __future__ import annotations

from mediation.web.translate import is_english
from workflows.correction import CORRECT
from workflows.dispute import DISPUTE
from workflows.tables import WORKFLOWS
from workflows.vocabulary import State, Step


def state(code: str, workflow: str = "dispute") -> str:
    """The name of a state: `state("intake")`, `state("paid", "obligation")`."""
    return _in_the_readers_language(WORKFLOWS[workflow].state(code))


def step(trigger: str, workflow: str = "dispute") -> str:
    """The name of a step: `step("accept")`, `step("sign", "agreement")`; that of going back by one, too."""
    if (trigger, workflow) == (CORRECT.trigger, DISPUTE.name):
        return _in_the_readers_language(CORRECT)
    return _in_the_readers_language(WORKFLOWS[workflow].step(trigger))


def is_step(permission: str) -> bool:
    """Whether a permission is that of a step of the dispute."""
    kind, _, trigger = permission.partition(".")
    return kind == "dispute" and any(step.trigger == trigger for step in DISPUTE.steps)


def _in_the_readers_language(named: State | Step) -> str:
    return named.label_en if is_english() else named.label
