"""The one way of a step's page at the desk: its words, its form, its use case, and the way back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from mediation.kernel.actor import Actor
from mediation.projections.desk_case import DeskHeader
from mediation.web.asked import Asking, asked
from mediation.web.desk.frame import render_case
from mediation.web.forms import StepForm
from mediation.web.signed_in import current_actor
from mediation.web.submit import submit

PLAIN = "desk/ending/step.html"


def ask(
    head: DeskHeader,
    tab: str,
    form: StepForm,
    asking: Asking,
    act: Callable[[Session, Actor], Any],
    then: Callable[[Any], str],
    told: str | None = None,
    *,
    template: str = PLAIN,
    around: Callable[[], Mapping[str, Any]] = dict,
    **context: Any,
) -> ResponseReturnValue:
    """Show the form or run the use case; what `around` gives is read for the form only."""
    actor = current_actor()
    return submit(
        form,
        act=lambda session: act(session, actor),
        then=then,
        show=lambda: render_case(
            template, head, tab, form=form, fields=asked(form), asking=asking, **around(), **context
        ),
        told=told,
    )
