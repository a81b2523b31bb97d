"""A manager gives all that a mediator has at hand to others: case by case, through the door of `replace`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from mediation.assignments.many import candidates_of_each
from mediation.assignments.models import Assignment, Reassignment, ReassignmentItem
from mediation.assignments.plans import Choice
from mediation.assignments.queries import candidates
from mediation.audit.models import AuditEntry
from mediation.audit.verify import verify
from mediation.channels.models import ChannelGrant
from mediation.demo.filing import file
from mediation.disputes.models import Dispute, History
from mediation.identity.models import Person
from mediation.kernel.database import transaction
from mediation.kernel.errors import Invalid, NotFound
from mediation.kernel.outbox import OutboxMessage
from mediation.procedure.claims import review
from mediation.procedure.claims.review import Invitation
from mediation.procedure.mediators import assign, reassign
from mediation.projections import reassignment
from tests.integration.web.client import Browser
from tests.together import in_threads
from tests.world import USUAL, World

RECEIVERS_PHONE = "13700137009"
ClientFor = Callable[[Any], Browser]


def at_hand(world: World, count: int, who: str = "mediator") -> list[UUID]:
    """So many disputes that a mediator has taken on."""
    made = []
    for _ in range(count):
        dispute = file(world, USUAL).id
        world.do(review.invite, world["registrar"], dispute, None, Invitation("message"))
        world.do(assign.assign, world["manager"], dispute, None, world[who].person_id)
        world.do(assign.take_up, world[who], dispute, None)
        made.append(dispute)
    return made


def plan_of(world: World, disputes: list[UUID], to: str = "mediator6") -> UUID:
    receiver = world[to].person_id
    assert receiver is not None
    choices = [Choice(dispute, receiver) for dispute in disputes]
    return reassign.plan(world.sessions(), world["manager"], world["mediator"].person_id, choices, "请病假")


def mediators(session: Session, dispute: UUID) -> dict[UUID, str]:
    session.rollback()
    rows = session.execute(
        select(Assignment.person_id, Assignment.state).where(Assignment.dispute_id == dispute)
    )
    return {row.person_id: row.state for row in rows}


def outcomes(session: Session, plan: UUID) -> list[tuple[str | None, list[str]]]:
    session.rollback()
    session.expire_all()
    query = select(ReassignmentItem).where(ReassignmentItem.reassignment_id == plan)
    return [(row.outcome, row.why) for row in session.scalars(query.order_by(ReassignmentItem.position))]


def test_every_case_moves_with_its_own_entry_and_history_and_the_old_grants_close(
    world: World, session: Session
) -> None:
    disputes = at_hand(world, 3)
    old, new = world["mediator"].person_id, world["mediator6"].person_id
    plan = plan_of(world, disputes)
    assert all(mediators(session, each) == {old: "accepted"} for each in disputes)
    assert reassign.go_on(world.sessions(), world["manager"], plan) == 0
    for dispute in disputes:
        assert mediators(session, dispute) == {old: "ended", new: "proposed"}
        told = select(AuditEntry.verb).where(AuditEntry.dispute_id == dispute)
        assert "dispute.mediator_replaced" in list(session.scalars(told))
        last = select(History.trigger).where(History.dispute_id == dispute).order_by(History.version.desc())
        assert session.scalars(last).first() == "replace"
    held = select(func.count()).select_from(ChannelGrant).where(ChannelGrant.until_at.is_(None))
    assert session.scalar(held.where(ChannelGrant.person_id == old)) == 0
    assert outcomes(session, plan) == [("moved", [])] * 3
    assert verify(session).faults == ()


def test_each_receiver_gets_one_message_and_the_parties_one_for_each_case(
    world: World, session: Session
) -> None:
    disputes = at_hand(world, 3)
    with world.sessions() as writing, transaction(writing):
        writing.get_one(Person, world["mediator6"].person_id).phone = RECEIVERS_PHONE
    plan = plan_of(world, disputes)
    for _ in range(2):
        reassign.go_on(world.sessions(), world["manager"], plan)
    session.rollback()
    letters = [(row.address, row.body or "") for row in session.scalars(select(OutboxMessage))]
    assert sum("调解员已更换" in body for _, body in letters) == 2 * len(disputes)
    (own,) = [body for address, body in letters if address == RECEIVERS_PHONE]
    assert "3 件在办案件转由您办理" in own


def test_what_cannot_move_is_listed_with_its_reason_and_the_rest_goes_on(
    world: World, session: Session
) -> None:
    first, second, third = at_hand(world, 3)
    receiver = world["mediator6"].person_id
    unfit = world["mediator4"].person_id
    assert receiver is not None and unfit is not None
    choices = [Choice(first, unfit), Choice(second, receiver), Choice(third, receiver)]
    manager = world["manager"]
    plan = reassign.plan(world.sessions(), manager, world["mediator"].person_id, choices, "调离")
    row = session.scalars(select(Assignment).where(Assignment.dispute_id == second)).one()
    session.rollback()
    world.do(assign.recuse, manager, second, None, row.id, "与一方有亲属关系")
    assert reassign.go_on(world.sessions(), manager, plan) == 0
    assert outcomes(session, plan) == [
        ("left", ["out_of_term"]), ("left", ["left_already"]), ("moved", []),
    ]  # fmt: skip


def test_a_plan_that_was_cut_off_goes_on_where_it_stopped(
    world: World, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    disputes = at_hand(world, 3)
    plan = plan_of(world, disputes)
    monkeypatch.setattr(reassign, "AT_ONCE", 2)
    assert reassign.go_on(world.sessions(), world["manager"], plan) == 1
    assert session.get_one(Reassignment, plan).finished_at is None
    assert reassign.go_on(world.sessions(), world["manager"], plan) == 0
    assert outcomes(session, plan) == [("moved", [])] * 3
    named = select(func.count()).select_from(Assignment)
    assert session.scalar(named) == 6


def test_two_who_send_it_at_once_move_each_case_once(world: World, session: Session) -> None:
    disputes = at_hand(world, 4)
    plan = plan_of(world, disputes)
    in_threads(3, lambda _nth: reassign.go_on(world.sessions(), world["manager"], plan))
    assert outcomes(session, plan) == [("moved", [])] * 4
    assert session.scalar(select(func.count()).select_from(Assignment)) == 8
    assert session.scalar(select(func.count()).where(History.trigger == "replace")) == 4
    assert verify(session).faults == ()


@pytest.mark.parametrize("who", ["registrar", "mediator", "seal", "court", "system-admin"])
def test_nobody_but_a_manager_plans(world: World, client_for: ClientFor, who: str) -> None:
    disputes = at_hand(world, 1)
    mediator, receiver = world["mediator"].person_id, world["mediator6"].person_id
    assert receiver is not None
    with pytest.raises(NotFound):
        reassign.plan(world.sessions(), world[who], mediator, [Choice(disputes[0], receiver)], "请假")
    assert client_for(world[who]).get("/desk/mediators").status == 404


def test_a_manager_of_another_office_moves_and_sees_nothing(
    world: World, client_for: ClientFor, session: Session
) -> None:
    disputes = at_hand(world, 1)
    plan = plan_of(world, disputes)
    stranger = client_for(world["manager2"])
    assert stranger.get(f"/desk/reassignments/{plan}").status == 404
    with pytest.raises(NotFound):
        reassign.go_on(world.sessions(), world["manager2"], plan)
    assert outcomes(session, plan) == [(None, [])]


def test_an_empty_choice_and_a_missing_reason_are_told(world: World) -> None:
    disputes = at_hand(world, 1)
    mediator, receiver = world["mediator"].person_id, world["mediator6"].person_id
    assert receiver is not None
    one = [Choice(disputes[0], receiver)]
    for choices, reason, field in (([], "请假", "everything"), (one, " ", "reason")):
        with pytest.raises(Invalid) as wrong:
            reassign.plan(world.sessions(), world["manager"], mediator, choices, reason)
        assert set(wrong.value.errors) == {field}


def test_many_are_asked_as_each_is(world: World, session: Session) -> None:
    """The candidates of forty disputes are those of each, and what they cost does not grow."""
    at_hand(world, 3)
    row = session.scalars(select(Assignment)).first()
    assert row is not None
    session.rollback()
    world.do(assign.recuse, world["manager"], row.dispute_id, None, row.id, "回避")
    session.rollback()
    session.expire_all()
    disputes = session.scalars(select(Dispute)).all()
    together = candidates_of_each(session, disputes)
    for dispute in disputes:
        alone = sorted(candidates(session, dispute), key=lambda each: each.person_id)
        assert sorted(together[dispute.id], key=lambda each: each.person_id) == alone


def test_the_page_costs_the_same_for_three_and_for_nine(
    world: World, client_for: ClientFor, count_statements: Any
) -> None:
    manager, seen = client_for(world["manager"]), []
    for _ in range(3):
        at_hand(world, 3)
        with count_statements() as counted:
            assert manager.get(f"/desk/mediators/{world['mediator'].person_id}/reassign").status == 200
        seen.append(counted.count)
    assert len(set(seen)) == 1 and seen[0] <= 15, seen


def test_a_manager_chooses_checks_and_sees_what_became_of_it(
    world: World, client_for: ClientFor, session: Session
) -> None:
    disputes = at_hand(world, 3)
    manager = client_for(world["manager"])
    page = manager.get("/desk/mediators")
    assert "李秀英" in page.text and "3 件" in page.text
    manager.get(f"/desk/mediators/{world['mediator'].person_id}/reassign")
    page = manager.send({"reason": "产假"})
    assert page.status == 422 and "还没有选出要转办的案件" in page.text
    page = manager.send({"everything": "spread", "rows-1-to": "stays"})
    assert page.status == 200 and "核对转办" in page.text
    assert all(set(mediators(session, each).values()) == {"accepted"} for each in disputes)
    page = manager.send(form="go-on")
    assert "转办结果" in page.text and "转出 2 件，没有转出 0 件" in page.text
    assert "1 件" in manager.get("/desk/mediators").text


def test_a_choice_that_is_not_offered_moves_nothing(world: World, client_for: ClientFor) -> None:
    at_hand(world, 1)
    manager = client_for(world["manager"])
    manager.get(f"/desk/mediators/{world['mediator'].person_id}/reassign")
    unfit = world["mediator4"].person_id
    assert unfit is not None
    page = manager.send({"reason": "产假", "rows-0-to": unfit.hex, "everything": "nobody"})
    assert page.status == 422


def test_who_has_nothing_at_hand_has_no_such_page(world: World, client_for: ClientFor) -> None:
    with pytest.raises(NotFound):
        reassignment.load_of(world.sessions(), world["manager"], world["mediator3"].person_id)  # type: ignore[arg-type]
    path = f"/desk/mediators/{world['mediator3'].person_id}/reassign"
    assert client_for(world["manager"]).get(path).status == 404
