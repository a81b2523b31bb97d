"""Who could open a party's channel, how far back, and what each one opened: for that party alone."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from mediation.channels.queries import Channel, Entry, open_channel
from mediation.channels.readers import Granted, InShort, Reading, granted, in_short, readings
from mediation.channels.rules import ASKED, may_choose, unread
from mediation.kernel.actor import Actor
from mediation.kernel.errors import NotFound


@dataclass(frozen=True)
class Opened:
    """One entry that a mediator had before it: what kind, when it was written, when first opened."""

    seq: int
    kind: str
    by_mediator: bool
    written_at: datetime
    opened_at: datetime
    file_at: datetime | None


@dataclass(frozen=True)
class Reader:
    """One mediator who can open the channel, or could, and what it opened."""

    grant_id: UUID
    name: str
    from_at: datetime
    until_at: datetime | None
    choice: str | None
    to_choose: bool
    opened: tuple[Opened, ...]


def page(session: Session, actor: Actor, dispute_id: UUID, party_id: UUID) -> tuple[Reader, ...]:
    """In the order in which they came, in four statements. Raises NotFound for all but the party itself."""
    channel = open_channel(session, actor, dispute_id, party_id)
    if channel.as_mediator:
        raise NotFound()
    read, written = readings(session, channel), in_short(session, channel)
    return tuple(
        _reader(each, [row for row in read if row.person_id == each.person_id], written)
        for each in granted(session, channel)
    )


def one(readers: Iterable[Reader], grant_id: UUID) -> Reader:
    """One of those who can open the channel now. Raises NotFound."""
    for reader in readers:
        if reader.grant_id == grant_id and reader.until_at is None:
            return reader
    raise NotFound()


def _reader(grant: Granted, read: list[Reading], written: Iterable[InShort]) -> Reader:
    # The same person may come a second time: each stay shows what was opened while it lasted.
    during = [row for row in read if grant.from_at <= row.at <= (grant.until_at or row.at)]
    others = [entry for entry in written if entry.author_id != grant.person_id]
    shown = tuple(opened for entry in others if (opened := _opened(entry, during)) is not None)
    return Reader(
        grant.id, grant.name, grant.from_at, grant.until_at, grant.choice,
        grant.until_at is None and may_choose(grant.choice), shown,
    )  # fmt: skip


def _opened(entry: InShort, read: Iterable[Reading]) -> Opened | None:
    seen = [row for row in read if row.first_seq <= entry.seq <= row.last_seq]
    on_page = min((row.at for row in seen if not row.of_file), default=None)
    saved = min((row.at for row in seen if row.of_file), default=None)
    first = on_page or saved
    if first is None:
        return None
    return Opened(entry.seq, entry.kind, entry.by_mediator, entry.at, first, saved)


@dataclass(frozen=True)
class Later:
    """A mediator who came after another, and what the channel's party let it read of what was said before."""

    grant_id: UUID
    name: str
    from_at: datetime
    choice: str


def holding(session: Session, channel: Channel) -> list[Granted]:
    """Who can open the channel now."""
    return [each for each in granted(session, channel) if each.until_at is None]


def later_of(held: Iterable[Granted], actor: Actor, channel: Channel) -> tuple[Later, ...]:
    """For the party whom it has not chosen about yet; for a mediator its own standing, if it came later."""
    return tuple(
        Later(each.id, each.name, each.from_at, each.choice)
        for each in held
        if each.choice is not None
        and not channel.reads_only
        and (each.person_id == actor.person_id if channel.as_mediator else each.choice == ASKED)
    )


def fresh_of(
    session: Session, actor: Actor, channel: Channel, found: Iterable[Entry]
) -> tuple[int, int] | None:
    """The first and last entry of a page that a mediator has before it for the first time.

    For an officer who was let in for a time all of the page: each reading is kept; (0, 0) of nothing.
    """
    if channel.reads_only:
        shown = [entry.seq for entry in found]
        return (min(shown), max(shown)) if shown else (0, 0)
    if not channel.as_mediator:
        return None
    read = readings(session, channel, actor.person_id)
    return unread(
        (entry.seq for entry in found if entry.author_id != actor.person_id),
        ((each.first_seq, each.last_seq) for each in read if not each.of_file),
    )
