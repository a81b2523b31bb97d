"""Mediators who are outside again, and a second dispute in the store: a colleague's, of the same group.

Joint steps, in both runs alike: one mediator was replaced before talks began, one disclosed a conflict
that is open, and another worker of the same employer has a dispute beside this one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

from sqlalchemy import select

from mediation.assignments.models import Assignment
from mediation.bookings.services import RoomKept, add_room
from mediation.demo import course
from mediation.demo.acts import Told
from mediation.demo.cast import Cast, employ
from mediation.demo.filing import file
from mediation.demo.people import FULL, PersonPlan, RegisterPlan
from mediation.demo.plans import Plan, Someone, Upto
from mediation.disputes.group_models import Group
from mediation.disputes.models import Dispute
from mediation.identity.models import Office
from mediation.kernel.actor import Actor, Role
from mediation.kernel.database import transaction
from mediation.pending.models import PendingAct
from mediation.procedure import consent
from mediation.procedure.mediators import assign
from mediation.procedure.parties import group
from mediation.procedure.parties.group import Chosen
from mediation.procedure.sessions import feed
from tests.world import USUAL, World

FORMER, TORN, SECOND = "former", "torn", "mediator6"
"""Who was replaced, who disclosed a conflict, and who came later to help."""
COLLEAGUE = Someone("周小燕", "13857519001")
BESIDE: Plan = replace(USUAL, worker=COLLEAGUE, mediator="mediator6", upto=Upto.ACCEPTED)
PACE = timedelta(minutes=2)
_PLANS = tuple(
    PersonPlan(
        sign_in, name, (("YCFS", Role.MEDIATOR),),
        RegisterPlan(number, FULL, term_from=date(2025, 1, 1), term_until=date(2027, 12, 31)),
    )
    for sign_in, name, number in ((FORMER, "金长河", "越调2025-031"), (TORN, "朱小平", "越调2025-032"))
)  # fmt: skip
WHY, NAME = "同一车间好几位都为同一件事申请了调解。", "锦华针织欠薪"


def come(world: World) -> tuple[str, ...]:
    """Two more mediators, each with a calendar of its own at a secret address; gives these addresses."""
    with world.sessions() as session, transaction(session):
        offices = {office.code: office for office in session.scalars(select(Office))}
        more = {plan.sign_in: employ(session, plan, offices, "no password") for plan in _PLANS}
    world.cast = Cast(world.cast.offices, {**world.cast.actors, **more})
    return tuple(world.do(feed.renew, world[name]) for name in (FORMER, "mediator2"))


def room(world: World) -> UUID:
    """A room of the office, in which sessions can be arranged."""
    key: UUID = world.do(add_room, world["manager2"], world.cast.offices["YCFS"], RoomKept("二楼调解室", 8))
    return key


def tell_beside(world: World) -> Told:
    """The colleague's dispute, filed before and accepted."""
    told = file(world, BESIDE)
    for act in (course.invite, course.answer, course.accept):
        world.clock.moment += PACE
        act(told)
    world.clock.moment += PACE
    return told


def join(told: Told, beside: Told) -> None:
    """Both are handled together, by each worker's own consent."""
    registrar, chosen = told.scene.cast["registrar"], Chosen(name=NAME)
    for one in (beside, told):
        one.do(group.ask, registrar, None, chosen, WHY)
        (asked,) = one.scene.read(select(PendingAct.id).where(PendingAct.dispute_id == one.id))
        assert one.do(consent.answer, one.scene.known(one.plan.worker), asked, None, "agrees")
        chosen = Chosen(one.scene.read(select(Group.id))[0])


def begin_and_leave(told: Told) -> None:
    """One mediator takes the dispute on beside the first, and another comes in its place."""
    former, manager = told.scene.cast[FORMER], told.scene.cast["manager"]
    told.do(assign.assign, manager, None, former.person_id)
    told.do(assign.take_up, former, None)
    told.do(assign.replace, manager, None, _assignment(told, former), _second(told), "岗位调整")
    told.do(assign.take_up, told.scene.cast[SECOND], None)


def disclose(told: Told) -> None:
    """One is named who has a conflict, and not all have agreed."""
    torn = told.scene.cast[TORN]
    told.do(assign.assign, told.scene.cast["manager"], None, torn.person_id)
    told.do(assign.take_up, torn, "曾在被申请人处任职")


def _second(told: Told) -> UUID:
    found = told.scene.cast[SECOND].person_id
    assert found is not None
    return found


def _assignment(told: Told, who: Actor) -> UUID:
    query = select(Assignment.id).where(
        Assignment.dispute_id == told.id, Assignment.person_id == who.person_id
    )
    key: UUID = told.scene.read(query)[0]
    return key


def names_of(beside: Told) -> Mapping[str, str]:
    """How addresses name the other dispute."""
    number = beside.scene.read(select(Dispute.number).where(Dispute.id == beside.id))[0]
    return {"number": number, "reference": beside.id.hex}
