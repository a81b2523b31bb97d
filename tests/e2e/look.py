"""Pictures of every page of a running sample, at the widths of a phone and of a desk, to be looked at.

Not a test: `python -m tests.e2e.look http://127.0.0.1:8000 FOLDER [who …]` beside `mediation serve --demo`.
"""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from mediation.demo.people import PEOPLE
from mediation.demo.stories import STORIES
from tests.e2e.crawl import kind_of, walk
from tests.e2e.people import Party, Staff
from tests.e2e.review import Review, faults_of
from tests.e2e.windows import ARGUMENTS, DESK, PHONE, settings

STARTS = {
    "court": "/liaison/disputes", "arbitration": "/liaison/disputes", "bureau": "/liaison/disputes",
    "judicial": "/liaison/disputes", "auditor": "/audit", "system-admin": "/office/people",
    "security-admin": "/office/people", "": "/",
}  # fmt: skip


def main(address: str, folder: str, *wanted: str) -> None:
    """Look at everything that these people, or else everybody, can see."""
    parties = [phone for plan in STORIES for phone in (plan.worker.phone, plan.employer.chief.phone)]
    everybody = ["", *(plan.sign_in for plan in PEOPLE), *parties]
    path = os.environ.get("CHROMIUM", "/usr/bin/chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        for who in wanted or everybody:
            _look_as(browser, address, Path(folder), "" if who == "public" else who)


def _look_as(browser: Browser, address: str, folder: Path, who: str) -> None:
    context = browser.new_context(**settings(DESK, address))
    reader: Party | Staff = Party(context, Review()) if who.isdigit() else Staff(context, Review())
    if who:
        reader.sign_in(who)
    else:
        reader.open("/")
    start = "/my/disputes" if who.isdigit() else STARTS.get(who, "/desk")
    for number, path in enumerate(walk(reader.page, start, set())):
        name = re.sub(r"[^a-z0-9_-]+", "-", kind_of(path).lower()).strip("-") or "home"
        for size in (PHONE, DESK):
            reader.page.set_viewport_size(size)
            for fault in faults_of(reader.page):
                print(f"{who or 'public'} {size['width']} {path}: {fault}", flush=True)
            picture = folder / f"{who or 'public'}-{number:03}-{name}-{size['width']}.png"
            reader.page.screenshot(path=picture, full_page=True)
    context.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
