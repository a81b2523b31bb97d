"""Who may mediate, what speaks against it, who suits best: case by case and over any set of candidates."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as some

from mediation.assignments.rules import (
    CONDITIONS,
    HIGH_LOAD,
    Candidate,
    Ranked,
    conditions_met,
    eligible,
    ranked,
    refusals,
    settled,
    settled_share,
    warnings,
)

TODAY = date(2026, 11, 2)
FULL = dict.fromkeys(CONDITIONS, "有证明")
FIT = Candidate(
    UUID(int=1), "李秀英", "府山工作室", register_number="003", term_from=date(2025, 1, 1),
    term_until=date(2027, 12, 31), evidence=FULL, trades=("纺织", "针织"),
)  # fmt: skip
ABOUT = "锦华针织有限公司拖欠工资"


@pytest.mark.parametrize(
    ("changed", "codes"),
    [
        ({}, ()),
        ({"on_register": False, "term_from": None, "term_until": None}, ("not_on_register",)),
        ({"term_until": TODAY}, ()),
        ({"term_until": TODAY - timedelta(days=1)}, ("out_of_term",)),
        ({"term_from": TODAY}, ()),
        ({"term_from": TODAY + timedelta(days=1)}, ("out_of_term",)),
        ({"term_from": None}, ("out_of_term",)),
        ({"suspended": True}, ("suspended",)),
        ({"acts_for_party": True}, ("acts_for_party",)),
        ({"open_conflict": True}, ("open_conflict",)),
        ({"assigned_here": True}, ("assigned_here",)),
        ({"suspended": True, "open_conflict": True}, ("suspended", "open_conflict")),
        ({"load": 10_000, "evidence": {}, "left_here": True, "earlier_with_employer": 9}, ()),
    ],
)
def test_what_bars_somebody(changed: dict[str, object], codes: tuple[str, ...]) -> None:
    assert refusals(replace(FIT, **changed), TODAY) == codes  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("changed", "codes"),
    [
        ({}, ()),
        ({"evidence": FULL | {"knows_law": " "}}, ("conditions_missing",)),
        ({"load": HIGH_LOAD - 1}, ()),
        ({"load": HIGH_LOAD}, ("high_load",)),
        ({"earlier_with_employer": 1}, ("earlier_with_employer",)),
        ({"left_here": True}, ("left_here",)),
        ({"term_until": TODAY + timedelta(days=29)}, ("term_ends_soon",)),
        ({"term_until": TODAY + timedelta(days=30)}, ()),
        ({"trades": ("建筑",)}, ("trade_unknown",)),
        ({"trades": ("",)}, ("trade_unknown",)),
        ({"of_own_office": False}, ("other_office",)),
    ],
)
def test_what_a_manager_is_warned_of(changed: dict[str, object], codes: tuple[str, ...]) -> None:
    candidate = replace(FIT, **changed)  # type: ignore[arg-type]
    assert warnings(candidate, ABOUT, TODAY) == codes
    assert eligible(candidate, TODAY)


def test_who_is_assigned_already_is_eligible_and_not_offered_again() -> None:
    again = replace(FIT, assigned_here=True)
    assert eligible(again, TODAY) and not ranked([again], ABOUT, TODAY)[0].offered


def test_better_in_one_thing_stands_before() -> None:
    worse: tuple[dict[str, object], ...] = (
        {"load": 3}, {"trades": ()}, {"of_own_office": False}, {"earlier_with_employer": 1},
        {"left_here": True}, {"evidence": {}}, {"suspended": True},
    )  # fmt: skip
    rows = [replace(FIT, person_id=UUID(int=9), **each) for each in worse]  # type: ignore[arg-type]
    for row in rows:
        assert [each.candidate for each in ranked([row, FIT], ABOUT, TODAY)] == [FIT, row]


def test_the_parties_language_is_asked_before_trade_place_and_load() -> None:
    speaks = replace(
        FIT, person_id=UUID(int=7), languages=("维吾尔语",), trades=(), of_own_office=False, load=9
    )
    rows = ranked([FIT, speaks], ABOUT, TODAY, ["维吾尔语", "普通话"])
    assert [row.candidate for row in rows] == [speaks, FIT]
    assert [each.code for each in rows[0].reasons] == ["conditions", "language", "load"]
    assert rows[0].reasons[1].words == ("维吾尔语",)
    assert "language_not_spoken" in rows[1].warnings and not rows[1].refusals


@pytest.mark.parametrize(
    ("concluded", "won", "share"), [(0, 0, None), (4, 4, None), (5, 5, 100), (5, 4, 80), (30, 17, 50)]
)
def test_nothing_is_said_of_few_cases(concluded: int, won: int, share: int | None) -> None:
    assert settled_share(replace(FIT, concluded=concluded, settled=won)) == share


def test_what_was_found_in_common_warns_and_never_bars() -> None:
    tied = replace(FIT, ties=("employer",))
    assert warnings(tied, ABOUT, TODAY) == ("tie_found",) and eligible(tied, TODAY)


days = some.dates(date(2026, 10, 20), date(2026, 11, 15))
candidates = some.builds(
    Candidate,
    person_id=some.uuids(), name=some.just("甲"), office_name=some.just("乙"), of_own_office=some.booleans(),
    on_register=some.booleans(), register_number=some.sampled_from(["1", "2", ""]),
    term_from=some.none() | days, term_until=some.none() | days, suspended=some.booleans(),
    evidence=some.dictionaries(some.sampled_from(CONDITIONS), some.sampled_from(["", "证"])),
    trades=some.sampled_from([(), ("针织",)]), load=some.integers(0, 20), assigned_here=some.booleans(),
    acts_for_party=some.booleans(), open_conflict=some.booleans(), left_here=some.booleans(),
    earlier_with_employer=some.integers(0, 2),
    languages=some.sampled_from([(), ("绍兴话",), ("绍兴话", "手语")]),
    ties=some.sampled_from([(), ("relative",)]), concluded=some.sampled_from([0, 4, 10]),
    settled=some.sampled_from([0, 3]),
)  # fmt: skip
several = some.lists(candidates, max_size=6, unique_by=lambda each: each.person_id)


@given(several)
def test_whoever_is_barred_is_never_offered_and_stands_last(them: list[Candidate]) -> None:
    rows = ranked(them, ABOUT, TODAY)
    offered = [row.offered for row in rows]
    assert offered == sorted(offered, reverse=True)
    for row in rows:
        assert row.offered == (eligible(row.candidate, TODAY) and not row.candidate.assigned_here)
        assert bool(row.refusals) != row.offered


@given(several, some.randoms())
def test_the_order_does_not_depend_on_how_they_came(them: list[Candidate], chance: object) -> None:
    mixed = list(them)
    chance.shuffle(mixed)  # type: ignore[attr-defined]
    assert ranked(them, ABOUT, TODAY) == ranked(mixed, ABOUT, TODAY)


@given(several)
def test_the_order_is_explained_by_conditions_before_load(them: list[Candidate]) -> None:
    rows = [row for row in ranked(them, ABOUT, TODAY) if row.offered]
    for before, after in zip(rows, rows[1:], strict=False):
        assert len(before.met) >= len(after.met)
        if (before.met, before.warnings) == (after.met, after.warnings):
            assert before.candidate.load <= after.candidate.load
    assert all(row.met == conditions_met(row.candidate) for row in rows)


ASKED = ("绍兴话", "手语")


def _merits(row: Ranked) -> tuple[int, ...]:
    """Everything that is weighed, the larger the better."""
    share = settled_share(row.candidate)
    codes = ("tie_found", "left_here", "earlier_with_employer", "trade_unknown", "other_office")
    return (
        len(row.met), row.spoken, -row.candidate.load, 50 if share is None else share,
        *(-(code in row.warnings) for code in codes),
    )  # fmt: skip


@given(several)
def test_who_is_better_in_everything_stands_before(them: list[Candidate]) -> None:
    rows = [row for row in ranked(them, ABOUT, TODAY, ASKED) if row.offered]
    for nth, row in enumerate(rows):
        for after in rows[nth + 1 :]:
            mine, theirs = _merits(row), _merits(after)
            better = all(a <= b for a, b in zip(mine, theirs, strict=True)) and mine != theirs
            assert not better


@given(several)
def test_refused_are_only_those_of_the_grounds_allowed(them: list[Candidate]) -> None:
    allowed = {
        "not_on_register",
        "out_of_term",
        "suspended",
        "acts_for_party",
        "open_conflict",
        "assigned_here",
    }
    for row in ranked(them, ABOUT, TODAY, ASKED):
        assert set(row.refusals) <= allowed
        weights = [each.code for each in row.reasons]
        order = ["conditions", "language", "trade", "own_office", "load", "share"]
        assert weights == [code for code in order if code in weights]


A, B = UUID(int=1), UUID(int=2)


@pytest.mark.parametrize(
    ("words", "is_settled"),
    [
        ({}, False),
        ({A: "agrees"}, False),
        ({A: "agrees", B: "objects"}, False),
        ({A: "agrees", B: "agrees"}, True),
        ({A: "agrees", B: "agrees", UUID(int=3): "objects"}, True),
    ],
)
def test_a_conflict_is_settled_by_every_party(words: dict[UUID, str], is_settled: bool) -> None:
    assert settled([A, B], words) is is_settled


def test_a_conflict_nobody_was_asked_about_stays_open() -> None:
    assert not settled([], {})
