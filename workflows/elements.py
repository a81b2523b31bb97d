"""What a table is written with: kinds of states, states and steps."""
from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property


class Kind(StrEnum):
    """What a state means for the thing that is in it."""

    DRAFT = "draft"  # a pseudo state before the thing exists; only a workflow may begin there
    OPEN = "open"  # something is still to be done
    CLOSED = "closed"  # done, though a way may lead on from here (a terminated dispute can be handed over)
    FINAL = "final"  # done, and no way leads out


@dataclass(frozen=True, slots=True)
class State:
    """One state: its identifier, what it means, and its name in Chinese and English."""

    name: str
    kind: Kind
    label: str
    label_en: str

    @property
    def open(self) -> bool:
        """Whether something is still to be done in this state."""
        return self.kind is Kind.OPEN


@dataclass(frozen=True, slots=True)
class Step:
    """One step: where it starts and leads, and by name who may take it, what must hold, what it sets going.

    `target` is None where the state stays as it is. `guards` can be answered from the facts before the step's
    form is opened; `form_guards` only with what that form says, so they never make a step "not open yet".
    `starts` are deadline events, for `mediation.law.clocks`; `effects` what the step changes in who can read.
    """

    trigger: str
    sources: tuple[str, ...]
    target: str | None
    permission: str
    verb: str
    label: str
    label_en: str
    guards: tuple[str, ...] = ()
    form_guards: tuple[str, ...] = ()
    starts: tuple[str, ...] = ()
    effects: tuple[str, ...] = ()

    def leads_to(self, source: str) -> str:
        """The state after this step, taken in `source`."""
        return source if self.target is None else self.target


@dataclass(frozen=True, eq=False)
class Table:
    """States and steps as written, not yet examined: `vocabulary.Workflow` is a table found sound."""

    name: str
    label: str
    label_en: str
    states: tuple[State, ...]
    initial: str
    steps: tuple[Step, ...]
    named_groups: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @cached_property
    def _states(self) -> Mapping[str, State]:
        return {state.name: state for state in self.states}

    def state(self, name: str) -> State:
        """The state of this name; KeyError when there is none."""
        return self._states[name]
