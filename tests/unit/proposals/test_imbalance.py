"""When a worker is asked to read its own range before it accepts: below the floor, and never otherwise."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediation.proposals.imbalance import Range, Shortfall, kept, mark_of, read, shortfalls
from mediation.proposals.terms import Instalment, Term

DAY = date(2026, 12, 1)
RANGES = {"item": Range(1_000_000, 1_300_000)}


def pays(fen: int, **changes: Any) -> Term:
    ends = {"payer_id": "boss", "payee_id": "worker", **changes}
    return Term("item", "pay", manner="cash", instalments=(Instalment(fen, DAY),), **ends)


@pytest.mark.parametrize(
    ("term", "applies", "offered"),
    [
        (pays(999_999), True, 999_999),
        (pays(999_999), False, 999_999),
        (pays(1_000_000), True, None),
        (pays(1_200_000), True, None),
        (pays(1, payee_id="mother"), True, None),
        (pays(1, payer_id="worker", payee_id="boss"), False, None),
        (Term("item", "withdrawn"), True, 0),
        (Term("item", "withdrawn"), False, None),
        (Term("item", "other_road"), True, None),
        (Term("other", "withdrawn"), True, None),
    ],
)
def test_when_it_asks(term: Term, applies: bool, offered: int | None) -> None:
    found = shortfalls((term,), RANGES, "worker", applies=applies)
    assert found == (() if offered is None else (Shortfall("item", offered, 1_000_000, 1_300_000),))


def test_a_law_that_gives_nothing_asks_nothing() -> None:
    assert shortfalls((Term("item", "withdrawn"),), {"item": Range(0, 5)}, "worker", applies=True) == ()


FEN = st.integers(0, 10**9)


@given(FEN.filter(bool), FEN, FEN)
def test_it_asks_exactly_below_the_least(fen: int, one: int, other: int) -> None:
    known = Range(min(one, other), max(one, other))
    found = shortfalls((pays(fen),), {"item": known}, "worker", applies=True)
    assert bool(found) is (fen < known.low_fen)


@given(st.lists(st.builds(Shortfall, st.sampled_from("ab"), FEN, FEN, FEN), max_size=3))
def test_figures_are_read_as_kept_and_their_mark_is_theirs(found: list[Shortfall]) -> None:
    assert read(kept(found)) == tuple(found)
    assert mark_of(read(kept(found))) == mark_of(found)
    assert mark_of([*found, Shortfall("c", 1, 2, 3)]) != mark_of(found)
