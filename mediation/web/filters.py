"""How values look to a reader: money, days, moments, time left, masked numbers."""

from __future__ import annotations

import gzip
import hashlib
from datetime import date, datetime
from functools import cache, lru_cache
from pathlib import Path

from babel.dates import format_date
from flask import Flask, Response, current_app, request, url_for

from mediation.kernel import clock
from mediation.kernel.money import shown
from mediation.web.translate import get_locale, ngettext
from mediation.web.translate import gettext as _

COMPRESSIBLE = (".css", ".js", ".svg", ".txt")


def money(fen: int | None) -> str:
    """24,000.00 元; nothing for no sum."""
    return "" if fen is None else _("%(sum)s 元", sum=shown(fen))


def day(value: date | datetime | None) -> str:
    """2026年11月21日, as the day is in Shanghai."""
    if value is None:
        return ""
    plain = clock.day_of(value) if isinstance(value, datetime) else value
    return _written(plain, str(get_locale()))


@lru_cache(4096)
def _written(plain: date, locale: str) -> str:
    """A page of history shows the same few days again and again."""
    return format_date(plain, format="long", locale=locale)


def moment(value: datetime | None) -> str:
    """2026年11月21日 09:30, by the clock in Shanghai."""
    if value is None:
        return ""
    there = value.astimezone(clock.SHANGHAI)
    return f"{_written(there.date(), str(get_locale()))} {there:%H:%M}"


def days_left(count: int | None, unit: str = "working") -> str:
    """How long is left, or how long it is overdue, in the clock's own unit."""
    if count is None:
        return ""
    if count == 0:
        return _("今天到期")
    if unit == "working":
        return _working(count)
    if count > 0:
        return ngettext("还有 %(num)d 天", "还有 %(num)d 天", count)
    return ngettext("已超期 %(num)d 天", "已超期 %(num)d 天", -count)


def _working(count: int) -> str:
    if count > 0:
        return ngettext("还有 %(num)d 个工作日", "还有 %(num)d 个工作日", count)
    return ngettext("已超期 %(num)d 个工作日", "已超期 %(num)d 个工作日", -count)


def mask_phone(number: str | None) -> str:
    """138****5678: enough to know one's own number again."""
    if not number:
        return ""
    return f"{number[:3]}****{number[-4:]}" if len(number) >= 9 else "****"


def mask_identity(number: str | None) -> str:
    """330***********1234: the first three and the last four signs of an ID number."""
    return f"{number[:3]}{'*' * (len(number) - 7)}{number[-4:]}" if number and len(number) > 7 else ""


def static_url(name: str) -> str:
    """The address of a built file with a mark of its content, so that it can be kept for a year."""
    return url_for("static", filename=name, v=_mark(current_app.static_folder or "", name))


@cache
def _mark(folder: str, name: str) -> str:
    path = Path(folder) / name
    return hashlib.sha256(path.read_bytes()).hexdigest()[:10] if path.is_file() else "0"


@cache
def _compressed(path: Path) -> bytes:
    return gzip.compress(path.read_bytes(), 9, mtime=0)


def serve_compressed(response: Response) -> Response:
    """Built files travel compressed. Pages do not: they mix secrets with what a reader typed."""
    if request.endpoint != "static" or response.status_code != 200 or request.range:
        return response
    path = Path(current_app.static_folder or "") / (request.view_args or {}).get("filename", "")
    response.vary.add("Accept-Encoding")
    if path.suffix in COMPRESSIBLE and request.accept_encodings["gzip"]:
        response.close()
        response.direct_passthrough = False
        response.set_data(_compressed(path))
        response.headers["Content-Encoding"] = "gzip"
        response.headers.pop("ETag", None)
    return response


FILTERS = (money, day, moment, days_left, mask_phone, mask_identity)
"""What a template may write after a bar, each under its own name."""


def furnish(app: Flask) -> None:
    """Give the templates their filters and globals."""
    for each in FILTERS:
        app.add_template_filter(each)
    app.add_template_global(static_url)
    app.after_request(serve_compressed)
