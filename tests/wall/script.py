"""A script: the joint backbone of a dispute with one side's private acts between its steps.

Every step keeps its place when the private ones are taken out, so that the clock of what remains
does not shift by a second (security.md, wall test).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from mediation.demo.plans import Upto

POINTS = tuple(Upto)
"""The backbone: one joint step for each point of the usual course."""


@dataclass(frozen=True)
class Private:
    """One private act: its name in acts.ACTS, the point after which it is done, and what varies in it."""

    after: Upto
    act: str
    choice: int = 0


@dataclass(frozen=True)
class Step:
    """A step at its place in the full script; `private` is None for the joint ones."""

    place: int
    point: Upto
    private: Private | None = None


@dataclass(frozen=True)
class Script:
    """How far the dispute goes, whose compartment is spoken in, and what is done there.

    `side` is applicant, respondent, or mediator for the mediators' own notes.
    """

    side: str
    upto: Upto
    acts: tuple[Private, ...]
    delegated: bool = False
    """Sent by a court, whose liaison then sees the dispute."""
    beside: bool = True
    """A colleague's dispute stands beside this one, in the same group."""
    seed: str = "wall"

    @property
    def joint(self) -> tuple[object, ...]:
        """All that the run without the private acts depends on: their places stand empty in it."""
        return (
            self.side,
            self.upto,
            self.delegated,
            self.beside,
            self.seed,
            sorted(act.after for act in self.acts),
        )

    @cached_property
    def steps(self) -> tuple[Step, ...]:
        """All steps in their order."""
        found: list[tuple[Upto, Private | None]] = []
        for point in POINTS[: self.upto + 1]:
            found.append((point, None))
            found += [(point, act) for act in self.acts if act.after is point]
        return tuple(Step(place, *each) for place, each in enumerate(found))
