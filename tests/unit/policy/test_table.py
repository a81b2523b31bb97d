"""The table of permissions keeps what the law and the design ask of it, in every state."""

from __future__ import annotations

from uuid import uuid4

import pytest

from mediation.kernel.actor import Actor, Ground, Post, Role, public
from mediation.kernel.errors import Hidden, NotAllowed, NotFound
from mediation.policy.decide import READING, held_for, may, may_by_role, require, require_by_role, standing
from mediation.policy.permissions import Permission as P  # noqa: N817 - as in the table
from mediation.policy.relations import DisputeSubject, Member
from mediation.policy.relations import Relation as R  # noqa: N817
from mediation.policy.table import ALL, BY_ROLE, FOR_ANYONE, FOR_THE_SIGNED_IN, TABLE
from workflows.dispute import DISPUTE

STATES = sorted(ALL - {"draft"})
OFFICE = uuid4()
ME = uuid4()
MEDIATOR_ONLY = {
    "begin_back_to_back", "begin_face_to_face", "return_to_back_to_back", "reach_agreement", "reopen_talks",
    "complete", "put_proposal", "suspend", "resume", "renegotiate",
}  # fmt: skip


def giving(permission: P) -> set[R]:
    return {relation for clause in TABLE[permission] for relation in clause.relations}


def subject(state: str, *members: Member, mediators: frozenset[object] = frozenset()) -> DisputeSubject:
    return DisputeSubject(uuid4(), OFFICE, OFFICE, state, mediators=mediators, members=members)  # type: ignore[arg-type]


def staff(role: Role) -> Actor:
    return Actor(ME, posts=(Post(role, OFFICE, "", frozenset({OFFICE})),))


def test_every_step_of_the_workflow_has_its_permission() -> None:
    for step in DISPUTE.steps:
        assert P(step.permission) in set(TABLE) | FOR_ANYONE


def test_every_permission_is_given_by_exactly_one_table() -> None:
    for permission in P:
        homes = [permission in home for home in (TABLE, BY_ROLE, FOR_ANYONE, FOR_THE_SIGNED_IN)]
        assert sum(homes) == 1, permission
        assert permission.meaning  # type: ignore[attr-defined]


@pytest.mark.parametrize("trigger", sorted(MEDIATOR_ONLY))
def test_mediation_is_the_assigned_mediators(trigger: str) -> None:
    assert giving(P(f"dispute.{trigger}")) == {R.MEDIATOR}


def test_a_manager_hands_over_where_no_mediator_is_left() -> None:
    """A mediation can end without a mediator, and nobody can be assigned then; the road must stay open."""
    assert giving(P.HAND_OVER) == {R.MEDIATOR, R.MANAGER}


def test_nobody_but_its_party_opens_a_channel() -> None:
    assert giving(P.USE_OWN_CHANNEL) == {R.ENTRUSTED_APPLICANT, R.ENTRUSTED_RESPONDENT}
    assert giving(P.SET_RESERVATION_POINT) == {R.BINDING_APPLICANT, R.BINDING_RESPONDENT}
    assert giving(P.READ_MEDIATOR_NOTES) == {R.FREE_MEDIATOR}


def test_only_who_may_settle_signs_and_answers_proposals() -> None:
    assert giving(P.SIGN_AS_PARTY) == {R.BINDING_APPLICANT, R.BINDING_RESPONDENT}
    assert giving(P.ANSWER_PROPOSAL) <= {R.BINDING_APPLICANT, R.BINDING_RESPONDENT, R.MEDIATOR}


@pytest.mark.parametrize("side", ["applicant", "respondent"])
@pytest.mark.parametrize("state", ["preparation", "back_to_back", "face_to_face", "agreement"])
def test_either_party_can_end_the_mediation(side: str, state: str) -> None:
    one = Member(ME, uuid4(), side, identified=False, capacity="clerk")
    assert may(Actor(ME), P.REFUSE_MEDIATION, subject(state, one))


@pytest.mark.parametrize("side", ["applicant", "respondent"])
@pytest.mark.parametrize("state", ["back_to_back", "face_to_face", "agreement"])
def test_either_party_can_end_new_talks(side: str, state: str) -> None:
    one = Member(ME, uuid4(), side, identified=False, capacity="clerk")
    assert may(Actor(ME), P.RESUME_ENFORCEMENT, subject(state, one))
    assert not may(Actor(ME), P.END_NEW_TALKS, subject(state, one))


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("permission", list(TABLE))
def test_a_stranger_may_nothing_and_learns_nothing(permission: P, state: str) -> None:
    for stranger in (public(), Actor(uuid4()), Actor(uuid4(), posts=staff(Role.MEDIATOR).posts)):
        asked = subject(state)
        with pytest.raises(NotFound) as refused:
            require(stranger, permission, asked)
        assert refused.value.hidden == Hidden("dispute", asked.id, permission.value)


@pytest.mark.parametrize("role", [Role.AUDITOR, Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN])
@pytest.mark.parametrize("state", STATES)
def test_administrators_and_auditors_see_no_case(role: Role, state: str) -> None:
    assert not any(may(staff(role), permission, subject(state)) for permission in TABLE)


@pytest.mark.parametrize("state", STATES)
def test_an_unidentified_respondent_sees_the_notice_only(state: str) -> None:
    known = subject(state, Member(ME, uuid4(), "respondent", identified=False, capacity="clerk"))
    assert {reading for reading in READING if may(Actor(ME), reading, known)} == {P.READ_NOTICE}


def test_who_may_see_is_told_that_it_may_not_act() -> None:
    asked = subject("intake")
    with pytest.raises(NotAllowed) as refused:
        require(staff(Role.REGISTRAR), P.ASSIGN, asked)
    assert refused.value.permission == P.ASSIGN.value
    assert refused.value.hidden == Hidden("dispute", asked.id, P.ASSIGN.value)


def test_a_decision_names_relation_and_post() -> None:
    ground = require(staff(Role.MANAGER), P.ASSIGN, subject("intake"))
    assert (ground.relation, ground.role, ground.office_id) == ("manager", "manager", OFFICE)


def test_a_permission_that_is_not_in_the_table_is_refused() -> None:
    assert held_for(staff(Role.MANAGER), P.READ_AUDIT, subject("intake")) is None


@pytest.mark.parametrize("permission", list(BY_ROLE))
@pytest.mark.parametrize("role", list(Role))
def test_a_permission_by_role_is_given_to_its_roles(permission: P, role: Role) -> None:
    given = role in BY_ROLE[permission]
    assert may_by_role(staff(role), permission) is given
    if given:
        assert require_by_role(staff(role), permission) == Ground(role.value, role.value, OFFICE)
    else:
        with pytest.raises(NotFound):
            require_by_role(staff(role), permission)


def test_anybody_files_and_the_signed_in_have_their_account() -> None:
    assert may_by_role(public(), P.FILE)
    assert (
        require_by_role(public(), P.FILE) == require_by_role(staff(Role.MANAGER), P.FILE) == Ground("anyone")
    )
    assert not may_by_role(staff(Role.MANAGER), P.ASSIGN), "what is about one dispute comes by no role alone"
    assert standing(staff(Role.MANAGER), subject("intake")).may(P.ASSIGN)
    assert not standing(Actor(ME), subject("intake")).may(P.ASSIGN)
    assert not may_by_role(public(), P.OWN_ACCOUNT)
    assert may_by_role(Actor(ME), P.OWN_ACCOUNT)
