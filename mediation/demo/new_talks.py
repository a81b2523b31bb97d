"""Turns of sample disputes in which an agreement in force is talked over anew, with and without a new one."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import select

from mediation.claims.models import ClaimItem
from mediation.demo import course
from mediation.demo.acts import Told
from mediation.enforcement.rules import REPLACEABLE
from mediation.pending.models import PendingAct
from mediation.procedure import consent
from mediation.procedure.enforcement import renegotiate
from mediation.procedure.proposing import propose


def ask(told: Told) -> None:
    """The employer cannot pay the rest in time and turns to the mediator."""
    told.do(renegotiate.ask, told.mediator, None, "公司订单推迟，余款希望再分两期付清，请双方一起商量。")


def worker_agrees(told: Told) -> None:
    """The worker is willing to talk; the agreement stands meanwhile."""
    asked = told.newest_asked(PendingAct).id
    told.do(consent.answer, told.scene.known(told.plan.worker), asked, None, "agrees")


def employer_agrees(told: Told) -> None:
    """The legal representative agrees as well, and the talks begin anew."""
    asked = told.newest_asked(PendingAct).id
    told.do(consent.answer, told.scene.come_in(told.plan.employer.chief), asked, None, "agrees")


def propose_the_rest(told: Told) -> None:
    """What is not paid yet is to be paid later, in two parts."""
    left = sum(owed.amount_fen for owed in told.obligations() if owed.state in REPLACEABLE) // 100
    first, *others = told.plan.asked
    asked = (replace(first, settled=left), *(replace(each, settled=None) for each in others))
    anew = Told(told.scene, replace(told.plan, asked=asked, instalments=2, pays_after=5), told.id)
    items = select(ClaimItem).where(ClaimItem.dispute_id == told.id).order_by(ClaimItem.position)
    told.do(propose.put, told.mediator, None, anew.terms(told.scene.read(items)))


def both_answer(told: Told) -> None:
    """Both accept."""
    course.worker_answers(told)
    course.employer_answers(told)


def all_sign(told: Told) -> None:
    """Both parties and the mediator sign the amended agreement."""
    course.worker_signs(told)
    course.others_sign(told)


def give_up(told: Told) -> None:
    """The worker would rather have what was agreed."""
    worker = told.scene.known(told.plan.worker)
    told.do(renegotiate.resume_enforcement, worker, None, "等不了那么久，还是按原来说好的付。")
