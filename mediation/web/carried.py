"""What was typed into a form that found nobody signed in travels on in the reader's own page.

It is sealed, the server keeps nothing of it, and it is never acted on: after signing in the form is
shown anew, filled in, and its reader looks at it and sends it. Passwords, codes and files stay behind.
"""

from __future__ import annotations

import base64
import binascii
import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit, urlunsplit

from flask import request
from wtforms import HiddenField

from mediation.identity.rules import ABSOLUTE
from mediation.kernel import clock
from mediation.kernel.encryption import CannotOpen, seal, unseal
from mediation.web.forms import SECRET_TYPES, SHOW_ONLY, PageForm

MOST = 200_000
"""Characters; a longer text is given back to be copied, but is not carried."""
_PURPOSE, _PLACE = "carried_form", "page"
_LEFT_BEHIND = frozenset({"csrf_token", "carried", SHOW_ONLY})


class DoorForm(PageForm):
    """A form on the way in: it takes along what was typed before."""

    carried = HiddenField()


@dataclass(frozen=True)
class Carried:
    """A form on its way: where it is shown, and name and text of each field."""

    path: str
    fields: tuple[tuple[str, str], ...]


def carry(form: type[PageForm] | None) -> str:
    """This request's form, sealed; empty where there is none or none that can be shown again."""
    if form is None or request.method != "POST" or "GET" not in _methods():
        return ""
    told = [request.full_path.rstrip("?"), _fields(form), (clock.now() + ABSOLUTE).isoformat()]
    sealed = seal(json.dumps(told).encode(), _PURPOSE, _PLACE)
    text = base64.urlsafe_b64encode(sealed).decode()
    return text if len(text) <= MOST else ""


def opened(text: str | None) -> Carried | None:
    """What was carried, unless it is too old or not of our making."""
    if not text or len(text) > MOST:
        return None
    try:
        path, fields, until = json.loads(unseal(base64.urlsafe_b64decode(text), _PURPOSE, _PLACE))
    except (binascii.Error, CannotOpen, ValueError, IndexError):
        return None
    if datetime.fromisoformat(until) < clock.now():
        return None
    return Carried(path, tuple((name, value) for name, value in fields))


def from_our_own_page() -> bool:
    """Whether the browser says that the form stood on a page of this host: no token tells it any more."""
    return request.headers.get("Origin", "").casefold() == request.host_url.rstrip("/").casefold()


def page_before() -> str | None:
    """The address of our own page on which a bare button stood."""
    before = urlsplit(request.referrer or "")
    ours = f"{before.scheme}://{before.netloc}".casefold() == request.host_url.rstrip("/").casefold()
    return urlunsplit(("", "", before.path, before.query, "")) if ours else None


def here(form: type[PageForm] | None) -> Carried | None:
    """This request's form, to be shown again to who is signed in."""
    if form is None or request.method != "POST" or "GET" not in _methods():
        return None
    return Carried(request.full_path.rstrip("?"), tuple(_fields(form)))


def _fields(form: type[PageForm]) -> list[tuple[str, str]]:
    drawn: Any = form()
    secret = {field.name for field in drawn if field.type in SECRET_TYPES}
    return [
        (name, value)
        for name, value in request.form.items(multi=True)
        if name not in secret and name not in _LEFT_BEHIND
    ]


def _methods() -> set[str]:
    return set(request.url_rule.methods or ()) if request.url_rule else set()
