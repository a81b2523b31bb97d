"""The two pictures of the README, taken from a running sample: a mediator's desk and a worker's phone.

Not a test: `python -m tests.e2e.pictures http://127.0.0.1:8000` beside `mediation serve --demo`.
"""

from __future__ import annotations

import os
import sys
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from mediation.config import ROOT
from mediation.demo.plans import Upto
from mediation.demo.stories import STORIES
from tests.e2e.people import Party, Staff
from tests.e2e.review import Review
from tests.e2e.windows import ARGUMENTS, DESK, PHONE, settings

FOLDER = ROOT / "docs" / "pictures"
COLOURS = 128
MOST_BYTES = 200_000
ASKED = next(plan for plan in STORIES if plan.upto is Upto.HALF_ANSWERED)
"""Whose phone is shown: a proposal waits for an answer."""
HEIGHT = 1150


def main(address: str) -> None:
    """Take both."""
    path = os.environ.get("CHROMIUM", "/usr/bin/chromium")
    FOLDER.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        _desk(browser, address)
        _phone(browser, address)


def _desk(browser: Browser, address: str) -> None:
    mediator = Staff(browser.new_context(**settings({**DESK, "height": HEIGHT}, address)), Review())
    mediator.sign_in("mediator")
    mediator.open("/desk")
    _keep(mediator.page, FOLDER / "desk.png")


def _phone(browser: Browser, address: str) -> None:
    worker = Party(browser.new_context(**settings({**PHONE, "height": HEIGHT}, address)), Review())
    worker.sign_in(ASKED.worker.phone)
    worker.open_dispute()
    _keep(worker.page, FOLDER / "phone.png")


def _keep(page: Page, place: Path) -> None:
    """As few bytes as the eye allows."""
    taken = Image.open(BytesIO(page.screenshot()))
    taken.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE).save(place, optimize=True)
    assert place.stat().st_size <= MOST_BYTES, place.stat().st_size


if __name__ == "__main__":
    main(*sys.argv[1:])
