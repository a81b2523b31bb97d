"""A dispute about severance pay with what each side says of its facts."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from mediation.demo.acts import Told
from mediation.demo.plans import Asked, Upto
from mediation.procedure.preparation import state_facts
from mediation.procedure.preparation.state_facts import Facts, Stated
from mediation.procedure.said import Said
from mediation.projections import claim_items
from tests.world import USUAL, World

KIND = "severance_pay"
OURS = {"monthly_wage": "6000", "joined": "2020-03-01", "left": "2026-06-30"}
THEIRS = {**OURS, "monthly_wage": "5000"}
PLAN = replace(USUAL, asked=(Asked(KIND, 39000, 30000),))


def told_in(world: World, upto: Upto = Upto.TAKEN_ON) -> Told:
    """The dispute, and its worker with an account."""
    told = world.at(upto, plan=PLAN)
    world.come_in(told.plan.worker)
    return told


def item_of(told: Told) -> claim_items.ClaimShown:
    """The one thing asked for."""
    with told.scene.sessions() as session:
        return claim_items.claims(session, told.id)[0]


def says(told: Told, actor: Any, side: str, facts: Any, said: Said | None = None, **more: Any) -> None:
    """Write a version down; more: seen, law_kind, note, item."""
    seen = more.pop("seen", None)
    stated = Stated(Facts(more.pop("law_kind", KIND), side, facts, more.pop("note", "")), said)
    told.do(state_facts.state, actor, more.pop("item", item_of(told).id), seen, stated)


def both(told: Told, world: World) -> None:
    """Each side has said its own."""
    says(told, world.worker, "applicant", OURS)
    says(told, world.chief, "respondent", THEIRS)
