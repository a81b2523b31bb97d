"""The channel as an officer reads it for a time; what is shown is kept first (reading.keep)."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy.orm import Session

from mediation.channels import viewing
from mediation.channels.queries import entry_of
from mediation.kernel.actor import Actor
from mediation.projections.channel_of_party import ChannelPage, opened_file, shown


def page(session: Session, actor: Actor, cause: str, key: UUID, before: int | None = None) -> ChannelPage:
    """A page of it; `fresh` is the span that is to be kept as read. Raises NotFound."""
    return shown(session, actor, viewing.open_to_view(session, actor, cause, key), before)


def file(
    session: Session, actor: Actor, cause: str, key: UUID, entry_id: UUID
) -> tuple[str, bytes, tuple[int, int]]:
    """Name and bytes of a file, and the span that is to be kept as read. Raises NotFound."""
    channel = viewing.open_to_view(session, actor, cause, key)
    seq = entry_of(session, channel, entry_id, "evidence").seq
    return *opened_file(session, channel, entry_id), (seq, seq)
