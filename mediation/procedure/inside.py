"""The way into one party's channel for a private act: no joint row is locked or touched."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

from sqlalchemy.orm import Session

from mediation.channels.queries import Channel, open_channel
from mediation.kernel.actor import Actor
from mediation.kernel.database import transaction
from mediation.kernel.errors import Invalid, NotFound, NotPossible
from mediation.procedure.case import Case, take


@contextmanager
def inside(session: Session, actor: Actor, dispute_id: UUID, party_id: UUID) -> Iterator[Channel]:
    """The channel, locked, in a transaction of its own.

    Raises NotFound for whoever may not read it, NotPossible("wrong_state") when the dispute is over.
    """
    with inside_case(session, actor, dispute_id, party_id) as (_case, channel):
        yield channel


@contextmanager
def inside_case(
    session: Session, actor: Actor, dispute_id: UUID, party_id: UUID
) -> Iterator[tuple[Case, Channel]]:
    """The same with the dispute, which is read only. Raises as `inside`."""
    with transaction(session):
        case = take(session, actor, dispute_id, lock=False)
        channel = open_channel(session, actor, dispute_id, party_id, lock=True)
        if not case.dispute.is_open:
            raise NotPossible("wrong_state")
        yield case, channel


def of_party(channel: Channel) -> None:
    """Raises NotFound for whoever is not the channel's own party."""
    if channel.as_mediator:
        raise NotFound()


def of_mediators(channel: Channel) -> None:
    """Raises NotFound for whoever is no mediator in this channel."""
    if not channel.as_mediator:
        raise NotFound()


def text_of(text: str) -> str:
    """What was written. Raises Invalid(text="missing") for nothing."""
    if not text.strip():
        raise Invalid(text="missing")
    return text
