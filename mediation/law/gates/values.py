"""An agreement in force as plain values, and a gate as it stands on a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from mediation.law.counted import Counted
from mediation.law.tags import Tag


class Standing(StrEnum):
    """How a gate stands on a day. None of them says that a right is lost."""

    OPEN = "open"
    NOT_YET = "not_yet"
    PASSED = "passed"
    """The last day is over; whoever receives an application decides what follows from that."""
    CLOSED = "closed"
    TAKEN = "taken"
    """It was gone through, or an application waits there."""


class Outcome(StrEnum):
    """What became of an application for review or confirmation."""

    PENDING = "pending"
    GRANTED = "granted"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Owed:
    """One payment under the agreement, for a claim of this kind; `settled` when nothing is owed any more."""

    key: str
    kind: str
    due_on: date
    settled: bool = False

    def overdue(self, today: date) -> bool:
        """Not performed, and its last day is over."""
        return not self.settled and self.due_on < today


@dataclass(frozen=True, slots=True)
class Applied:
    """A joint application for review or confirmation, and what became of it."""

    gate: str
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class InForce:
    """An agreement in force on a day.

    `profile` is the clock profile and `body` the kind of the office (identity.Office.kind). `kinds` are those
    of the claims that the agreement settles, `duties` whether it obliges to something beside payments,
    `confirms_relation` whether it confirms that there is or was a labour relation.
    """

    profile: str
    body: str
    in_force_on: date
    today: date
    kinds: frozenset[str]
    owed: tuple[Owed, ...]
    duties: bool = False
    confirms_relation: bool = False
    applied: tuple[Applied, ...] = ()

    @property
    def overdue(self) -> tuple[Owed, ...]:
        """What was not performed in time."""
        return tuple(each for each in self.owed if each.overdue(self.today))

    @property
    def only_payments(self) -> bool:
        """Whether the agreement obliges to payments and to nothing else."""
        return bool(self.owed) and not self.duties

    def outcome(self, gate: str) -> Outcome | None:
        """What became of the newest application at a gate; None where there was none."""
        return next((each.outcome for each in reversed(self.applied) if each.gate == gate), None)

    @property
    def has_title(self) -> bool:
        """Whether a court can enforce it: reviewed into a statement, or confirmed (CHR 77; CPL 206)."""
        return any(each.outcome is Outcome.GRANTED for each in self.applied)


@dataclass(frozen=True, slots=True)
class Row:
    """What the law says of a gate. `clock` counts its days from force, None where another rule counts."""

    code: str
    name_zh: str
    name_en: str
    clock: str | None
    joint: bool
    how_zh: str
    how_en: str
    needs_zh: tuple[str, ...]
    needs_en: tuple[str, ...]
    citation_zh: str
    citation_en: str
    tag: Tag


@dataclass(frozen=True, slots=True)
class Gate:
    """A gate on a day: how it stands and why, until when, for which payments, and where to go.

    `reasons` and `remarks` are codes, `where` too; `counted` is None where the days were counted by months
    or there is no last day.
    """

    row: Row
    standing: Standing
    reasons: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    where: str = ""
    last_day: date | None = None
    left: int | None = None
    """Calendar days left: 0 on the last day, negative after it."""
    counted: Counted | None = None
    items: tuple[str, ...] = ()
    """Keys of the payments it is for; empty where it is for the whole agreement."""

    @property
    def code(self) -> str:
        return self.row.code
