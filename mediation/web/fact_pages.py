"""The one way of a form of facts: lengthened, checked by the law, then sent like any other form."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from flask import request
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from mediation.law.entitlements.errors import FactError
from mediation.web.fact_forms import FactsForm
from mediation.web.forms import SHOW_ONLY
from mediation.web.submit import submit


def answered(
    form: FactsForm,
    wrong: Callable[[dict[str, Any]], Iterable[FactError]],
    *,
    act: Callable[[Session], Any],
    then: Callable[[Any], str],
    show: Callable[[], str],
    told: str | None = None,
) -> ResponseReturnValue:
    """Show the form, with one more stretch of time where that was asked; what is `wrong` stands beside it."""
    sent = request.method == "POST" and SHOW_ONLY not in request.form
    if sent and "more" in request.form:
        form.lengthen()
        return show()
    if sent and form.validate() and form.blame_facts(wrong(form.facts())):
        return show(), 422
    return submit(form, act=act, then=then, show=show, told=told)
