"""The words every workflow is read in: a sound table of states and steps, and the two ways it says no."""
from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType

from workflows.elements import Kind, State, Step, Table
from workflows.soundness import faults_of

__all__ = ["BadTable", "ImpossibleStep", "Kind", "State", "Step", "Workflow"]


class BadTable(ValueError):
    """A workflow table that contradicts itself; raised at import, with every fault in the message."""


class ImpossibleStep(LookupError):
    """There is no step of this name out of this state."""

    def __init__(self, workflow: str, trigger: str, state: str) -> None:
        super().__init__(f"{workflow}: no step {trigger!r} out of state {state!r}")
        self.workflow, self.trigger, self.state = workflow, trigger, state


@dataclass(frozen=True, eq=False)
class Workflow(Table):
    """A table of states and steps. Raises BadTable when it is built from one that contradicts itself."""

    def __post_init__(self) -> None:
        faults = faults_of(self)
        if faults:
            raise BadTable(f"workflow {self.name!r}: " + "; ".join(faults))

    @cached_property
    def groups(self) -> Mapping[str, tuple[str, ...]]:
        """Names of states by group: `open`, `closed` (final ones too), `final`, and the table's own."""
        by_kind = {
            "open": tuple(state.name for state in self.states if state.open),
            "closed": tuple(s.name for s in self.states if s.kind in (Kind.CLOSED, Kind.FINAL)),
            "final": tuple(state.name for state in self.states if state.kind is Kind.FINAL),
        }
        return MappingProxyType({**self.named_groups, **by_kind})

    @cached_property
    def _steps(self) -> Mapping[str, Step]:
        return {step.trigger: step for step in self.steps}

    @cached_property
    def _from(self) -> Mapping[str, tuple[Step, ...]]:
        return {name: tuple(s for s in self.steps if name in s.sources) for name in self._states}

    def step(self, trigger: str) -> Step:
        """The step of this trigger; KeyError when there is none."""
        return self._steps[trigger]

    def steps_from(self, state: str) -> tuple[Step, ...]:
        """Every step out of (or staying in) this state, in the table's order; KeyError when there is none."""
        return self._from[state]

    def is_open(self, state: str) -> bool:
        """Whether something is still to be done in this state; KeyError when there is no such state."""
        return self._states[state].open
