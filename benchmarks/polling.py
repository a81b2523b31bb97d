"""A hundred parties with their channel open: what it costs the server that their pages look for news.

Each party has a sign-in and a connection of its own. Its page looks every `live.EVERY` seconds with the
digest that it holds; now and then something is said in one channel, whose page is then given the part anew.
What is told is the processor time of the server's processes for each second that passes, and of PostgreSQL's
beside.
"""

from __future__ import annotations

import html
import json
import os
import re
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from uuid import UUID

from flask import Flask

from benchmarks.browser import Browser, Unexpected
from benchmarks.people import cookie_of
from benchmarks.serving import Server, serving
from benchmarks.settings import BUILD, environment, settings
from benchmarks.stores import FILES, Store
from mediation.application import create_app
from mediation.identity.models import Account
from mediation.kernel.actor import Actor
from mediation.procedure.confide import own
from mediation.store import db, writing
from mediation.web import live

PARTIES = 100
ROUNDS = 5
MOST = 0.15
"""Of one core: what a hundred parties may cost."""
A_WORD_EVERY = 10
"""Looks between two words; with a hundred parties one comes every second or so."""
WORKERS = 2
TICKS = os.sysconf("SC_CLK_TCK")
_PART = re.compile(r'<section id="channel-thread"[^>]*hx-get="([^"]*)"[^>]*hx-headers="([^"]*)"')
OPEN = """
SELECT d.id AS dispute, p.id AS party, m.person_id AS person, a.id AS account, d.is_open AS speaks
FROM disputes d
JOIN parties p ON p.dispute_id = d.id AND p.side = 'applicant' AND p.state = 'identified'
JOIN party_members m ON m.party_id = p.id AND m.until_at IS NULL AND m.capacity = 'self'
JOIN accounts a ON a.person_id = m.person_id AND a.state = 'active'
WHERE d.accepted_at IS NOT NULL
ORDER BY d.is_open DESC, d.filed_at DESC LIMIT :most
"""


@dataclass(frozen=True)
class Reader:
    """A party with an open channel."""

    dispute: UUID
    party: UUID
    person: UUID
    account: UUID
    speaks: bool
    """The dispute is open still: something can be said."""


@dataclass
class Page:
    """An open page of a channel: where it looks, and with what."""

    reader: Reader
    browser: Browser
    path: str = ""
    headers: dict[str, str] = field(default_factory=dict)

    def show(self, text: str) -> None:
        """What is shown from now on. Raises Unexpected."""
        found = _PART.search(text)
        if found is None:
            raise Unexpected("the page does not look for news")
        self.path = html.unescape(found[1])
        self.headers = {**json.loads(html.unescape(found[2])), "HX-Request": "true"}

    def look(self) -> tuple[int, float]:
        """Ask for news as the page's script does: status and seconds. Raises Unexpected."""
        answer = self.browser.look(self.path, self.headers)
        if answer.status == 200:
            self.show(answer.text)
        elif answer.status != 304:
            raise Unexpected(f"{self.path}: {answer.status}")
        return answer.status, answer.seconds


@dataclass
class Polled:
    """What came of it."""

    database: str
    parties: int
    seconds: float
    server_cpu: float
    """Seconds of the server's processes; `database_cpu` those of PostgreSQL, 0 for SQLite, which has none."""
    database_cpu: float
    answers: dict[int, int]
    p50_ms: float

    @property
    def share(self) -> float:
        """Of one core, by the server's processes."""
        return self.server_cpu / self.seconds

    def line(self) -> str:
        """The figure in a line."""
        share, beside = self.share, self.database_cpu / self.seconds
        told = ", ".join(f"{count} × {status}" for status, count in sorted(self.answers.items()))
        return (
            f"{self.database}: {self.parties} parties looking every {live.EVERY} s for {self.seconds:.0f} s: "
            f"{share:.1%} of one core (PostgreSQL's own processes {beside:.1%}), "
            f"median {self.p50_ms} ms, {told}"
        )


def polled(store: Store, parties: int = PARTIES, rounds: int = ROUNDS) -> Polled:
    """Let so many pages look so often. Raises Unexpected."""
    rows = store.rows(OPEN, most=parties)
    readers = [Reader(*(UUID(str(key)) for key in row[:4]), bool(row.speaks)) for row in rows]
    if len(readers) < parties:
        raise Unexpected(f"{len(readers)} open channels in the store, {parties} wanted")
    app = create_app(settings(store.url, FILES))
    with (
        app.app_context(),
        serving("wsgi:app", environment(store.url, FILES), WORKERS, BUILD / "polled.log") as server,
        _pages(app, server, readers) as pages,
    ):
        return _looked(store, server, pages, rounds)


@contextmanager
def _pages(app: Flask, server: Server, readers: list[Reader]) -> Iterator[list[Page]]:
    pages = [
        Page(reader, Browser(server.port, cookie_of(app, "phone", Account.id == reader.account)))
        for reader in readers
    ]
    try:
        for page in pages:
            page.show(page.browser.get(f"/my/disputes/{page.reader.dispute.hex}/channel").text)
        yield pages
    finally:
        for page in pages:
            page.browser.close()
        db.session.close()
        db.engine.dispose()


def _looked(store: Store, server: Server, pages: list[Page], rounds: int) -> Polled:
    processes, taken, answers = [server.process.pid, *server.workers()], [], Counter[int]()
    before, beside = _spent(processes), _spent(_postgresql(store))
    speaking = [page.reader for page in pages if page.reader.speaks]
    begun, pace = time.perf_counter(), live.EVERY / len(pages)
    for nth in range(rounds * len(pages)):
        time.sleep(max(0.0, begun + nth * pace - time.perf_counter()))
        if nth % A_WORD_EVERY == 0:
            _say(speaking[nth // A_WORD_EVERY * 7 % len(speaking)])
        status, seconds = pages[nth % len(pages)].look()
        answers[status] += 1
        taken.append(seconds)
    whole = time.perf_counter() - begun
    if server.complaints():
        raise Unexpected(server.complaints()[0])
    return Polled(
        store.database, len(pages), whole, _spent(processes) - before, _spent(_postgresql(store)) - beside,
        dict(answers), round(median(taken) * 1000, 2),
    )  # fmt: skip


def _say(reader: Reader) -> None:
    """The party says something by another window: in this process, so that the saying is not counted."""
    own.tell(writing(), Actor(reader.person, reader.account), reader.dispute, reader.party, "请看一下。")


def _spent(processes: list[int]) -> float:
    """Seconds of processor time, their own and the kernel's for them."""
    parts = (_stat(each) for each in processes)
    return sum((int(part[11]) + int(part[12]) for part in parts if part), 0) / TICKS


def _stat(process: int) -> list[str]:
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    except FileNotFoundError:
        return []


def _postgresql(store: Store) -> list[int]:
    """The processes of PostgreSQL that serve the store, where they run on this machine."""
    if store.database != "PostgreSQL":
        return []
    query = "SELECT pid FROM pg_stat_activity WHERE datname = current_database()"
    return [row.pid for row in store.rows(query)]
