"""Inviting and answering are offered where they say something, and nowhere else."""

from __future__ import annotations

import pytest
from sqlalchemy.orm import Session

from mediation.demo.plans import Upto
from mediation.disputes.models import Dispute
from mediation.kernel.actor import Actor
from mediation.procedure.standing import subject_of
from mediation.projections.steps import offered
from tests.world import World

BOTH = {"invite", "answer_invitation"}


def steps_of(session: Session, actor: Actor, dispute: Dispute) -> set[str]:
    return {step.trigger for step in offered(session, actor, dispute, subject_of(session, dispute)).steps}


@pytest.mark.parametrize(
    ("upto", "expected"),
    [
        (Upto.FILED, BOTH),
        (Upto.INVITED, BOTH),
        (Upto.PREPARED, BOTH),
        (Upto.HEARD, set()),
        (Upto.AGREED, set()),
        (Upto.SIGNED, set()),
    ],
)
def test_the_desk_is_offered_both_until_the_talks(
    world: World, session: Session, upto: Upto, expected: set[str]
) -> None:
    dispute = session.get_one(Dispute, world.at(upto).id)
    assert steps_of(session, world["registrar"], dispute) & BOTH == expected
