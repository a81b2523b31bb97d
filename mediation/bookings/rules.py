"""How long a session lasts, how many days before it is told, where it takes place. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from urllib.parse import urlsplit
from uuid import UUID

SHORTEST, LONGEST, USUAL = 15, 480, 60
"""Minutes of a session as it is planned."""
MOST_NOTICE_DAYS = 30
USUAL_NOTICE_DAYS = 3
"""Working days. The law names no number for mediation: only what the notice says (SPM 14, 15)."""
MOST_SEATS, MOST_ROOMS = 500, 60
MOST_LINK = 300
_LINK = re.compile(r"https://[A-Za-z0-9.-]{1,253}(:[0-9]{1,5})?(/[A-Za-z0-9._~!$&'()*+,;=:@%/?#-]*)?")


@dataclass(frozen=True)
class Span:
    """From a moment until another, UTC; the end itself is free again."""

    starts_at: datetime
    ends_at: datetime

    def overlaps(self, other: Span) -> bool:
        """Whether both take the same moment."""
        return self.starts_at < other.ends_at and other.starts_at < self.ends_at


@dataclass(frozen=True)
class Taken:
    """Hours in which a room or a person that was asked about is taken, and nothing more of them."""

    room_id: UUID | None
    person_id: UUID | None
    starts_at: datetime
    ends_at: datetime


def span_of(starts_at: datetime, minutes: int) -> Span:
    """The hours of a session. Raises ValueError for a length that no session has."""
    if not SHORTEST <= minutes <= LONGEST:
        raise ValueError(minutes)
    return Span(starts_at, starts_at + timedelta(minutes=minutes))


def told_in_time(starts_on: date, earliest: date) -> bool:
    """Whether the day of a session keeps the office's promise of days of notice."""
    return starts_on >= earliest


def is_video_link(text: str) -> bool:
    """Whether a text is the address of a meeting: https, a host with a dot, plain signs, no password."""
    if len(text) > MOST_LINK or not _LINK.fullmatch(text):
        return False
    try:
        parts = urlsplit(text)
        host, _port = parts.hostname or "", parts.port
    except ValueError:
        return False
    labels = host.split(".")
    return len(labels) > 1 and all(
        label and not label.startswith("-") and not label.endswith("-") for label in labels
    )


def merged(spans: Sequence[Span]) -> tuple[Span, ...]:
    """Hours that touch or overlap as one: how many sessions lie in them is not to be told."""
    found: list[Span] = []
    for span in sorted(spans, key=lambda each: (each.starts_at, each.ends_at)):
        if found and span.starts_at <= found[-1].ends_at:
            found[-1] = Span(found[-1].starts_at, max(found[-1].ends_at, span.ends_at))
        else:
            found.append(span)
    return tuple(found)
