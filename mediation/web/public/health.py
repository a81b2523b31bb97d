"""Whether the server answers and its store can be read, for whoever watches over it."""

from __future__ import annotations

from flask.typing import ResponseReturnValue
from sqlalchemy import text

from mediation.store import reading
from mediation.web.access import public_page
from mediation.web.public.blueprint import blueprint

PLAIN = {"Content-Type": "text/plain; charset=utf-8"}


@public_page(blueprint, "/healthz", reason="asked by machines that watch the server; tells nothing but ok")
def healthz() -> ResponseReturnValue:
    """The process answers."""
    return "ok\n", 200, PLAIN


@public_page(blueprint, "/readyz", reason="asked by machines that send visitors here; tells nothing but ok")
def readyz() -> ResponseReturnValue:
    """The store can be read. An unreadable one is answered with 503 by web/errors.py."""
    reading().execute(text("SELECT 1"))
    return "ok\n", 200, PLAIN
