"""Whether the server lives, can serve visitors, and how it fares, for the machines that watch over it."""

from __future__ import annotations

import hmac

from flask import current_app, request
from flask.typing import ResponseReturnValue
from sqlalchemy.exc import SQLAlchemyError

from mediation.kernel.errors import NotFound
from mediation.projections import measures, readiness
from mediation.schema import newest
from mediation.store import reading
from mediation.web.access import public_page
from mediation.web.measured import exposition
from mediation.web.public.blueprint import blueprint

PLAIN = {"Content-Type": "text/plain; charset=utf-8"}
METRICS = {"Content-Type": "text/plain; version=0.0.4; charset=utf-8"}
AGAIN_AFTER = {"Retry-After": "10"}


@public_page(blueprint, "/healthz", reason="asked by machines that watch the server; tells nothing but ok")
def healthz() -> ResponseReturnValue:
    """The process answers; nothing else is asked for it, so that it is not restarted for another's fault."""
    return "ok\n", 200, PLAIN


@public_page(blueprint, "/readyz", reason="asked by machines that send visitors here; tells codes of faults")
def readyz() -> ResponseReturnValue:
    """Visitors may be sent here; or 503 and the reasons, a code on each line.

    With a worker that is late they may be sent here too: 200, and `degraded` with its codes.
    """
    files = current_app.extensions["mediation_config"].files
    found = readiness.reasons(reading(), files, newest())
    if found:
        return "".join(f"{code}\n" for code in found), 503, PLAIN | AGAIN_AFTER
    late = readiness.late_jobs(reading())
    told = ["degraded", *late] if late else ["ok"]
    return "".join(f"{line}\n" for line in told), 200, PLAIN


@public_page(blueprint, "/metrics", reason="opened by a token of its own; without it there is no such page")
def metrics() -> ResponseReturnValue:
    """Counts for Prometheus, in demo mode too only with the token. Raises NotFound."""
    token = current_app.extensions["mediation_config"].metrics_token
    shown = request.headers.get("Authorization", "").encode()
    if not token or not hmac.compare_digest(shown, f"Bearer {token}".encode()):
        raise NotFound()
    try:
        found = measures.measures(reading())
    except SQLAlchemyError:
        found = None
    return exposition(current_app.extensions["mediation_counts"], found), 200, METRICS
