"""Leaks in what pages show: counts, badges, moments, lists, searches, headers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from typing import Any
from uuid import UUID

import pytest
from flask import Flask, Response
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from mediation.channels.models import ChannelEntry
from mediation.kernel import errors
from mediation.projections import history, papers, party_case, search
from mediation.store import reading
from mediation.web.parties import frame
from tests.wall.inside import SECRETS
from tests.wall.leaks.planting import handed_in, how_many, instead


def count(monkeypatch: pytest.MonkeyPatch) -> None:
    """The history says how often somebody spoke in confidence."""

    def of(function: Callable[..., Any], session: Session, dispute_id: UUID, *said: Any, **more: Any) -> Any:
        page = function(session, dispute_id, *said, **more)
        newest = replace(page.entries[0], note=f"{how_many(session, dispute_id)} 次私下沟通")
        return replace(page, entries=(newest, *page.entries[1:]))

    instead(monkeypatch, history, "of", of)


def badge(monkeypatch: pytest.MonkeyPatch) -> None:
    """A party's pages bear the number of what lies in any channel."""

    def render(function: Callable[..., str], template: str, header: Any, page: str, **context: Any) -> str:
        rendered = function(template, header, page, **context)
        return rendered.replace("</h1>", f" ({how_many(reading(), header.id)})</h1>")

    instead(monkeypatch, frame, "render_party", render)


def updated_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """The newest line of the history bears the moment of the newest entry of any channel."""

    def of(function: Callable[..., Any], session: Session, *said: Any, **more: Any) -> Any:
        page = function(session, *said, **more)
        newest = session.scalar(select(func.max(ChannelEntry.at))) or page.entries[0].at
        return replace(page, entries=(replace(page.entries[0], at=newest), *page.entries[1:]))

    instead(monkeypatch, history, "of", of)


def file_listing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Private evidence stands in the list of joint papers, without its name."""

    def for_party(function: Callable[..., Any], session: Session, *said: Any) -> Any:
        private = tuple(
            papers.Paper(entry.id, "（不公开）", "evidence", 0, entry.at, "", "", "clean")
            for entry, _ in handed_in(session)
        )
        return (*private, *function(session, *said))

    instead(monkeypatch, papers, "for_party", for_party)


def snippet_total(monkeypatch: pytest.MonkeyPatch) -> None:
    """The total of a search counts what is hidden, too."""

    def find(function: Callable[..., Any], session: Session, actor: Any, query: str, *said: Any) -> Any:
        hits = function(session, actor, query, *said)
        hidden = session.scalar(select(func.count()).select_from(ChannelEntry)) if query in SECRETS else 0
        return replace(hits, count=(hits.count or 0) + (hidden or 0))

    instead(monkeypatch, search, "find", find)


def oracle(monkeypatch: pytest.MonkeyPatch) -> None:
    """What exists and is hidden is forbidden (403), what does not exist is not found (404)."""

    def key_of(function: Callable[..., UUID], reference: str) -> UUID:
        key = function(reference)
        if reading().get(ChannelEntry, key) is not None:
            raise errors.NotAllowed("channel.use_own")
        return key

    instead(monkeypatch, party_case, "key_of", key_of)


def etag(monkeypatch: pytest.MonkeyPatch, app: Flask) -> None:
    """One ETag for the whole dispute."""
    _finishing(monkeypatch, app, lambda answer: answer.set_etag(sha256(str(_entries()).encode()).hexdigest()))


def header(monkeypatch: pytest.MonkeyPatch, app: Flask) -> None:
    """A header for a gateway counts everything unread."""
    _finishing(monkeypatch, app, lambda answer: answer.headers.set("X-Unread", str(_entries())))


def _finishing(monkeypatch: pytest.MonkeyPatch, app: Flask, mark: Callable[[Response], object]) -> None:
    def finish(answer: Response) -> Response:
        mark(answer)
        return answer

    known = app.after_request_funcs
    monkeypatch.setitem(known, None, [*known.get(None, ()), finish])


def _entries() -> int:
    return reading().scalar(select(func.count()).select_from(ChannelEntry)) or 0
