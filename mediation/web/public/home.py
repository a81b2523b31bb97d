"""The beginning: what this is, and the three ways on from here."""

from __future__ import annotations

from flask import current_app, render_template, url_for
from flask.typing import ResponseReturnValue

from mediation.web.access import public_page
from mediation.web.nav import home_of
from mediation.web.public.blueprint import blueprint
from mediation.web.signed_in import current_actor


@public_page(blueprint, "/", reason="what this is, for whoever comes")
def home() -> ResponseReturnValue:
    """What mediation is, file a claim, follow one, sign in."""
    actor = current_actor()
    return render_template(
        "public/home.html",
        apply_url=_there("applications.start", "/apply"),
        track_url=_there("public.track", "/track"),
        own_url=home_of(actor) if actor.person_id is not None else None,
        outbox_url=_there("public.outbox", "") if current_app.extensions["mediation_config"].demo else None,
    )


def _there(endpoint: str, otherwise: str) -> str:
    """The page's address; its agreed path where the page goes by another name."""
    return url_for(endpoint) if endpoint in current_app.view_functions else otherwise
