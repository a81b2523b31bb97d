"""Files from and to a reader: uploads as they came, downloads that no browser runs or shows by itself."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from flask import Response

HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "sandbox; default-src 'none'",
    "Cache-Control": "no-store",
}


def attachment(title: str, body: bytes) -> Response:
    """A file to be saved, whatever it says of itself: bytes without a type of their own."""
    response = Response(body, content_type="application/octet-stream", headers=HEADERS)
    response.headers["Content-Disposition"] = f"attachment; {_names(title)}"
    return response


def _names(title: str) -> str:
    """The name for old readers in plain signs, and as it is (RFC 6266); headers carry no others."""
    plain = "".join(sign if sign.isascii() and (sign.isalnum() or sign in " ._-") else "_" for sign in title)
    return f"filename=\"{plain}\"; filename*=UTF-8''{quote(title, safe='')}"


def received(field: Any) -> list[tuple[bytes, str]]:
    """Content and name of each file chosen in a FileField or MultipleFileField."""
    chosen = field.data if isinstance(field.data, list | tuple) else [field.data]
    return [(file.read(), file.filename) for file in chosen if file and getattr(file, "filename", "")]
