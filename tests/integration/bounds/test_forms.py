"""Whatever is typed into a form, the answer is a page of ours: never an error of the program (500)."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from mediation.demo.acts import Told
from mediation.demo.plans import Upto
from mediation.disputes.models import Dispute
from mediation.identity import passwords
from tests.clocks import Clock
from tests.integration.apply.claims import written
from tests.integration.bounds.filled import danger, forms_on, pages, try_out, usual
from tests.integration.web.client import Browser
from tests.wall.observers import observers
from tests.world import World

LIVES = {
    "intake": (
        20,
        (Upto.FILED, ("registrar",)),
        (Upto.INVITED, ("clerk", "worker", "registrar")),
        (Upto.ASSIGNED, ("mediator",)),
    ),
    "preparation": (
        20,
        (Upto.TAKEN_ON, ("mediator", "manager")),
        (Upto.TAKEN_ON, ("worker", "chief")),
    ),
    "talks": (
        20,
        (Upto.HEARD, ("mediator", "worker")),
        (Upto.FACE_TO_FACE, ("mediator",)),
        (Upto.PROPOSED, ("worker", "chief", "mediator")),
        (Upto.AGREED, ("mediator",)),
    ),
    "agreement": (
        20,
        (Upto.AGREEMENT, ("worker", "mediator")),
        (Upto.AGREEMENT, ("registrar",)),
        (Upto.SIGNED, ("seal",)),
    ),
    "performance": (
        20,
        (Upto.IN_FORCE, ("chief", "worker", "registrar")),
        (Upto.PAID, ("worker", "mediator")),
        (Upto.CONFIRMED, ("mediator",)),
    ),
}
"""How many kinds of form must at least be found; then how far a dispute has come, and who fills in what lies
there for them. What moves it comes last."""
APPLY = tuple(
    f"/apply/{page}"
    for page in (
        "role", "worker", "identity", "employer", "employment", "contact", "others", "items/add", "facts",
        "papers", "office", "later", "check",
    )
)  # fmt: skip
BESIDE = {
    "public": ("/account/sign-in", "/account/phone", "/track", "/apply/resume"),
    "worker": ("/account/",),
    "registrar": ("/desk/file", "/account/"),
    "manager": ("/desk/mediators",),
    "auditor": ("/audit",),
    "system-admin": ("/office/people", "/office/offices"),
}
"""Who has forms that are about no case, and where they begin."""
OWN = {"/office/people": "/office", "/office/offices": "/office"}
"""Links from there lead further than below the same address."""


@pytest.mark.parametrize("part", LIVES)
def test_nothing_typed_about_a_case_breaks_a_page(world: World, app: Flask, part: str) -> None:
    least, *lives = LIVES[part]
    tried: set[str] = set()
    found: list[str] = []
    for point, names in lives:
        world.clock.forward(days=1)  # a telephone gets ten codes a day
        told = world.at(point)
        people = [each.browser for each in observers(names, world, app)]
        wanted = [
            (danger(path), at, path)
            for at, browser in enumerate(people)
            for path in pages(browser, (_case(names[at], told),), (_case(names[at], told),))
        ]
        for _, at, path in sorted(wanted):
            try_out(people[at], path, tried, found.append)
    assert found == []
    assert len(tried) >= least, sorted(tried)


def _case(name: str, told: Told) -> str:
    if name in ("worker", "clerk", "chief"):
        return f"/my/disputes/{told.id.hex}"
    return f"/desk/disputes/{told.scene.read(select(Dispute.number).where(Dispute.id == told.id))[0]}"


def test_nothing_typed_elsewhere_breaks_a_page(
    app: Flask, write: Callable[[], Session], new_browser: Callable[[], Browser], clock: Clock
) -> None:
    world = World(write, clock, passwords.hashed("Sample-2026"))
    world.at(Upto.TAKEN_ON)
    tried: set[str] = set()
    found: list[str] = []
    for who in observers(BESIDE, world, app):
        starts = BESIDE[who.name]
        own = tuple(OWN.get(start, start) for start in starts)
        for path in sorted(pages(who.browser, starts, own, most=40), key=danger):
            try_out(who.browser, path, tried, found.append)
    applicant = new_browser()
    applicant.get("/apply/resume")
    applicant.send({"code": written(write, world.cast.offices["YCFS"])})
    for path in pages(applicant, APPLY, ("/nowhere",)):
        try_out(applicant, path, tried, found.append)
    assert found == []
    assert len(tried) >= 25, sorted(tried)


@pytest.mark.parametrize("said", ["form-data", 'form-data; name=""', 'form-data; filename="a"', "x"])
def test_a_part_without_a_name_breaks_nothing(world: World, app: Flask, said: str) -> None:
    told = world.at(Upto.FILED)
    (registrar,) = (each.browser for each in observers(("registrar",), world, app))
    path = f"{_case('registrar', told)}/steps/request-completion"
    given = {**usual(forms_on(registrar, path)[0]), "what": ["身份证复印件"]}
    parts = [f'form-data; name="{name}"\r\n\r\n{value}' for name, (value, *_) in given.items()]
    body = "".join(f"--z\r\nContent-Disposition: {part}\r\n" for part in [*parts, f"{said}\r\n\r\nx"])
    kind = {"content_type": "multipart/form-data; boundary=z"}
    assert registrar.client.post(path, data=f"{body}--z--\r\n".encode(), **kind).status_code < 500
