"""Let drafts lapse whose thirty days are over: what was written in them is wiped."""

from __future__ import annotations

from sqlalchemy.orm import Session

from mediation.applications import changes, queries
from mediation.documents import shelf
from mediation.kernel import clock
from mediation.kernel.actor import timer
from mediation.kernel.database import transaction

TIMER = "applications"


def lapse(session: Session, most: int = 100) -> int:
    """Wipe at most so many lapsed drafts with their papers; gives how many there were."""
    with transaction(session):
        over = queries.lapsed(session, clock.now(), most)
        for application in over:
            files = queries.files_of(session, application.id)
            shelf.forget(session, [file.id for file in files])
            changes.expire(session, timer(TIMER), application, files)
        return len(over)
