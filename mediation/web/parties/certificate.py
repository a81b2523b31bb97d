"""The certificate of facts, for a party to print for its own side."""

from __future__ import annotations

from flask import url_for
from flask.typing import ResponseReturnValue

from mediation.policy.permissions import Permission
from mediation.projections import certificate as certificates
from mediation.store import reading
from mediation.web.access import page
from mediation.web.certificate_text import certificate_text
from mediation.web.parties.asking import opened
from mediation.web.parties.blueprint import blueprint
from mediation.web.parties.frame import render_party
from mediation.web.signed_in import current_actor


@page(blueprint, "/disputes/<reference>/papers/certificate", permission=Permission.READ_OWN)
def certificate(reference: str) -> ResponseReturnValue:
    """Received when, what is asked, how the other side learned of it, what became of it."""
    head = opened(reference, Permission.READ_OWN)
    text = certificate_text(certificates.of_case(reading(), current_actor(), head))
    back = url_for("parties.papers", reference=reference)
    return render_party("parties/certificate.html", head, "papers", text=text, back_url=back)
