"""The policy asked of one dispute and the criteria that select lists say the same."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from mediation.demo import cast as sample
from mediation.disputes.models import Dispute
from mediation.kernel.actor import public, timer
from mediation.policy.decide import may
from mediation.policy.permissions import Permission
from mediation.policy.relations import DisputeSubject, Relation, relations_of
from mediation.policy.table import TABLE
from mediation.procedure.standing import subject_of
from mediation.projections.visible import CRITERIA, kind_of, seen_by, standing_as, values_of, visible
from tests.integration.policy.people_of_disputes import World, populate

Asked = tuple[World, dict[UUID, DisputeSubject], Session]


@pytest.fixture
def asked(write: Callable[[], Session], session: Session) -> Asked:
    world = populate(write, sample.assemble(write(), lambda: "hash"))
    rows = session.scalars(select(Dispute)).all()
    return world, {row.id: subject_of(session, row) for row in rows}, session


def test_every_relation_has_its_criterion() -> None:
    assert set(CRITERIA) == set(Relation)


def test_relations_and_criteria_agree(asked: Asked) -> None:
    world, subjects, session = asked
    held: set[Relation] = set()
    for name, actor in world.actors.items():
        of_each = {key: {one.relation for one in relations_of(actor, it)} for key, it in subjects.items()}
        for relation in Relation:
            listed = set(session.scalars(select(Dispute.id).where(standing_as(actor, relation))))
            expected = {key for key, relations in of_each.items() if relation in relations}
            assert listed == expected, (name, relation)
            if expected and expected != set(subjects):
                held.add(relation)
    assert held == set(Relation), "a relation that nobody holds in some of the disputes proves nothing"


def test_permissions_and_criteria_agree_for_every_role_and_state(asked: Asked) -> None:
    world, subjects, session = asked
    given: set[Permission] = set()
    for name, actor in world.actors.items():
        for permission in TABLE:
            listed = set(session.scalars(select(Dispute.id).where(visible(actor, permission))))
            of_kind = select(Dispute.id).where(seen_by(kind_of(actor), permission))
            assert set(session.scalars(of_kind, values_of(actor))) == listed, (name, permission)
            assert listed == {key for key, it in subjects.items() if may(actor, permission, it)}, (
                name,
                permission,
            )
            given |= {permission} if listed else set()
    assert given == set(TABLE), "a permission that nobody holds proves nothing"


@pytest.mark.parametrize("nobody", [public(), timer("tests")])
def test_the_public_and_a_timer_see_nothing(asked: Asked, nobody: object) -> None:
    _, subjects, session = asked
    for permission in TABLE:
        assert session.scalars(select(Dispute.id).where(visible(nobody, permission))).all() == []  # type: ignore[arg-type]
        kind = kind_of(nobody)  # type: ignore[arg-type]
        assert session.scalars(select(Dispute.id).where(seen_by(kind, permission))).all() == []
        assert not any(may(nobody, permission, it) for it in subjects.values())  # type: ignore[arg-type]


def test_a_permission_that_stands_in_no_table_selects_nothing(asked: Asked) -> None:
    world, _, session = asked
    for actor in world.actors.values():
        assert session.scalars(select(Dispute.id).where(visible(actor, Permission.USE_DESK))).all() == []
