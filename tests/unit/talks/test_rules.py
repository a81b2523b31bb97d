"""What may be chosen in preparation and talks, and when a record of a session makes sense."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest

from mediation.talks import rules

NOW = datetime(2026, 11, 2, 9, tzinfo=UTC)
HOUR = timedelta(hours=1)


@pytest.mark.parametrize(
    ("heard", "reason", "enough"),
    [(2, None, True), (3, None, True), (1, None, False), (0, "declines", True), (1, "no_time", False)],
)
def test_every_party_is_heard_apart_or_there_is_a_reason(
    heard: int, reason: str | None, enough: bool
) -> None:
    assert rules.heard_apart_or_reason(heard, 2, reason) is enough


@pytest.mark.parametrize(
    ("begun", "ended", "faults"),
    [
        (NOW - 2 * HOUR, NOW - HOUR, {}),
        (NOW - HOUR, NOW, {}),
        (NOW, NOW, {"held_until": "ends_before_it_begins"}),
        (NOW - HOUR, NOW - 2 * HOUR, {"held_until": "ends_before_it_begins"}),
        (NOW - HOUR, NOW + HOUR, {"held_until": "in_the_future"}),
        (NOW + HOUR, NOW + 2 * HOUR, {"held_from": "in_the_future", "held_until": "in_the_future"}),
        (NOW + HOUR, NOW, {"held_from": "in_the_future", "held_until": "ends_before_it_begins"}),
    ],
)
def test_what_was_held_lies_in_the_past_and_ends_after_it_begins(
    begun: datetime, ended: datetime, faults: dict[str, str]
) -> None:
    assert rules.faults_of_span(begun, ended, NOW) == faults


def test_methods_come_in_the_order_of_their_list() -> None:
    chosen = ["face_to_face", "build_trust", "build_trust"]
    assert rules.known_methods(chosen, rules.METHODS_TOGETHER) == ("build_trust", "face_to_face")
    assert rules.known_methods([], rules.METHODS_APART) == ()
    with pytest.raises(ValueError, match="^unknown method$"):
        rules.known_methods([*chosen, "back_to_back"], rules.METHODS_TOGETHER)


def test_twice_absent_without_an_excuse_is_often() -> None:
    once, twice, thrice = uuid4(), uuid4(), uuid4()
    absences = (thrice, once, twice, thrice, twice, thrice)
    assert rules.often_absent(iter(absences)) == {twice, thrice}
    assert rules.often_absent(()) == frozenset()
