"""Calendar files for phones: saved after signing in, or read by a calendar at its secret address."""

from __future__ import annotations

from flask import Response, request

from mediation.kernel.icalendar import MEDIA_TYPE

HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "sandbox; default-src 'none'",
}


def saved(name: str, body: bytes) -> Response:
    """One session to be put into a phone's calendar; stays in no cache."""
    headers = {**HEADERS, "Cache-Control": "no-store"}
    response = Response(body, content_type=MEDIA_TYPE, headers=headers)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}.ics"'
    return response


def feed(body: bytes) -> Response:
    """A whole calendar, with its fingerprint: who has it already is told so in few bytes."""
    headers = {**HEADERS, "Cache-Control": "private, no-cache"}
    response = Response(body, content_type=MEDIA_TYPE, headers=headers)
    response.add_etag()
    response.make_conditional(request)
    return response
