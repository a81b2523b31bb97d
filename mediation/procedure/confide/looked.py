"""A reader's own book-mark in a channel, so that what came since is told to that reader and nobody else."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy.orm import Session

from mediation.channels import changes as channels
from mediation.channels.queries import open_channel
from mediation.kernel.actor import Actor
from mediation.kernel.database import transaction
from mediation.procedure.case import take


def look(session: Session, actor: Actor, dispute_id: UUID, party_id: UUID, seq: int) -> None:
    """The actor has looked at the channel up to an entry, also after the dispute is over. Raises NotFound."""
    with transaction(session):
        take(session, actor, dispute_id, lock=False)
        channel = open_channel(session, actor, dispute_id, party_id, lock=True)
        channels.mark_read(session, actor, channel, seq)
