"""Walks every path a table allows, over states and facts together, so that a rule is proved and not sampled.

The guard predicates are a parameter: the same walk proves the rules for a model of the facts and for the
predicates the program really asks.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from workflows.vocabulary import Step, Workflow

Facts = TypeVar("Facts", bound=Hashable)
Predicate = Callable[[Facts], bool]
Effect = Callable[[Facts], Iterable[Facts]]
Acts = Callable[[str, Facts], Iterable[Facts]]
Remember = Callable[[Step, str, Facts], Iterable[Facts]]
Aside = Callable[[str, Facts], Iterable[tuple[str, str, Facts]]]


@dataclass(frozen=True)
class Edge(Generic[Facts]):
    """One move: by a step of the table, or by an act outside it (`trigger` is None)."""

    trigger: str | None
    state: str
    facts: Facts


@dataclass(frozen=True)
class Explored(Generic[Facts]):
    """Every reachable (state, facts), each with all the moves out of it."""

    table: Workflow
    moves: Mapping[tuple[str, Facts], tuple[Edge[Facts], ...]]

    def edges(self) -> Iterator[tuple[str, Facts, Edge[Facts]]]:
        """Every move, with the state and the facts it starts from."""
        for (state, facts), edges in self.moves.items():
            for edge in edges:
                yield state, facts, edge

    def reaching(self, wanted: Callable[[str], bool]) -> set[tuple[str, Facts]]:
        """All the places from which some way leads to a state that is wanted."""
        before: dict[tuple[str, Facts], list[tuple[str, Facts]]] = {}
        for state, facts, edge in self.edges():
            before.setdefault((edge.state, edge.facts), []).append((state, facts))
        fresh = [place for place in self.moves if wanted(place[0])]
        reached = set(fresh)
        while fresh:
            earlier = [place for place in before.get(fresh.pop(), ()) if place not in reached]
            reached.update(earlier)
            fresh.extend(earlier)
        return reached


def is_allowed(step: Step, facts: Facts, predicates: Mapping[str, Predicate[Facts]]) -> bool:
    """Whether every guard of the step holds; KeyError for a guard that nobody has written."""
    return all(predicates[name](facts) for name in (*step.guards, *step.form_guards))


def explore(
    table: Workflow,
    predicates: Mapping[str, Predicate[Facts]],
    effects: Mapping[str, Effect[Facts]],
    initial: Iterable[Facts],
    acts: Acts[Facts] = lambda state, facts: (),
    remember: Remember[Facts] = lambda step, source, facts: (facts,),
    aside: Aside[Facts] = lambda state, facts: (),
) -> Explored[Facts]:
    """Every place reachable from the table's beginning with the facts given, breadth first.

    `effects` says by trigger what a step does to the facts (several results where the actor has a choice; a
    trigger left out changes nothing); `acts` what can happen in a state without any step of this table.
    `remember` keeps in the facts which step was the last, and `aside` gives the steps that stand outside the
    table, each as trigger, state and facts after it.
    """
    moves: dict[tuple[str, Facts], tuple[Edge[Facts], ...]] = {}
    waiting = deque((table.initial, facts) for facts in initial)
    while waiting:
        place = waiting.popleft()
        if place in moves:
            continue
        of_table = _moves(table, predicates, effects, acts, remember, *place)
        moves[place] = (*of_table, *(Edge(*beside) for beside in aside(*place)))
        waiting.extend((edge.state, edge.facts) for edge in moves[place])
    return Explored(table, moves)


def _moves(
    table: Workflow,
    predicates: Mapping[str, Predicate[Facts]],
    effects: Mapping[str, Effect[Facts]],
    acts: Acts[Facts],
    remember: Remember[Facts],
    state: str,
    facts: Facts,
) -> Iterator[Edge[Facts]]:
    for step in table.steps_from(state):
        if is_allowed(step, facts, predicates):
            changed = effects[step.trigger](facts) if step.trigger in effects else (facts,)
            for after in changed:
                known = remember(step, state, after)
                yield from (Edge(step.trigger, step.leads_to(state), each) for each in known)
    yield from (Edge(None, state, after) for after in acts(state, facts) if after != facts)
