"""One party's own channel as that party sees it. Nobody else can make this page."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any
from uuid import UUID

from sqlalchemy import Select
from sqlalchemy.orm import Session

from mediation.channels import compartments
from mediation.channels.news import digest, news_of_party, pulse_of_party, read_up_to
from mediation.channels.queries import (
    Channel,
    Entry,
    authors,
    entry_of,
    open_channel,
    page_of,
    standing,
    touched,
    touching,
)
from mediation.channels.rules import (
    INTERESTS,
    KEEP,
    RESERVATION_POINT,
    Release,
    can_be_contradicted,
    is_marked,
    release_of,
)
from mediation.documents import shelf
from mediation.kernel.actor import Actor
from mediation.kernel.errors import NotFound
from mediation.parties.models import Party
from mediation.projections.channel_readers import Later, fresh_of, holding, later_of
from mediation.projections.visible import Kind, kind_of, values_of
from mediation.proposals import counters, imbalance
from mediation.proposals import queries as proposals
from mediation.proposals.counters import CounterItem
from mediation.proposals.imbalance import Shortfall


@dataclass(frozen=True)
class Line:
    """One thing in a channel, as it was said; what a kind does not have is empty."""

    id: UUID
    kind: str
    author: str
    by_mediator: bool
    own: bool
    at: datetime
    is_new: bool
    """The other end said it after the reader looked last."""
    text: str
    fen: int | None
    """Of a reservation point that names a sum."""
    seal: str | None
    file_name: str
    file_size: int
    scan: str
    answer: str | None
    proposal_number: int | None
    how: str
    said_at: datetime | None
    methods: tuple[str, ...]
    cited: Mapping[str, Any]
    held_from: datetime | None
    held_until: datetime | None
    can_be_contradicted: bool
    contradicted: bool
    can_be_taken_back: bool
    kinds: Mapping[str, str]
    """Claim item (hex) → its kind, where an answer speaks of the items."""
    wanted: tuple[CounterItem, ...]
    """What a counter would agree to instead."""
    own_words: str
    """A worker's own, with which it takes less than the law gives, and the figures that it read."""
    figures: tuple[Shortfall, ...]
    to: tuple[str, ...]
    """Of what was conveyed: whom it was conveyed to."""
    withdrawn: bool
    """The party withdrew it when another mediator came: no mediator reads it any more."""
    chosen: str
    """Of a choice about a later mediator: keep, rewrite or withdraw."""
    release: Release | None
    """Of a statement: how far it may leave the channel now, and what left it."""


@dataclass(frozen=True)
class StandingWords:
    """What the party said last of what matters to it and of its reservation point."""

    interests: Line | None
    reservation_point: Line | None


@dataclass(frozen=True)
class ChannelPage:
    """One page of a channel, newest first, and who can read it besides the party."""

    party_id: UUID
    party_name: str
    readers: tuple[str, ...]
    lines: tuple[Line, ...]
    earlier: int | None
    """The place before which the next page begins; None on the last one."""
    newest: int
    """How many entries the channel has: where a reader who saw this page puts its book-mark."""
    read: int
    """How far the reader had looked before."""
    standing: StandingWords
    later: tuple[Later, ...] = ()
    fresh: tuple[int, int] | None = None

    def line(self, entry_id: UUID) -> Line:
        """One of the lines. Raises NotFound."""
        for line in self.lines:
            if line.id == entry_id:
                return line
        raise NotFound()

    @property
    def news(self) -> int:
        """How many of the lines are new to the reader."""
        return sum(line.is_new for line in self.lines)


def page(
    session: Session, actor: Actor, dispute_id: UUID, party_id: UUID, before: int | None = None
) -> ChannelPage:
    """The newest page of the party's own channel, or the one before a place.

    Raises NotFound for whoever is not heard in confidence for the identified party.
    """
    return shown(session, actor, _own(session, actor, dispute_id, party_id), before)


def line(session: Session, actor: Actor, dispute_id: UUID, party_id: UUID, entry_id: UUID) -> Line:
    """One entry of one's own channel, wherever it stands. Raises NotFound."""
    return shown_line(session, actor, _own(session, actor, dispute_id, party_id), entry_id)


def shown_line(session: Session, actor: Actor, channel: Channel, entry_id: UUID) -> Line:
    """One entry of an opened channel. Raises NotFound."""
    return _lines(session, actor, channel, [entry_of(session, channel, entry_id)], 0)[0]


def standing_of(session: Session, actor: Actor, dispute_id: UUID, party_id: UUID) -> StandingWords:
    """What stands above the talk of one's own channel. Raises NotFound."""
    channel = _own(session, actor, dispute_id, party_id)
    return _standing(_lines(session, actor, channel, standing(session, channel).values(), 0))


def names(session: Session, party_ids: Collection[UUID]) -> dict[UUID, str]:
    """Party → name, for somebody who is heard in confidence for several."""
    return {each: session.get_one(Party, each).name for each in party_ids}


def news_of(session: Session, actor: Actor, dispute_id: UUID) -> frozenset[UUID]:
    """The parties, of those for which the actor is heard, to which a mediator said something new."""
    return news_of_party(session, actor, dispute_id)


def tag(session: Session, actor: Actor, dispute_id: UUID, party_id: UUID) -> str | None:
    """What changes whenever the actor's own channel does, in one statement; None where it may not look.

    Asked again and again by an open page, so nothing is opened for it.
    """
    kind = kind_of(actor)
    if kind is None:
        return None
    asked = {"dispute": dispute_id, "party": party_id, **values_of(actor)}
    return digest(session.execute(_pulse_of(kind), asked).one_or_none(), actor)


@lru_cache(64)
def _pulse_of(kind: Kind) -> Select[Any]:
    return pulse_of_party(kind)


def evidence(
    session: Session, actor: Actor, dispute_id: UUID, party_id: UUID, entry_id: UUID
) -> tuple[str, bytes]:
    """Name and bytes of a file of one's own channel. Raises NotFound."""
    return opened_file(session, _own(session, actor, dispute_id, party_id), entry_id)


def _own(session: Session, actor: Actor, dispute_id: UUID, party_id: UUID) -> Channel:
    channel = open_channel(session, actor, dispute_id, party_id)
    if channel.as_mediator:
        raise NotFound()
    return channel


def shown(session: Session, actor: Actor, channel: Channel, before: int | None = None) -> ChannelPage:
    """A page of an opened channel; the same statements and no more opened however much lies in it."""
    found, now = page_of(session, channel, before), standing(session, channel)
    read = read_up_to(session, actor, channel)
    entries = [*found.entries, *now.values()]
    lines = {line.id: line for line in _lines(session, actor, channel, entries, read)}
    owner = session.get_one(Party, channel.party_id).name
    held = holding(session, channel)
    return ChannelPage(
        channel.party_id, owner, tuple(each.name for each in held),
        tuple(lines[entry.id] for entry in found.entries), found.earlier, channel.compartment.version, read,
        _standing([lines[entry.id] for entry in now.values()]),
        later_of(held, actor, channel), fresh_of(session, actor, channel, found.entries),
    )  # fmt: skip


def _standing(lines: Iterable[Line]) -> StandingWords:
    of = {line.kind: line for line in lines}
    return StandingWords(of.get(INTERESTS), of.get(RESERVATION_POINT))


def _lines(
    session: Session, actor: Actor, channel: Channel, found: Iterable[Entry], read: int
) -> tuple[Line, ...]:
    entries = list(found)
    called = authors(session, entries)
    rows = proposals.of_dispute(session, channel.compartment.dispute_id)
    numbers = {row.id: row.number for row in rows}
    later = touched(session, channel, [entry.id for entry in entries])
    released = _releases(session, channel, entries)
    news = frozenset(
        entry.id for entry in entries if entry.seq > read and entry.by_mediator != channel.as_mediator
    )
    gone = channel.compartment.withdrawn_upto
    return tuple(
        _line(entry, actor, called, numbers, later, released, entry.id in news, entry.seq <= gone)
        for entry in entries
    )


def _releases(session: Session, channel: Channel, found: Iterable[Entry]) -> dict[UUID, Release]:
    said = {entry.id: entry for entry in found if is_marked(entry)}
    later = touching(session, channel, said)
    return {key: release_of(entry, later[key]) for key, entry in said.items()}


def opened_file(session: Session, channel: Channel, entry_id: UUID) -> tuple[str, bytes]:
    """Name and bytes of a file in an opened channel. Raises NotFound."""
    entry = entry_of(session, channel, entry_id, "evidence")
    try:
        sealed = shelf.get_sealed(entry_id)
    except FileNotFoundError:
        raise NotFound() from None
    body = compartments.opener(channel.compartment)(sealed, f"file|{entry_id.hex}")
    return entry.payload["name"], body


def _line(
    entry: Entry,
    actor: Actor,
    names: Mapping[UUID, str],
    numbers: Mapping[UUID, int],
    later: Collection[tuple[str, UUID | None]],
    released: Mapping[UUID, Release],
    is_new: bool,
    withdrawn: bool,
) -> Line:
    told: dict[str, Any] = entry.payload
    confirmed = told.get("confirmed") or {}
    denied, release = ("contradiction", entry.id) in later, released.get(entry.id)
    seal = release.seal if release else told.get("seal")
    return Line(
        id=entry.id, kind=entry.kind, author=names.get(entry.author_id, ""), by_mediator=entry.by_mediator,
        own=entry.author_id == actor.person_id, at=entry.at, is_new=is_new,
        text=told.get("text") or told.get("words", ""), fen=told.get("fen"), seal=seal,
        file_name=told.get("name", ""), file_size=told.get("size", 0),
        scan=told.get("scan", ""), answer=told.get("answer"),
        proposal_number=numbers.get(entry.subject_id) if entry.subject_id else None,
        how=told.get("how", ""), said_at=_moment(told.get("said_at")), methods=tuple(told.get("methods", ())),
        cited=told.get("cited", {}),
        held_from=_moment(told.get("from")), held_until=_moment(told.get("until")),
        can_be_contradicted=can_be_contradicted(entry.kind, entry.by_mediator) and not denied,
        contradicted=denied,
        can_be_taken_back=release is not None and release.may_change and release.seal != KEEP,
        kinds=told.get("kinds", {}),
        wanted=counters.read(told.get("counter", ())).items, own_words=confirmed.get("words", ""),
        figures=imbalance.read(confirmed.get("figures", ())),
        to=tuple(told.get("to", ())), withdrawn=withdrawn, chosen=told.get("choice", ""),
        release=release,
    )  # fmt: skip


def _moment(written: str | None) -> datetime | None:
    return datetime.fromisoformat(written) if written else None
