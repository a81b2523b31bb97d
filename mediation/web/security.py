"""Headers, cookies and limits that every answer keeps."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from flask import Flask, Response, current_app, request
from flask_wtf import CSRFProtect
from werkzeug.exceptions import NotFound, RequestEntityTooLarge, RequestURITooLarge, UnsupportedMediaType
from werkzeug.middleware.proxy_fix import ProxyFix

from mediation.config import Config
from mediation.web.signed_in import current_actor, is_unknown

POLICY = "default-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'"
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
SAFE = frozenset({"GET", "HEAD", "OPTIONS", "TRACE"})
FORMS = frozenset({"application/x-www-form-urlencoded", "multipart/form-data", ""})
"""How a browser sends a form; a bare button of a script names nothing."""
MOST_ADDRESS = 4096
"""Signs of a path and its question; the longest of ours is a tenth of it."""
MOST_FIELDS = 10_000
"""Of one form; the longest, a proposal with all its instalments, has six thousand."""
A_YEAR = timedelta(days=365)


def settings(config: Config) -> dict[str, Any]:
    """Flask's settings of cookies, hosts and forms.

    `__Host-` binds the cookie to this host and to HTTPS. Demo mode is plain HTTP on one's own
    machine, where not every client keeps such a cookie.
    """
    return {
        "SESSION_COOKIE_NAME": "session" if config.demo else "__Host-session",
        "SESSION_COOKIE_SECURE": not config.demo,
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SAMESITE": "Lax",
        "TRUSTED_HOSTS": list(config.trusted_hosts),
        "SEND_FILE_MAX_AGE_DEFAULT": A_YEAR,
        # The token lives as long as the cookie: a form left open overnight is still good.
        "WTF_CSRF_TIME_LIMIT": None,
    }


def believe_proxies(app: Flask, count: int) -> None:
    """Take from so many proxies in front what they say of the asker: address, and whether by HTTPS."""
    if count:
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=count, x_proto=count)  # type: ignore[method-assign]


def protect(app: Flask) -> None:
    """Bound what is read, refuse forged posts and put the headers on every answer."""
    app.before_request(_bound)
    CSRFProtect(app)
    app.after_request(_finish)


def _bound() -> None:
    """A form without files is read whole before it is parsed, so it is bounded as a whole.

    So is the number of its fields, as the library counts those of a form with files only. What is no form
    is not read at all: the form library would take JSON for one, of any depth and type.
    """
    if len(request.path) + len(request.query_string) > MOST_ADDRESS:
        raise RequestURITooLarge()
    if "\x00" in request.path:
        # Nothing has such a name, and PostgreSQL takes the question for an error.
        raise NotFound()
    if request.method not in SAFE and request.mimetype not in FORMS:
        raise UnsupportedMediaType()
    if request.mimetype == "application/x-www-form-urlencoded":
        request.max_content_length = current_app.config["MAX_FORM_MEMORY_SIZE"]
        if request.get_data().count(b"&") >= MOST_FIELDS:
            raise RequestEntityTooLarge()


def _finish(response: Response) -> Response:
    there = {name.lower() for name, _value in response.headers}
    response.headers.extend([each for each in HEADERS.items() if each[0].lower() not in there])
    if request.endpoint != "static" or response.status_code >= 400:
        response.headers.setdefault("Cache-Control", "no-store" if _is_private() else "no-cache")
    if current_app.config["SESSION_COOKIE_SECURE"]:
        response.headers.setdefault("Strict-Transport-Security", "max-age=31536000; includeSubDomains")
    return response


def _is_private() -> bool:
    """Whether somebody has signed in, or typed something: such pages stay in no cache."""
    return request.method != "GET" or current_actor().person_id is not None or is_unknown()
