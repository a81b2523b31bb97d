"""The statute cards that matter for what is asked in a dispute: the same for the desk and for its parties."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.orm import Session

from mediation.kernel import clock
from mediation.law.statutes import Card, cards_for_all, cards_of
from mediation.projections.overview import claims


@dataclass(frozen=True)
class StatutesPage:
    """Cards for the kinds of claim of this dispute, and those that matter in every one."""

    own: tuple[Card, ...]
    general: tuple[Card, ...]


def page(session: Session, dispute_id: UUID) -> StatutesPage:
    """The law of today, for a reader whom the header of the case let in; one statement.

    What was withdrawn is not asked any more and brings no cards.
    """
    asked = {item.kind for item in claims(session, dispute_id) if item.withdrawn_at is None}
    today = clock.today()
    own = cards_of(asked, today)
    return StatutesPage(own, tuple(card for card in cards_for_all(today) if card not in own))
