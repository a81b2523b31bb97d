"""What limitation counts from is asked when a claim is filed and can be told later; the safe days follow."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from sqlalchemy import select

from mediation.audit.models import AuditEntry
from mediation.claims.models import ClaimItem
from mediation.claims.rules import CONTINUES, ENDED, Employment
from mediation.demo.acts import Told
from mediation.demo.plans import Asked, Upto
from mediation.disputes.models import Dispute, History
from mediation.kernel import clock
from mediation.kernel.errors import Invalid
from mediation.procedure.claims import intake
from mediation.procedure.claims.filing import Filing, Item, NamedParty
from mediation.procedure.claims.intake import AtDesk
from mediation.procedure.preparation import amend
from mediation.procedure.preparation.amend import Added, Amendment, Withdrawn
from mediation.procedure.preparation.amend_days import EmploymentTold, KnownOn
from mediation.procedure.said import Said
from tests.integration.web.client import Browser
from tests.world import USUAL, World

ClientFor = Callable[..., Browser]
LEFT = date(2026, 3, 31)
PARTIES = (
    NamedParty("applicant", "worker", "李冬梅", "13857510101"),
    NamedParty("respondent", "employer", "锦华针织", "13857510201"),
)


def dispute_of(told: Told) -> Dispute:
    return told.scene.read(select(Dispute).where(Dispute.id == told.id))[0]


def items(told: Told) -> list[ClaimItem]:
    query = select(ClaimItem).where(ClaimItem.dispute_id == told.id)
    return told.scene.read(query.order_by(ClaimItem.position))


def newest(told: Told) -> History:
    query = select(History).where(History.dispute_id == told.id)
    return told.scene.read(query.order_by(History.version.desc()))[0]


def audited(told: Told) -> list[AuditEntry]:
    query = select(AuditEntry).where(AuditEntry.verb == "dispute.amended", AuditEntry.dispute_id == told.id)
    return told.scene.read(query.order_by(AuditEntry.seq))


def change(told: Told, what: Any, called: str = "拖欠工资") -> None:
    told.do(amend.amend, told.scene.known(told.plan.worker), None, Amendment(what, called))


def filed(world: World, employment: Employment, *asked: Item) -> tuple[Dispute, list[ClaimItem]]:
    """A claim as it stands right after it was entered at the desk."""
    claim = Filing(
        world.cast.offices["YCFS"], PARTIES, asked, "拖欠工资。", source="oral", employment=employment
    )
    done = world.do(intake.file_at_desk, world["registrar"], AtDesk(claim))
    rows = world.read(select(ClaimItem).where(ClaimItem.dispute_id == done.dispute_id))
    dispute = world.read(select(Dispute).where(Dispute.id == done.dispute_id))[0]
    return dispute, sorted(rows, key=lambda row: row.position)


def test_the_safe_days_are_kept_from_the_filing_on(world: World) -> None:
    asked = (Item("wages_owed"), Item("annual_leave", period_until=date(2025, 12, 31)), Item("civil_loan"))
    dispute, rows = filed(world, Employment(ENDED, LEFT), *asked)
    assert (dispute.employment, dispute.employment_ended_on) == (ENDED, LEFT)
    assert [(row.safe_on, row.safe_lead) for row in rows] == [
        (date(2027, 3, 31), None), (date(2026, 12, 31), None), (None, 0),
    ]  # fmt: skip
    assert dispute.safe_on == date(2026, 12, 31)


@pytest.mark.parametrize("employment", [Employment(), Employment(CONTINUES), Employment(ENDED)])
def test_nothing_told_never_stops_a_filing(world: World, employment: Employment) -> None:
    dispute, rows = filed(world, employment, Item("wages_owed"))
    assert (dispute.state, dispute.safe_on, rows[0].safe_lead) == ("intake", None, 0)


def test_a_period_typed_the_wrong_way_round_is_read_the_right_way(world: World) -> None:
    told = Item("wages_owed", period_from=date(2026, 6, 30), period_until=date(2026, 3, 1))
    dispute, _rows = filed(world, Employment(), told)
    assert dispute.safe_on == date(2027, 6, 30)


def test_the_worker_tells_when_it_ended(world: World) -> None:
    told = world.at(Upto.HEARD)
    assert dispute_of(told).safe_on is None
    change(told, EmploymentTold(Employment(ENDED, LEFT)))
    assert dispute_of(told).safe_on == items(told)[0].safe_on == date(2027, 3, 31)
    assert items(told)[0].safe_lead is None
    assert newest(told).note == "登记劳动关系情况：已于2026年3月31日离职。"
    change(told, EmploymentTold(Employment(CONTINUES)))
    assert (dispute_of(told).safe_on, items(told)[0].safe_lead) == (None, 0)
    assert newest(told).note == "登记劳动关系情况：仍在职。"
    assert "2026-03-31" in audited(told)[0].body and "continues" in audited(told)[1].body


def test_the_day_of_knowing_is_told_for_one_item(world: World) -> None:
    told = world.at(
        Upto.HEARD, plan=replace(USUAL, asked=(Asked("double_wage", 9000), Asked("other_labour", None)))
    )
    first = items(told)[0]
    change(told, KnownOn(first.id, date(2026, 5, 6)), "未签书面合同的二倍工资")
    assert [row.safe_on for row in items(told)] == [date(2027, 5, 6), None]
    assert newest(told).note == "登记知道权利受到侵害的日期：未签书面合同的二倍工资，2026年5月6日。"
    change(told, KnownOn(first.id, None))
    assert dispute_of(told).safe_on is None


def test_what_is_added_and_withdrawn_is_watched_and_not(world: World) -> None:
    told = world.at(Upto.HEARD)
    change(told, EmploymentTold(Employment(ENDED, LEFT)))
    change(told, Added(Item("annual_leave", 300_000, period_until=date(2025, 12, 31))), "年休假")
    assert dispute_of(told).safe_on == date(2026, 12, 31)
    change(told, Withdrawn(items(told)[1].id), "年休假")
    assert dispute_of(told).safe_on == date(2027, 3, 31)


@pytest.mark.parametrize(
    ("what", "errors"),
    [
        (EmploymentTold(Employment(CONTINUES, LEFT)), {"ended_on": "contradicts_employment"}),
        (EmploymentTold(Employment()), {"employment": "unchanged"}),
        (EmploymentTold(Employment("retired")), {"ended_on": "contradicts_employment"}),
    ],
)
def test_what_cannot_be_is_refused(world: World, what: Any, errors: dict[str, str]) -> None:
    told = world.at(Upto.HEARD)
    with pytest.raises(Invalid) as refused:
        change(told, what)
    assert refused.value.errors == errors


def test_a_day_to_come_and_the_same_day_are_refused(world: World) -> None:
    told = world.at(Upto.HEARD)
    key = items(told)[0].id
    for day, code in ((date(2099, 1, 1), "in_the_future"), (None, "unchanged")):
        with pytest.raises(Invalid) as refused:
            change(told, KnownOn(key, day))
        assert refused.value.errors == {"known_on": code}


def test_staff_say_how_they_heard_it(world: World) -> None:
    told = world.at(Upto.HEARD)
    said = Said("telephone", clock.now(), "来电说三月底离职。")
    what = EmploymentTold(Employment(ENDED, LEFT))
    told.do(amend.amend, world["registrar"], None, Amendment(what, said=said))
    assert newest(told).on_behalf_of == told.party("applicant").id


def test_the_phone_asks_and_keeps_what_was_told(world: World, client_for: ClientFor) -> None:
    told = world.at(Upto.HEARD)
    phone = client_for(world.worker)
    path = f"/my/disputes/{told.id.hex}/steps/amend"
    assert "是否离职、哪天离职" in phone.get(path).text
    phone.get(f"{path}?do=employment")
    wrong = phone.send({"employment": "continues", "ended_on": ["2026", "3", "31"]})
    assert wrong.status == 422 and "不用填离开的日期" in wrong.text
    phone.get(f"{path}?do=employment")
    assert "已经变更" in phone.send({"ended_on": ["2026", "3", "31"]}).text
    assert dispute_of(told).employment == ENDED
    page = phone.get(f"{path}?do=employment")
    assert page.form(f"{path}").fields["ended_on"] == ["2026", "3", "31"]
    phone.get(f"{path}?do=known&of={items(told)[0].id.hex}")
    assert "已经变更" in phone.send({"known_on": ["2026", "4", "1"]}).text
    assert items(told)[0].known_on == date(2026, 4, 1)


def test_the_desk_asks_when_it_files(world: World, client_for: ClientFor) -> None:
    desk = client_for(world["registrar"])
    desk.get("/desk/file")
    page = desk.send({
        "office": world.cast.offices["YCFS"].hex, "source": "oral", "applicant-name": "李冬梅",
        "applicant-phone": "13857510101", "respondents-0-name": "锦华针织", "items-0-kind": "wages_owed",
        "facts": "拖欠工资。", "employment": "ended", "ended_on": ["2026", "3", "31"],
    })  # fmt: skip
    assert "已登记" in page.text
    assert world.read(select(Dispute.safe_on)) == [date(2027, 3, 31)]
