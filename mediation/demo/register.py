"""What the register of the sample says beyond its entries: a proof, training, a private tie."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from sqlalchemy.orm import Session

from mediation.demo.cast import Cast
from mediation.kernel import clock
from mediation.procedure.register import learning, ties
from mediation.procedure.register.learning import Learnt, Proof


def keep(sessions: Callable[[], Session], cast: Cast) -> None:
    """A proof and training that counts; the mediator reports more and declares where it worked."""
    today, manager, mediator = clock.today(), cast["manager"], cast["mediator"]
    person = mediator.person_id
    if person is None:
        raise ValueError("mediator")
    proof = Proof("knows_law", "法律职业资格证", manager.name, today)
    counted = Learnt(today - timedelta(days=20), 240, "工伤待遇计算和一次性补助金", "区人社局")
    reported = Learnt(today - timedelta(days=3), 90, "与情绪激动的当事人谈话", "市总工会")
    with sessions() as session:
        learning.add_proof(session, manager, person, None, proof, None)
    with sessions() as session:
        learning.enter_training(session, manager, person, counted)
    with sessions() as session:
        learning.report_training(session, mediator, reported)
    with sessions() as session:
        ties.declare(session, mediator, "employer", "绍兴市越城区永盛纺织厂")
