"""What changed from one version of a proposal to the next: each part once, and nothing that did not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediation.proposals.terms import MANNERS, Instalment, Term, kept, read
from mediation.proposals.versions import changes

SOON, LATER = date(2026, 12, 1), date(2027, 1, 1)
ONE = Term("one", "pay", "boss", "worker", "bank_transfer", (Instalment(1_200_000, SOON),))
TWO = Term("two", "other_road")


@pytest.mark.parametrize(
    ("changed", "parts"),
    [
        ({}, []),
        ({"instalments": (Instalment(1_500_000, SOON),)}, ["sum"]),
        ({"instalments": (Instalment(1_200_000, LATER),)}, ["dates"]),
        ({"instalments": (Instalment(600_000, SOON), Instalment(600_000, LATER))}, ["dates"]),
        ({"instalments": (Instalment(700_000, SOON), Instalment(600_000, LATER))}, ["sum", "dates"]),
        ({"manner": "cash"}, ["manner"]),
        ({"payer_id": "user"}, ["ends"]),
        ({"duties": "开具离职证明"}, ["duties"]),
        ({"note": "含加班费"}, ["note"]),
        ({"disposition": "withdrawn", "instalments": ()}, ["disposition"]),
        ({"disposition": "withdrawn", "instalments": (), "duties": "开证明"}, ["disposition", "duties"]),
    ],
)
def test_each_part_that_changed(changed: dict[str, Any], parts: list[str]) -> None:
    found = changes((ONE, TWO), (replace(ONE, **changed), TWO))
    assert [(each.claim_item_id, each.part) for each in found] == [("one", part) for part in parts]


def test_an_item_that_came_or_went_changes_whole() -> None:
    assert [(each.claim_item_id, each.part) for each in changes((ONE,), (TWO,))] == [
        ("two", "disposition"), ("one", "disposition"),
    ]  # fmt: skip


def test_duties_beside_all_items() -> None:
    (found,) = changes((ONE,), (ONE,), "", "道歉")
    assert (found.claim_item_id, found.part, found.before, found.after) == ("", "duties", "", "道歉")


TERMS = st.builds(
    Term, st.just("one"), st.sampled_from(("pay", "withdrawn", "other_road")), st.just("boss"),
    st.just("worker"), st.sampled_from(MANNERS),
    st.lists(st.builds(Instalment, st.integers(1, 3), st.sampled_from((SOON, LATER))), max_size=3).map(tuple),
    duties=st.sampled_from(("", "开证明")),
).map(lambda term: read(kept(term)))  # fmt: skip


@given(TERMS, TERMS)
def test_nothing_changed_only_where_both_are_the_same(one: Term, other: Term) -> None:
    there = changes((one,), (other,))
    assert bool(there) is (one != other)
    assert [each.part for each in there] == [each.part for each in changes((other,), (one,))]
