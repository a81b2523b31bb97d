"""A counter keeps only what differs, says what is wrong where, and gives the next version its start."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediation.proposals.counters import Counter, CounterItem, Wanted, differing, faults, kept, read, taken_up
from mediation.proposals.rules import DISPOSITIONS
from mediation.proposals.terms import MANNERS, Instalment, Term

TODAY, SOON, LATER = date(2026, 11, 21), date(2026, 12, 1), date(2027, 1, 1)
ONE = Term("one", "pay", "boss", "worker", "bank_transfer", (Instalment(1_200_000, SOON),), duties="开证明")
TWO = Term("two", "withdrawn")
PARTS = Term("three", "pay", "boss", "worker", "cash", (Instalment(100, SOON), Instalment(200, LATER)))


def of(item: str, *payments: tuple[int | None, date | None], **more: Any) -> Counter:
    return Counter((CounterItem(item, payments=tuple(Wanted(*each) for each in payments), **more),))


@pytest.mark.parametrize(
    ("counter", "left"),
    [
        (of("one"), ()),
        (of("one", disposition="pay", manner="bank_transfer"), ()),
        (of("one", (1_200_000, SOON)), ()),
        (of("one", (1_200_000, None)), ()),
        (of("one", (None, SOON)), ()),
        (of("one", (1_500_000, None)), of("one", (1_500_000, None)).items),
        (of("one", (None, LATER), manner="bank_transfer"), of("one", (None, LATER)).items),
        (of("one", disposition="withdrawn"), of("one", disposition="withdrawn").items),
        (of("three", (100, SOON), (200, LATER)), ()),
        (of("three", (300, SOON)), of("three", (300, SOON)).items),
    ],
)
def test_only_what_differs_is_kept(counter: Counter, left: tuple[CounterItem, ...]) -> None:
    assert differing(counter, (ONE, TWO, PARTS)).items == left


@pytest.mark.parametrize(
    ("counter", "wrong"),
    [
        (of("one", (1, SOON), manner="cash"), {}),
        (of("four"), {"items-0-disposition": "unknown"}),
        (of("one", disposition="gift"), {"items-0-disposition": "unknown"}),
        (of("one", manner="promise"), {"items-0-manner": "unknown"}),
        (of("one", (0, SOON)), {"items-0-payments-0-amount": "unreadable"}),
        (of("one", (1, date(2026, 11, 20))), {"items-0-payments-0-due": "in_the_past"}),
        (of("one", (1, TODAY)), {}),
        (of("one", (1, SOON), (None, LATER)), {"items-0-payments-1-amount": "missing"}),
        (of("one", (1, None), (2, LATER)), {"items-0-payments-0-due": "missing"}),
    ],
)
def test_what_cannot_stand_in_a_counter(counter: Counter, wrong: dict[str, str]) -> None:
    assert faults(counter, (ONE, TWO, PARTS), TODAY) == wrong


@pytest.mark.parametrize(
    ("counter", "term"),
    [
        (of("one", (1_500_000, None)), (1_500_000, SOON)),
        (of("one", (None, LATER)), (1_200_000, LATER)),
        (of("three", (350, None)), (350, LATER)),
        (of("two", (500, SOON)), (500, SOON)),
    ],
)
def test_the_next_version_begins_with_what_was_wanted(counter: Counter, term: tuple[int, date]) -> None:
    begun = {each.claim_item_id: each for each in taken_up((ONE, TWO, PARTS), counter)}
    changed = begun.pop(counter.items[0].claim_item_id)
    assert (changed.disposition, [(p.amount_fen, p.due_on) for p in changed.instalments]) == ("pay", [term])
    assert all(each in (ONE, TWO, PARTS) for each in begun.values())


def test_a_sum_without_any_day_waits_for_one() -> None:
    assert taken_up((TWO,), of("two", (500, None)))[0].instalments == ()


def test_what_is_given_up_keeps_its_duties() -> None:
    assert taken_up((ONE,), of("one", disposition="withdrawn")) == (
        Term("one", "withdrawn", duties="开证明"),
    )


WANTED = st.builds(Wanted, st.none() | st.integers(1, 10**12), st.none() | st.dates(TODAY, date(2030, 1, 1)))
ITEMS = st.builds(
    CounterItem, st.sampled_from(("one", "two", "three")), st.sampled_from(("", *DISPOSITIONS)),
    st.sampled_from(("", *MANNERS)), st.lists(WANTED, max_size=4).map(tuple),
)  # fmt: skip


@given(st.lists(ITEMS, max_size=3, unique_by=lambda item: item.claim_item_id))
def test_a_counter_is_read_as_it_was_kept(items: list[CounterItem]) -> None:
    counter = Counter(tuple(items), "may_be_hinted")
    assert read(kept(counter), "may_be_hinted") == counter


@given(st.lists(ITEMS, max_size=3, unique_by=lambda item: item.claim_item_id))
def test_taking_up_what_says_nothing_changes_nothing(items: list[CounterItem]) -> None:
    terms = (ONE, TWO, PARTS)
    told = differing(Counter(tuple(items)), terms)
    silent = {term.claim_item_id for term in terms} - {item.claim_item_id for item in told.items}
    for before, after in zip(terms, taken_up(terms, told), strict=True):
        assert after == before or before.claim_item_id not in silent
