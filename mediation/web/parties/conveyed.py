"""What was conveyed in the dispute, as a party reads it."""

from __future__ import annotations

from flask.typing import ResponseReturnValue

from mediation.policy.decide import require
from mediation.policy.permissions import Permission
from mediation.projections import conveyed as projection
from mediation.projections import party_case
from mediation.store import reading
from mediation.web.access import page
from mediation.web.conveyed import in_words
from mediation.web.parties.blueprint import blueprint
from mediation.web.parties.frame import render_party
from mediation.web.signed_in import current_actor


@page(blueprint, "/disputes/<reference>/conveyed", permission=Permission.READ_OWN)
def conveyed(reference: str) -> ResponseReturnValue:
    """Whose words they are, who conveyed them and when."""
    head = party_case.header(reading(), current_actor(), party_case.key_of(reference))
    require(current_actor(), Permission.READ_OWN, head.subject)
    shown = in_words(projection.page(reading(), head.id))
    return render_party("parties/conveyed/list.html", head, "conveyed", conveyed=shown)
