"""For which parties somebody acts, reads and settles, where he acts for several."""

from __future__ import annotations

from uuid import UUID, uuid4

import pytest

from mediation.kernel.actor import Actor
from mediation.policy.relations import DisputeSubject, Member, entrusted_by, own_member, settled_for_by

ME, OTHER = uuid4(), uuid4()
FIRST, SECOND, THIRD = (UUID(int=number) for number in (1, 2, 3))
ACTOR = Actor(ME)


def subject(*members: Member) -> DisputeSubject:
    return DisputeSubject(uuid4(), uuid4(), uuid4(), "intake", members=members)


def member(
    party: UUID, capacity: str = "self", *, identified: bool = True, side: str = "applicant", who: UUID = ME
) -> Member:
    return Member(who, party, side, identified, capacity)


CLERK, AGENT, SELF = member(THIRD, "clerk"), member(SECOND, "agent_general"), member(FIRST)
UNSEEN = member(THIRD, identified=False)


@pytest.mark.parametrize(
    ("members", "own"),
    [
        ((), None),
        ((member(FIRST, who=OTHER),), None),
        ((member(FIRST, who=OTHER), CLERK), CLERK),
        ((CLERK, SELF), SELF),
        ((SELF, CLERK), SELF),
        ((UNSEEN, CLERK), CLERK),
        ((CLERK, UNSEEN), CLERK),
        ((SELF, member(SECOND)), member(SECOND)),
        ((member(SECOND), SELF), member(SECOND)),
    ],
)
def test_of_several_memberships_the_one_that_may_do_most(
    members: tuple[Member, ...], own: Member | None
) -> None:
    assert own_member(ACTOR, subject(*members)) == own


def test_a_side_may_be_asked_for() -> None:
    there = member(SECOND, "clerk", side="respondent")
    both = subject(SELF, there)
    assert own_member(ACTOR, both, "respondent") == there
    assert own_member(ACTOR, both, "applicant") == own_member(ACTOR, both) == SELF
    assert own_member(ACTOR, subject(SELF), "respondent") is None


def test_for_whom_one_settles_and_whose_channel_one_reads() -> None:
    several = subject(
        member(THIRD, "agent_special"), CLERK, AGENT, SELF, SELF, member(SECOND, identified=False),
        member(UUID(int=9), who=OTHER),
    )  # fmt: skip
    assert settled_for_by(ACTOR, several) == (FIRST, THIRD)
    assert entrusted_by(ACTOR, several) == (FIRST, SECOND, THIRD)
    alone = subject(CLERK, UNSEEN)
    assert settled_for_by(ACTOR, alone) == entrusted_by(ACTOR, alone) == ()
