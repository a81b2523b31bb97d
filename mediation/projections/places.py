"""Where a list that is ordered by a moment and a key goes on: written into the address and read again."""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import UUID


def after_of(moment: datetime, key: UUID) -> str:
    """The place of the last row of a page."""
    return f"{moment.isoformat()}~{key.hex}"


def place_of(after: str) -> tuple[datetime, UUID] | None:
    """Moment and key of a place; None, which is the beginning, for one that nobody gave."""
    moment, _, key = after.partition("~")
    try:
        read = datetime.fromisoformat(moment)
        # The first and last hours there are have no counterpart in UTC, in which the store is asked.
        return (read.astimezone(UTC), UUID(hex=key)) if read.tzinfo else None
    except (ValueError, OverflowError):
        return None
