"""What an observer is given for an address: status, headers, body, and how much was asked of the database."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sqlalchemy import select
from werkzeug.test import TestResponse

from mediation.demo.acts import Scene
from mediation.kernel.outbox import OutboxMessage
from tests.counting import counted
from tests.wall.observers import Observer

MASKED = (re.compile(rb'(name="csrf_token"[^>]*value=")[^"]*'),)
"""The token against forged posts is random by its nature. Nothing else is masked in a body."""
MASKED_HEADERS = frozenset({"Set-Cookie", "Date"})
"""The signed cookie carries that token. The moment of an answer is the machine's own, not the store's."""


@dataclass(frozen=True)
class Seen:
    """One answer. `statements` stands for its time (security.md, 14): hidden rows may not cost more."""

    who: str
    what: str
    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes
    statements: tuple[str, ...]


def look(observer: Observer, paths: Iterable[str]) -> Iterator[Seen]:
    """Open each address as it stands, without following where it leads."""
    for path in paths:
        with counted() as asked:
            answer = observer.browser.client.get(path)
        yield seen(observer, f"GET {path}", answer, asked)


def seen(observer: Observer, what: str, answer: TestResponse, asked: Iterable[str] = ()) -> Seen:
    """An answer with the declared list masked."""
    body = answer.get_data()
    for token in MASKED:
        body = token.sub(rb"\1", body)
    headers = tuple((name, value) for name, value in answer.headers if name not in MASKED_HEADERS)
    return Seen(observer.name, what, answer.status_code, headers, body, tuple(asked))


def letters(scene: Scene, but_to: Iterable[str]) -> Iterator[Seen]:
    """Every message that was queued to anybody but the side that spoke in private."""
    query = select(OutboxMessage).order_by(OutboxMessage.at, OutboxMessage.id)
    inside = set(but_to)
    for message in scene.read(query):
        if message.address not in inside:
            told = f"{message.id} {message.address} {message.at.isoformat()} {message.body}"
            yield Seen("messages", "queued", 0, (), told.encode(), ())
