"""The closed list of grounds, the hours, and when a party is told: by table."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediation.break_glass import rules
from mediation.break_glass.rules import GROUNDS, Asked
from mediation.web.labels import private_reading as words
from workflows.break_glass import BREAK_GLASS

NOW = datetime(2026, 11, 2, 1, tzinfo=UTC)
STATES = tuple(state.name for state in BREAK_GLASS.states)


def test_each_ground_has_its_article_its_words_and_its_telling() -> None:
    assert set(GROUNDS) == words.ground.codes
    assert set(rules.TELLS) == words.told_when.codes
    for ground in GROUNDS.values():
        assert ground.articles and ground.tells in rules.TELLS


def test_only_danger_and_violence_are_urgent() -> None:
    assert {code for code, each in GROUNDS.items() if each.is_urgent} == {"danger_to_life", "crowd_violence"}


@given(
    st.sampled_from([*GROUNDS, "curiosity", ""]), st.sampled_from(["", " ", "因为"]),
    st.integers(0, 48), st.booleans(), st.sampled_from(["", "函12号"]),
)  # fmt: skip
def test_what_is_taken_stands_in_the_list(
    ground: str, reason: str, hours: int, at_once: bool, demand: str
) -> None:
    if rules.faults(Asked(ground, reason, hours, at_once, demand)):
        return
    assert reason.strip() and hours in rules.HOURS and hours <= 24
    assert not at_once or GROUNDS[ground].is_urgent
    assert not GROUNDS[ground].needs_demand or demand


def test_what_is_wrong_is_told_by_field() -> None:
    good = Asked("demanded_by_law", "来函", 2, demand="函12号")
    assert rules.faults(good) == {}
    assert rules.faults(replace(good, demand="", at_once=True, hours=3, reason="")) == {
        "demand": "missing", "at_once": "not_urgent", "hours": "unknown", "reason": "missing",
    }  # fmt: skip


@pytest.mark.parametrize("state", STATES)
def test_time_moves_what_waits_and_what_is_open(state: str) -> None:
    def due(seconds: int) -> bool:
        ends = NOW + timedelta(seconds=seconds)
        return rules.is_due(state, NOW, consent_by=ends, review_by=ends, until_at=ends)

    assert due(0) is (state in rules.SHUTS_BY_TIME) and not due(1)


def test_the_step_of_time_leads_where_the_rule_says() -> None:
    for state, trigger in rules.SHUTS_BY_TIME.items():
        step = BREAK_GLASS.step(trigger)
        assert state in step.sources and step.target == rules.AFTER_TIME[state]


@pytest.mark.parametrize("code", GROUNDS)
def test_the_party_is_told_once_it_was_read_or_never_without_a_decision(code: str) -> None:
    told = {state for state in STATES if rules.tells_now(code, state)}
    wanted = {
        "at_once": rules.OPENED, "after": rules.READING_OVER, "when_released": frozenset(),
    }[GROUNDS[code].tells]  # fmt: skip
    assert told == wanted
    released = {state for state in STATES if rules.may_release(code, state, told=False)}
    assert released == (rules.READING_OVER if GROUNDS[code].tells == "when_released" else set())
    assert not any(rules.may_release(code, state, told=True) for state in STATES)


def test_nobody_is_his_own_second_person() -> None:
    assert rules.is_second(UUID(int=1), UUID(int=2))
    assert not rules.is_second(UUID(int=1), UUID(int=1)) and not rules.is_second(UUID(int=1), None)
