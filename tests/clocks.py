"""A clock that stands still until a test moves it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from mediation.kernel.clock import SHANGHAI


class Clock:
    """What `kernel.clock.now` answers with in a test."""

    def __init__(self) -> None:
        self.at("2026-11-02 09:00")

    def __call__(self) -> datetime:
        return self.moment

    def at(self, moment: str | datetime) -> None:
        """Set it: `2026-11-02 09:00` is the time in Shanghai; an aware moment is itself."""
        read = datetime.fromisoformat(moment) if isinstance(moment, str) else moment
        self.moment = (read if read.tzinfo else read.replace(tzinfo=SHANGHAI)).astimezone(UTC)

    def forward(self, **span: float) -> None:
        """Move it on by `days=`, `hours=`, `minutes=`, `seconds=` …; negative goes back."""
        self.moment += timedelta(**span)
