"""The one way of a party's page with a question: its words, its form, its use case, and the way back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from mediation.kernel.actor import Actor
from mediation.policy.decide import require
from mediation.policy.permissions import Permission
from mediation.projections import party_case
from mediation.projections.party_case import PartyHeader
from mediation.store import reading
from mediation.web.asked import Asking, asked
from mediation.web.forms import StepForm
from mediation.web.parties.frame import render_party
from mediation.web.signed_in import current_actor
from mediation.web.submit import submit

PLAIN = "parties/ending/step.html"


def ask(
    head: PartyHeader,
    page: str,
    form: StepForm,
    asking: Asking,
    act: Callable[[Session, Actor], Any],
    then: Callable[[Any], str],
    told: str | None = None,
    *,
    template: str = PLAIN,
    **context: Any,
) -> ResponseReturnValue:
    """Show the form or run the use case."""
    actor = current_actor()
    return submit(
        form,
        act=lambda session: act(session, actor),
        then=then,
        show=lambda: render_party(
            template, head, page, form=form, fields=asked(form), asking=asking, **context
        ),
        told=told,
    )


def opened(reference: str, permission: Permission) -> PartyHeader:
    """The case for a page that needs this permission. Raises NotFound or NotAllowed."""
    actor = current_actor()
    head = party_case.header(reading(), actor, party_case.key_of(reference))
    require(actor, permission, head.subject)
    return head
