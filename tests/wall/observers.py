"""Who looks from outside: everybody without a grant to the compartment that a script speaks in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from flask import Flask

from mediation.kernel.actor import Actor
from tests.integration.web.client import Browser
from tests.wall.others import COLLEAGUE, FORMER, SECOND, TORN
from tests.wall.script import Script
from tests.wall.sign_in import sign_in
from tests.world import World

OFFICERS = (
    "registrar", "registrar2", "manager", "manager2", "mediator2", "mediator3", "seal", "court",
    "arbitration", "bureau", "judicial", "system-admin", "security-admin", FORMER, TORN, "auditor",
)  # fmt: skip
"""Everybody at a desk but the assigned mediators; the auditor looks last, at what the others left behind."""
PARTIES = ("worker", "clerk", "chief", "colleague")
"""The last one has a dispute of its own beside this one, in the same group."""
PUBLIC = "public"
OWN: Mapping[str, tuple[str, ...]] = {
    PUBLIC: ("/track", "/demo"),
    **dict.fromkeys(PARTIES, ("/my/",)),
    **dict.fromkeys(("registrar", "manager", "manager2", "seal"), ("/desk", "/office/statistics")),
    **dict.fromkeys(("mediator", SECOND, FORMER, TORN), ("/desk",)),
    **dict.fromkeys(("registrar2", "mediator2", "mediator3"), ("/desk?", "/desk/search", "/desk/unassigned")),
    **dict.fromkeys(("court", "arbitration", "bureau", "judicial"), ("/liaison",)),
    **dict.fromkeys(("system-admin", "security-admin"), ("/office",)),
    "auditor": ("/audit",),
}  # fmt: skip
"""Beginnings of the addresses that are made for somebody; at all others they find nothing, or the same."""


@dataclass
class Observer:
    """Somebody who looks, with a browser of their own."""

    name: str
    browser: Browser


def names_of(script: Script) -> tuple[str, ...]:
    """Who is outside of the script's compartment, in the order in which they look."""
    inside = {"applicant": ("worker",), "respondent": ("clerk", "chief")}.get(script.side, ())
    absent = () if script.beside else ("colleague",)
    return (PUBLIC, *(name for name in PARTIES if name not in (*inside, *absent)), *OFFICERS)


def observers(names: Iterable[str], world: World, app: Flask) -> Iterator[Observer]:
    """Each of these people, signed in."""
    known: Mapping[str, Callable[[], Actor]] = {
        "worker": lambda: world.worker, "clerk": lambda: world.clerk, "chief": lambda: world.chief,
        "colleague": lambda: world.known(COLLEAGUE),
    }  # fmt: skip
    for name in names:
        browser = Browser(app)
        if name != PUBLIC:
            browser.sign_in_with(sign_in(world, known[name]() if name in known else world[name]))
        yield Observer(name, browser)
