"""The certificate of facts, for whoever has the case at the desk to print and seal."""

from __future__ import annotations

from flask.typing import ResponseReturnValue

from mediation.policy.permissions import Permission
from mediation.projections import certificate as certificates
from mediation.projections import desk_case
from mediation.store import reading
from mediation.web.access import page
from mediation.web.certificate_text import certificate_text
from mediation.web.desk.blueprint import blueprint
from mediation.web.desk.frame import render_case
from mediation.web.signed_in import current_actor


@page(blueprint, "/disputes/<number>/papers/certificate", permission=Permission.READ_AT_DESK)
def certificate(number: str) -> ResponseReturnValue:
    """Received when, what is asked, how the other side learned of it, what became of it."""
    session, actor = reading(), current_actor()
    head = desk_case.header(session, actor, number)
    text = certificate_text(certificates.of_case(session, actor, head))
    return render_case("desk/case/certificate.html", head, "papers", text=text)
