"""Whose move it is for a party, table by table; nothing private can change it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

import pytest

from mediation.projections.party_tasks import Owed, Situation, tasks_of
from mediation.web.parties import words
from workflows.dispute import DISPUTE

ME, OTHER, THIRD = (UUID(int=number) for number in (1, 2, 3))
DAY = date(2026, 11, 5)
TALK = datetime(2026, 11, 6, 1, tzinfo=UTC)
WORKER, BOSS = Situation("intake", "applicant", ME), Situation("intake", "respondent", ME)


def seen(situation: Situation, **changes: Any) -> tuple[list[str], list[str]]:
    tasks = tasks_of(replace(situation, **changes))
    return [one.code for one in tasks.mine], [one.code for one in tasks.theirs]


@pytest.mark.parametrize(
    ("situation", "changes", "mine", "theirs"),
    [
        (WORKER, {}, [], ["office_decides"]),
        (WORKER, {"awaiting_completion": True}, ["complete_filing"], []),
        (BOSS, {"awaiting_completion": True}, [], ["other_completes"]),
        (BOSS, {"unanswered": frozenset({ME})}, ["answer_invitation"], ["office_decides"]),
        (BOSS, {"unanswered": frozenset({ME, THIRD})}, ["answer_invitation"],
         ["other_answers_invitation", "office_decides"]),
        (WORKER, {"unanswered": frozenset({OTHER})}, [], ["other_answers_invitation", "office_decides"]),
        (BOSS, {"state": "face_to_face", "mediator_states": ("accepted",), "unanswered": frozenset({ME})},
         ["answer_invitation"], ["mediator_face_to_face"]),
        (BOSS, {"state": "agreement", "unanswered": frozenset({ME}), "mediator_signed": True}, [],
         ["office_seals"]),
        (WORKER, {"state": "preparation"}, [], ["office_assigns"]),
        (WORKER, {"state": "preparation", "mediator_states": ("proposed",)}, [], ["mediator_takes_on"]),
        (WORKER, {"state": "back_to_back", "mediator_states": ("accepted",)}, [], ["mediator_back_to_back"]),
        (WORKER, {"state": "face_to_face", "mediator_states": ("accepted",), "proposal_put": True},
         ["answer_proposal"], ["other_answers_proposal"]),
        (BOSS, {"state": "face_to_face", "mediator_states": ("accepted",), "next_talk_at": TALK},
         ["attend"], ["mediator_face_to_face"]),
        (WORKER, {"state": "preparation", "mediator_states": ("proposed",), "conflict_to_answer": True},
         ["answer_conflict"], ["mediator_takes_on"]),
        (WORKER, {"state": "agreement", "to_sign": (ME.hex, OTHER.hex)}, ["sign"],
         ["other_signs", "mediator_signs"]),
        (WORKER, {"state": "agreement", "mediator_signed": True}, [], ["office_seals"]),
        (WORKER, {"state": "enforcement"}, [], ["mediator_closes"]),
        (BOSS, {"state": "face_to_face", "mediator_states": ("accepted",),
                "owed": (Owed(ME, OTHER, 100, DAY, "due"), Owed(ME, OTHER, 100, DAY, "replaced"))},
         ["pay"], ["mediator_face_to_face"]),
        (WORKER, {"state": "agreement", "to_sign": (ME.hex,), "mediator_signed": True,
                  "owed": (Owed(OTHER, ME, 100, DAY, "paid"), Owed(OTHER, ME, 100, DAY, "overdue"))},
         ["sign", "confirm"], ["other_pays"]),
        (WORKER, {"state": "terminated", "unanswered": frozenset({ME}), "proposal_put": True}, [], []),
    ],
)  # fmt: skip
def test_whose_move_it_is(
    situation: Situation, changes: dict[str, Any], mine: list[str], theirs: list[str]
) -> None:
    assert seen(situation, **changes) == (mine, theirs)


@pytest.mark.parametrize(
    ("state", "payer", "payee"),
    [
        ("due", ("pay", []), ([], "other_pays")),
        ("overdue", ("pay", []), ([], "other_pays")),
        ("disputed", ("pay", []), ([], "other_pays")),
        ("paid", ([], "other_confirms"), ("confirm", [])),
        ("confirmed", ([], "mediator_closes"), ([], "mediator_closes")),
        ("waived", ([], "mediator_closes"), ([], "mediator_closes")),
    ],
)
def test_who_pays_and_who_confirms(state: str, payer: Any, payee: Any) -> None:
    owed = (Owed(ME, OTHER, 1_200_000, DAY, state),)
    for party, expected in ((ME, payer), (OTHER, payee)):
        found = seen(BOSS, state="enforcement", party_id=party, owed=owed)
        assert found == tuple([one] if isinstance(one, str) else one for one in expected)


def test_days_and_sums_go_along() -> None:
    owed = (Owed(ME, OTHER, 1_200_000, DAY, "due"),)
    (task,) = tasks_of(replace(BOSS, state="enforcement", owed=owed)).mine
    assert (task.by, task.fen) == (DAY, 1_200_000)
    (task,) = tasks_of(replace(BOSS, unanswered=frozenset({ME}), decide_by=DAY)).mine
    assert task.by == DAY


def test_every_state_and_task_has_words() -> None:
    assert {state.name for state in DISPUTE.states} - {"draft"} == words.now.codes
    assert set(words.WHERE) <= words.task.codes


@pytest.mark.parametrize("state", ["preparation", "back_to_back", "face_to_face"])
def test_talks_that_stand_still_wait_for_the_mediator_to_resume_them(state: str) -> None:
    waiting = replace(BOSS, state=state, mediator_states=("accepted",), suspended=True)
    assert [task.code for task in tasks_of(waiting).theirs] == ["mediator_resumes"]
