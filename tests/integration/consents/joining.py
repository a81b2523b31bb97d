"""Asking somebody to join a group, and looking whether one did."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from uuid import UUID

from sqlalchemy import select

from mediation.demo.plans import Employer, Someone
from mediation.disputes.group_models import Membership
from mediation.procedure import consent
from mediation.procedure.parties import group
from mediation.procedure.parties.group import Chosen
from tests.integration.consents.conftest import Shared
from tests.world import USUAL

Make = Callable[..., Shared]


WHY = "同一车间好几位都为同一件事申请了调解。"


MATE = replace(USUAL, worker=Someone("周小燕", "13857519001"))


OTHER_EMPLOYER = replace(
    USUAL, worker=Someone("沈阿大", "13857519002"),
    employer=Employer("绍兴某印染厂", "13857519003", "越城区", "办公室", Someone("印厂长", "13857519004")),
)  # fmt: skip


def ask(case: Shared, who: str = "mediator", chosen: Chosen | None = None) -> UUID:
    """Ask the worker to join; gives the group."""
    return case.do(group.ask, who, None, chosen or Chosen(name="锦华针织欠薪"), WHY)


def joined(case: Shared, into: UUID | None = None) -> UUID:
    key = ask(case, chosen=Chosen(into) if into else None)
    worker = case.world.known(case.told.plan.worker)
    assert case.do(consent.answer, worker, case.act().id, None, "agrees")
    return key


def membership(case: Shared) -> Membership | None:
    open_one = select(Membership).where(Membership.dispute_id == case.told.id, Membership.until_at.is_(None))
    return case.fresh().scalar(open_one)
