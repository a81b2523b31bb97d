"""When a party may object to a mediator."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediation.assignments.objection_rules import GROUNDS, faults, has_new_ground, may_reject_freely

grounds = st.sets(st.sampled_from(GROUNDS))


@pytest.mark.parametrize(
    ("named", "words", "wrong"),
    [
        (["partial"], "只听对方说", {}),
        ([], "不喜欢", {"grounds": "missing"}),
        (["rude"], "x", {"grounds": "unknown"}),
        (["interest"], "  ", {"words": "missing"}),
        ([], "", {"grounds": "missing", "words": "missing"}),
    ],
)
def test_an_objection_has_a_ground_of_the_list_and_words(
    named: list[str], words: str, wrong: dict[str, str]
) -> None:
    assert faults(named, words) == wrong


@given(grounds, grounds)
def test_the_same_grounds_are_not_decided_twice(now: set[str], decided: set[str]) -> None:
    assert has_new_ground(now, decided) == bool(now - decided)
    assert not has_new_ground(now, now | decided)


@pytest.mark.parametrize(
    ("used", "earlier", "may"), [(False, 0, True), (True, 0, False), (False, 1, False), (True, 2, False)]
)
def test_only_the_first_mediator_is_rejected_freely_and_once(used: bool, earlier: int, may: bool) -> None:
    assert may_reject_freely(used=used, earlier_mediators=earlier) is may
