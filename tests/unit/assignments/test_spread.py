"""Many disputes are spread over several mediators, and nobody gets more than another as suited."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as some

from mediation.assignments.rules import CONDITIONS, Candidate, Ranked, ranked
from mediation.assignments.spread import spread

TODAY = date(2026, 3, 9)


def person(number: int, load: int = 0, **more: object) -> Candidate:
    evidence = dict.fromkeys(CONDITIONS, "有")
    return Candidate(
        UUID(int=number), f"调解员{number}", "工作室", register_number=f"{number:03}", evidence=evidence,
        term_from=date(2025, 1, 1), term_until=date(2027, 12, 31), load=load, **more,  # type: ignore[arg-type]
    )  # fmt: skip


def rows(count: int, people: list[Candidate]) -> list[tuple[UUID, list[Ranked]]]:
    return [(UUID(int=1000 + nth), ranked(people, "", TODAY)) for nth in range(count)]


def test_the_less_loaded_get_more_until_all_have_the_same() -> None:
    chosen = list(spread(rows(7, [person(1, 5), person(2, 0)])).values())
    assert chosen.count(UUID(int=2)) == 6 and chosen.count(UUID(int=1)) == 1


def test_what_was_given_already_counts() -> None:
    given_already = [UUID(int=2)] * 3
    chosen = list(spread(rows(2, [person(1, 1), person(2, 0)]), given_already).values())
    assert chosen == [UUID(int=1), UUID(int=1)]


def test_nobody_gets_what_he_cannot_take_on() -> None:
    assert spread(rows(2, [person(1, suspended=True)])) == {}


@given(loads=some.lists(some.integers(0, 30), min_size=1, max_size=6), count=some.integers(0, 60))
def test_everything_is_given_once_and_evenly(loads: list[int], count: int) -> None:
    people = [person(number, load) for number, load in enumerate(loads)]
    chosen = spread(rows(count, people))
    assert len(chosen) == count
    after = {each.person_id: each.load for each in people}
    for person_id in chosen.values():
        after[person_id] += 1
    receivers = {person_id: after[person_id] for person_id in chosen.values()}
    if receivers:
        assert max(receivers.values()) - min(after.values()) <= 1
