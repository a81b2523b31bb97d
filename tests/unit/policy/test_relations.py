"""How somebody stands to a dispute follows from posts, assignments and parties, and from nothing else."""

from __future__ import annotations

from uuid import UUID, uuid4

import pytest

from mediation.kernel.actor import Actor, Ground, Post, Role, public, timer
from mediation.policy.relations import DisputeSubject, Member, Relation, relations_of

STUDIO, CENTRE, OTHER, COURT = uuid4(), uuid4(), uuid4(), uuid4()
ME, SOMEBODY = uuid4(), uuid4()
HEARD = {"respondent", "identified_respondent", "entrusted_respondent"}
"""By a power of attorney at least: a clerk is not let into the channel of the company it works for."""


def at(role: Role, office: UUID, *below: UUID) -> Actor:
    return Actor(ME, posts=(Post(role, office, "", frozenset({office, *below})),))


def dispute(**known: object) -> DisputeSubject:
    return DisputeSubject(uuid4(), STUDIO, CENTRE, "intake", **known)  # type: ignore[arg-type]


def held(actor: Actor, subject: DisputeSubject) -> set[Relation]:
    return {each.relation for each in relations_of(actor, subject)}


def member(side: str, *, identified: bool = False, capacity: str = "clerk", who: UUID = ME) -> Member:
    return Member(who, uuid4(), side, identified, capacity)


@pytest.mark.parametrize("role", [Role.REGISTRAR, Role.MANAGER])
def test_an_office_and_those_above_it(role: Role) -> None:
    assert held(at(role, STUDIO), dispute()) == {Relation(role.value)}
    assert held(at(role, CENTRE, STUDIO), dispute()) == {Relation(role.value)}
    assert held(at(role, OTHER), dispute()) == set()


def test_the_seal_is_kept_where_it_lies() -> None:
    assert held(at(Role.SEAL_KEEPER, CENTRE), dispute()) == {Relation.SEAL_KEEPER}
    assert held(at(Role.SEAL_KEEPER, OTHER, CENTRE), dispute()) == set()


def test_a_mediator_stands_by_assignment_alone() -> None:
    mediator = at(Role.MEDIATOR, STUDIO)
    assert held(mediator, dispute()) == set()
    assert held(mediator, dispute(named_mediators=frozenset({ME}))) == {Relation.NAMED_MEDIATOR}
    both = {Relation.MEDIATOR, Relation.FREE_MEDIATOR}
    assert held(mediator, dispute(mediators=frozenset({ME}))) == both
    in_conflict = dispute(mediators=frozenset({ME, SOMEBODY}), conflicted=frozenset({ME}))
    assert held(mediator, in_conflict) == {Relation.MEDIATOR}, (
        "an open conflict leaves the steps' page, no notes"
    )
    assert held(mediator, dispute(mediators=frozenset({SOMEBODY}))) == set()
    assert held(at(Role.LIAISON, STUDIO), dispute(mediators=frozenset({ME}))) == set(), "the post has ended"


def test_an_agency_sees_what_concerns_it() -> None:
    assert held(at(Role.LIAISON, COURT), dispute(agencies=frozenset({COURT}))) == {Relation.AGENCY}
    assert held(at(Role.LIAISON, OTHER, COURT), dispute(agencies=frozenset({COURT}))) == set()
    assert held(at(Role.MANAGER, COURT), dispute(agencies=frozenset({COURT}))) == set()


@pytest.mark.parametrize(
    ("capacity", "identified", "expected"),
    [
        ("clerk", False, {"respondent"}),
        ("clerk", True, {"respondent", "identified_respondent"}),
        ("agent_general", False, {"respondent"}),
        ("agent_general", True, HEARD),
        ("agent_special", False, {"respondent"}),
        ("agent_special", True, HEARD | {"binding_respondent"}),
        ("legal_representative", True, HEARD | {"binding_respondent"}),
        ("self", True, HEARD | {"binding_respondent"}),
    ],
)
def test_a_party_is_heard_and_settles_when_identified_and_empowered(
    capacity: str, identified: bool, expected: set[str]
) -> None:
    subject = dispute(members=(member("respondent", identified=identified, capacity=capacity),))
    assert held(Actor(ME), subject) == {Relation(name) for name in expected}


def test_the_other_side_is_another_relation() -> None:
    subject = dispute(members=(member("applicant"), member("respondent", who=SOMEBODY)))
    assert held(Actor(ME), subject) == {Relation.APPLICANT}
    assert held(Actor(SOMEBODY), subject) == {Relation.RESPONDENT}


@pytest.mark.parametrize("nobody", [public(), timer("clock")])
def test_timers_and_the_public_stand_in_no_relation(nobody: Actor) -> None:
    assert held(nobody, dispute(members=(member("applicant"),), mediators=frozenset({ME}))) == set()


POSTED = {
    Relation.REGISTRAR: (Role.REGISTRAR, STUDIO, {}),
    Relation.MANAGER: (Role.MANAGER, STUDIO, {}),
    Relation.RECEIVING_MANAGER: (Role.MANAGER, OTHER, {"receiving": frozenset({OTHER})}),
    Relation.SEAL_KEEPER: (Role.SEAL_KEEPER, CENTRE, {}),
    Relation.AGENCY: (Role.LIAISON, COURT, {"agencies": frozenset({COURT})}),
    Relation.MEDIATOR: (Role.MEDIATOR, STUDIO, {"mediators": frozenset({ME}), "conflicted": frozenset({ME})}),
    Relation.FREE_MEDIATOR: (Role.MEDIATOR, STUDIO, {"mediators": frozenset({ME})}),
    Relation.NAMED_MEDIATOR: (Role.MEDIATOR, STUDIO, {"named_mediators": frozenset({ME})}),
}
"""Relation → the role and office it comes from, and what the dispute has to say."""


@pytest.mark.parametrize("relation", POSTED)
def test_what_comes_from_a_post_names_it(relation: Relation) -> None:
    role, office, known = POSTED[relation]
    actor = at(role, office)
    found = {each.relation: each for each in relations_of(actor, dispute(**known))}
    assert {each.post for each in found.values()} == set(actor.posts)
    assert found[relation].ground() == Ground(relation.value, role.value, office)


def test_what_comes_from_acting_for_a_party_names_no_post() -> None:
    (only,) = relations_of(Actor(ME), dispute(members=(member("applicant"),)))
    assert only.ground() == Ground("applicant", None, None)


def test_an_office_that_is_asked_takes_over_by_its_manager_alone() -> None:
    asked = dispute(receiving=frozenset({OTHER}))
    assert held(at(Role.MANAGER, CENTRE, OTHER), asked) == {Relation.RECEIVING_MANAGER}
    assert held(at(Role.REGISTRAR, OTHER), asked) == held(at(Role.MANAGER, CENTRE), asked) == set()
