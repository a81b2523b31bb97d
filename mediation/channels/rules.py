"""What can lie in a channel, how much of it a page shows, and how far a statement may leave it. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any, Protocol
from uuid import UUID

SEALS = ("keep", "may_be_hinted", "may_be_conveyed")
"""The party's own mark on a statement; without one it is kept."""
KEEP, HINT, CONVEY = SEALS
TOUCHING = ("mark", "taken_back", "hinted", "conveyed", "contradiction")
"""Kinds of entries that say something of the release of another."""


NOTICE_EVERY = timedelta(hours=4)
"""A party gets at most one text message about its channel in this time, however much is written."""
A_PAGE = 30
"""Entries on one page of a channel: reading costs the same however much lies in it."""
INTERESTS, RESERVATION_POINT = "interests", "reservation_point"
STANDING = (INTERESTS, RESERVATION_POINT)
"""What a party may say anew: the newest of each kind stands above the talk, the earlier ones stay in it."""


def notice_due(last: datetime | None, now: datetime) -> datetime | None:
    """When to tell a party that something lies in its channel: at once, or after the pause since `last`.

    None where a message that has not left yet tells of it too.
    """
    if last is None or last + NOTICE_EVERY <= now:
        return now
    return last + NOTICE_EVERY if last <= now else None


def can_be_contradicted(kind: str, by_mediator: bool) -> bool:
    """What a mediator entered as the party's: an answer, own words, a choice, a talk, a paper handed over."""
    return by_mediator and kind in ("answer", "confirmation", "choice", "talk", "evidence")


def seal_of(chosen: str | None) -> str:
    """The mark of a statement: what was chosen, or `keep`. Raises ValueError for any other."""
    if chosen is None or chosen in SEALS:
        return chosen or SEALS[0]
    raise ValueError(chosen)


class Told(Protocol):
    """An opened entry, as far as its release goes."""

    @property
    def id(self) -> UUID: ...
    @property
    def seq(self) -> int: ...
    @property
    def kind(self) -> str: ...
    @property
    def author_id(self) -> UUID: ...
    @property
    def at(self) -> datetime: ...
    @property
    def payload(self) -> Mapping[str, Any]: ...


@dataclass(frozen=True)
class Release:
    """How far a statement may leave its channel now, and what left it."""

    seal: str
    words: str
    """What may be conveyed: the party's own choice of words, or the statement as it was said."""
    consent_id: UUID
    """The entry that gave it: the statement itself, or the last change of its mark."""
    given_by: UUID
    hinted_at: datetime | None = None
    conveyed_at: datetime | None = None
    conveyed_to: tuple[str, ...] = ()

    @property
    def may_be_hinted(self) -> bool:
        return self.seal == HINT

    @property
    def may_be_conveyed(self) -> bool:
        return self.seal == CONVEY and self.conveyed_at is None and bool(self.words.strip())

    @property
    def may_change(self) -> bool:
        """What was conveyed stays conveyed; until then the mark goes either way."""
        return self.conveyed_at is None


def is_marked(entry: Told) -> bool:
    """Whether the entry is something its party said with a mark: a statement, or a counter to a proposal."""
    return entry.kind not in TOUCHING and "seal" in entry.payload


def release_of(statement: Told, later: Iterable[Told]) -> Release:
    """The release of a statement after all that was said of it since, in whatever order that comes."""
    told = statement.payload
    words = told.get("words") or told.get("text", "")
    now = Release(told["seal"], words, statement.id, statement.author_id)
    for entry in sorted(later, key=lambda each: each.seq):
        now = _after(now, entry, told.get("text") or told.get("words", ""))
    return now


def _after(now: Release, entry: Told, text: str) -> Release:
    if entry.kind == "hinted":
        return replace(now, hinted_at=entry.at)
    if entry.kind == "conveyed":
        return replace(now, conveyed_at=entry.at, conveyed_to=tuple(entry.payload["to"]))
    # What the party denies to have said, as a mediator entered it, is no consent either.
    marked = {"taken_back": KEEP, "contradiction": KEEP, "mark": entry.payload.get("seal")}.get(entry.kind)
    if marked is None:
        return now
    words = entry.payload.get("words") or text
    return replace(now, seal=marked, words=words, consent_id=entry.id, given_by=entry.author_id)


CHOICES = ("keep", "rewrite", "withdraw")
"""What a party lets a later mediator read: all of it, nothing of what was said so far (the party says it anew
if it likes), or nothing, and no other mediator either."""
ASKED = "asked"
"""The party has not chosen yet: a later mediator reads what is written from now on."""


def may_choose(choice: str | None) -> bool:
    """A party chooses when asked; what it kept closed it may still open or withdraw."""
    return choice in (ASKED, "rewrite")


def unread(shown: Iterable[int], read: Iterable[tuple[int, int]]) -> tuple[int, int] | None:
    """The first and the last entry on a page that its reader has not opened before, or None."""
    known = tuple(read)
    fresh = [seq for seq in shown if not any(first <= seq <= last for first, last in known)]
    return (min(fresh), max(fresh)) if fresh else None
