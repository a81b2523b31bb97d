"""The pictures of the guides in docs/guide, each by who looks, where, and in what window."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page

from mediation.config import ROOT
from mediation.demo.plans import Plan
from mediation.demo.stories import STORIES
from tests.e2e.people import Party, Staff
from tests.e2e.review import Review
from tests.e2e.windows import DESK, PHONE, settings

GUIDES = ROOT / "docs" / "guide"
PICTURES = GUIDES / "pictures"
COLOURS = 96
MOST_BYTES = 120_000
TALLEST = 1400
"""More of a page than this explains nothing."""


@dataclass(frozen=True)
class Shot:
    """One picture: by whose window, at which width, and where from there."""

    name: str
    who: str
    at: str
    phone: bool = False
    worker: str = ""
    """Of a case: its worker, by whose name it is found in the sample."""


def _on_phone(name: str, worker: str, at: str = "") -> Shot:
    return Shot(name, _plan(worker).worker.phone, at, True, worker)


def _of_employer(name: str, worker: str, at: str = "") -> Shot:
    return Shot(name, _plan(worker).employer.chief.phone, at, True, worker)


def _plan(worker: str) -> Plan:
    return next(plan for plan in STORIES if plan.worker.name == worker)


SHOTS = (
    Shot("home", "", "/", phone=True),
    Shot("apply", "", "/apply", phone=True),
    Shot("track", "", "/track", phone=True),
    _on_phone("worker-case", "黄大勇"),
    _on_phone("worker-channel", "艾力·吐尔逊", "channel"),
    _on_phone("worker-proposal", "欧阳春花", "proposals"),
    _on_phone("worker-enforcement", "陈堃", "enforcement"),
    _of_employer("employer-agreement", "潘婷婷", "agreement"),
    Shot("desk", "mediator", "/desk"),
    Shot("mediator-case", "mediator", "", worker="朱俊"),
    Shot("mediator-talks", "mediator", "talks", worker="罗桂花"),
    Shot("mediator-step", "mediator", "steps/put-proposal", worker="罗桂花"),
    Shot("registrar-file", "registrar", "/desk/file"),
    Shot("registrar-intake", "registrar", "", worker="吴燚"),
    Shot("manager-unassigned", "manager", "/desk/unassigned"),
    Shot("seal-desk", "seal", "/desk"),
    Shot("liaison-list", "arbitration", "/liaison/disputes"),
    Shot("liaison-referrals", "arbitration", "/liaison/referrals"),
    Shot("auditor", "auditor", "/audit"),
    Shot("administrator", "system-admin", "/office/people"),
)


def take(browser: Browser, address: str, shots: Iterable[Shot], keep: Callable[[Shot, Page], None]) -> Review:
    """Open the window of each person once and show `keep` each page; gives what was wrong with any."""
    review = Review()
    by_person: dict[str, list[Shot]] = {}
    for shot in shots:
        by_person.setdefault(shot.who, []).append(shot)
    for who, theirs in by_person.items():
        context = browser.new_context(**settings(PHONE if theirs[0].phone else DESK, address))
        reader: Party | Staff = Party(context, review) if who.isdigit() else Staff(context, review)
        if who:
            reader.sign_in(who)
        for shot in theirs:
            _go(reader, shot)
            keep(shot, reader.page)
        context.close()
    return review


def _go(reader: Party | Staff, shot: Shot) -> None:
    if not shot.worker:
        reader.open(shot.at)
    elif isinstance(reader, Party):
        reader.open_dispute()
        if shot.at:
            reader.open(f"{reader.page.url}/{shot.at}")
    else:
        reader.open(f"/desk/search?q={shot.worker}")
        number = reader.page.locator("main a[href*='/desk/disputes/']").first.get_attribute("href")
        reader.open(f"{number}/{shot.at}" if shot.at else str(number))


def write(shot: Shot, page: Page, folder: Path = PICTURES) -> None:
    """As few bytes as the eye allows, cut where it gets long."""
    taken = Image.open(BytesIO(page.screenshot(full_page=True)))
    cut = taken.crop((0, 0, taken.width, min(taken.height, TALLEST))).convert("RGB")
    place = folder / f"{shot.name}.png"
    cut.quantize(COLOURS, dither=Image.Dither.NONE).save(place, optimize=True)
    assert place.stat().st_size <= MOST_BYTES, (shot.name, place.stat().st_size)
