"""The agreement that stands, told in the words of the law's gates. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from mediation.enforcement.rules import SETTLED
from mediation.law.gates.values import Applied, InForce, Outcome, Owed
from mediation.law.gates.wording import confirms_relation
from mediation.proposals.terms import Term

WAITS_FOR_WORD = "paid"
"""Reported as paid: not overdue until its payee says that it did not come."""


class Due(Protocol):
    """One obligation of the agreement."""

    @property
    def key(self) -> str: ...
    @property
    def kind(self) -> str: ...
    @property
    def due_on(self) -> date: ...
    @property
    def state(self) -> str: ...


@dataclass(frozen=True)
class Standing:
    """The agreement that stands: its terms and words, where it was made, and since when it is in force."""

    profile: str
    office_kind: str
    in_force_on: date
    terms: Sequence[Term]
    result: str
    other_duties: str


def in_force(
    standing: Standing,
    kinds: Mapping[str, str],
    owed: Sequence[Due],
    applied: Sequence[tuple[str, str]],
    today: date,
) -> InForce:
    """The agreement as its gates ask about it; `kinds` by claim item (hex), `applied` as (gate, outcome)."""
    settled_kinds = {
        kinds.get(term.claim_item_id, "") for term in standing.terms if term.disposition != "other_road"
    }
    relation = any(
        kinds.get(term.claim_item_id) == "labour_relation" and term.disposition == "pay"
        for term in standing.terms
    )
    return InForce(
        standing.profile, standing.office_kind, standing.in_force_on, today, frozenset(settled_kinds),
        tuple(Owed(each.key, each.kind, each.due_on, _is_settled(each.state)) for each in owed),
        duties=bool(standing.other_duties.strip()),
        confirms_relation=relation or confirms_relation(standing.result, standing.other_duties),
        applied=tuple(Applied(gate, Outcome(outcome)) for gate, outcome in applied),
    )  # fmt: skip


def _is_settled(state: str) -> bool:
    return state in SETTLED or state == WAITS_FOR_WORD
