"""The only place where errors become pages: what happened, what was kept, what to do."""

from __future__ import annotations

import logging
from typing import Any

from flask import Flask, render_template, request
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import CSRFError
from jinja2 import TemplateNotFound
from werkzeug.exceptions import HTTPException, InternalServerError, SecurityError, TooManyRequests

from mediation.audit.refusals import record_refusal
from mediation.kernel.errors import (
    Hidden,
    Invalid,
    NotAllowed,
    NotFound,
    NotPossible,
    Refused,
    Repeated,
    Stale,
)
from mediation.store import writing
from mediation.web import trouble
from mediation.web.access import declared_here
from mediation.web.carried import from_our_own_page, here
from mediation.web.forms import typed_anew
from mediation.web.labels.reasons import changes, reasons
from mediation.web.limits import wait_of
from mediation.web.logs import request_id
from mediation.web.signed_in import current_actor
from mediation.web.signed_out import ask_to_sign_in
from mediation.web.translate import gettext as _

log = logging.getLogger("mediation.errors")
OURS = (400, 403, 404, 409, 413, 429, 500, 503)
"""Statuses that have a page of their own; any other takes that of its class."""


def catch(app: Flask) -> None:
    """Register every handler."""
    app.register_error_handler(NotFound, _not_found)
    app.register_error_handler(NotAllowed, _not_allowed)
    app.register_error_handler(Refused, _refused)
    app.register_error_handler(NotPossible, _refused)
    app.register_error_handler(Stale, _stale)
    app.register_error_handler(Invalid, _invalid)
    app.register_error_handler(Repeated, _invalid)
    app.register_error_handler(CSRFError, _forged)
    trouble.catch(app)
    app.register_error_handler(SecurityError, _foreign_host)
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(InternalServerError, _broken)


def _page(status: int, **context: Any) -> ResponseReturnValue:
    return _drawn(status, **context), status


def _drawn(status: int, **context: Any) -> str:
    """The page of a status, with the number by which the request can be named.

    Where something is hidden or not there, the page is the same for both to the last sign.
    """
    if status not in (403, 404):
        context["reference"] = request_id()
    return render_template(f"errors/{status}.html", **context)


def _typed() -> list[dict[str, str]]:
    declared = declared_here()
    return typed_anew(declared.form) if declared else []


def _not_found(error: NotFound) -> ResponseReturnValue:
    _note(error.hidden)
    return _page(404)


def _not_allowed(error: NotAllowed) -> ResponseReturnValue:
    declared = declared_here()
    if error.permission == "session" and declared and request.method == "POST":
        return ask_to_sign_in(declared.form)
    _note(error.hidden)
    return _page(403)


def _note(hidden: Hidden | None) -> None:
    """What exists and was refused goes to the log, in its own transaction; the page tells nothing of it."""
    if hidden is not None:
        record_refusal(writing(), current_actor(), hidden)


def _refused(error: Refused | NotPossible) -> ResponseReturnValue:
    return _page(409, refusals=reasons(error), typed=_typed())


def _stale(error: Stale) -> ResponseReturnValue:
    return _page(409, changes=changes(error), typed=_typed())


def _invalid(_error: Exception) -> ResponseReturnValue:
    return _page(400, typed=_typed())


def _forged(_error: CSRFError) -> ResponseReturnValue:
    """The form's token is not this cookie's: the cookie is lost, or began anew with another sign-in.

    The same is true of a form on somebody else's page, so only our own is offered to go on with.
    """
    declared, ours = declared_here(), from_our_own_page()
    if declared and declared.needs_sign_in and current_actor().person_id is None:
        return ask_to_sign_in(declared.form, trusted=ours)
    return _page(400, typed=_typed(), carried=here(declared.form) if declared and ours else None)


def _foreign_host(_error: SecurityError) -> ResponseReturnValue:
    """Asked by a name that is not ours: no page, since its links would carry that name on."""
    return str(_("请求无法处理")), 400


def _http(error: HTTPException) -> ResponseReturnValue:
    status = error.code or 500
    if status < 400:
        return error
    shown = status if status in OURS else (404 if status == 405 else 400 if status < 500 else 500)
    context: dict[str, Any] = {}
    if status == 413:
        context["limit"] = f"{(request.max_content_length or 0) // 1024 // 1024} MB"
    if isinstance(error, TooManyRequests):
        context |= {"wait": wait_of(error), "typed": _typed()}
    headers = {name: value for name, value in error.get_headers() if name in ("Allow", "Retry-After")}
    try:
        return _drawn(shown, **context), status, headers
    except TemplateNotFound:
        return error


def _broken(error: InternalServerError) -> ResponseReturnValue:
    if trouble.means_trouble(original := error.original_exception):
        return trouble.told(original)
    log.error("unexpected error", exc_info=original)
    return _page(500)
