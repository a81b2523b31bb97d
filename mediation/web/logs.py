"""Each request leaves one line in the log: who, when, where, what, with what result, how long.

Who is an account's key, where is the name of the page: neither an address with its references
and questions nor anything typed is written down (adapters/logs.py writes the line). What is done in a
private room leaves none (web/untold.py), and nobody's name where it fails.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping
from time import perf_counter
from typing import Any

from flask import Flask, Response, g, has_request_context, request
from sqlalchemy.exc import SQLAlchemyError

from mediation.adapters.logs import FIELDS
from mediation.kernel import identifiers
from mediation.kernel.encryption import blind_index
from mediation.web.addresses import AddressedFlask
from mediation.web.signed_in import current_actor, is_unknown
from mediation.web.untold import FAILED, is_private, is_untold

log = logging.getLogger("mediation.requests")
HEADER = "X-Request-Id"
NOBODYS = frozenset({"static", "public.healthz", "public.readyz", "public.metrics"})
"""Answered alike for everybody: who asks is not looked up."""
_FINGERPRINT = 16


class LoggedFlask(AddressedFlask):
    """Flask's own line about an error quotes the address asked for; web/errors.py writes ours instead."""

    def log_exception(self, exc_info: Any) -> None:
        """Nothing: see the class."""


def write(app: Flask) -> None:
    """Number each request and write it down when it is answered; to be called before all other hooks."""
    app.before_request(_begin)
    app.after_request(_end)


def request_id() -> str:
    """The number of this request, by which a person can name it: 16 letters and digits, 80 bits."""
    if "request_id" not in g:
        g.request_id = identifiers.code(_stream())
    return str(g.request_id)


def common() -> Mapping[str, Any]:
    """What every event within a request says beside its own: the request's number."""
    return {"request": request_id()} if has_request_context() else {}


def source() -> str:
    """A keyed fingerprint of the address asked from: the same caller is known again, not where it is."""
    return blind_index(request.remote_addr or "", "log|address")[:_FINGERPRINT]


def _begin() -> None:
    g.begun = perf_counter()


def _end(response: Response) -> Response:
    response.headers[HEADER] = request_id()
    if is_untold(request.endpoint, response.status_code):
        return response
    level = logging.WARNING if response.status_code >= 500 else logging.INFO
    if request.endpoint == "static" and response.status_code < 400:
        level = logging.DEBUG
    if log.isEnabledFor(level):
        log.log(level, "request", extra={FIELDS: _told(response)})
    return response


def _told(response: Response) -> dict[str, Any]:
    hidden = response.status_code >= FAILED and is_private(request.endpoint)
    return {
        "who": None if hidden else _who(),
        "from": None if hidden else source(),
        "where": request.endpoint,
        "what": request.method if request.endpoint else None,
        "status": response.status_code,
        "result": _result(response.status_code),
        "ms": round((perf_counter() - g.begun) * 1000, 1) if "begun" in g else None,
    }


def _result(status: int) -> str:
    return "done" if status < 400 else "refused" if status < 500 else "failed"


def _stream() -> str:
    """The asker's own stream: what one does shifts no number of another (kernel/identifiers.py)."""
    if request.endpoint in NOBODYS:
        return f"{request.endpoint}|request"
    try:
        return current_actor().stream("request")
    except SQLAlchemyError:
        return "request"


def _who() -> str:
    if request.endpoint in NOBODYS:
        return "nobody"
    account = current_actor().account_id
    if is_unknown():
        return "unknown"
    return account.hex if account else "public"
