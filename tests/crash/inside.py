"""The same asker without a network: the application of the tests' own process answers."""

from __future__ import annotations

from tests.crash.asker import Asker
from tests.crash.house import House


class Inside(Asker):
    """Asks the house's own application."""

    def __init__(self, house: House, cookie: str) -> None:
        super().__init__("", cookie)
        self._client = house.app.test_client(use_cookies=False)

    def _ask(self, method: str, path: str, body: bytes = b"", kind: str = "") -> tuple[int, str] | None:
        answer = self._client.open(
            path, method=method, data=body, content_type=kind or None, headers={"Cookie": self.cookie}
        )
        self._note(method, path, answer.status_code, answer.headers.get_all("Set-Cookie"))
        return answer.status_code, answer.text
