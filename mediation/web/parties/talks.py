"""Joint sessions and their minutes, as a party reads them."""

from __future__ import annotations

from flask.typing import ResponseReturnValue

from mediation.policy.decide import require
from mediation.policy.permissions import Permission
from mediation.projections import party_case, talks_tab
from mediation.projections.minutes import listed
from mediation.store import reading
from mediation.web.access import page
from mediation.web.parties.blueprint import blueprint
from mediation.web.parties.frame import render_party
from mediation.web.sessions import sessions_shown
from mediation.web.signed_in import current_actor


@page(blueprint, "/disputes/<reference>/talks", permission=Permission.READ_OWN)
def talks(reference: str) -> ResponseReturnValue:
    """When the sessions are, and what was written down of those that were held."""
    head = party_case.header(reading(), current_actor(), party_case.key_of(reference))
    require(current_actor(), Permission.READ_OWN, head.subject)
    shown = talks_tab.page(reading(), head.id)
    return render_party(
        "parties/talks/list.html", head, "talks", shown=shown, sessions=sessions_shown(shown, invited=True),
        minutes={each.talk_id: each for each in listed.of_dispute(reading(), head.id)},
    )  # fmt: skip
