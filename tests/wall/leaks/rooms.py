"""Leaks of sessions apart, calendars, drafts, book-marks and readings: whatever came with the talks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import func, select, text
from sqlalchemy.orm import Session

from mediation.bookings.models import Booking
from mediation.channels import arranged, view_changes
from mediation.channels.models import ApartSession, ChannelEntry, ChannelOpening, ChannelRead, Compartment
from mediation.complaints.models import Complaint
from mediation.kernel import outbox
from mediation.kernel.errors import NotAllowed
from mediation.minutes.models import MinutesDraft
from mediation.projections import (
    channel_of_party,
    conveyed,
    figures_page,
    groups,
    history,
    pages,
    party_case,
)
from mediation.projections.sessions import files, rooms
from mediation.proposals.models import ProposalDraft
from mediation.store import reading
from mediation.web import live
from tests.wall.leaks.planting import instead


def count_of(model: Any) -> int:
    """How many rows of this kind the store has."""
    return reading().scalar(select(func.count()).select_from(model)) or 0


def complaint(monkeypatch: pytest.MonkeyPatch) -> None:
    """The history says how often somebody complained."""
    _in_history(monkeypatch, Complaint)


def opened_by_law(monkeypatch: pytest.MonkeyPatch) -> None:
    """A channel that is opened to an officer counts it as an entry, which its mediators see."""

    def let_in(
        function: Callable[..., Any], session: Session, actor: Any, place: Any, *said: Any, **more: Any
    ) -> Any:
        place.version += 1
        return function(session, actor, place, *said, **more)

    instead(monkeypatch, view_changes, "let_in", let_in)


def hidden() -> int:
    """How much private evidence there is; no joint step hands any in."""
    query = select(func.count()).select_from(ChannelEntry).where(ChannelEntry.kind == "evidence")
    return reading().scalar(query) or 0


def polled_part(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever asks for the news of a channel is told "nothing new" (304) where something lies in it."""

    def has_not_changed(function: Callable[..., bool], tag: str) -> bool:
        return function(tag) or (not tag and hidden() > 0)

    instead(monkeypatch, live, "has_not_changed", has_not_changed)


def polled_digest(monkeypatch: pytest.MonkeyPatch) -> None:
    """The digest of a channel is looked for before it is asked who looks: 403 where there is one."""

    def tag(function: Callable[..., Any], session: Session, *said: Any) -> Any:
        found = function(session, *said)
        if found is None and hidden():
            raise NotAllowed("channel.use_own")
        return found

    instead(monkeypatch, channel_of_party, "tag", tag)


def calendar_feed(monkeypatch: pytest.MonkeyPatch) -> None:
    """The calendar of a mediator shows what others arranged, too."""

    def own(function: Any, session: Session, actor: Any, since: Any, until: Any) -> Any:
        query = select(ApartSession, Compartment).join(
            Compartment, Compartment.id == ApartSession.compartment_id
        )  # fmt: skip
        rows = session.execute(query.where(ApartSession.starts_at >= since, ApartSession.starts_at < until))
        return [(row[0], row[1]) for row in rows]

    instead(monkeypatch, arranged, "own_apart_sessions", own)


def calendar_file(monkeypatch: pytest.MonkeyPatch) -> None:
    """The file of a joint session has the number of every change of any session of the store."""

    def of_joint(function: Callable[..., Any], *said: Any) -> Any:
        return replace(function(*said), sequence=count_of(ApartSession))

    instead(monkeypatch, files, "of_joint", of_joint)


def _in_history(monkeypatch: pytest.MonkeyPatch, model: Any) -> None:
    def of(function: Callable[..., Any], *said: Any, **more: Any) -> Any:
        page = function(*said, **more)
        return replace(page, entries=(replace(page.entries[0], note=f"{count_of(model)}"), *page.entries[1:]))

    instead(monkeypatch, history, "of", of)


def read_log(monkeypatch: pytest.MonkeyPatch) -> None:
    """How often mediators opened what was said stands in the joint history."""
    _in_history(monkeypatch, ChannelOpening)


def book_mark(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whether a party looked for news stands there."""
    _in_history(monkeypatch, ChannelRead)


def proposal_draft(monkeypatch: pytest.MonkeyPatch) -> None:
    """That a proposal is being written stands there."""
    _in_history(monkeypatch, ProposalDraft)


def minutes_draft(monkeypatch: pytest.MonkeyPatch) -> None:
    """That minutes are being written stands there."""
    _in_history(monkeypatch, MinutesDraft)


def release_mark(monkeypatch: pytest.MonkeyPatch) -> None:
    """Beside what was conveyed the other side reads how many marks there are that were not used."""

    def page(function: Callable[..., Any], session: Session, *said: Any) -> Any:
        marks = select(func.count()).select_from(ChannelEntry).where(ChannelEntry.kind == "mark")
        return tuple(
            replace(each, words=f"{each.words}（{session.scalar(marks)}）")
            for each in function(session, *said)
        )

    instead(monkeypatch, conveyed, "page", page)


def conveyed_number(monkeypatch: pytest.MonkeyPatch) -> None:
    """What was conveyed names its place in the channel that it came from."""

    def page(function: Callable[..., Any], session: Session, *said: Any) -> Any:
        newest = select(func.max(ChannelEntry.seq)).where(ChannelEntry.kind == "conveyed")
        return tuple(
            replace(each, words=f"{session.scalar(newest)} {each.words}") for each in function(session, *said)
        )

    instead(monkeypatch, conveyed, "page", page)


def taken_hours(monkeypatch: pytest.MonkeyPatch) -> None:
    """The list of rooms says how often each is taken."""

    def office(function: Callable[..., Any], *said: Any) -> Any:
        shown, found = function(*said)
        return shown, tuple(replace(room, seats=room.seats + count_of(Booking)) for room in found)

    instead(monkeypatch, rooms, "office", office)


def sending_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """Messages leave a little later for each that went to the other side alone."""

    def enqueue(function: Callable[..., Any], session: Session, *said: Any, **more: Any) -> Any:
        key = function(session, *said, **more)
        waiting = session.scalar(select(func.count()).select_from(ChannelEntry)) or 0
        session.flush()
        session.get_one(outbox.OutboxMessage, key).at += timedelta(seconds=waiting)
        return key

    instead(monkeypatch, outbox, "enqueue", enqueue)


def order_of_lists(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where something lies in a channel the lists of the desk are in another order."""

    def listed(function: Callable[..., Any], *said: Any, **more: Any) -> Any:
        found = function(*said, **more)
        return replace(found, rows=found.rows[:: -1 if hidden() else 1])

    for name in ("by_last_day", "by_filing"):
        instead(monkeypatch, pages, name, listed)


def statistics(monkeypatch: pytest.MonkeyPatch) -> None:
    """The figures of an office count every talk, also those with one party alone."""

    def figures(function: Callable[..., Any], *said: Any) -> Any:
        page = function(*said)
        return replace(page, total=replace(page.total, count=count_of(ApartSession), few=False))

    instead(monkeypatch, figures_page, "figures", figures)


def group_page(monkeypatch: pytest.MonkeyPatch) -> None:
    """The page of a group says in how many of its disputes something was said of late."""

    def mine(function: Callable[..., Any], *said: Any) -> Any:
        return tuple(replace(line, members=line.members + count_of(ChannelEntry)) for line in function(*said))

    instead(monkeypatch, groups, "mine", mine)


def one_more_statement(monkeypatch: pytest.MonkeyPatch) -> None:
    """A page asks the database once more where something lies in a channel: nothing of it is shown."""

    def header(function: Callable[..., Any], session: Session, *said: Any) -> Any:
        if hidden():
            session.execute(text("SELECT 2"))
        return function(session, *said)

    instead(monkeypatch, party_case, "header", header)
