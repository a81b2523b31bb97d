"""What a party's page of a step begins with: the case, and whether the step is open."""

from __future__ import annotations

from flask import request

from mediation.kernel.errors import NotAllowed, NotPossible, Refused
from mediation.policy.decide import require
from mediation.policy.permissions import Permission
from mediation.projections import party_case
from mediation.projections.party_case import PartyHeader
from mediation.projections.steps import why_closed
from mediation.store import reading
from mediation.web.signed_in import current_actor
from workflows.dispute import DISPUTE


def step_page(reference: str, trigger: str) -> PartyHeader:
    """The case for a party's page of a step.

    Opened while the step is not open, the page says why: raises NotFound, NotAllowed, Refused with
    every reason or NotPossible. A form that was sent is answered by the use case.
    """
    actor = current_actor()
    head = party_case.header(reading(), actor, party_case.key_of(reference))
    step = DISPUTE.step(trigger)
    require(actor, Permission(step.permission), head.subject)
    if request.method == "POST":
        return head
    offer = next((each for each in head.steps if each.trigger == trigger), None)
    if offer is None and head.state in step.sources:
        refuse(why_closed(trigger, head.facts))
        raise NotAllowed(step.permission)
    if offer is None:
        raise NotPossible("step_not_in_state")
    refuse(offer.refusals)
    return head


def refuse(codes: tuple[str, ...]) -> None:
    """Raises Refused where there is a reason."""
    if codes:
        raise Refused(codes)
