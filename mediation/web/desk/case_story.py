"""Where a dispute stands in its life, and what happened in it, in words."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from mediation.projections.history import Happened
from mediation.web import filters
from mediation.web.labels.moves import acted_as
from mediation.web.labels.workflows import state as state_label
from mediation.web.labels.workflows import step as step_label
from mediation.web.translate import gettext as _
from workflows.dispute import ANY_OPEN


@dataclass(frozen=True)
class Stage:
    """One state of the diagram."""

    code: str
    label: str
    done: bool


@dataclass(frozen=True)
class Fact:
    """One fact of an entry."""

    key: str
    value: str


@dataclass(frozen=True)
class Entry:
    """One entry of the timeline."""

    title: str
    at: str
    at_iso: str
    byline: str
    text: str
    """What was noted with the step."""
    facts: tuple[Fact, ...]


@dataclass(frozen=True)
class Diagram:
    """The six open states, the one where the dispute stands, and how it ended."""

    states: tuple[Stage, ...]
    current: str
    ending: Stage | None


def diagram(state: str, passed: Collection[str]) -> Diagram:
    """The life of the dispute with the states it went through; what it came back from is not done."""
    behind = ANY_OPEN[: ANY_OPEN.index(state)] if state in ANY_OPEN else ANY_OPEN
    stages = tuple(Stage(name, state_label(name), name in passed and name in behind) for name in ANY_OPEN)
    return Diagram(stages, state, None if state in ANY_OPEN else Stage(state, state_label(state), True))


def entries(happened: Iterable[Happened]) -> list[Entry]:
    """The history as a timeline."""
    return [_entry(one) for one in happened]


def _entry(one: Happened) -> Entry:
    moved = one.from_state not in (one.to_state, "draft")
    facts = (
        (Fact(_("阶段"), f"{state_label(one.from_state)} → {state_label(one.to_state)}"),) if moved else ()
    )
    return Entry(
        step_label(one.trigger),
        filters.moment(one.at),
        one.at.isoformat(),
        _byline(one),
        one.note,
        facts,
    )


def _byline(one: Happened) -> str:
    role = acted_as(one.role) if one.role else _("系统")
    who = role if one.role in (None, "public") else _("%(name)s（%(role)s）", name=one.person_name, role=role)
    if one.office_name:
        who = _("%(who)s，%(office)s", who=who, office=one.office_name)
    if one.on_behalf_of:
        who = _("%(who)s，代%(party)s登记", who=who, party=one.on_behalf_of)
    return who
