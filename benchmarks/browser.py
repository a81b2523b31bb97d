"""Somebody with a browser: keeps cookies, reads the forms it is shown, and knows how long an answer took."""

from __future__ import annotations

import html
import http.client
import re
import secrets
import time
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from urllib.parse import quote, urlencode

from benchmarks.settings import HOST

_INPUT = re.compile(r"<input\b[^>]*>")
_NAME = re.compile(r'\bname="([^"]*)"')
_VALUE = re.compile(r'\bvalue="([^"]*)"')
NOTHING: Mapping[str, str] = MappingProxyType({})
HIDDEN = ("csrf_token", "once", "seen")


class Unexpected(Exception):
    """The server answered otherwise than it should."""


@dataclass(frozen=True)
class Answer:
    """What came back, and after how many seconds, from the first byte sent to the last one read."""

    status: int
    text: str
    location: str
    seconds: float


class Browser:
    """One reader with one connection and one cookie jar."""

    def __init__(self, port: int, cookie: tuple[str, str]) -> None:
        self.connection = http.client.HTTPConnection(HOST, port, timeout=60)
        self.cookies = dict([cookie])
        self.shown = ""

    def close(self) -> None:
        """Hang up."""
        self.connection.close()

    def get(self, path: str) -> Answer:
        """Open a page, which must be there; a server hangs up on whoever was silent for half a minute."""
        try:
            answer = self._send("GET", path, None)
        except http.client.RemoteDisconnected:
            self.connection.close()
            answer = self._send("GET", path, None)
        if answer.status != 200:
            raise Unexpected(f"{path}: {answer.status}")
        self.shown = answer.text
        return answer

    def look(self, path: str, more: Mapping[str, str]) -> Answer:
        """Ask for a part of a page with headers of its own; whatever the answer."""
        return self._send("GET", path, None, more)

    def post(self, path: str, fields: Mapping[str, str]) -> Answer:
        """Send a form with the hidden fields of the page shown last; it must be taken."""
        answer = self._send("POST", path, urlencode({**self.hidden(), **fields}))
        if answer.status != 303:
            raise Unexpected(f"{path}: {answer.status} {_errors(answer.text)}")
        return answer

    def hidden(self) -> dict[str, str]:
        """The hidden fields of the page shown last."""
        found = {}
        for tag in _INPUT.findall(self.shown):
            name, value = _NAME.search(tag), _VALUE.search(tag)
            if name is not None and name[1] in HIDDEN:
                found[name[1]] = html.unescape(value[1]) if value else ""
        return found

    def values_of(self, name: str) -> list[str]:
        """The values that a question of the page shown last offers."""
        tags = re.findall(rf'<input\b[^>]*\bname="{re.escape(name)}"[^>]*>', self.shown)
        return [html.unescape(value[1]) for tag in tags if (value := _VALUE.search(tag))]

    def headers(self) -> dict[str, str]:
        """What the browser says with every request."""
        return {
            "Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items()),
            "Accept": "text/html", "Accept-Language": "zh-CN", "Host": HOST,
        }  # fmt: skip

    def _send(self, method: str, path: str, body: str | None, more: Mapping[str, str] = NOTHING) -> Answer:
        headers = {**self.headers(), **more}
        if body is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        path = quote(path, safe="/?&=~:%+")
        begun = time.perf_counter()
        self.connection.request(method, path, body, headers)
        response = self.connection.getresponse()
        text = response.read()
        seconds = time.perf_counter() - begun
        for line in response.headers.get_all("Set-Cookie") or ():
            name, _, value = line.partition(";")[0].partition("=")
            self.cookies[name] = value
        return Answer(response.status, text.decode(), response.headers.get("Location", ""), seconds)


def once() -> str:
    """A key for one more form of the same page, as if it had been opened again."""
    return secrets.token_hex(16)


def _errors(text: str) -> str:
    found = re.search(r"govuk-error-summary.*?</div>\s*</div>", text, re.S)
    plain = re.sub(r"<[^>]+>|\s+", " ", found[0] if found else text[:300])
    return " ".join(plain.split())[:300]
