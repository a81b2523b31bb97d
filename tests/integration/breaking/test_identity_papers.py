"""A copy of an identity card is for its owner and the mediation body, never for the other side (law.md 4)."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from mediation.demo.acts import Told
from mediation.demo.plans import Upto
from mediation.disputes.models import Dispute
from mediation.documents.models import Document
from mediation.procedure.preparation import add_document
from tests.integration.web.client import Browser
from tests.world import World

ClientFor = Callable[[Any], Browser]


@pytest.fixture
def told(world: World) -> Told:
    """Both sides, identified, have handed in an identity paper and a piece of evidence."""
    told = world.at(Upto.TAKEN_ON)
    for actor in (world.worker, world.chief):
        for kind in ("identity", "evidence"):
            told.do(add_document.add_own, actor, [(b"text", f"{actor.name}-{kind}.txt")], kind)
    told.do(add_document.add_at_desk, world["mediator"], [(b"text", "office-identity.txt")], "identity")
    return told


def keys(session: Session) -> dict[str, UUID]:
    return {row.title: row.id for row in session.scalars(select(Document))}


def test_each_side_sees_its_own_identity_papers_only(
    told: Told, world: World, session: Session, client_for: ClientFor
) -> None:
    every = keys(session)
    for actor in (world.worker, world.chief):
        browser = client_for(actor)
        page = browser.get(f"/my/disputes/{told.id.hex}/papers")
        for title, key in every.items():
            seen = "evidence" in title or title.startswith(actor.name)
            assert (title in page.text) is seen, title
            answer = browser.client.get(f"/my/disputes/{told.id.hex}/papers/{key}")
            assert answer.status_code == (200 if seen else 404), title


def test_the_desk_sees_them_all(told: Told, world: World, session: Session, client_for: ClientFor) -> None:
    number = session.get_one(Dispute, told.id).number
    page = client_for(world["mediator"]).get(f"/desk/disputes/{number}/papers")
    assert all(title in page.text for title in keys(session))


def test_whoever_hands_one_in_is_told_who_sees_it(told: Told, world: World, client_for: ClientFor) -> None:
    browser = client_for(world.worker)
    browser.get(f"/my/disputes/{told.id.hex}/papers")
    page = browser.send({"kind": "identity", "files": (io.BytesIO(b"text"), "card.txt")}, form="/papers")
    assert page.text.count("身份证明只有您和调解机构能看到") == 2
