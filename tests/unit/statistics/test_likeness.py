"""Like disputes are told only many at once and in bands; nobody can be picked out of them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediation.statistics import likeness
from mediation.statistics.likeness import COUNTS, LADDER, OUTCOMES, WITH_SUM, Closed, Sought, told
from mediation.statistics.rules import FEWEST
from mediation.statistics.topic_words import WORDS, words_in

SOUGHT = Sought(frozenset({"wages_owed"}), "textile", 2_400_000, frozenset({"piece_work"}))
ALIKE = Closed(
    frozenset({"wages_owed"}), "textile", 2_400_000, frozenset({"piece_work"}), "performed", 2_000_000, 20,
    "2026Q3", "",
)  # fmt: skip


def several(one: Closed, count: int = FEWEST, begin: int = 0) -> list[Closed]:
    """The same dispute with so many employers."""
    return [replace(one, employer=f"厂{begin + nth}") for nth in range(count)]


closed = st.builds(
    Closed, st.sets(st.sampled_from(["wages_owed", "overtime_pay"]), min_size=1).map(frozenset),
    st.sampled_from(["", "textile", "food"]), st.integers(0, 30_000_000),
    st.sets(st.sampled_from(["overtime", "iou"])).map(frozenset), st.sampled_from(OUTCOMES),
    st.none() | st.integers(0, 30_000_000), st.integers(0, 400), st.sampled_from(["2026Q1", "2026Q3"]),
    st.sampled_from([f"厂{nth}" for nth in range(9)]),
)  # fmt: skip


def test_four_are_too_few_and_five_are_told() -> None:
    assert told(SOUGHT, several(ALIKE, FEWEST - 1)) is None
    found = told(SOUGHT, several(ALIKE))
    assert found is not None and found.at_least == FEWEST and not found.left_out
    assert found.criteria == LADDER[0]


def test_many_workers_of_one_employer_are_one_matter() -> None:
    assert told(SOUGHT, [replace(ALIKE, employer="一家厂")] * 50) is None
    assert told(SOUGHT, several(ALIKE, 4) + [replace(ALIKE, employer="厂0")] * 50) is None


@pytest.mark.parametrize(
    ("changed", "criteria"),
    [
        ({"words": frozenset()}, ("kinds", "trade", "sum")),
        ({"trade": "food"}, ("kinds", "sum", "words")),
        ({"trade": "food", "words": frozenset()}, ("kinds", "sum")),
        ({"claimed_fen": 6_000_000}, ("kinds", "trade", "near_sum")),
        ({"claimed_fen": 6_000_000, "trade": "food"}, ("kinds", "near_sum")),
        ({"kinds": frozenset({"wages_owed", "overtime_pay"})}, ("a_kind", "trade", "near_sum")),
        ({"kinds": frozenset({"wages_owed", "overtime_pay"}), "trade": ""}, ("a_kind", "near_sum")),
    ],
)
def test_the_closest_likeness_that_enough_share_is_taken(
    changed: dict[str, object], criteria: tuple[str, ...]
) -> None:
    loose = several(replace(ALIKE, **changed))  # type: ignore[arg-type]
    found = told(SOUGHT, [*loose, *several(ALIKE, FEWEST - 1, begin=FEWEST)][: len(loose)])
    assert found is not None and found.criteria == criteria


@pytest.mark.parametrize(
    "changed", [{"kinds": frozenset({"work_injury"})}, {"claimed_fen": 25_000_000}, {"claimed_fen": 0}]
)
def test_what_is_unlike_is_not_found(changed: dict[str, object]) -> None:
    assert told(SOUGHT, several(replace(ALIKE, **changed), 20)) is None  # type: ignore[arg-type]


def test_outcomes_of_few_are_left_out_and_that_is_said() -> None:
    few = several(replace(ALIKE, outcome="refused", agreed_fen=None), FEWEST - 1, begin=50)
    found = told(SOUGHT, several(ALIKE, 12) + few)
    assert found is not None and found.left_out
    assert [(line.outcome, line.at_least) for line in found.lines] == [("performed", 10)]


def test_a_line_is_in_bands_only() -> None:
    later = replace(ALIKE, claimed_fen=2_999_900, agreed_fen=2_250_000, days=31, quarter="2026Q1")
    found = told(SOUGHT, several(ALIKE, 3) + several(later, 3, begin=10))
    assert found is not None
    line = found.lines[0]
    assert (line.outcome, line.share, line.days) == ("performed", 2, 2)
    assert line.claimed == (4, 4) and line.quarters == ("2026Q1", "2026Q3")


@given(st.lists(closed, max_size=60))
def test_whatever_is_told_stands_for_enough_employers(known: list[Closed]) -> None:
    found = told(SOUGHT, known)
    if found is None:
        return
    assert found.at_least in COUNTS and found.at_least <= len(known)
    for line in found.lines:
        behind = [
            one
            for one in known
            if one.outcome == line.outcome
            and likeness.share_band(one.claimed_fen, one.agreed_fen) == line.share
        ]
        assert len({one.employer for one in behind}) >= FEWEST and line.at_least <= len(behind)


@given(st.lists(closed, max_size=40), closed)
def test_one_dispute_more_changes_only_round_numbers(known: list[Closed], one: Closed) -> None:
    before, after = told(SOUGHT, known), told(SOUGHT, [*known, one])
    if before is not None:
        assert after is not None and after.at_least in COUNTS


@given(st.integers(0, 10**11), st.integers(0, 10**11))
def test_bands_of_sums_are_in_order_and_hold_what_they_say(one: int, other: int) -> None:
    first, second = sorted((one, other))
    assert likeness.sum_band(first) <= likeness.sum_band(second)
    begin, end = likeness.sums_of(likeness.sum_band(one))
    assert begin <= one and (end is None or one < end)


@pytest.mark.parametrize(
    ("claimed", "agreed", "band"),
    [
        (10_000, None, None), (0, 5, None), (10_000, 0, 0), (10_000, 4_999, 0), (10_000, 5_000, 1),
        (10_000, 7_000, 2), (10_000, 8_999, 2), (10_000, 9_000, 3), (10_000, 10_000, 4), (10_000, 12_000, 4),
    ],
)  # fmt: skip
def test_what_was_agreed_against_what_was_claimed(claimed: int, agreed: int | None, band: int | None) -> None:
    assert likeness.share_band(claimed, agreed) == band


@pytest.mark.parametrize(
    ("days", "band"), [(0, 0), (7, 0), (8, 1), (15, 1), (16, 2), (30, 2), (60, 3), (61, 4), (121, 5)]
)
def test_how_long_it_took(days: int, band: int) -> None:
    assert likeness.days_band(days) == band


@pytest.mark.parametrize(
    ("count", "said"), [(5, 5), (9, 5), (10, 10), (19, 10), (20, 20), (199, 100), (5000, 200)]
)
def test_numbers_are_rounded_down(count: int, said: int) -> None:
    assert likeness.at_least(count) == said


def test_fewer_are_never_told() -> None:
    with pytest.raises(ValueError, match="4"):
        likeness.at_least(4)


@pytest.mark.parametrize(
    ("state", "result", "settled", "outcome"),
    [
        ("performed", None, None, "performed"), ("handed_over", None, None, "not_kept"),
        ("handed_over", "time_up", None, "no_agreement"),
        ("terminated", "refused_to_sign", None, "no_agreement"),
        ("terminated", "refused", None, "refused"), ("terminated", "unreachable", None, "unreachable"),
        ("withdrawn", None, None, "withdrawn"), ("withdrawn", None, 0, "settled_privately"),
        ("not_accepted", None, None, None), ("enforcement", None, None, None),
    ],
)  # fmt: skip
def test_how_a_dispute_ended(
    state: str, result: str | None, settled: int | None, outcome: str | None
) -> None:
    assert likeness.outcome_of(state, result, settled) == outcome
    assert outcome is None or outcome in OUTCOMES


def test_only_words_of_the_list_are_found() -> None:
    assert words_in("工地上包工头说放假，王小明没签合同。") == {"building_site", "stoppage", "no_contract"}
    assert words_in("王小明") == frozenset()
    signs = [sign for signs in WORDS.values() for sign in signs]
    assert len(signs) == len(set(signs)) and set(OUTCOMES) >= WITH_SUM
