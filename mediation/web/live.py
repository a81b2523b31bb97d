"""A part of a page that asks by itself, again and again, whether there is anything new (static/js/live.js).

The part carries a short digest of all that it shows; the page sends it back as If-None-Match in a header
that its own script sets. So nothing is kept by a browser or on its disk (`no-store` stands), and as long as
nothing has changed the answer is 304: no template, nothing opened, no thread waiting.
"""

from __future__ import annotations

import hashlib
import json

from flask import Response, make_response, request

from mediation.web.translate import get_locale

EVERY = 12
"""Seconds between two looks of a page that is visible; live.js looks less often when nothing comes."""


def asks_for_a_part() -> bool:
    """Whether a script asks for a part of a page: no whole page, as of signing in, belongs in its place."""
    return request.headers.get("HX-Request") == "true" and request.method == "GET"


def tag_shown(tag: str | None) -> str:
    """The digest of a part for its reader, language included; empty where there is nothing to look at."""
    return hashlib.sha256(f"{tag}|{get_locale()}".encode()).hexdigest()[:32] if tag else ""


def headers(tag: str) -> str:
    """What the part's next question carries (the attribute hx-headers)."""
    return json.dumps({"If-None-Match": f'"{tag}"'})


def has_not_changed(tag: str) -> bool:
    """Whether the page that asks shows the newest already."""
    return bool(tag) and request.if_none_match.contains(tag)


def not_modified(tag: str) -> Response:
    """The answer when nothing is new: no body."""
    response = Response(status=304)
    response.set_etag(tag)
    return response


def part(html: str, tag: str) -> Response:
    """The part anew, with its digest."""
    response = make_response(html)
    response.set_etag(tag)
    return response
