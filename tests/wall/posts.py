"""What observers send themselves: each form of a case, stale or incomplete, and the very file of others."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from zlib import crc32

from tests.counting import counted
from tests.wall.addresses import Keys
from tests.wall.inside import FILE_NAME, PDF
from tests.wall.look import Seen, look, seen
from tests.wall.observers import PARTIES, Observer

SENT = {
    "seen": "1", "reason": "说明", "text": "我方的说明", "words": "说明", "what": "说明", "note": "说明",
    "seal": "keep", "understood": "y", "sure": "y", "result": "no_agreement", "answer": "refuses",
    "how": "message", "register_number": "越调印1", "typed_name": "某某",
}  # fmt: skip
"""Enough for most forms, and never an answer to a proposal: that may decide it, and everybody may know."""
_TOKEN = re.compile(r'name="csrf_token"[^>]*value="([^"]*)')


def posts(observer: Observer, paths: Iterable[str], keys: Keys) -> Iterator[Seen]:
    """The answers to what this observer sends, and its own pages afterwards."""
    token = _TOKEN.search(observer.browser.client.get("/account/").get_data(as_text=True))
    if token is None:
        return
    for path in paths:
        told = {**SENT, "csrf_token": token[1], "once": _once(path)}
        if path.endswith("/counter"):
            del told["words"]  # words alone counter a proposal, which is an answer
        yield _sent(observer, path, told)
    for path, field in _shelves(observer, keys):
        file = (io.BytesIO(PDF), FILE_NAME)
        told = {"csrf_token": token[1], "once": _once(f"{path} file"), "kind": "evidence", field: file}
        yield _sent(observer, path, told)
        yield from look(observer, [path.removesuffix("/evidence")])


def _shelves(observer: Observer, keys: Keys) -> list[tuple[str, str]]:
    """Where this observer may put a file in, and the name of its field."""
    (number,), (reference,) = keys.blanks["number"], keys.blanks["reference"]
    if observer.name in PARTIES:
        own = f"/my/disputes/{reference}"
        return [(f"{own}/papers", "files"), (f"{own}/channel/evidence", "file")]
    return [(f"/desk/disputes/{number}/papers", "files")]


def _sent(observer: Observer, path: str, told: Mapping[str, Any]) -> Seen:
    with counted() as asked:
        answer = observer.browser.client.post(path, data=dict(told))
    return seen(observer, f"POST {path}", answer, asked)


def _once(path: str) -> str:
    return f"{crc32(path.encode()):032x}"
