"""The law at the desk: the cards for what is asked in a case, and all cards to be searched."""

from __future__ import annotations

from flask import render_template
from flask.typing import ResponseReturnValue

from mediation.law.statutes import search
from mediation.policy.permissions import Permission
from mediation.projections import desk_case, statutes_of_case
from mediation.store import reading
from mediation.web.access import page
from mediation.web.desk.blueprint import blueprint
from mediation.web.desk.frame import render_case
from mediation.web.signed_in import current_actor
from mediation.web.statute_cards import StatuteSearchForm, by_topic


@page(blueprint, "/disputes/<number>/law", permission=Permission.READ_AT_DESK)
def law(number: str) -> ResponseReturnValue:
    """What the law says about what is asked in this case."""
    head = desk_case.header(reading(), current_actor(), number)
    shown = statutes_of_case.page(reading(), head.id)
    return render_case(
        "desk/case/law.html", head, "law", own=by_topic(shown.own), general=by_topic(shown.general)
    )


@page(blueprint, "/statutes", permission=Permission.USE_DESK)
def statutes() -> ResponseReturnValue:
    """All cards, or those on which every word looked for stands."""
    form = StatuteSearchForm()
    form.validate()
    query = "" if form.errors else form.q.data or ""
    cards = search(query)
    return render_template(
        "desk/lists/statutes.html", form=form, query=query, topics=by_topic(cards), count=len(cards)
    )
