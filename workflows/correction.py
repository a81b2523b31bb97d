"""One step back in the life of a dispute: derived from the last step taken, so it stands outside the table.

A step that moved a dispute either can be taken back or has a name for why not; a test holds that none is
forgotten. What else must hold, nothing irreversible since, is a rule over facts: mediation/disputes/rules.py.
"""
from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from workflows.dispute import DISPUTE
from workflows.vocabulary import ImpossibleStep, Step

CORRECT = Step("correct", (), None, "dispute.correct", "dispute.corrected",
               "更正（退回上一步）", "Correct (one step back)")
"""The step as history, audit and pages name it. It has neither sources nor a target of its own."""

REVERSIBLE = frozenset({
    "accept", "decline", "begin_back_to_back", "begin_face_to_face", "return_to_back_to_back",
    "reach_agreement", "revoke_acceptance", "complete", "withdraw", "refuse_mediation", "terminate",
})

LASTING: Mapping[str, str] = MappingProxyType({
    "file": "claim_stays_filed",
    "reopen_talks": "terms_stay_overtaken",
    "bring_into_force": "agreement_stays_in_force",
    "renegotiate": "new_talks_stay_agreed",
    "resume_enforcement": "new_talks_stay_over",
    "hand_over": "papers_stay_handed_over",
})
"""Step that moves a dispute for good → the code of why."""


def check_way_back(trigger: str, came_from: str, state: str) -> None:
    """That the table leads by this step from there to here, so that going back undoes exactly this step.

    Raises ImpossibleStep.
    """
    step = DISPUTE.step(trigger) if trigger in REVERSIBLE else None
    if step is None or came_from not in step.sources or step.leads_to(came_from) != state:
        raise ImpossibleStep(DISPUTE.name, CORRECT.trigger, state)
