"""What the law says about the claims of a party's own case, in plain words: the same cards for both sides."""

from __future__ import annotations

from flask.typing import ResponseReturnValue

from mediation.policy.decide import require
from mediation.policy.permissions import Permission
from mediation.projections import party_case, statutes_of_case
from mediation.store import reading
from mediation.web.access import page
from mediation.web.parties.blueprint import blueprint
from mediation.web.parties.frame import render_party
from mediation.web.signed_in import current_actor
from mediation.web.statute_cards import by_topic


@page(blueprint, "/disputes/<reference>/law", permission=Permission.READ_OWN)
def law(reference: str) -> ResponseReturnValue:
    """The cards for what is asked, and those that matter in every dispute."""
    head = party_case.header(reading(), current_actor(), party_case.key_of(reference))
    require(current_actor(), Permission.READ_OWN, head.subject)
    shown = statutes_of_case.page(reading(), head.id)
    return render_party(
        "parties/law.html", head, "law", own=by_topic(shown.own), general=by_topic(shown.general)
    )
