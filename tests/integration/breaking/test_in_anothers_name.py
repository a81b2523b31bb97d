"""Whoever files in another's name does not sit down in its place: reads nothing, signs nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from mediation.applications import services
from mediation.demo.plans import Someone
from mediation.parties.models import Party, PartyMember
from mediation.procedure.claims.file_online import file
from mediation.procedure.parties import identify
from tests.integration.apply.claims import written
from tests.integration.web.client import Browser
from tests.world import World

ClientFor = Callable[[Any], Browser]
WORKER, OTHER = Someone("李桂芳", "13800000001"), Someone("某人", "13800000077")


@pytest.fixture
def office(world: World) -> UUID:
    return world.cast.offices["YCFS"]


def members(session: Session) -> list[UUID]:
    session.rollback()
    return list(session.scalars(select(PartyMember.person_id)))


def test_a_claim_with_anothers_telephone_is_the_others(
    world: World, session: Session, office: UUID, client_for: ClientFor
) -> None:
    other = world.come_in(OTHER)
    filed = file(world.sessions(), other, written(world.sessions, office, other))
    party = session.scalars(select(Party).where(Party.side == "applicant")).one()
    session.rollback()
    assert members(session) == []
    world.do(identify.identify, world["registrar"], filed.dispute_id, party.id, "identity_document")
    for page in ("", "/channel", "/proposals", "/papers", "/steps/withdraw"):
        assert client_for(other).get(f"/my/disputes/{filed.dispute_id.hex}{page}").status == 404
    worker = world.come_in(WORKER)
    assert members(session) == [worker.person_id]


def test_a_claim_with_ones_own_telephone_is_ones_own_at_once(
    world: World, session: Session, office: UUID
) -> None:
    worker = world.come_in(WORKER)
    file(world.sessions(), worker, written(world.sessions, office, worker))
    assert members(session) == [worker.person_id]


def test_an_employers_clerk_files_with_the_telephone_of_the_contact(
    world: World, session: Session, office: UUID
) -> None:
    clerk = world.come_in(OTHER)
    code = written(world.sessions, office, clerk, role="employer")
    contact = {"contact_name": "王会计", "phone": OTHER.phone}
    services.save(world.sessions(), clerk, code, "contact", contact)
    file(world.sessions(), clerk, code)
    capacities = session.execute(select(PartyMember.person_id, PartyMember.capacity)).all()
    assert capacities == [(clerk.person_id, "clerk")]
