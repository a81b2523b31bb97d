"""What a party may complain of and for how long it may open its channel: by table."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from mediation.complaints import rules
from mediation.web.labels import private_reading as words

TODAY = date(2026, 11, 2)


def test_each_matter_has_its_words() -> None:
    assert set(rules.ABOUT) == words.about.codes


@pytest.mark.parametrize(
    ("about", "said", "wrong"),
    [("slow", "两周没有回音", {}), ("weather", " ", {"about": "unknown", "words": "missing"})],
)
def test_a_complaint_says_what_and_why(about: str, said: str, wrong: dict[str, str]) -> None:
    assert rules.faults(about, said) == wrong


@pytest.mark.parametrize(
    ("days", "since", "wrong"),
    [
        (0, None, {}), (60, 0, {}), (60, -400, {}),
        (-1, None, {"until": "in_the_past"}), (61, None, {"until": "too_late"}),
        (1, 1, {"since": "in_the_future"}),
    ],
)  # fmt: skip
def test_an_opening_ends_and_begins_in_time(days: int, since: int | None, wrong: dict[str, str]) -> None:
    begun = None if since is None else TODAY + timedelta(days=since)
    assert rules.faults_of_opening(TODAY + timedelta(days=days), begun, TODAY) == wrong
