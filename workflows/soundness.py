"""What makes a table contradict itself, found before anything can run on it."""
from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from workflows.elements import Kind, Step, Table

RESERVED_GROUPS = ("open", "closed", "final")


def faults_of(table: Table) -> list[str]:
    """Every fault of a table, in words for whoever writes it; an empty list when it is sound."""
    faults = [*_duplicates(table), *_unknown_states(table)]
    # With names that mean nothing, the questions about ways could only be answered wrongly.
    return faults or [*_bad_beginning(table), *_bad_steps(table), *_bad_ways(table)]


def _twice(names: Iterable[str]) -> list[str]:
    return [name for name, count in Counter(names).items() if count > 1]


def _duplicates(table: Table) -> Iterator[str]:
    yield from (f"state {name!r} stands twice" for name in _twice(s.name for s in table.states))
    ways = Counter((step.trigger, source) for step in table.steps for source in step.sources)
    doubled = [way for way, count in ways.items() if count > 1]
    yield from (f"two steps {trigger!r} out of {source!r}" for trigger, source in doubled)
    already = {trigger for trigger, _ in doubled}
    for name in _twice(step.trigger for step in table.steps):
        if name not in already:
            yield f"step {name!r} stands twice"


def _unknown_states(table: Table) -> Iterator[str]:
    known = {state.name for state in table.states}
    if table.initial not in known:
        yield f"begins in unknown state {table.initial!r}"
    for step in table.steps:
        named = (*step.sources, *(() if step.target is None else (step.target,)))
        yield from (f"{step.trigger!r} names unknown state {name!r}" for name in named if name not in known)
    for group, names in table.named_groups.items():
        if group in RESERVED_GROUPS:
            yield f"group {group!r} is made from the kinds of states and cannot be named"
        yield from (f"group {group!r} names unknown state {name!r}" for name in names if name not in known)


def _bad_beginning(table: Table) -> Iterator[str]:
    for state in table.states:
        if state.kind is Kind.DRAFT and state.name != table.initial:
            yield f"draft state {state.name!r} is not the beginning"
    for step in table.steps:
        if step.target is not None and table.state(step.target).kind is Kind.DRAFT:
            yield f"step {step.trigger!r} leads back into draft state {step.target!r}"


def _bad_steps(table: Table) -> Iterator[str]:
    for step in table.steps:
        yield from _bad_step(step)
        for source in step.sources:
            if table.state(source).kind is Kind.FINAL:
                yield f"step {step.trigger!r} leads out of final state {source!r}"


def _bad_step(step: Step) -> Iterator[str]:
    if not step.sources:
        yield f"step {step.trigger!r} has no source"
    if not (step.permission and step.verb and step.label and step.label_en):
        yield f"step {step.trigger!r} lacks a permission, a verb or a label"
    for name in _twice((*step.guards, *step.form_guards)):
        yield f"step {step.trigger!r} names guard {name!r} twice"


def _bad_ways(table: Table) -> Iterator[str]:
    onward = {(source, step.leads_to(source)) for step in table.steps for source in step.sources}
    reached = _closure({table.initial}, onward)
    ends = {state.name for state in table.states if state.kind in (Kind.CLOSED, Kind.FINAL)}
    ending = _closure(ends, {(after, before) for before, after in onward})
    for state in table.states:
        if state.name not in reached:
            yield f"state {state.name!r} cannot be reached"
        if state.name not in ending:
            yield f"state {state.name!r} has no way to an end"


def _closure(begin: set[str], ways: set[tuple[str, str]]) -> set[str]:
    reached: set[str] = set()
    fresh = set(begin)
    while fresh:
        reached |= fresh
        fresh = {after for before, after in ways if before in fresh} - reached
    return reached
