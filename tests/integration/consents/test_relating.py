"""Two filings of one worker against one employer: found, linked with a reason, parted; nothing else moves."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import select

from mediation.audit.models import AuditEntry
from mediation.audit.verify import verify
from mediation.demo.plans import Employer, Someone, Upto
from mediation.disputes.related_models import RelatedDisputes
from mediation.kernel.database import transaction
from mediation.kernel.errors import Invalid, NotAllowed, NotFound, NotPossible
from mediation.parties.contact import Representative
from mediation.parties.models import Party
from mediation.procedure.claims import relate
from mediation.procedure.parties import identify
from mediation.projections import desk_case, related
from tests.integration.consents.conftest import Shared
from tests.integration.web.client import Browser
from tests.world import USUAL, WORKER

Make = Callable[..., Shared]
ClientFor = Callable[[Any], Browser]
WHY = "同一个人对同一单位先后申请了两次，请求相同。"
SOMEBODY = replace(USUAL, worker=Someone("周小燕", "13857519001"))
DYERS = Employer("绍兴某印染厂", "13857519003", "越城区", "办公室", Someone("印厂长", "13857519004"))
ELSEWHERE = replace(USUAL, employer=DYERS)


def page(case: Shared, who: str = "registrar") -> related.RelatedPage:
    head = desk_case.header(case.fresh(), case.world[who], case.dispute.number)
    return related.page(case.fresh(), case.world[who], head)


def counted(case: Shared, who: str = "registrar") -> tuple[int, int]:
    head = desk_case.header(case.fresh(), case.world[who], case.dispute.number)
    found = related.counted(case.fresh(), case.world[who], head)
    return found.linked, found.alike


def stands(case: Shared) -> tuple[Any, ...]:
    """What a link leaves as it is."""
    return case.dispute.version, case.dispute.state, case.dispute.filed_at, case.dispute.due_on


def links(case: Shared) -> list[RelatedDisputes]:
    return list(case.fresh().scalars(select(RelatedDisputes)))


def test_a_second_filing_of_the_same_worker_is_found_at_both(shared: Make) -> None:
    first, again = shared(Upto.HEARD, plan=USUAL), shared(Upto.FILED, plan=USUAL)
    shared(Upto.FILED, plan=SOMEBODY)
    shared(Upto.FILED, plan=ELSEWHERE)
    assert [each.id for each in page(again).alike] == [first.told.id]
    assert [each.id for each in page(first).alike] == [again.told.id]
    assert counted(first) == counted(again) == (0, 1)


def test_a_name_alone_is_nobody_and_one_person_seen_to_be_both_is_one_worker(shared: Make) -> None:
    first = shared(Upto.HEARD, plan=USUAL)
    again = shared(Upto.ACCEPTED, plan=replace(USUAL, worker=Someone("李冬梅", "13857519009")))
    assert page(first).alike == ()
    self_again = Representative("李冬梅", USUAL.worker.phone, "self")
    again.do(identify.add_representative, "registrar", again.party("applicant").id, self_again)
    assert [each.id for each in page(first).alike] == [again.told.id]
    again.do(relate.relate, "registrar", first.told.id, WHY)


@pytest.mark.parametrize(
    ("mine", "theirs", "phone", "same"),
    [
        ("330602198501010011", "330602198501010011", "13857519009", True),
        ("330602198501010011", "33060219900202002X", WORKER.phone, False),
        ("330602198501010011", None, WORKER.phone, True),
        ("330602198501010011", None, "13857519009", False),
    ],
)
def test_the_identity_number_decides_where_both_are_known(
    shared: Make, mine: str, theirs: str | None, phone: str, same: bool
) -> None:
    first = shared(Upto.FILED, plan=USUAL)
    again = shared(Upto.FILED, plan=replace(USUAL, worker=Someone("李冬梅", phone)))
    with first.world.sessions() as session, transaction(session):
        for case, number in ((first, mine), (again, theirs)):
            session.get_one(Party, case.party("applicant").id).identity_number = number
    assert bool(page(first).alike) is bool(page(again).alike) is same
    assert counted(first) == (0, int(same))
    if same:
        again.do(relate.relate, "registrar", first.told.id, WHY)
    else:
        with pytest.raises(NotPossible, match="not_of_one_worker"):
            again.do(relate.relate, "registrar", first.told.id, WHY)


def test_linking_tells_both_and_changes_neither(shared: Make) -> None:
    first, again = shared(Upto.HEARD, plan=USUAL), shared(Upto.FILED, plan=USUAL)
    stood = [stands(case) for case in (first, again)]
    again.do(relate.relate, "registrar", first.told.id, WHY)
    assert [stands(case) for case in (first, again)] == stood
    for case, other in ((first, again), (again, first)):
        linked = page(case).linked
        assert [(each.filing.id, each.reason) for each in linked] == [(other.told.id, WHY)]
        assert (page(case).alike, counted(case)) == ((), (1, 0))
        entry = select(AuditEntry).where(
            AuditEntry.dispute_id == case.told.id, AuditEntry.verb == "dispute.related"
        )
        assert other.told.id.hex in first.fresh().scalars(entry).one().body.replace("-", "")
    assert verify(first.fresh()).faults == ()


def test_a_pair_is_linked_once_whichever_way_and_anew_after_it_was_parted(shared: Make) -> None:
    first, again = shared(Upto.HEARD, plan=USUAL), shared(Upto.FILED, plan=USUAL)
    again.do(relate.relate, "registrar", first.told.id, WHY)
    for case, other in ((first, again), (again, first)):
        with pytest.raises(NotPossible, match="related_already"):
            case.do(relate.relate, "manager", other.told.id, WHY)
    key = links(first)[0].id
    with pytest.raises(Invalid):
        first.do(relate.part, "registrar", key, " ")
    first.do(relate.part, "registrar", key, "请求不是同一件事。")
    assert (counted(first), counted(again)) == ((0, 1), (0, 1))
    with pytest.raises(NotFound):
        again.do(relate.part, "registrar", key, "再取消一次。")
    again.do(relate.relate, "registrar", first.told.id, WHY)
    assert len(links(first)) == 2
    assert verify(first.fresh()).faults == ()


def test_what_does_not_belong_together_is_not_linked(shared: Make) -> None:
    first, other, elsewhere = shared(plan=USUAL), shared(plan=SOMEBODY), shared(plan=ELSEWHERE)
    for case in (other, elsewhere):
        with pytest.raises(NotPossible, match="not_of_one_worker"):
            first.do(relate.relate, "registrar", case.told.id, WHY)
    with pytest.raises(NotFound):
        first.do(relate.relate, "registrar", first.told.id, WHY)
    with pytest.raises(Invalid):
        first.do(relate.relate, "registrar", other.told.id, "  ")
    assert links(first) == []


@pytest.mark.parametrize("who", ["mediator", "mediator2", "registrar2", "seal", "court", "auditor"])
def test_registrar_and_manager_of_both_link_and_nobody_else(shared: Make, who: str) -> None:
    first, again = shared(Upto.HEARD, plan=USUAL), shared(Upto.FILED, plan=USUAL)
    with pytest.raises((NotAllowed, NotFound)):
        first.do(relate.relate, who, again.told.id, WHY)
    with pytest.raises((NotAllowed, NotFound)):
        first.do(relate.relate, first.world.worker, again.told.id, WHY)
    assert links(first) == []


def test_a_dispute_of_another_office_is_neither_found_nor_counted_nor_linked(shared: Make) -> None:
    first = shared(Upto.FILED, plan=replace(USUAL, office="YCLZ"))
    again = shared(Upto.FILED, plan=USUAL)
    assert counted(again, "manager2") == (0, 0) and page(again, "manager2").alike == ()
    with pytest.raises(NotFound):
        again.do(relate.relate, "manager2", first.told.id, WHY)
    again.do(relate.relate, "registrar", first.told.id, WHY)
    assert counted(again, "manager2") == (0, 0) and page(again, "manager2").linked == ()


def test_the_pages_lead_from_the_case_to_the_link_and_back(shared: Make, client_for: ClientFor) -> None:
    first, again = shared(Upto.HEARD, plan=USUAL), shared(Upto.FILED, plan=USUAL)
    desk = client_for(first.world["registrar"])
    number = again.dispute.number
    page = desk.get(f"/desk/disputes/{number}")
    assert "还有 1 件，可能重复" in page.text
    page = desk.get(f"/desk/disputes/{number}/related")
    assert first.dispute.number in page.text and "24,000.00 元" in page.text
    desk.get(f"/desk/disputes/{number}/related/new")
    page = desk.send({"other": [first.told.id.hex]})
    assert page.status == 422 and page.errors
    page = desk.send({"other": [first.told.id.hex], "reason": WHY})
    assert "两件案件已经关联" in page.text and WHY in page.text
    page = desk.get(f"/desk/disputes/{first.dispute.number}")
    assert "已与 1 件关联" in page.text
    page = desk.get(f"/desk/disputes/{number}/related/{links(first)[0].id}/part")
    page = desk.send({"reason": "看错了。"})
    assert "关联已经取消" in page.text
    mediator = client_for(first.world["mediator"])
    page = mediator.get(f"/desk/disputes/{first.dispute.number}/related")
    assert page.status == 200 and again.dispute.number not in page.text
    assert mediator.get(f"/desk/disputes/{first.dispute.number}/related/new").status in (403, 404)
    worker = client_for(first.world.worker)
    assert "关联" not in worker.get(f"/my/disputes/{first.told.id.hex}").text
