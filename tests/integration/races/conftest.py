"""Eight officers with equal rights, disputes for them to reach for, and what must hold afterwards."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from uuid import UUID

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from mediation.audit.verify import verify
from mediation.demo.filing import file
from mediation.disputes.models import CounterDelta, Dispute, History
from mediation.identity import queries, sign_ins
from mediation.identity.models import Office
from mediation.kernel.actor import Actor, Role
from mediation.kernel.database import transaction
from mediation.procedure.claims import review
from mediation.procedure.claims.review import Invitation
from mediation.projections import sign_in
from tests.integration.web.people import staff
from tests.world import USUAL, World

EIGHT = 8


@pytest.fixture
def officers(world: World, write: Callable[[], Session]) -> list[Actor]:
    """Eight people of the centre, each registrar and manager, each signed in."""
    with write() as session:
        centre = session.get_one(Office, world.cast.offices["YC"])
    return [_signed_in(write, centre, f"officer{nth}") for nth in range(EIGHT)]


def _signed_in(write: Callable[[], Session], centre: Office, login: str) -> Actor:
    account = staff(write, centre, login, Role.REGISTRAR, Role.MANAGER)
    with write() as session, transaction(session):
        whose = queries.account_of_person(session, account.person_id)
        assert whose is not None
        token = sign_ins.begin(session, whose, "computer", "password")
    with write() as session:
        found = sign_in.by_token(session, token)
    assert found is not None
    return found.actor


@pytest.fixture
def invited(world: World) -> Callable[[int], list[UUID]]:
    """So many claims whose respondent was invited, ready to be taken in."""

    def make(count: int) -> list[UUID]:
        made = [file(world, USUAL).id for _ in range(count)]
        for dispute in made:
            world.do(review.invite, world["registrar"], dispute, None, Invitation("message"))
        return made

    return make


@pytest.fixture
def sound(session: Session) -> Callable[[Sequence[UUID]], None]:
    """Nothing was lost: versions and history agree, figures agree with the rows, and all chains verify."""

    def check(disputes: Sequence[UUID]) -> None:
        session.rollback()
        session.expire_all()
        for dispute in session.scalars(select(Dispute).where(Dispute.id.in_(disputes))):
            steps = select(History.version).where(History.dispute_id == dispute.id)
            versions = list(session.scalars(steps.order_by(History.version)))
            assert versions == list(range(1, dispute.version + 1))
        by_state = dict(session.execute(select(Dispute.state, func.count()).group_by(Dispute.state)).all())
        counted = select(CounterDelta.state, func.sum(CounterDelta.delta)).group_by(CounterDelta.state)
        assert {state: count for state, count in session.execute(counted) if count} == by_state
        assert verify(session).faults == ()
        session.rollback()

    return check
