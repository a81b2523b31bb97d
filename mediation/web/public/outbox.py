"""Everything that demo mode would have sent, so that one can play every part on one machine."""

from __future__ import annotations

from flask import current_app, render_template
from flask.typing import ResponseReturnValue

from mediation.kernel.errors import NotFound
from mediation.projections.demo_outbox import newest
from mediation.store import reading
from mediation.web.access import public_page
from mediation.web.public.blueprint import blueprint


@public_page(blueprint, "/demo/outbox", reason="demo mode only: there is nobody else to read these messages")
def outbox() -> ResponseReturnValue:
    """The newest messages. Raises NotFound outside demo mode."""
    if not current_app.extensions["mediation_config"].demo:
        raise NotFound()
    return render_template("public/outbox.html", messages=newest(reading()))
