"""Somebody who uses the served product over HTTP and keeps what was acknowledged, and what was not."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from io import BytesIO
from itertools import count
from typing import Any
from urllib.parse import urlsplit

from werkzeug.datastructures import FileStorage
from werkzeug.test import encode_multipart

PATIENCE = 20
TROUBLE = (503, 507)
DONE = 303
_HIDDEN = re.compile(r'<input[^>]*type="hidden"[^>]*>')
_FIELD = re.compile(r'(name|value)="([^"]*)"')


@dataclass
class Request:
    """A form as it was sent: it can be sent again, to the same effect."""

    what: str
    path: str
    body: bytes
    kind: str
    acknowledged: bool = False


@dataclass
class Asker:
    """One cookie jar; gives `Request`s and remembers every answer that should not have been."""

    address: str
    cookie: str
    sent: list[Request] = field(default_factory=list)
    before: list[Request] = field(default_factory=list)
    """What was sent in earlier rounds, and is known to be there."""
    troubled: int = 0
    """Answers that told to come again."""
    wrong: list[str] = field(default_factory=list)

    def fill_in(self, path: str, what: str, typed: dict[str, Any]) -> Request | None:
        """Open a form and fill it in; None where the product could not be asked."""
        told = self._ask("GET", path)
        if told is None or told[0] != 200:
            return None
        given = {**_hidden(told[1]), **typed}
        boundary, body = encode_multipart(given)
        return Request(what, path, body, f"multipart/form-data; boundary={boundary}")

    def send(self, request: Request) -> bool:
        """Send it, again if it was sent before; says whether it was acknowledged."""
        if request not in self.sent:
            self.sent.append(request)
        told = self._ask("POST", request.path, request.body, request.kind)
        if told is not None and told[0] == DONE:
            request.acknowledged = True
        elif told is not None and told[0] not in TROUBLE:
            self.wrong.append(f"{told[0]} for {request.what}")
        return request.acknowledged

    def _ask(self, method: str, path: str, body: bytes = b"", kind: str = "") -> tuple[int, str] | None:
        connection = HTTPConnection(urlsplit(self.address).netloc, timeout=PATIENCE)
        headers = {"Cookie": self.cookie, **({"Content-Type": kind} if kind else {})}
        try:
            connection.request(method, path, body, headers)
            answer = connection.getresponse()
            text = answer.read().decode()
        except (OSError, HTTPException):
            return None
        finally:
            connection.close()
        waits = not answer.headers.get("Retry-After")
        self._note(method, path, answer.status, answer.headers.get_all("Set-Cookie"))
        self.troubled += answer.status in TROUBLE
        if answer.status in TROUBLE and waits:
            self.wrong.append(f"{answer.status} without Retry-After for {method} {path}")
        return answer.status, text

    def _note(self, method: str, path: str, status: int, cookies: Sequence[str] | None) -> None:
        for cookie in cookies or ():
            self.cookie = cookie.partition(";")[0]
        if status == 500:
            self.wrong.append(f"500 for {method} {path}")


def _hidden(page: str) -> dict[str, str]:
    found = (dict(_FIELD.findall(element)) for element in _HIDDEN.findall(page))
    return {each["name"]: html.unescape(each.get("value", "")) for each in found if "name" in each}


_numbers = count(1)


def hand_in(asker: Asker, dispute: str, made: Callable[[int], bytes]) -> Request | None:
    """A party in front of the form for papers, with a paper of a name of its own."""
    number = next(_numbers)
    name = f"证据{number:06d}.pdf"
    file = FileStorage(BytesIO(made(number)), name, content_type="application/pdf")
    return asker.fill_in(f"/my/disputes/{dispute}/papers", name, {"kind": "evidence", "files": file})


def accept(asker: Asker, number: str) -> Request | None:
    """A registrar in front of the form that takes a claim in."""
    return asker.fill_in(f"/desk/disputes/{number}/steps/accept", number, {})
