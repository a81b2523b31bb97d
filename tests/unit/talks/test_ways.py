"""The way of mediation that is suggested, and why."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from mediation.talks.rules import PLACES, WAYS
from mediation.talks.ways import Known, elsewhere, suggest

SIMPLE = Known(undisputed=True, claim_items=1)


@pytest.mark.parametrize(
    ("known", "way", "place", "reasons"),
    [
        (Known(), "back_to_back_first", "at_office", ("method",)),
        (SIMPLE, "face_to_face_first", "at_office", ("simple",)),
        (Known(applicant_meets=False, undisputed=True), "back_to_back_first", "at_office", ("unwilling",)),
        (Known(in_group=True), "back_to_back_first", "at_office", ("group",)),
        (Known(far=True), "back_to_back_first", "online", ("method", "far")),
        (Known(far=True, risk=True), "back_to_back_first", "at_office", ("risk", "far_but_risk")),
        (Known(claim_items=2, undisputed=True), "back_to_back_first", "at_office", ("method",)),
        (Known(languages=("手语",)), "back_to_back_first", "at_office", ("method", "language")),
    ],
)
def test_each_suggestion_says_why(known: Known, way: str, place: str, reasons: tuple[str, ...]) -> None:
    told = suggest(known)
    assert (told.way, told.place, told.reasons) == (way, place, reasons)


flags = some.booleans()
anything = some.builds(
    Known, applicant_meets=flags, respondent_meets=flags, risk=flags, far=flags, in_group=flags,
    undisputed=flags, claim_items=some.integers(0, 4), company=flags,
    languages=some.sampled_from([(), ("手语",), ("藏语", "手语")]),
)  # fmt: skip


@given(anything)
def test_whoever_would_not_meet_or_is_at_risk_is_not_sent_together(known: Known) -> None:
    told = suggest(known)
    assert told.way in WAYS and told.place in PLACES and told.reasons
    if known.risk or not (known.applicant_meets and known.respondent_meets):
        assert told.way == "back_to_back_first"
    assert ("second_mediator" in told.attendees) == known.risk
    assert ("who_may_settle" in told.attendees) == known.company
    assert told.interpreters == known.languages


@pytest.mark.parametrize(
    ("address", "office", "far"),
    [
        ("越城区府山街道", "绍兴市越城区胜利东路", False),
        ("绍兴市柯桥区杨汛桥", "绍兴市越城区胜利东路", True),
        ("贵州省从江县", "越城区胜利东路", True),
        ("府山街道", "越城区胜利东路", False),
        ("", "越城区胜利东路", False),
        ("越城区", "", False),
    ],
)
def test_only_another_district_is_elsewhere(address: str, office: str, far: bool) -> None:
    assert elsewhere(address, office) is far
