"""Who may lose a right is reminded once at each lead, by the safe day; the desk sees it on its list."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import select

from mediation.audit.models import AuditEntry
from mediation.claims.models import ClaimItem
from mediation.claims.rules import ENDED, Employment
from mediation.demo.acts import Told
from mediation.demo.plans import Asked, Upto
from mediation.disputes.models import Dispute
from mediation.kernel import clock
from mediation.kernel.outbox import OutboxMessage
from mediation.procedure.claims.filing import Item
from mediation.procedure.preparation import amend
from mediation.procedure.preparation.amend import Amendment, Withdrawn
from mediation.procedure.preparation.amend_days import EmploymentTold
from mediation.procedure.timed import timers
from tests.counting import Counted
from tests.integration.web.client import Browser
from tests.world import USUAL, World

ClientFor = Callable[..., Browser]
Counting = Callable[[], AbstractContextManager[Counted]]


def due_in(world: World, days: int, upto: Upto = Upto.TAKEN_ON, ending: str = "", **changes: object) -> Told:
    """A dispute whose safe day comes that many days from now, give or take a day of rest."""
    today = clock.today()
    left = today + timedelta(days)
    ended = left.replace(year=left.year - 1)
    plan = replace(USUAL, left_before=(today - ended).days, **changes)  # type: ignore[arg-type]
    return world.at(upto, ending, plan=plan)


def run(world: World, today: date | None = None) -> int:
    return timers.run(world.sessions(), today or clock.today())["limitation_reminded"]


def reminders(world: World, told: Told) -> list[str]:
    query = select(OutboxMessage).where(OutboxMessage.about == told.id)
    bodies = [message.body or "" for message in world.read(query)]
    return [body for body in bodies if "申请劳动仲裁的时效可能在" in body]


def items(told: Told) -> list[ClaimItem]:
    query = select(ClaimItem).where(ClaimItem.dispute_id == told.id)
    return told.scene.read(query.order_by(ClaimItem.position))


@pytest.mark.parametrize(("days", "leads"), [(90, []), (50, [60]), (20, [30]), (3, [7])])
def test_the_applicant_is_reminded_once(world: World, days: int, leads: list[int]) -> None:
    told = due_in(world, days)
    assert [run(world) for _again in range(3)] == [len(leads), 0, 0]
    assert [row.safe_lead for row in items(told)] == (leads or [None])
    assert len(reminders(world, told)) == len(leads)
    noted = world.read(select(AuditEntry).where(AuditEntry.verb == "limitation.reminded"))
    assert [entry.timer for entry in noted] == ["remind_limitation"] * len(leads)


def test_a_message_goes_out_at_sixty_thirty_and_seven_days_and_never_after(world: World) -> None:
    told = due_in(world, 100)
    safe = items(told)[0].safe_on
    assert safe is not None
    sent = [run(world, safe - timedelta(left)) for left in range(100, -20, -1)]
    assert sum(sent) == len(reminders(world, told)) == 3
    assert [100 - at for at, once in enumerate(sent) if once] == [60, 30, 7]
    assert items(told)[0].safe_lead == 0


def test_several_items_make_one_message_about_the_nearest(world: World) -> None:
    asked = (Asked("wages_owed", 9000), Asked("severance_pay", 5000))
    told = due_in(world, 20, asked=asked)
    assert run(world) == 1
    safe = items(told)[0].safe_on
    assert safe is not None
    [body] = reminders(world, told)
    assert f"{safe.year}年{safe.month}月{safe.day}日" in body
    assert "不构成法律意见" in body and "调解不影响您随时申请仲裁" in body
    assert "9,000" not in body and "工资" not in body


def test_it_goes_to_whoever_asks_and_to_nobody_else(world: World) -> None:
    told = due_in(world, 20)
    run(world)
    query = select(OutboxMessage).where(OutboxMessage.about == told.id)
    addresses = {
        message.address for message in world.read(query) if "申请劳动仲裁的时效" in (message.body or "")
    }
    assert addresses == {told.plan.worker.phone}


@pytest.mark.parametrize(
    ("upto", "ending", "told_of"),
    [
        (Upto.FILED, "", 1),
        (Upto.AGREEMENT, "", 1),
        (Upto.HEARD, "terminated", 1),
        (Upto.INVITED, "declined", 1),
        (Upto.HEARD, "withdrawn", 0),
        (Upto.IN_FORCE, "", 0),
        (Upto.PERFORMED, "", 0),
    ],
)
def test_it_is_said_while_the_right_rests_on_the_claim(
    world: World, upto: Upto, ending: str, told_of: int
) -> None:
    due_in(world, 45, upto, ending)
    assert run(world) == told_of


def test_a_promise_that_was_not_kept_brings_the_claim_back(world: World) -> None:
    told = due_in(world, 70, Upto.IN_FORCE)
    world.clock.forward(days=30)
    assert run(world) == 1  # its payment is overdue now
    assert len(reminders(world, told)) == 1


def test_another_day_is_reminded_of_anew_and_what_is_withdrawn_is_not(world: World) -> None:
    told = due_in(world, 20, asked=(Asked("wages_owed", 9000), Asked("annual_leave", 100)))
    worker = world.come_in(told.plan.worker)
    assert run(world) == 1
    later = clock.today().replace(year=clock.today().year - 1) + timedelta(50)
    told.do(amend.amend, worker, None, Amendment(EmploymentTold(Employment(ENDED, later))))
    assert run(world) == 1
    told.do(amend.amend, worker, None, Amendment(Withdrawn(items(told)[0].id)))
    earlier = later - timedelta(40)
    told.do(amend.amend, worker, None, Amendment(EmploymentTold(Employment(ENDED, earlier))))
    assert run(world) == 1
    assert items(told)[0].safe_lead == 60  # withdrawn: left as it was


def test_a_later_part_is_watched_once_the_first_is_over(world: World) -> None:
    today = clock.today()
    first, last = (today - timedelta(days) for days in (360, 310))
    told = world.at(Upto.TAKEN_ON)
    double = Item("double_wage", 500_000, period_from=first, period_until=last)
    told.do(amend.amend, world.come_in(told.plan.worker), None, Amendment(amend.Added(double), "二倍工资"))
    assert run(world) == 1
    soon = items(told)[1].safe_on
    assert soon is not None and soon - today < timedelta(10)
    assert run(world, soon + timedelta(1)) == 1
    later = items(told)[1].safe_on
    assert later is not None and later >= last.replace(year=last.year + 1)
    assert len(reminders(world, told)) == 2


def test_disputes_that_nobody_has_counted_are_counted(world: World) -> None:
    told = due_in(world, 45)
    with world.sessions() as session, session.begin():
        session.connection().execute(ClaimItem.__table__.update().values(safe_on=None, safe_lead=None))
        session.connection().execute(Dispute.__table__.update().values(safe_on=None))
    assert run(world) == 1
    assert items(told)[0].safe_on == world.read(select(Dispute.safe_on))[0] is not None


def test_the_desk_is_warned_on_its_list(world: World, client_for: ClientFor) -> None:
    told = due_in(world, 20)
    far = replace(USUAL.worker, name="王远", phone="13857510909")
    due_in(world, 200, worker=far)
    desk = client_for(told.mediator)
    page = desk.get("/desk")
    marked = [each.text or "" for each in page.all("strong") if each.get("data-limitation") is not None]
    assert len(marked) == 1 and "时效安全日期" in marked[0] and "还有" in marked[0]
    near = desk.get("/desk?show=limitation")
    assert told.plan.worker.name in near.text and "王远" not in near.text
    assert desk.get("/desk?show=limitation&sort=newest").status == 200
    world.clock.forward(days=40)
    assert "已过" in client_for(told.mediator).get("/desk?show=limitation").text


def test_the_list_costs_what_it_did(world: World, client_for: ClientFor, count_statements: Counting) -> None:
    told = due_in(world, 20)
    for who in (told.mediator, world["registrar"]):
        browser = client_for(who)
        for path in ("/desk", "/desk?show=limitation"):
            with count_statements() as seen:
                assert browser.get(path).status == 200
            assert seen.count <= 5, seen
