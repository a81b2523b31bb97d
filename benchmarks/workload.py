"""W1 to W6 as users do them over HTTP, the same on the product and on the floor."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import count

from benchmarks.browser import Browser, once
from benchmarks.people import PEOPLE, Cookies
from benchmarks.seed import words
from mediation.kernel import clock

Timed = tuple[str, float]
"""What was done, and in how many seconds."""
SEARCHES = {
    "W5 rare, 2 characters": words.PLANTED[0].word,
    "W5 rare, 3 characters": words.PLANTED[1].word,
    "W5 rare, 4 characters": words.PLANTED[2].word,
    "W5 common, 2 characters": words.PLANTED[3].word,
    "W5 common, 3 characters": words.PLANTED[4].word,
    "W5 common, 4 characters": words.PLANTED[5].word,
    "W5 no hit": words.NOWHERE,
    "W5 no hit, common characters": words.SCATTERED,
}
STEPS = ("invite", "answer-invitation", "accept", "assign", "begin-back-to-back", "begin-face-to-face")


@dataclass(frozen=True)
class Known:
    """What the workload must know of the seeded store."""

    office: str
    mediator: str
    """Key of the mediator who takes on what the bench files."""
    long_case: str
    """Number of an open dispute of the measured mediator with 30 entries of history and more."""


@dataclass
class Site:
    """The product, or the floor, with its users before it."""

    port: int
    is_product: bool
    cookies: Cookies
    known: Known
    browsers: dict[str, Browser] = field(default_factory=dict)
    serial: Iterator[int] = field(default_factory=count)
    filed: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.browsers = {name: Browser(self.port, self.cookies[name]) for name in PEOPLE}

    def as_(self, name: str) -> Browser:
        """The browser of somebody."""
        return self.browsers[name]

    def close(self) -> None:
        """Everybody hangs up."""
        for browser in self.browsers.values():
            browser.close()

    def claim(self) -> dict[str, str]:
        """A claim with its twelve fields, never the same twice."""
        number = next(self.serial)
        return {
            "office": self.known.office, "source": "oral", "applicant-kind": "worker",
            "applicant-name": f"王小明{number}", "applicant-phone": f"150{number:08d}",
            "respondents-0-kind": "employer", "respondents-0-name": "绍兴市某某针织有限公司",
            "respondents-0-phone": f"151{number:08d}", "items-0-kind": "wages_owed",
            "items-0-amount": "24000", "consent_how": "oral",
            "facts": "".join(words.SENTENCES[number % 5 : number % 5 + 4]),
        }  # fmt: skip


def file_claims(site: Site, times: int) -> Iterator[Timed]:
    """W1: the POST of a claim; the numbers of what was filed are kept for W2."""
    registrar = site.as_("registrar")
    for _ in range(times):
        registrar.get("/desk/file")
        answer = registrar.post("/desk/file", site.claim())
        site.filed.append(answer.location.rpartition("/")[2])
        yield "W1 file a claim", answer.seconds


def take_steps(site: Site, times: int) -> Iterator[Timed]:
    """W2: six steps of cases that were filed before; between them the mediator prepares, untimed."""
    for _ in range(times):
        number = site.filed.pop()
        for trigger in STEPS:
            if trigger == "begin-back-to-back" and site.is_product:
                prepare(site.as_("mediator"), number)
            yield "W2 a step", take_step(site, number, trigger)


def take_step(site: Site, number: str, trigger: str) -> float:
    """One step: the form is opened, filled in and sent; gives the seconds of the sending."""
    who = site.as_(
        {"assign": "manager"}.get(trigger, "mediator" if trigger.startswith("begin") else "registrar")
    )
    address = f"/desk/disputes/{number}/steps/{trigger}"
    who.get(address)
    return who.post(address, fields_of(site, trigger, who)).seconds


def fields_of(site: Site, trigger: str, who: Browser) -> Mapping[str, str]:
    """What is filled in for a step."""
    if trigger == "invite":
        return {"how": "message"}
    if trigger == "answer-invitation":
        parties = who.values_of("party")
        return {"party": parties[0] if parties else "", "answer": "agrees", "how": "oral", "said_at": _now()}
    if trigger == "assign":
        return {"mediator": site.known.mediator}
    return {"notice_waived": "y", "reason_not_apart": "came_together"} if trigger.endswith("to-face") else {}


def prepare(mediator: Browser, number: str) -> None:
    """The mediator takes the dispute on, speaks with both, maps the case and chooses the way."""
    case = f"/desk/disputes/{number}"
    _fill(mediator, f"{case}/assignment", {"answer": "free"})
    mediator.get(f"{case}/preparation")
    for party in mediator.values_of("party"):
        contact = {"party": party, "how": "telephone", "at": _now(), "rights_told": "y", "reached": "yes"}
        _fill(mediator, f"{case}/preparation", contact, f"{case}/preparation/contacts")
    _fill(mediator, f"{case}/preparation/map", {"issues": "数额与支付期限"})
    _fill(mediator, f"{case}/preparation/way", {"way": "back_to_back_first", "place": "at_office"})


def _fill(browser: Browser, page: str, fields: Mapping[str, str], action: str = "") -> None:
    browser.get(page)
    browser.post(action or page, {**fields, "once": once()})


def _now() -> str:
    moment = datetime.now(clock.SHANGHAI) - timedelta(minutes=1)
    return moment.strftime("%Y-%m-%dT%H:%M")


def opening(name: str, who: str, address: Callable[[Site], str]) -> Callable[[Site, int], Iterator[Timed]]:
    """A page that is opened again and again."""

    def open_it(site: Site, times: int) -> Iterator[Timed]:
        browser, path = site.as_(who), address(site)
        for _ in range(times):
            yield name, browser.get(path).seconds

    return open_it


READS = (
    opening("W3 case page", "bench0000", lambda site: f"/desk/disputes/{site.known.long_case}"),
    opening("W4 queue", "bench0000", lambda site: "/desk"),
    *(
        opening(name, "registrar", lambda site, word=word: f"/desk/search?q={word}")  # type: ignore[misc]
        for name, word in SEARCHES.items()
    ),
    opening("W6 figures", "manager", lambda site: "/office/statistics"),
)


def first_office(browser: Browser) -> str:
    """The office for which the filing form of the product offers to file."""
    browser.get("/desk/file")
    found = re.search(r'<option value="([0-9a-f]{32})"', browser.shown)
    if found is None:
        raise LookupError("no office to file for")
    return found[1]
