"""What the tables promise beside being sound: names that fit, the life of a dispute as it was agreed."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from workflows.dispute import DISPUTE
from workflows.tables import WORKFLOWS
from workflows.vocabulary import Workflow

TABLES = list(WORKFLOWS.values())
OPEN = ("intake", "preparation", "back_to_back", "face_to_face", "agreement", "enforcement")
BEFORE_FORCE, ACCEPTED = OPEN[:5], OPEN[1:5]
STANDING = ("back_to_back", "face_to_face", "agreement", "enforcement")

# trigger: (sources, target or None where the state stays)
LIFE = {
    "file": (("draft",), "intake"),
    "request_completion": (("intake",), None),
    "complete_filing": (("intake",), None),
    "invite": (BEFORE_FORCE, None),
    "answer_invitation": (BEFORE_FORCE, None),
    "accept": (("intake",), "preparation"),
    "amend": (("intake", "preparation", "back_to_back", "face_to_face"), None),
    "decline": (("intake",), "not_accepted"),
    "assign": (OPEN, None),
    "replace": (OPEN, None),
    "recuse": (OPEN, None),
    "begin_back_to_back": (("preparation",), "back_to_back"),
    "begin_face_to_face": (("preparation", "back_to_back"), "face_to_face"),
    "return_to_back_to_back": (("face_to_face",), "back_to_back"),
    "put_proposal": (("preparation", "back_to_back", "face_to_face"), None),
    "reach_agreement": (("preparation", "back_to_back", "face_to_face"), "agreement"),
    "reopen_talks": (("agreement",), "face_to_face"),
    "seal": (("agreement", "enforcement"), None),
    "bring_into_force": (("agreement",), "enforcement"),
    "renegotiate": (("enforcement",), "face_to_face"),
    "resume_enforcement": (("back_to_back", "face_to_face", "agreement"), "enforcement"),
    "record_performance": (STANDING, None),
    "confirm_performance": (STANDING, None),
    "report_breach": (STANDING, None),
    "suspend": (OPEN, None),
    "resume": (OPEN, None),
    "extend": (OPEN, None),
    "join_group": (OPEN, None),
    "leave_group": (OPEN, None),
    "revoke_acceptance": (("preparation", "back_to_back", "face_to_face"), "not_accepted"),
    "transfer": (OPEN, None),
    "complete": (("enforcement",), "performed"),
    "withdraw": (BEFORE_FORCE, "withdrawn"),
    "refuse_mediation": (ACCEPTED, "terminated"),
    "terminate": (ACCEPTED, "terminated"),
    "hand_over": (("terminated", "enforcement"), "handed_over"),
}


def test_a_dispute_lives_as_agreed() -> None:
    assert {step.trigger: (step.sources, step.target) for step in DISPUTE.steps} == LIFE


def test_a_dispute_has_six_open_states_and_five_endings() -> None:
    assert DISPUTE.groups["open"] == OPEN
    assert set(DISPUTE.groups["closed"]) == {
        "performed",
        "not_accepted",
        "withdrawn",
        "terminated",
        "handed_over",
    }
    assert "terminated" not in DISPUTE.groups["final"]


def test_every_ending_stops_the_clocks_and_nothing_else_does() -> None:
    enders = {step.trigger for step in DISPUTE.steps if set(step.starts) & {"closed", "declined"}}
    assert enders == {step.trigger for step in DISPUTE.steps if step.target in DISPUTE.groups["closed"]}


@pytest.mark.parametrize("workflow", TABLES, ids=list(WORKFLOWS))
def test_names_fit_together(workflow: Workflow) -> None:
    identifier = re.compile(r"[a-z][a-z_]*")
    for step in workflow.steps:
        assert step.permission == f"{workflow.name}.{step.trigger}"
        assert step.verb.startswith(f"{workflow.name}.")
        names = (step.trigger, *step.guards, *step.form_guards, *step.starts, *step.effects)
        assert all(identifier.fullmatch(name) for name in names)


@pytest.mark.parametrize("workflow", TABLES, ids=list(WORKFLOWS))
def test_every_state_and_step_is_named_in_chinese_and_english(workflow: Workflow) -> None:
    states = [(state.label, state.label_en) for state in workflow.states]
    steps = [(step.label, step.label_en) for step in workflow.steps]
    for label, label_en in ((workflow.label, workflow.label_en), *states, *steps):
        assert re.search(r"[\u4e00-\u9fff]", label)
        assert re.fullmatch(r"[A-Z][A-Za-z ,'-]+", label_en)
    for labels in (states, steps):
        assert max(Counter(chinese for chinese, _ in labels).values()) == 1


def test_audit_verbs_are_unique() -> None:
    verbs = Counter(step.verb for workflow in TABLES for step in workflow.steps)
    assert max(verbs.values()) == 1
