"""What a guesser does, in a module so that other processes can be sent to do it."""

from __future__ import annotations

import dataclasses
from datetime import datetime

from mediation.application import create_app
from mediation.config import Config
from mediation.kernel import clock
from tests.integration.web.client import Browser

EACH = 12


def guess(number: int, config: Config, moment: datetime) -> list[int]:
    """Statuses of so many wrong passwords for as many names, by one process of its own."""
    app = create_app(dataclasses.replace(config))
    browser = Browser(app)
    with clock.reading(lambda: moment):
        browser.get("/account/sign-in")
        form = browser.page.form()  # type: ignore[union-attr]
        return [
            browser.client.post(
                form.action,
                data={**form.fields, "name": f"nobody{number}-{nth}", "password": "wrong words 1"},
            ).status_code
            for nth in range(EACH)
        ]
