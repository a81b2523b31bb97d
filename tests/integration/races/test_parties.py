"""Two parties answer one proposal at the same moment: one outcome, whoever was quicker."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from uuid import UUID

import pytest
from sqlalchemy import Engine, func, select
from sqlalchemy.orm import Session

from mediation.audit.models import AuditEntry
from mediation.channels.models import ChannelEntry
from mediation.claims.models import ClaimItem
from mediation.demo.plans import Upto
from mediation.disputes.models import Dispute
from mediation.procedure.agreements import sign
from mediation.procedure.course import close
from mediation.procedure.proposing import propose
from mediation.procedure.proposing.propose import Answer
from mediation.proposals.models import Proposal
from tests.integration.races.work import WON, tried
from tests.together import in_threads
from tests.world import CHIEF, WORKER, World

Sound = Callable[[Sequence[UUID]], None]
ROUNDS = (("accept", "decline"), ("decline", "accept"), ("accept", "decline"), ("accept", "accept"))


def test_an_outcome_is_told_once(world: World, engine: Engine, session: Session, sound: Sound) -> None:
    told = world.at(Upto.FACE_TO_FACE)
    items = world.read(select(ClaimItem).where(ClaimItem.dispute_id == told.id))
    both = (world.worker, world.come_in(CHIEF))
    for answers in ROUNDS:
        proposal = told.do(propose.put, told.mediator, None, told.terms(items))
        outcomes = in_threads(
            2,
            lambda nth, given=answers, to=proposal: tried(
                engine, propose.answer, both[nth], told.id, to, Answer(given[nth])
            ),
        )
        assert outcomes == [WON, WON]
        row = session.get_one(Proposal, proposal)
        assert row.state == ("accepted" if answers == ("accept", "accept") else "not_accepted")
        decided = select(func.count()).where(
            AuditEntry.subject_id == proposal,
            AuditEntry.verb.in_(("proposal.accepted", "proposal.not_accepted")),
        )
        assert session.scalar(decided) == 1
        given = select(func.count()).where(ChannelEntry.subject_id == proposal)
        assert session.scalar(given) == 2
        session.rollback()
    sound([told.id])


def test_both_sign_at_once(world: World, engine: Engine, session: Session, sound: Sound) -> None:
    told = world.at(Upto.AGREEMENT)
    signers = []
    for actor, phone in ((world.worker, WORKER.phone), (world.chief, CHIEF.phone)):
        told.do(sign.ask_code, actor)
        signers.append((actor, told.id, told.agreement.digest, actor.name, world.code_sent_to(phone)))
    outcomes = in_threads(4, lambda nth: tried(engine, sign.sign_as_party, *signers[nth % 2]))
    assert [outcomes[side::2].count(WON) for side in (0, 1)] == [1, 1], outcomes
    sound([told.id])


@pytest.mark.parametrize("quicker", [0, 1])
def test_one_withdraws_while_the_other_refuses(
    world: World, engine: Engine, session: Session, sound: Sound, quicker: int
) -> None:
    told = world.at(Upto.HEARD)
    acts = [
        lambda: tried(engine, close.withdraw, world.worker, told.id, None),
        lambda: tried(engine, close.refuse_mediation, world.clerk, told.id, None),
    ]
    outcomes = in_threads(2, lambda nth: acts[(nth + quicker) % 2]())
    assert sorted(outcomes) == ["NotPossible", WON]
    assert session.get_one(Dispute, told.id).state in ("withdrawn", "terminated")
    sound([told.id])
