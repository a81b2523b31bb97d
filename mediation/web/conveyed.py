"""What was conveyed, in words: the same for the parties and at the desk."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from mediation.projections.conveyed import Shown
from mediation.web.filters import moment
from mediation.web.labels.talks import consent


@dataclass(frozen=True)
class Conveyed:
    """One thing that was conveyed, for the component conveyed_list."""

    id: UUID
    party: str
    side: str
    words: str
    by: str
    at: str
    consent: str


def in_words(rows: Iterable[Shown]) -> tuple[Conveyed, ...]:
    """Everything in the reader's language."""
    return tuple(
        Conveyed(row.id, row.party, row.side, row.words, row.by, moment(row.at), consent(row.consent))
        for row in rows
    )
