"""A telephone with an authenticator on it, for tests: reads the secret of the page and shows codes."""

from __future__ import annotations

import re
from dataclasses import dataclass

import pyotp

from tests.clocks import Clock
from tests.integration.web.pages import Page

_RECOVERY = re.compile(r"[A-Z2-7]{4}(?:-[A-Z2-7]{4}){3}")


@dataclass
class Authenticator:
    """Shows the code of a secret at the time of the clock, or some half minutes beside it."""

    secret: str
    clock: Clock

    def code(self, steps: int = 0) -> str:
        return pyotp.TOTP(self.secret).at(self.clock.moment, counter_offset=steps)


def takes_in(page: Page, clock: Clock) -> Authenticator:
    """The authenticator after its owner typed the key that stands on the page."""
    (key,) = ["".join(each.itertext()) for each in page.all("code")]
    assert any(str(each.tag).endswith("svg") for each in page.document.iter()), "no picture to scan"
    return Authenticator(key.replace(" ", ""), clock)


def recovery_codes(page: Page) -> list[str]:
    """The recovery codes on a page."""
    shown = ("".join(each.itertext()) for each in page.all("code"))
    return [text for text in shown if _RECOVERY.fullmatch(text)]
