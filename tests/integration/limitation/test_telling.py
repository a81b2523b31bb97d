"""What interrupts or suspends the limitation is told by the applicant or entered as heard, and put right."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest
from sqlalchemy import select

from mediation.audit.models import AuditEntry
from mediation.claims.event_models import LimitationEvent
from mediation.claims.events import Happening
from mediation.claims.models import ClaimItem
from mediation.demo.acts import Told
from mediation.demo.plans import Upto
from mediation.disputes.models import Dispute
from mediation.kernel import clock
from mediation.kernel.errors import Invalid, NotAllowed, NotFound, Stale
from mediation.parties.rules import ONLINE
from mediation.procedure.preparation import tell_limitation
from mediation.procedure.said import Said
from mediation.projections import limitation_told
from tests.integration.web.client import Browser
from tests.world import USUAL, World

ClientFor = Callable[..., Browser]
LEFT, ASKED = date(2026, 3, 31), date(2026, 6, 1)
ASKED_DAY = {"began_on": ["2026", "6", "1"]}


def left(world: World, upto: Upto = Upto.HEARD, ending: str = "") -> Told:
    plan = replace(USUAL, left_before=(clock.today() - LEFT).days)
    return world.at(upto, ending, plan=plan)


def own(note: str = "") -> Said:
    return Said(ONLINE, clock.now(), note)


def tell(told: Told, happening: Happening, note: str = "") -> UUID:
    """As the applicant tells it."""
    return told.do(  # type: ignore[no-any-return]
        tell_limitation.tell, told.scene.known(told.plan.worker), happening, own(note)
    )


def number_of(told: Told) -> str:
    return str(told.scene.read(select(Dispute.number).where(Dispute.id == told.id))[0])


def rows(told: Told) -> list[LimitationEvent]:
    query = select(LimitationEvent).where(LimitationEvent.dispute_id == told.id)
    return list(told.scene.read(query.order_by(LimitationEvent.recorded_at)))


def desk(told: Told, client_for: ClientFor, tab: str) -> str:
    return client_for(told.mediator).get(f"/desk/disputes/{number_of(told)}{tab}").text


def test_an_interruption_told_moves_the_second_day_and_not_the_safe_one(
    world: World, client_for: ClientFor
) -> None:
    told = left(world)
    before = desk(told, client_for, "/claims")
    tell(told, Happening("negotiation_asked", ASKED), "当面对王会计说的。")
    after = desk(told, client_for, "/claims")
    assert "2026年6月1日 向对方要求协商" not in before
    assert "2026年6月1日 向对方要求协商：如果构成中断，从这一天起重新计算一年。" in after
    assert (
        "安全日期（没有中断时）：2027年3月31日" in before and "安全日期（没有中断时）：2027年3月31日" in after
    )


def test_a_suspension_lets_the_rest_run_on(world: World, client_for: ClientFor) -> None:
    plan = replace(USUAL, left_before=(clock.today() - date(2025, 6, 30)).days)
    told, late = world.at(Upto.HEARD, plan=plan), "调解组织收到调解申请：按上面的算法一年已经过去，不计入"
    assert late in desk(told, client_for, "/claims")
    tell(told, Happening("force_majeure", date(2026, 1, 1), date(2026, 6, 1)))
    page = desk(told, client_for, "/claims")
    assert late not in page and "调解组织收到调解申请：如果构成中断" in page
    assert "安全日期没有计入中止" in page and "安全日期（没有中断时）：2026年6月30日" in page


def test_a_failed_negotiation_counts_for_the_third_day(world: World, client_for: ClientFor) -> None:
    told = left(world)
    assert "如果调解不成或者对方违约算作中断：还没有发生" in desk(told, client_for, "/claims")
    tell(told, Happening("negotiation_failed", ASKED))
    assert "还没有发生" not in desk(told, client_for, "/claims")


def test_of_one_thing_asked_for_it_says_nothing_of_another(world: World, client_for: ClientFor) -> None:
    told = left(world)
    item = told.scene.read(select(ClaimItem).where(ClaimItem.dispute_id == told.id))[0]
    with pytest.raises(Invalid) as refused:
        tell(told, Happening("acknowledged", ASKED, item_id=UUID(int=7)))
    assert refused.value.errors == {"item": "unknown"}
    tell(told, Happening("acknowledged", ASKED, item_id=item.id))
    assert "2026年6月1日 对方同意履行" in desk(told, client_for, "/claims")


def test_it_is_put_right_by_a_later_row_once(world: World, client_for: ClientFor) -> None:
    told = left(world)
    worker = world.worker
    key = tell(told, Happening("negotiation_asked", ASKED))
    later = told.do(
        tell_limitation.correct,
        worker,
        key,
        Happening("negotiation_asked", date(2026, 6, 2)),
        own("记错了。"),
    )
    assert [row.corrects_id for row in rows(told)] == [None, key]
    assert rows(told)[0].began_on == ASKED
    page = desk(told, client_for, "/claims")
    assert "2026年6月2日 向对方要求协商" in page and "2026年6月1日 向对方要求协商" not in page
    with pytest.raises(Stale):
        told.do(tell_limitation.correct, worker, key, None, own())
    told.do(tell_limitation.correct, worker, later, None, own("没有这回事。"))
    assert "向对方要求协商：" not in desk(told, client_for, "/claims")
    listed = desk(told, client_for, "/limitation")
    assert "更正：没有这回事" in listed and listed.count("已更正") == 2


def test_every_row_has_its_entry(world: World) -> None:
    told = left(world)
    key = tell(told, Happening("complaint_made", ASKED), "越城区劳动监察大队。")
    told.do(tell_limitation.correct, world.worker, key, None, own())
    query = select(AuditEntry).where(AuditEntry.dispute_id == told.id, AuditEntry.verb.like("claim.limit%"))
    first, second = told.scene.read(query.order_by(AuditEntry.seq))
    assert (first.verb, second.verb) == ("claim.limitation_told", "claim.limitation_corrected")
    assert "complaint_made" in first.body and "2026-06-01" in first.body and "劳动监察" in first.body
    assert "taken_back" in second.body and "complaint_made" in second.body


def test_staff_name_whose_words_they_heard_who_may_deny_them(world: World, client_for: ClientFor) -> None:
    told = left(world)
    employer = told.party("respondent").id
    happening, said = Happening("acknowledged", ASKED), Said("telephone", clock.now(), "来电说月底付。")
    with pytest.raises(Invalid):
        told.do(tell_limitation.tell, told.mediator, happening, said)
    told.do(tell_limitation.tell, told.mediator, happening, said, employer)
    page = client_for(world.chief).get(f"/my/disputes/{told.id.hex}").text
    assert "影响时效的事" in page and "来电说月底付。" in page
    with told.scene.sessions() as session:
        (one,) = limitation_told.of_dispute(session, told.id)
    assert (one.party_id, one.how, one.contradicted) == (employer, "telephone", False)
    with pytest.raises(NotFound):
        told.do(tell_limitation.correct, world.worker, one.id, None, own())


def test_the_other_side_cannot_tell_it_and_other_cases_have_no_such_row(world: World) -> None:
    told = left(world)
    key = tell(told, Happening("negotiation_asked", ASKED))
    for who in (world.chief, world.clerk):
        with pytest.raises((NotAllowed, NotFound)):
            told.do(tell_limitation.tell, who, Happening("negotiation_asked", ASKED), own())
    with pytest.raises((NotAllowed, NotFound)):
        told.do(tell_limitation.correct, world["mediator2"], key, None, own())


def test_it_can_be_told_when_the_mediation_is_over(world: World) -> None:
    told = left(world, Upto.HEARD, "terminated")
    tell(told, Happening("relief_sought", clock.today()))
    assert [row.kind for row in rows(told)] == ["relief_sought"]


def test_the_certificate_says_it_as_it_was_told(world: World, client_for: ClientFor) -> None:
    told = left(world)
    address = f"/desk/disputes/{number_of(told)}/papers/certificate"
    assert "当事人陈述" not in client_for(told.mediator).get(address).text
    tell(told, Happening("complaint_made", ASKED), "越城区劳动监察大队。")
    page = client_for(told.mediator).get(address).text
    for words in (
        "以下由当事人陈述，调解组织没有核实。",
        "向有关部门投诉",
        "2026年6月1日",
        "申请人 李冬梅，网上填写",
    ):
        assert words in page, words


def test_on_the_phone_it_is_one_page_with_its_list(world: World, client_for: ClientFor) -> None:
    told = left(world)
    phone = client_for(world.worker)
    link = phone.get(f"/my/disputes/{told.id.hex}").links()
    path = next(href for text, href in link.items() if "影响时效的事" in text)
    assert "还没有登记" in phone.get(path).text
    phone.get(f"{path}/new")
    wrong = phone.send({"kind": "negotiation_asked", "ended_on": ["2026", "6", "2"], **ASKED_DAY})
    assert wrong.status == 422 and "只有一直持续的事才填结束的日期" in wrong.text
    phone.get(f"{path}/new")
    page = phone.send({"kind": "negotiation_asked", "note": "对老板说过。", **ASKED_DAY})
    assert "已经登记" in page.text and "2026年6月1日" in page.text and "对老板说过。" in page.text
    correct = page.links()["更正 向对方要求协商"]
    phone.get(correct)
    page = phone.send({"so": "wrong"})
    assert "已经更正" in page.text and "更正：没有这回事" in page.text


def test_at_the_desk_it_is_entered_with_how_it_was_heard(world: World, client_for: ClientFor) -> None:
    told = left(world)
    browser = client_for(told.mediator)
    browser.get(f"/desk/disputes/{number_of(told)}/limitation/new")
    page = browser.send({
        "kind": "force_majeure", "party": told.party("applicant").id.hex, "how": "oral", "note": "发大水。",
        "said_at": f"{clock.today()}T00:00", **ASKED_DAY,
    })  # fmt: skip
    assert "2026年6月1日 至 现在（还没有结束）" in page.text and "申请人 李冬梅，当面口头" in page.text
