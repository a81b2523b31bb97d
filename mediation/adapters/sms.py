"""Text messages by a gateway that takes JSON over HTTP: address, token and shape are settings."""

from __future__ import annotations

import http.client
import json
import ssl
from typing import Any
from urllib.parse import SplitResult, urlsplit

from mediation.config import BadConfiguration

TIMEOUT_SECONDS = 20
MOST_ANSWER = 64 * 1024
USUAL_BODY = '{"phone": "{phone}", "text": "{text}"}'
HOME = frozenset({"127.0.0.1", "::1", "localhost"})


class GatewayRefused(Exception):
    """The gateway answered and did not take the message; what it said is not kept, it may repeat the text."""


class HttpSmsSender:
    """Posts each message as JSON with the token as bearer; follows no redirect: the text goes nowhere else.

    `body` is a JSON text in whose values `{phone}` and `{text}` stand for the message. `ok` is
    `field=value`, what the answer must hold where a gateway says 200 to everything.
    Raises BadConfiguration for an address that is neither https nor on this machine.
    """

    def __init__(self, url: str, token: str, body: str = "", ok: str = "") -> None:
        self._url = _checked(url)
        self._token = token
        self._body = _read(body or USUAL_BODY)
        self._ok = ok.partition("=")

    def send(self, channel: str, address: str, text: str) -> None:
        """Raises BadConfiguration for anything but `sms`, OSError or GatewayRefused when it did not leave."""
        if channel != "sms":
            raise BadConfiguration("this gateway carries text messages only")
        told = json.dumps(_filled(self._body, {"{phone}": address, "{text}": text}), ensure_ascii=False)
        status, answer = self._post(told.encode())
        if not 200 <= status < 300 or not self._says_ok(answer):
            raise GatewayRefused(f"status {status}")

    def _post(self, body: bytes) -> tuple[int, bytes]:
        headers = {"Content-Type": "application/json", "Authorization": f"Bearer {self._token}"}
        path = self._url._replace(scheme="", netloc="", fragment="").geturl() or "/"
        connection = self._connection()
        try:
            connection.request("POST", path, body, headers)
            answer = connection.getresponse()
            return answer.status, answer.read(MOST_ANSWER)
        except http.client.HTTPException as broken:
            raise OSError("the gateway did not answer in HTTP") from broken
        finally:
            connection.close()

    def _connection(self) -> http.client.HTTPConnection:
        host, port = self._url.hostname or "", self._url.port
        if self._url.scheme == "http":
            return http.client.HTTPConnection(host, port, timeout=TIMEOUT_SECONDS)
        secure = ssl.create_default_context()
        return http.client.HTTPSConnection(host, port, timeout=TIMEOUT_SECONDS, context=secure)

    def _says_ok(self, answer: bytes) -> bool:
        name, asked, value = self._ok
        if not asked:
            return True
        try:
            told = json.loads(answer)
        except (ValueError, RecursionError):
            return False
        return isinstance(told, dict) and str(told.get(name)) == value


def _checked(url: str) -> SplitResult:
    parts = urlsplit(url)
    if not parts.hostname or not (
        parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in HOME)
    ):
        raise BadConfiguration("MEDIATION_SMS_URL is not https://host/path")
    return parts


def _read(body: str) -> Any:
    try:
        read = json.loads(body)
    except ValueError:
        raise BadConfiguration("MEDIATION_SMS_BODY is not JSON") from None
    if "{text}" not in body or "{phone}" not in body:
        raise BadConfiguration("MEDIATION_SMS_BODY has no {phone} or no {text}")
    return read


def _filled(part: Any, values: dict[str, str]) -> Any:
    """The template with the values put into its parsed form, so that no sign in them is read as JSON."""
    if isinstance(part, dict):
        return {name: _filled(value, values) for name, value in part.items()}
    if isinstance(part, list):
        return [_filled(value, values) for value in part]
    if not isinstance(part, str):
        return part
    pieces = part.split("{text}")
    return values["{text}"].join(piece.replace("{phone}", values["{phone}"]) for piece in pieces)
