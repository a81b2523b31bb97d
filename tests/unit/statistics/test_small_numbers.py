"""No number that is left out can be worked out from what stands beside it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from mediation.statistics.rules import FEWEST, hidden

STATES = ("intake", "preparation", "agreement", "terminated")
counted = st.dictionaries(st.sampled_from(STATES), st.integers(0, 20))


@given(counted)
def test_every_small_number_is_left_out(counts: dict[str, int]) -> None:
    assert {key for key, count in counts.items() if 0 < count < FEWEST} <= hidden(counts)


@given(counted)
def test_the_total_does_not_tell_what_was_left_out(counts: dict[str, int]) -> None:
    left_out = hidden(counts)
    if left_out and any(count >= FEWEST for key, count in counts.items() if key not in left_out):
        assert len(left_out) >= 2
        assert sum(counts[key] for key in left_out) >= FEWEST


def test_large_numbers_are_shown() -> None:
    assert hidden({"intake": 5, "agreement": 12, "terminated": 0}) == frozenset()
    assert hidden({"intake": 4, "agreement": 12, "terminated": 9}) == {"intake", "terminated"}
    assert hidden({"intake": 1, "agreement": 1, "terminated": 9}) == {"intake", "agreement", "terminated"}
    assert hidden({"intake": 4, "agreement": FEWEST, "terminated": 9}) == {"intake", "agreement"}
    assert hidden({"intake": 1, "agreement": FEWEST - 1, "terminated": 9}) == {"intake", "agreement"}
    assert hidden({}) == frozenset()
