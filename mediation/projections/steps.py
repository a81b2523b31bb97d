"""The steps that somebody may take in a dispute now, each with every reason why it is not open yet."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy.orm import Session

from mediation.disputes.models import Dispute
from mediation.kernel.actor import Actor
from mediation.policy.decide import standing
from mediation.policy.permissions import Permission
from mediation.policy.relations import DisputeSubject, own_member
from mediation.procedure.facts import DisputeFacts, gather
from mediation.procedure.guards import refusals
from workflows.dispute import ANY_OPEN, DISPUTE
from workflows.vocabulary import Step

FORWARD = (*ANY_OPEN, "performed")
"""The usual course of a dispute; whatever else ends it leads aside."""

GIVING_UP = frozenset({"resume_enforcement"})
"""A later state is reached by it, and yet it is not what the people are there for."""

ASKING = ("intake", "preparation")
"""Where the invitation and its answer are in their place."""

OF_THE_PAYER = frozenset({"record_performance"})
OF_THE_PAYEE = frozenset({"confirm_performance", "report_breach"})
"""Steps that a party takes about what it owes, or about what is owed to it; staff about either."""


@dataclass(frozen=True)
class StepOffer:
    """A step of the dispute as its page offers it; open when nothing is refused."""

    trigger: str
    refusals: tuple[str, ...] = ()
    """Codes of the guards that are not satisfied (procedure/guards.py)."""
    leads_on: bool = False
    """Whether the dispute goes forward by it: to a later open state, or to be performed."""

    @property
    def open(self) -> bool:
        return not self.refusals


@dataclass(frozen=True)
class Offered:
    """The steps offered to somebody and the facts they were judged by; no facts without a step."""

    steps: tuple[StepOffer, ...]
    facts: DisputeFacts | None


def offered(session: Session, actor: Actor, dispute: Dispute, subject: DisputeSubject) -> Offered:
    """What the policy lets this actor do in the present state, in the order of the workflow.

    Refusals are worked out for these steps only, so that nobody learns from a reason
    what concerns somebody else's step.
    """
    own = standing(actor, subject)
    allowed = [step for step in DISPUTE.steps_from(subject.state) if own.may(Permission(step.permission))]
    if not allowed:
        return Offered((), None)
    facts = gather(session, actor, dispute)
    on_a_side = own_member(actor, subject) is not None
    timely = (step for step in allowed if _timely(step, subject.state, facts, on_a_side))
    concerning = (step for step in timely if not on_a_side or _concerns(step, facts))
    return Offered(tuple(_offer(step, subject.state, facts) for step in concerning), facts)


def why_closed(trigger: str, facts: DisputeFacts | None) -> tuple[str, ...]:
    """Why a step that is not offered is not open, as far as the facts say; for whoever may take it."""
    return refusals(DISPUTE.step(trigger), facts) if facts is not None else ()


def _concerns(step: Step, facts: DisputeFacts) -> bool:
    if step.trigger in OF_THE_PAYER:
        return facts.actor_owes
    if step.trigger == "leave_group":
        return facts.actor_speaks_for_worker
    if step.trigger == "report_breach" and not facts.obligations:
        return True
    return facts.actor_is_owed if step.trigger in OF_THE_PAYEE else True


def _timely(step: Step, state: str, facts: DisputeFacts, on_a_side: bool) -> bool:
    """Whether a step that the table still allows says anything now.

    Who is in the talks is invited and has answered by coming; a respondent added meanwhile is
    invited, and whoever has not said a word may still say it. More days are nothing to ask for once the
    agreement is in force; that the rule gives none at all is for the mediator to know. An agreement
    that stands is not given up, and without one there is nothing to perform; whoever comes to the page of
    such a step is told why (`why_closed`).
    """
    if ("no_agreement_stands" if facts.agreement_stands else "agreement_stands") in step.guards:
        return False
    if step.trigger == "extend":
        return not facts.agreement_stands and (
            "extension_provided" not in refusals(step, facts) or not on_a_side
        )
    if step.trigger == "invite":
        return state in ASKING or facts.respondents_named_only > 0
    if step.trigger == "answer_invitation":
        return state in ASKING or (state != "agreement" and facts.respondents_unanswered > 0)
    if step.trigger in ("join_group", "leave_group"):
        return facts.in_group is (step.trigger == "leave_group")
    if step.trigger in ("suspend", "resume"):
        return facts.suspended is (step.trigger == "resume")
    return True


def _offer(step: Step, state: str, facts: DisputeFacts) -> StepOffer:
    leads_on = step.trigger not in GIVING_UP and _is_after(step.leads_to(state), state)
    return StepOffer(step.trigger, refusals(step, facts), leads_on)


def _is_after(target: str, state: str) -> bool:
    return target in FORWARD and state in FORWARD and FORWARD.index(target) > FORWARD.index(state)
