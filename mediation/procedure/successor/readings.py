"""What a mediator opened of a channel is kept in the channel itself, for its party to read later."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy.orm import Session

from mediation.channels import changes as channels
from mediation.channels.queries import entry_of, open_channel
from mediation.channels.readers import readings
from mediation.kernel.actor import Actor
from mediation.kernel.database import transaction
from mediation.procedure.case import take
from mediation.procedure.inside import of_mediators


def note(
    session: Session, actor: Actor, dispute_id: UUID, party_id: UUID, fresh: tuple[int, int] | None
) -> None:
    """Keep that the reader now has these entries before it; one write for a page with something new on it.

    Raises NotFound for whoever holds no open grant.
    """
    if fresh is None:
        return
    with transaction(session):
        take(session, actor, dispute_id, lock=False)
        channel = open_channel(session, actor, dispute_id, party_id)
        of_mediators(channel)
        channels.note_reading(session, actor, channel, *fresh)


def note_file(session: Session, actor: Actor, dispute_id: UUID, party_id: UUID, entry_id: UUID) -> None:
    """Keep that a mediator saved the file of an entry, the first time. Raises NotFound."""
    with transaction(session):
        take(session, actor, dispute_id, lock=False)
        channel = open_channel(session, actor, dispute_id, party_id)
        of_mediators(channel)
        seq = entry_of(session, channel, entry_id, "evidence").seq
        known = readings(session, channel, actor.person_id)
        if not any(each.of_file and each.first_seq == seq for each in known):
            channels.note_reading(session, actor, channel, seq, seq, of_file=True)
