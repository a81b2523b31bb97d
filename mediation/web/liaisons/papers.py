"""A joint paper for an agency that the dispute concerns, to be saved."""

from __future__ import annotations

from uuid import UUID

from flask import Response

from mediation.policy.permissions import Permission
from mediation.projections import papers
from mediation.store import reading
from mediation.web.access import page
from mediation.web.downloads import attachment
from mediation.web.liaisons.blueprint import blueprint
from mediation.web.signed_in import current_actor


@page(blueprint, "/disputes/<number>/papers/<uuid:document>", permission=Permission.READ_AS_AGENCY)
def paper(number: str, document: UUID) -> Response:
    """One paper; copies of identity cards are not for agencies."""
    opened = papers.open_for_agency(reading(), current_actor(), number, document)
    return attachment(opened.title, opened.body)
