"""Calendar files as phones read them (RFC 5545): plain values in, bytes out, escaped and folded.

Small enough to stand here: one kind of event, times in UTC, no rule of repetition.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

MEDIA_TYPE = "text/calendar; charset=utf-8"
FOLD_AT = 75
"""Octets of a line, the blank of a folded one included (3.1)."""
_ESCAPED = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n", "\r": None})
"""Of a TEXT value (3.3.11)."""


@dataclass(frozen=True)
class Event:
    """A session in a calendar. `stamp` is when it last changed, `sequence` how often it did."""

    uid: str
    stamp: datetime
    starts_at: datetime
    ends_at: datetime
    summary: str
    location: str = ""
    description: str = ""
    sequence: int = 0
    cancelled: bool = False
    remind_minutes: int = 0
    """So many minutes before it the calendar rings; 0: it does not."""


def calendar(name: str, events: Iterable[Event]) -> bytes:
    """A whole calendar. The same events give the same bytes."""
    lines = [
        "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//labour mediation//sessions//ZH", "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH", f"X-WR-CALNAME:{_text(name)}",
    ]  # fmt: skip
    for event in events:
        lines += _event(event)
    lines.append("END:VCALENDAR")
    return b"".join(_folded(line) for line in lines)


def _event(event: Event) -> list[str]:
    lines = [
        "BEGIN:VEVENT", f"UID:{_text(event.uid)}", f"DTSTAMP:{_moment(event.stamp)}",
        f"DTSTART:{_moment(event.starts_at)}", f"DTEND:{_moment(event.ends_at)}",
        f"SUMMARY:{_text(event.summary)}", f"SEQUENCE:{event.sequence}",
        f"STATUS:{'CANCELLED' if event.cancelled else 'CONFIRMED'}",
    ]  # fmt: skip
    for name, text in (("LOCATION", event.location), ("DESCRIPTION", event.description)):
        if text:
            lines.append(f"{name}:{_text(text)}")
    if event.remind_minutes and not event.cancelled:
        lines += [
            "BEGIN:VALARM", "ACTION:DISPLAY", f"TRIGGER:-PT{event.remind_minutes}M",
            f"DESCRIPTION:{_text(event.summary)}", "END:VALARM",
        ]  # fmt: skip
    return [*lines, "END:VEVENT"]


def _text(value: str) -> str:
    plain = "".join(sign for sign in value if sign == "\n" or sign.isprintable() or sign == " ")
    return plain.translate(_ESCAPED)


def _moment(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")


def _folded(line: str) -> bytes:
    """A line of at most FOLD_AT octets, the rest in lines that begin with a blank; no sign is cut in two."""
    parts: list[bytes] = []
    part, room = b"", FOLD_AT
    for sign in line:
        octets = sign.encode()
        if len(part) + len(octets) > room:
            parts.append(part)
            part, room = b"", FOLD_AT - 1
        part += octets
    parts.append(part)
    return b"\r\n ".join(parts) + b"\r\n"
