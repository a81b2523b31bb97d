"""Two people answer what was asked at the same moment: it is carried out once, whoever was quicker."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from uuid import UUID

import pytest
from sqlalchemy import Engine, func, select
from sqlalchemy.orm import Session

from mediation.deadlines.models import Deadline
from mediation.demo.plans import Upto
from mediation.disputes.models import Dispute, History
from mediation.pending.models import PendingAct
from mediation.procedure import consent
from mediation.procedure.claims import revoke
from mediation.procedure.claims.revocation import Revocation
from mediation.procedure.course import close, extend
from tests.integration.races.work import WON, tried
from tests.together import in_threads
from tests.world import USUAL, World

Sound = Callable[[Sequence[UUID]], None]
DELEGATED = replace(USUAL, source="delegated", source_reference="（2026）浙0602民诉前调318号")


def newest(session: Session) -> PendingAct:
    session.rollback()
    row = session.scalars(select(PendingAct).order_by(PendingAct.asked_at.desc())).first()
    assert row is not None
    session.rollback()
    return row


def steps(session: Session, dispute: UUID, trigger: str) -> int | None:
    session.rollback()
    taken = select(func.count()).where(History.dispute_id == dispute, History.trigger == trigger)
    return session.scalar(taken)


@pytest.mark.parametrize("words", [("agrees", "agrees"), ("agrees", "refuses"), ("refuses", "refuses")])
def test_both_parties_answer_at_once(
    world: World, engine: Engine, session: Session, sound: Sound, words: tuple[str, str]
) -> None:
    told = world.at(Upto.HEARD, plan=DELEGATED)
    told.do(extend.ask, world["mediator"], None, 10, "等待鉴定结论。")
    act, both = newest(session).id, (world.worker, world.chief)
    outcomes = in_threads(
        2,
        lambda nth: tried(engine, consent.answer, both[nth], told.id, act, None, words[nth], "说明。"),
    )
    agreed = words == ("agrees", "agrees")
    assert steps(session, told.id, "extend") == int(agreed)
    extended = session.scalar(select(Deadline.extended_by).where(Deadline.clock == "C10"))
    assert extended == (10 if agreed else 0)
    assert newest(session).state == ("done" if agreed else "refused")
    # A refusal closes the act: whoever comes after it is told so.
    assert sorted(outcomes) in ([WON, WON], ["NotPossible", WON])
    sound([told.id])


def test_two_officers_consent_at_once(world: World, engine: Engine, session: Session, sound: Sound) -> None:
    told = world.at(Upto.HEARD)
    told.do(revoke.ask, world["manager2"], None, Revocation("already_handled", "court", "法院已经立案。"))
    act, both = newest(session).id, (world["manager"], world["registrar"])
    outcomes = in_threads(
        2, lambda nth: tried(engine, consent.answer, both[nth], told.id, act, None, "agrees")
    )
    assert sorted(outcomes) == ["NotPossible", WON]
    assert steps(session, told.id, "revoke_acceptance") == 1
    sound([told.id])


def test_a_party_withdraws_while_an_officer_consents(
    world: World, engine: Engine, session: Session, sound: Sound
) -> None:
    told = world.at(Upto.HEARD)
    told.do(revoke.ask, world["manager2"], None, Revocation("already_handled", "court", "法院已经立案。"))
    act = newest(session).id
    acts = [
        lambda: tried(engine, close.withdraw, world.worker, told.id, None),
        lambda: tried(engine, consent.answer, world["manager"], told.id, act, None, "agrees"),
    ]
    outcomes = in_threads(2, lambda nth: acts[nth]())
    assert sorted(outcomes) == ["NotPossible", WON]
    session.rollback()
    assert session.get_one(Dispute, told.id).state in ("withdrawn", "not_accepted")
    sound([told.id])
