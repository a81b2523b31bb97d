"""When the last step of a dispute can be taken back, as a table."""

from __future__ import annotations

from datetime import timedelta

import pytest

from mediation.disputes.rules import (
    UNDO_WITHIN,
    LastStep,
    Quiet,
    Since,
    obstacles,
    obstacles_alone,
)
from workflows.correction import LASTING, check_way_back
from workflows.vocabulary import ImpossibleStep

NOTHING = Since()
EVERYTHING = Since(signed=True, declined=True, session_held=True, reported=True)


@pytest.mark.parametrize(
    ("last", "since", "expected"),
    [
        (LastStep("accept", "intake", "preparation"), NOTHING, ()),
        (LastStep("decline", "intake", "not_accepted"), NOTHING, ()),
        (LastStep("begin_back_to_back", "preparation", "back_to_back"), NOTHING, ()),
        (LastStep("begin_face_to_face", "back_to_back", "face_to_face"), NOTHING, ()),
        (
            LastStep("begin_face_to_face", "back_to_back", "face_to_face"),
            Since(session_held=True),
            ("no_session_held_since",),
        ),
        (LastStep("return_to_back_to_back", "face_to_face", "back_to_back"), NOTHING, ()),
        (LastStep("reach_agreement", "face_to_face", "agreement"), NOTHING, ()),
        (
            LastStep("reach_agreement", "face_to_face", "agreement"),
            EVERYTHING,
            ("nobody_signed", "nobody_declined_to_sign", "no_session_held_since", "nothing_reported_since"),
        ),
        (LastStep("reopen_talks", "agreement", "face_to_face"), NOTHING, ("terms_stay_overtaken",)),
        (LastStep("bring_into_force", "agreement", "enforcement"), NOTHING, ("agreement_stays_in_force",)),
        (LastStep("renegotiate", "enforcement", "face_to_face"), NOTHING, ("new_talks_stay_agreed",)),
        (LastStep("resume_enforcement", "agreement", "enforcement"), NOTHING, ("new_talks_stay_over",)),
        (LastStep("revoke_acceptance", "preparation", "not_accepted"), NOTHING, ()),
        (LastStep("complete", "enforcement", "performed"), Since(signed=True), ()),
        (LastStep("terminate", "face_to_face", "terminated"), Since(declined=True), ()),
        (LastStep("terminate", "intake", "terminated"), Since(reported=True), ("nothing_reported_since",)),
        (LastStep("terminate", "agreement", "terminated"), NOTHING, ("agreement_stays_void",)),
        (LastStep("withdraw", "preparation", "withdrawn"), NOTHING, ("own_word_stands",)),
        (LastStep("withdraw", "preparation", "withdrawn", entered_for_party=True), NOTHING, ()),
        (LastStep("refuse_mediation", "agreement", "terminated"), NOTHING,
         ("own_word_stands", "agreement_stays_void")),
        (LastStep("refuse_mediation", "back_to_back", "terminated", entered_for_party=True), NOTHING, ()),
        (LastStep("hand_over", "terminated", "handed_over"), NOTHING, ("papers_stay_handed_over",)),
        (LastStep("file", "draft", "intake"), NOTHING, ("claim_stays_filed",)),
        (LastStep("assign", "preparation", "preparation"), EVERYTHING, ("last_step_moved",)),
        (LastStep("correct", "preparation", "intake"), NOTHING, ("not_corrected_already",)),
    ],
)  # fmt: skip
def test_what_stands_in_the_way(last: LastStep, since: Since, expected: tuple[str, ...]) -> None:
    assert obstacles(last, since) == expected


@pytest.mark.parametrize(
    ("trigger", "quiet", "expected"),
    [
        ("decline", Quiet(True, timedelta()), ()),
        ("decline", Quiet(True, UNDO_WITHIN), ()),
        ("decline", Quiet(True, UNDO_WITHIN + timedelta(seconds=1)), ("minutes_left",)),
        ("decline", Quiet(False, timedelta()), ("own_step",)),
        ("decline", Quiet(True, timedelta(), told=True), ("nobody_told",)),
        ("decline", Quiet(True, timedelta(), followed=True), ("nobody_acted_since",)),
        ("revoke_acceptance", Quiet(True, timedelta()), ("decided_alone",)),
        ("hand_over", Quiet(False, timedelta()), ("papers_stay_handed_over", "own_step")),
    ],
)
def test_what_stands_in_the_way_of_one_person(trigger: str, quiet: Quiet, expected: tuple[str, ...]) -> None:
    assert obstacles_alone(LastStep(trigger, "preparation", "not_accepted"), NOTHING, quiet) == expected


def test_the_way_back_is_that_of_the_table() -> None:
    check_way_back("accept", "intake", "preparation")
    for trigger, came_from, state in (
        ("accept", "preparation", "back_to_back"),
        ("accept", "intake", "not_accepted"),
        ("bring_into_force", "agreement", "enforcement"),
        ("correct", "preparation", "intake"),
    ):
        with pytest.raises(ImpossibleStep) as refused:
            check_way_back(trigger, came_from, state)
        assert (refused.value.workflow, refused.value.trigger) == ("dispute", "correct")
        assert refused.value.state == state


def test_why_a_step_lasts_has_a_name_of_its_own() -> None:
    assert len(set(LASTING.values())) == len(LASTING)
