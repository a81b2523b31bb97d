"""From × step × role, every combination over HTTP: a step is there exactly for whom table and policy name."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from flask import Flask, url_for
from sqlalchemy.orm import Session

from mediation.demo.acts import Told
from mediation.disputes.models import Dispute
from mediation.kernel.actor import Actor
from mediation.policy.decide import READING, may
from mediation.policy.permissions import Permission
from mediation.procedure.standing import subject_of
from tests import stages
from tests.integration.web.client import Browser
from tests.world import World
from workflows.dispute import DISPUTE

STAFF = (
    "registrar", "registrar2", "manager", "manager2", "mediator", "mediator2", "seal", "court", "arbitration",
    "bureau", "auditor", "system-admin", "security-admin",
)  # fmt: skip
OPEN_TO = (200,)
CLOSED = (403, 404, 409)


def _people(world: World, told: Told) -> Iterator[tuple[str, Actor]]:
    for name in STAFF:
        yield name, world[name]
    yield "clerk", world.clerk
    world.clock.forward(minutes=2)
    yield "worker", world.come_in(told.plan.worker)
    if told.plan.upto.name not in ("ANSWERED", "INVITED", "FILED"):
        yield "chief", world.come_in(told.plan.employer.chief)


def _addresses(app: Flask, told: Told, number: str) -> Iterator[tuple[str, str]]:
    with app.test_request_context():
        for step in DISPUTE.steps:
            if f"desk.step_{step.trigger}" in app.view_functions:
                yield step.trigger, url_for(f"desk.step_{step.trigger}", number=number)
            if f"parties.step_{step.trigger}" in app.view_functions:
                yield step.trigger, url_for(f"parties.step_{step.trigger}", reference=told.id.hex)


@pytest.mark.parametrize("state", stages.STAGES)
def test_a_step_opens_for_exactly_whom_the_policy_names(
    state: str, world: World, app: Flask, session: Session, client_for: Callable[..., Browser]
) -> None:
    told = stages.at(world, state)
    dispute = session.get_one(Dispute, told.id)
    assert dispute.state == state
    subject = subject_of(session, dispute)
    wrong = []
    for name, actor in _people(world, told):
        reader = client_for(actor.person_id).client
        for trigger, address in _addresses(app, told, dispute.number):
            status = reader.get(address).status_code
            step = DISPUTE.step(trigger)
            allowed = may(actor, Permission(step.permission), subject)
            knows = any(may(actor, reading, subject) for reading in READING)
            if status not in (*OPEN_TO, *CLOSED) or (not allowed and status in (200, 409)):
                wrong.append((name, trigger, address, status))
            if allowed and knows and state not in step.sources and status == 200:
                wrong.append((name, trigger, address, "open in a state that has no such step"))
    assert wrong == []


def test_every_state_has_a_stage() -> None:
    assert stages.STAGES.keys() == {state.name for state in DISPUTE.states} - {"draft"}


def test_every_step_has_an_address(app: Flask) -> None:
    """Each step has a page; filing has its own, and coming into force follows from the last act."""
    without = {
        step.trigger
        for step in DISPUTE.steps
        if not {f"desk.step_{step.trigger}", f"parties.step_{step.trigger}"} & app.view_functions.keys()
    }
    assert without == {"file", "bring_into_force"}
