"""Put the web together on a Flask application, in the order in which a request passes it."""

from __future__ import annotations

from typing import Any

from flask import Flask
from jinja2 import StrictUndefined

from mediation.config import Config
from mediation.web import (
    access,
    drawing,
    errors,
    filters,
    language,
    limits,
    logs,
    measured,
    nav,
    security,
    signed_in,
)
from mediation.web.audiences import AUDIENCES
from mediation.web.forms import once


def open_pages(app: Flask, config: Config) -> None:
    """Settings, templates, doors and pages."""
    app.config.update(security.settings(config))
    security.believe_proxies(app, config.proxies)
    _lay_out(app)
    measured.measure(app)
    logs.write(app)
    security.protect(app)
    signed_in.open_doors(app)
    language.speak(app)
    access.close_by_default(app)
    limits.keep(app, use=config.limits == "all")
    errors.catch(app)
    filters.furnish(app)
    for audience in AUDIENCES:
        app.register_blueprint(audience)


def _lay_out(app: Flask) -> None:
    """What every template may use; a name that nobody gave is an error, not an empty place."""
    app.jinja_environment = drawing.Drawing
    app.jinja_env.undefined = StrictUndefined
    app.add_template_global(once)
    app.context_processor(_common)


def _common() -> dict[str, Any]:
    actor = signed_in.current_actor()
    return {
        "current_actor": actor if actor.person_id is not None else None,
        "nav": nav.rooms_of(actor),
        **language.spoken(),
    }
