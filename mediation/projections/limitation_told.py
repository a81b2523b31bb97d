"""What was told that may have interrupted or suspended the limitation: who said so, how, what was put right.

Joint rows, for the desk, for whoever asks, and for the certificate of facts, which says them unweighed.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from mediation.claims.event_models import LimitationEvent
from mediation.claims.events import TAKEN_BACK
from mediation.claims.models import ClaimItem
from mediation.documents.models import Document
from mediation.kernel.errors import NotFound
from mediation.parties.models import Party, Utterance


@dataclass(frozen=True)
class EventTold:
    """One thing that was told, with whoever told it."""

    id: UUID
    kind: str
    """taken_back where a later row says that it was not so."""
    began_on: date
    ended_on: date | None
    item_id: UUID | None
    item_kind: str | None
    """None: of everything that is asked."""
    party_id: UUID
    party_name: str
    side: str
    how: str
    """online, oral, telephone, wechat or paper."""
    said_at: datetime
    note: str
    document_id: UUID | None
    document_title: str | None
    contradicted: bool
    """Whoever is said to have told it denies that."""
    recorded_at: datetime
    recorded_name: str
    corrects: UUID | None
    stands: bool
    """No later row corrects it, and it was not taken back."""

    def may_be_corrected_by(self, own_parties: Collection[UUID]) -> bool:
        """By a party what it told itself; by staff, who act for none, whatever stands."""
        return self.stands and (not own_parties or self.party_id in own_parties)


_COLUMNS = (
    LimitationEvent.id, LimitationEvent.kind, LimitationEvent.began_on, LimitationEvent.ended_on,
    LimitationEvent.claim_item_id, ClaimItem.kind, Utterance.party_id, Party.name, Party.side, Utterance.how,
    Utterance.said_at, Utterance.note, Utterance.document_id, Document.title,
    Utterance.contradicted_at.is_not(None), LimitationEvent.recorded_at, LimitationEvent.recorded_name,
    LimitationEvent.corrects_id,
)  # fmt: skip


def of_dispute(session: Session, dispute_id: UUID) -> tuple[EventTold, ...]:
    """Everything told, the newest first, for whoever the header let in; one statement."""
    query = select(*_COLUMNS).select_from(LimitationEvent)
    query = query.join(Utterance, Utterance.id == LimitationEvent.utterance_id)
    query = query.join(Party, Party.id == Utterance.party_id)
    query = query.outerjoin(ClaimItem, ClaimItem.id == LimitationEvent.claim_item_id)
    query = query.outerjoin(Document, Document.id == Utterance.document_id)
    query = query.where(LimitationEvent.dispute_id == dispute_id)
    rows = session.execute(query.order_by(LimitationEvent.recorded_at.desc(), LimitationEvent.id)).all()
    corrected = {row[-1] for row in rows}
    return tuple(
        EventTold(*row, stands=row[0] not in corrected and row[1] != TAKEN_BACK)  # type: ignore[call-arg]
        for row in rows
    )


def standing(session: Session, dispute_id: UUID) -> tuple[EventTold, ...]:
    """What stands, day by day."""
    return tuple(sorted((one for one in of_dispute(session, dispute_id) if one.stands), key=_day))


def one_to_correct(told: Sequence[EventTold], key: UUID, own_parties: Collection[UUID]) -> EventTold:
    """What this reader may put right. Raises NotFound."""
    for one in told:
        if one.id == key and one.may_be_corrected_by(own_parties):
            return one
    raise NotFound()


def _day(one: EventTold) -> tuple[date, datetime]:
    return one.began_on, one.recorded_at
