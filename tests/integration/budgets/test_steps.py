"""W2: every step of a dispute is sent over HTTP within its budget of statements, sign-in included."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from mediation.claims.models import ClaimItem
from mediation.demo.acts import Told
from mediation.demo.filing import file
from mediation.demo.plans import Plan, Upto
from mediation.disputes.models import Dispute
from mediation.kernel.actor import Actor
from tests.counting import Counted
from tests.integration.budgets.filling import filled, told_of
from tests.integration.web.client import Browser
from tests.world import CHIEF, USUAL, World

ClientFor = Callable[[Any], Browser]
Counting = Callable[[], AbstractContextManager[Counted]]
A_STEP = 18
ANOTHER_THING = 3
"""More for each thing with a life of its own that moves with it: read, write, and what hangs on it."""
DELEGATED = replace(USUAL, source="delegated", source_reference="（2026）浙0602民诉前调318号")
"""A court's rule lets the parties agree on more days."""
PARTIES = ("worker", "clerk", "chief")
TERMS = {
    "items-0-disposition": "pay", "items-0-instalments-0-amount": "8000",
    "items-0-instalments-0-due": "2099-03-09",
}  # fmt: skip
"""The form of a proposal, as it is filled in for one claim item."""


@dataclass(frozen=True)
class Sent:
    """A step to be sent: from which point of life, by whom, with what beside the first choices."""

    upto: Upto
    who: str
    trigger: str
    given: dict[str, Any] = field(default_factory=dict)
    ending: str = ""
    later: int = 0
    """Days that pass before it is sent."""
    query: str = ""
    """What the address of its page says, with `{item}` for the first thing asked for."""
    also: tuple[str, ...] = ()
    """What else moves by it."""
    more: int = 0
    """Statements for what may hang on it: the visit planned, what a mediator who leaves had arranged."""
    plan: Plan = USUAL

    @property
    def budget(self) -> int:
        return A_STEP + ANOTHER_THING * len(self.also) + self.more

    @property
    def audience(self) -> str:
        return "parties" if self.who in PARTIES else "desk"

    def __str__(self) -> str:
        return "-".join(filter(None, (self.who, self.trigger, self.query.partition("&")[0])))


STEPS = (
    Sent(Upto.FILED, "registrar", "request_completion"),
    Sent(Upto.FILED, "registrar", "complete_filing", ending="completion"),
    Sent(Upto.INVITED, "worker", "complete_filing", ending="completion"),
    Sent(Upto.FILED, "registrar", "invite"),
    Sent(Upto.INVITED, "registrar", "answer_invitation"),
    Sent(Upto.INVITED, "clerk", "answer_invitation"),
    Sent(Upto.HEARD, "worker", "amend", {"amount_fen": "9000"}, query="do=change&of={item}"),
    Sent(
        Upto.HEARD,
        "registrar",
        "amend",
        {"kind": "overtime_pay", "amount_fen": "9000"},
        query="do=add",
        also=("item",),
    ),
    Sent(Upto.HEARD, "worker", "amend", query="do=respondent", also=("channel", "grant")),
    Sent(Upto.ANSWERED, "registrar", "accept"),
    Sent(Upto.ANSWERED, "registrar", "decline", {"road": "court"}),
    Sent(Upto.ACCEPTED, "manager", "assign", {"mediator": "mediator6"}),
    Sent(
        Upto.HEARD,
        "manager",
        "replace",
        {"mediator": "mediator6"},
        also=("old mediator", "new mediator", "channel", "channel"),
        more=1,
    ),
    Sent(Upto.HEARD, "manager", "recuse", also=("mediator", "channel", "channel")),
    Sent(Upto.PREPARED, "mediator", "begin_back_to_back"),
    Sent(Upto.HEARD, "mediator", "begin_face_to_face"),
    Sent(Upto.FACE_TO_FACE, "mediator", "return_to_back_to_back"),
    Sent(Upto.FACE_TO_FACE, "mediator", "put_proposal", TERMS),
    Sent(Upto.AGREED, "mediator", "reach_agreement", more=1),
    Sent(Upto.HALF_SIGNED, "mediator", "reopen_talks", ending="not_signed", also=("agreement", "proposal")),
    Sent(Upto.SIGNED, "seal", "seal", also=("agreement", "a second step", "obligation")),
    Sent(Upto.IN_FORCE, "clerk", "record_performance"),
    Sent(Upto.IN_FORCE, "mediator", "record_performance"),
    Sent(Upto.PAID, "worker", "confirm_performance", also=("obligation",)),
    Sent(Upto.PAID, "mediator", "confirm_performance", also=("obligation",)),
    Sent(Upto.IN_FORCE, "worker", "report_breach", later=9),
    Sent(Upto.IN_FORCE, "mediator", "report_breach", later=9),
    Sent(Upto.IN_FORCE, "mediator", "renegotiate", also=("act", "messages")),
    Sent(Upto.IN_FORCE, "worker", "resume_enforcement", ending="renegotiating", also=("words", "standing")),
    Sent(Upto.IN_FORCE, "mediator", "resume_enforcement", ending="renegotiating", also=("standing",)),
    Sent(Upto.HEARD, "mediator", "suspend"),
    Sent(Upto.HEARD, "mediator", "resume", ending="suspended"),
    Sent(Upto.CONFIRMED, "mediator", "complete"),
    Sent(Upto.HEARD, "mediator", "extend", also=("act", "messages"), plan=DELEGATED),
    Sent(Upto.HEARD, "worker", "extend", also=("act",), plan=DELEGATED),
    Sent(Upto.HEARD, "manager", "revoke_acceptance", {"road": "court"}, also=("act", "messages")),
    Sent(Upto.HEARD, "manager", "transfer", also=("act", "messages")),
    Sent(Upto.HEARD, "mediator", "join_group", also=("group", "act", "messages")),
    Sent(Upto.HEARD, "worker", "leave_group", ending="grouped"),
    Sent(Upto.HEARD, "registrar", "leave_group", ending="grouped"),
    Sent(Upto.HEARD, "worker", "withdraw", {"settled": "8000"}),
    Sent(Upto.HEARD, "registrar", "withdraw", {"settled": "8000"}),
    Sent(Upto.AGREEMENT, "clerk", "refuse_mediation", also=("agreement",)),
    Sent(Upto.AGREEMENT, "registrar", "refuse_mediation", also=("agreement",)),
    Sent(Upto.AGREEMENT, "mediator", "terminate"),
    Sent(Upto.AGREEMENT, "manager", "terminate"),
    Sent(Upto.HEARD, "mediator", "hand_over", ending="terminated", also=("wish", "referral", "agency")),
    Sent(Upto.IN_FORCE, "mediator", "report_back", plan=DELEGATED),
)


def person(world: World, who: str) -> Actor:
    if who == "chief":
        return world.come_in(CHIEF)
    return getattr(world, who) if who in PARTIES else world[who]


def address(session: Session, told: Told, step: Sent) -> str:
    name = step.trigger.replace("_", "-")
    if step.audience == "parties":
        return f"/my/disputes/{told.id.hex}/steps/{name}"
    number = session.get_one(Dispute, told.id).number
    session.rollback()
    return f"/desk/disputes/{number}/steps/{name}"


def sent(world: World, told: Told, step: Sent, browser: Browser, path: str, counting: Counting) -> Counted:
    """The statements of sending the step's form, which must be taken."""
    item = select(ClaimItem.id).where(ClaimItem.dispute_id == told.id)
    query = step.query.format(item=world.read(item)[0].hex) or "sure=yes"
    page = browser.get(f"{path}?{query}")
    assert page.status == 200, page.text
    form = page.form(path)
    given = {name: [_key(world, name, value)] for name, value in step.given.items()}
    with counting() as seen:
        answer = browser.send({**filled(form), **given}, form=form, follow=False)
    assert answer.status == 303, (answer.errors, answer.text)
    return seen


def _key(world: World, name: str, value: str) -> str:
    """A mediator is known to the form by key."""
    return world[value].person_id.hex if name == "mediator" else value  # type: ignore[union-attr]


@pytest.mark.parametrize("step", STEPS, ids=str)
def test_a_step_keeps_its_budget(
    step: Sent, world: World, session: Session, client_for: ClientFor, count_statements: Counting
) -> None:
    told = world.at(step.upto, step.ending, plan=step.plan)
    world.clock.forward(days=step.later)
    browser = client_for(person(world, step.who))
    seen = sent(world, told, step, browser, address(session, told, step), count_statements)
    assert 5 <= seen.count <= step.budget, told_of(seen)


@pytest.mark.parametrize("step", [one for one in STEPS if one.trigger in ("accept", "assign")], ids=str)
def test_a_step_costs_the_same_in_a_full_store(
    step: Sent, world: World, session: Session, client_for: ClientFor, count_statements: Counting
) -> None:
    counts = []
    for others in (2, 57):
        for _ in range(others):
            file(world, USUAL)
        told = world.at(step.upto, step.ending)
        browser = client_for(person(world, step.who))
        seen = sent(world, told, step, browser, address(session, told, step), count_statements)
        counts.append(seen.count)
    assert counts[0] == counts[1]


def test_every_step_with_a_page_is_sent(app: Flask) -> None:
    pages = {name for name in app.view_functions if name.startswith(("desk.step_", "parties.step_"))}
    assert {f"{step.audience}.step_{step.trigger}" for step in STEPS} == pages
