"""What can be told of the limitation, of which claim it counts, and what is no fact at all."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediation.claims.events import KINDS, Happening, faults, interruptions, suspensions
from mediation.law.limitation_table import GROUNDS, OBSTACLES

ONE, OTHER = UUID(int=1), UUID(int=2)
TODAY = date(2026, 9, 18)
DAYS = st.dates(date(2020, 1, 1), date(2030, 1, 1))
TOLD = st.builds(
    Happening, st.sampled_from(sorted(KINDS)), DAYS, st.none() | DAYS, st.sampled_from([None, ONE, OTHER])
)


def test_what_the_file_knows_itself_is_not_told() -> None:
    assert set(KINDS) == {
        "negotiation_asked", "complaint_made", "relief_sought", "acknowledged", "negotiation_failed",
        "force_majeure", "no_guardian", "other_obstacle",
    }  # fmt: skip
    assert set(GROUNDS) - set(KINDS) == {
        "mediation_applied", "mediation_refused", "mediation_failed", "agreement_breached",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("told", "wrong"),
    [
        (Happening("negotiation_asked", TODAY), {}),
        (Happening("force_majeure", TODAY, TODAY, ONE), {}),
        (Happening("mediation_failed", TODAY), {"kind": "unknown"}),
        (Happening("acknowledged", TODAY, item_id=OTHER), {"item": "unknown"}),
        (Happening("acknowledged", TODAY + timedelta(1)), {"began_on": "in_the_future"}),
        (Happening("complaint_made", TODAY, TODAY), {"ended_on": "no_span"}),
        (Happening("force_majeure", TODAY, TODAY - timedelta(1)), {"ended_on": "figure_ends_before"}),
        (Happening("force_majeure", TODAY, TODAY + timedelta(1)), {"ended_on": "in_the_future"}),
    ],
)
def test_what_cannot_be_is_said_beside_its_field(told: Happening, wrong: dict[str, str]) -> None:
    assert faults(told, [ONE], TODAY) == wrong


@given(st.lists(TOLD), DAYS)
def test_each_counts_once_for_what_it_is_about(told: list[Happening], today: date) -> None:
    sound = [one for one in told if not faults(one, [ONE, OTHER], today)]
    anew, rested = interruptions(sound, ONE), suspensions(sound, ONE, today)
    about = [one for one in sound if one.item_id != OTHER]
    assert len(anew) + len(rested) == len(about)
    assert {one.ground for one in anew} <= set(GROUNDS)
    assert all(one.began_on <= one.ended_on <= today for one in rested)
    assert len(rested) == sum(one.kind in OBSTACLES for one in about)
