"""For a party: who else than mediators could read its channel, why, until when, and every reading."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from mediation.break_glass import queries as break_glass
from mediation.break_glass.models import BreakGlass
from mediation.channels import viewing
from mediation.channels.queries import Channel, open_channel
from mediation.channels.readers import in_short
from mediation.channels.viewing import Seen, Viewing
from mediation.identity.models import Person
from mediation.kernel import clock
from mediation.kernel.actor import Actor
from mediation.kernel.errors import NotFound


@dataclass(frozen=True)
class ReadByLaw:
    """That the channel was opened by an exception of the law: by whom, on what ground, who read when."""

    ground: str
    state: str
    asked_name: str
    second_name: str
    at_once: bool
    views: tuple[LetIn, ...]


@dataclass(frozen=True)
class Reading:
    """One reading: of how many entries, and when the first and the last of them were written."""

    at: datetime
    of_file: bool
    count: int
    first_at: datetime | None
    last_at: datetime | None


@dataclass(frozen=True)
class LetIn:
    """Somebody who could read the channel, until when, and when he did."""

    name: str
    from_at: datetime
    until_at: datetime
    closed_at: datetime | None
    is_open: bool
    readings: tuple[Reading, ...]


def by_law(session: Session, actor: Actor, dispute_id: UUID, party_id: UUID) -> tuple[ReadByLaw, ...]:
    """What its party was told of. Raises NotFound for all but the party itself."""
    channel = own(session, actor, dispute_id, party_id)
    found = break_glass.told_of(session, channel.compartment.id)
    views = let_in(session, channel, [row.id for row in found])
    names = _names(session, found)
    return tuple(
        ReadByLaw(
            row.ground, row.state, names.get(row.asked_by, ""),
            names.get(row.second_by, "") if row.second_by else "", row.at_once, views.get(row.id, ()),
        )
        for row in found
    )  # fmt: skip


def own(session: Session, actor: Actor, dispute_id: UUID, party_id: UUID) -> Channel:
    """The party's own channel. Raises NotFound for everybody else."""
    channel = open_channel(session, actor, dispute_id, party_id)
    if channel.as_mediator:
        raise NotFound()
    return channel


def let_in(session: Session, channel: Channel, causes: Iterable[UUID]) -> dict[UUID, tuple[LetIn, ...]]:
    """Cause → who was let in for it, with every reading."""
    wanted = list(causes)
    found = viewing.viewings(session, channel, wanted) if wanted else ()
    read = viewing.seen(session, channel, [each.id for each in found]) if found else ()
    written = {each.seq: each.at for each in in_short(session, channel)} if read else {}
    return {
        cause: tuple(_let_in(each, read, written) for each in found if each.cause_id == cause)
        for cause in wanted
    }


def _let_in(view: Viewing, read: Iterable[Seen], written: Mapping[int, datetime]) -> LetIn:
    return LetIn(
        view.name, view.from_at, view.until_at, view.closed_at, view.is_open(clock.now()),
        tuple(_reading(each, written) for each in read if each.view_id == view.id),
    )  # fmt: skip


def _reading(seen: Seen, written: Mapping[int, datetime]) -> Reading:
    span = [seq for seq in range(seen.first_seq, seen.last_seq + 1) if seq in written]
    ends = (written[span[0]], written[span[-1]]) if span else (None, None)
    return Reading(seen.at, seen.of_file, len(span), *ends)


def _names(session: Session, found: Iterable[BreakGlass]) -> dict[UUID, str]:
    wanted = {key for row in found for key in (row.asked_by, row.second_by) if key is not None}
    rows = session.execute(select(Person.id, Person.name).where(Person.id.in_(sorted(wanted))))
    return {row.id: row.name for row in rows} if wanted else {}
