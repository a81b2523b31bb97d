"""Each kind of office runs the clocks its own rule gives, from the event that rule names."""

from __future__ import annotations

import pytest

from mediation.law.clock_table import (
    CLOCKS,
    clocks_of,
    clocks_paused_by,
    clocks_resumed_by,
    clocks_started_by,
    clocks_stopped_by,
    mediation_clock,
)
from mediation.law.clocks import Clock, Event, Extension, Profile, Unit
from mediation.law.tags import Tag


def codes(clocks: tuple[Clock, ...]) -> list[str]:
    return [clock.code for clock in clocks]


@pytest.mark.parametrize(
    ("code", "number", "unit", "extension", "limit", "tag"),
    [
        ("C02", 3, Unit.WORKING, Extension.NONE, None, Tag.CONFIRMED),
        ("C03", 15, Unit.CALENDAR, Extension.NONE, None, Tag.CONFIRMED),
        ("C04", 15, Unit.CALENDAR, Extension.BOTH_AGREE, None, Tag.CONFIRMED),
        ("C05", 15, Unit.CALENDAR, Extension.BOTH_AGREE, 15, Tag.EXCERPT),
        ("C06", 15, Unit.CALENDAR, Extension.BOTH_AGREE, None, Tag.CONFIRMED),
        ("C08", 10, Unit.WORKING, Extension.NONE, None, Tag.CONFIRMED),
        ("C10", 30, Unit.CALENDAR, Extension.ALL_AGREE, None, Tag.CONFIRMED),
        ("C11", 15, Unit.CALENDAR, Extension.ALL_AGREE, None, Tag.CONFIRMED),
        ("C22", None, Unit.CALENDAR, Extension.NONE, None, Tag.CONFIRMED),
        ("SIGN", None, Unit.CALENDAR, Extension.BOTH_AGREE, None, Tag.DERIVED),
    ],
)
def test_the_table_says_what_the_rule_says(
    code: str, number: int | None, unit: Unit, extension: Extension, limit: int | None, tag: Tag
) -> None:
    clock = CLOCKS[code]
    assert (clock.number, clock.unit, clock.tag) == (number, unit, tag)
    assert (clock.extension, clock.extension_limit) == (extension, limit)


@pytest.mark.parametrize(
    ("profile", "event", "started"),
    [
        ("statutory", "filed", ["C02", "C03"]),
        ("statutory", "accepted", []),
        ("enterprise_committee", "filed", ["C02"]),
        ("enterprise_committee", "accepted", ["C04"]),
        ("one_stop", "accepted", ["C05"]),
        ("zhejiang", "filed", ["C02", "C06"]),
        ("zhejiang", "accepted", []),
        ("commission_entrusted", "filed", ["C02"]),
        ("commission_entrusted", "papers_confirmed", ["C08"]),
        ("court_delegated", "accepted", []),
        ("court_delegated", "papers_confirmed", ["C10"]),
        ("court_entrusted", "papers_confirmed", ["C11"]),
        ("statutory", "papers_confirmed", []),
    ],
)
def test_what_an_event_starts(profile: str, event: str, started: list[str]) -> None:
    assert codes(clocks_started_by(event, profile)) == started


@pytest.mark.parametrize("profile", Profile)
def test_every_profile_has_one_mediation_clock_that_force_and_the_end_stop(profile: Profile) -> None:
    clock = mediation_clock(profile)
    rest = {one.code for one in clocks_of(profile)} - {clock.code}
    assert rest == {"C02", "SIGN", "C22", "C32"}
    assert clock in clocks_stopped_by("agreement_in_force", profile)
    assert clocks_started_by("agreement_in_force", profile) == (CLOCKS["C22"],)
    assert clocks_started_by("agreement_reached", profile) == (CLOCKS["SIGN"],)
    assert codes(clocks_stopped_by("talks_reopened", profile)) == ["SIGN"]
    assert set(clocks_stopped_by("closed", profile)) == set(clocks_of(profile))
    assert CLOCKS["C22"] not in clocks_stopped_by("declined", profile)
    assert codes(clocks_stopped_by("accepted", profile)) == ["C02"]


def test_a_request_for_completion_pauses_the_three_days_and_nothing_else() -> None:
    for profile in Profile:
        assert codes(clocks_paused_by("completion_requested", profile)) == ["C02"]
        assert codes(clocks_resumed_by("completion_filed", profile)) == ["C02"]
    pausing = {code for code, clock in CLOCKS.items() if clock.pauses}
    assert pausing == {"C02", "C10"}
    assert CLOCKS["C10"].may_pause("appraisal")
    assert not CLOCKS["C03"].may_pause("appraisal")


def test_the_three_days_are_law_for_a_committee_and_a_promise_elsewhere() -> None:
    assert [profile for profile in Profile if CLOCKS["C02"].binds(profile)] == [Profile.ENTERPRISE_COMMITTEE]


def test_the_entrusted_period_goes_by_the_courts_procedure() -> None:
    clock = CLOCKS["C11"]
    assert (clock.number_for(), clock.number_for("ordinary"), clock.number_for("summary")) == (15, 15, 7)
    with pytest.raises(LookupError):
        clock.number_for("special")


def test_no_clock_is_without_words_source_start_and_end() -> None:
    for clock in CLOCKS.values():
        words = (clock.name_zh, clock.consequence_zh, clock.citation_zh)
        assert all(any("一" <= letter <= "鿿" for letter in text) for text in words)
        assert all((clock.name_en, clock.consequence_en, clock.citation_en))
        assert bool(clock.stops_at) == clock.runs == bool(clock.profiles)
        assert clock.starts_at not in clock.stops_at
        assert clock.law_for <= clock.profiles


def test_every_event_is_heard_by_some_clock() -> None:
    heard = {clock.starts_at for clock in CLOCKS.values() if clock.starts_at is not None}
    heard |= {event for clock in CLOCKS.values() for event in clock.stops_at}
    pauses = [pause for clock in CLOCKS.values() for pause in clock.pauses]
    heard |= {pause.begins_at for pause in pauses} | {pause.ends_at for pause in pauses}
    assert heard == set(Event)


@pytest.mark.parametrize(("event", "profile"), [("opened", "statutory"), ("filed", "village")])
def test_an_unknown_event_or_profile_is_refused(event: str, profile: str) -> None:
    for ask in (clocks_started_by, clocks_stopped_by, clocks_paused_by, clocks_resumed_by):
        with pytest.raises(ValueError, match="is not a valid"):
            ask(event, profile)


def test_a_provinces_rule_reaches_no_further_and_a_case_brings_what_no_body_has() -> None:
    assert {each.value for each in Profile if each.of_body} == {
        "statutory", "zhejiang", "enterprise_committee", "one_stop",
    }  # fmt: skip
    assert Profile.ZHEJIANG.fits("330602") and not Profile.ZHEJIANG.fits("130702")
    assert all(each.fits("130702") for each in Profile if each is not Profile.ZHEJIANG)
