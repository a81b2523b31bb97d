"""What may have begun the limitation anew or let it stand still: which things there are, and which stand.

Facts as they were told, weighed by nobody: no step waits for them, and none is barred by them.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any
from uuid import UUID

from sqlalchemy import ScalarSelect, exists, select
from sqlalchemy.orm import Session, aliased

from mediation.claims.event_models import LimitationEvent
from mediation.kernel import clock, identifiers
from mediation.kernel.actor import Actor
from mediation.law.limitation_count import Interruption, Suspension
from mediation.law.limitation_table import GROUNDS, OBSTACLES, Ground, Obstacle
from mediation.law_parameters.rows_as_json import RowsAsJson

TAKEN_BACK = "taken_back"
"""What a later row says of something that was not so."""
KINDS: Mapping[str, Ground | Obstacle] = MappingProxyType(
    {code: each for code, each in GROUNDS.items() if each.told} | dict(OBSTACLES)
)
"""What can be told, by code."""
_OF_EVENT = ("claim_item_id", "kind", "began_on", "ended_on")


@dataclass(frozen=True)
class Happening:
    """Something told: a kind, its day, for an obstacle the day on which it was over, and of what it is.

    `item_id` None: of everything that is asked.
    """

    kind: str
    began_on: date
    ended_on: date | None = None
    item_id: UUID | None = None


def faults(told: Happening, items: Iterable[UUID], today: date) -> dict[str, str]:
    """Field → what cannot be. Pure."""
    found = {}
    if told.kind not in KINDS:
        found["kind"] = "unknown"
    if told.item_id is not None and told.item_id not in set(items):
        found["item"] = "unknown"
    if told.began_on > today:
        found["began_on"] = "in_the_future"
    if told.ended_on is not None:
        wrong = _fault_of_end(told.kind, told.began_on, told.ended_on, today)
        found |= {"ended_on": wrong} if wrong else {}
    return found


def _fault_of_end(kind: str, began_on: date, ended_on: date, today: date) -> str | None:
    if kind not in OBSTACLES:
        return "no_span"
    if ended_on < began_on:
        return "figure_ends_before"
    return "in_the_future" if ended_on > today else None


def interruptions(told: Iterable[Happening], item_id: UUID) -> list[Interruption]:
    """Those of this thing asked for, or of everything, that may have begun the year anew."""
    return [Interruption(one.began_on, one.kind) for one in _of(told, item_id) if one.kind in GROUNDS]


def suspensions(told: Iterable[Happening], item_id: UUID, today: date) -> list[Suspension]:
    """Those that may have let it stand still; what lasts is counted up to today."""
    spans = ((one.began_on, one.ended_on or today) for one in _of(told, item_id) if one.kind in OBSTACLES)
    return [Suspension(began, ended) for began, ended in spans]


def _of(told: Iterable[Happening], item_id: UUID) -> list[Happening]:
    return [one for one in told if one.item_id in (None, item_id)]


def stands() -> Any:
    """The criterion of a row that no later one corrects; one that was taken back stands as that."""
    later = aliased(LimitationEvent)
    return ~exists().where(later.corrects_id == LimitationEvent.id)


def told_column(dispute: Any) -> ScalarSelect[str]:
    """What stands as told of a dispute, in a column of another statement; read by `told_in`."""
    wanted = LimitationEvent.dispute_id == dispute, LimitationEvent.kind != TAKEN_BACK, stands()
    told = (getattr(LimitationEvent, name) for name in _OF_EVENT)
    return select(RowsAsJson(*told)).where(*wanted).scalar_subquery()


def told_in(column: str | None) -> tuple[Happening, ...]:
    """What is in the column that `told_column` gave, in the order of the days."""
    rows = [dict(zip(_OF_EVENT, row, strict=True)) for row in json.loads(column or "[]")]
    found = (
        Happening(
            row["kind"], date.fromisoformat(row["began_on"]),
            date.fromisoformat(row["ended_on"]) if row["ended_on"] else None,
            UUID(row["claim_item_id"]) if row["claim_item_id"] else None,
        )
        for row in rows
    )  # fmt: skip
    return tuple(sorted(found, key=lambda one: (one.began_on, one.kind)))


def standing_one(session: Session, dispute_id: UUID, key: UUID) -> LimitationEvent | None:
    """One row of a dispute that stands and was not taken back."""
    wanted = LimitationEvent.dispute_id == dispute_id, LimitationEvent.id == key
    return session.scalar(
        select(LimitationEvent).where(*wanted, LimitationEvent.kind != TAKEN_BACK, stands())
    )


def write(
    session: Session, actor: Actor, dispute_id: UUID, told: Happening, utterance_id: UUID,
    corrects: UUID | None = None,
) -> LimitationEvent:  # fmt: skip
    """One more row, inside the caller's transaction; the caller writes the entry."""
    row = LimitationEvent(
        id=identifiers.new(actor.stream(dispute_id)), dispute_id=dispute_id, claim_item_id=told.item_id,
        kind=told.kind, began_on=told.began_on, ended_on=told.ended_on, utterance_id=utterance_id,
        corrects_id=corrects, recorded_at=clock.now(), recorded_by=actor.person_id, recorded_name=actor.name,
    )  # fmt: skip
    session.add(row)
    return row
