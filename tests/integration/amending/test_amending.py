"""What is asked for changes item by item, the old words stay, and later steps ask about what is asked now."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import select

from mediation.channels.models import ChannelGrant, Compartment
from mediation.claims.models import ClaimItem
from mediation.demo.acts import Told
from mediation.demo.plans import Upto
from mediation.disputes.models import CounterDelta, Dispute, History
from mediation.kernel import clock
from mediation.kernel.errors import Invalid, NotAllowed, NotPossible, Refused
from mediation.parties.models import Party, Utterance
from mediation.procedure.advance import permit
from mediation.procedure.case import take
from mediation.procedure.claims import review
from mediation.procedure.claims.filing import Item
from mediation.procedure.preparation import amend
from mediation.procedure.preparation.amend import Added, AlsoLiable, Amendment, Changed, Renamed, Withdrawn
from mediation.procedure.said import Said
from mediation.procedure.sessions import meet
from mediation.procedure.talks import talk
from tests.integration.web.client import Browser
from tests.world import World

ClientFor = Callable[..., Browser]
LEAVE = Item("annual_leave", 300_000, basis="五天没有休")


def rows(told: Told, model: Any, *order: Any) -> list[Any]:
    return told.scene.read(select(model).where(model.dispute_id == told.id).order_by(*order))


def items(told: Told) -> list[ClaimItem]:
    return rows(told, ClaimItem, ClaimItem.position)


def dispute_of(told: Told) -> Dispute:
    return told.scene.read(select(Dispute).where(Dispute.id == told.id))[0]


def newest(told: Told) -> History:
    return rows(told, History, History.version.desc())[0]


def change(told: Told, what: Any, called: str = "", reason: str = "") -> None:
    told.do(amend.amend, told.scene.known(told.plan.worker), None, Amendment(what, called, reason))


@pytest.mark.parametrize("upto", [Upto.FILED, Upto.TAKEN_ON, Upto.HEARD, Upto.FACE_TO_FACE])
def test_an_item_is_added_with_its_own_day(world: World, upto: Upto) -> None:
    told = world.at(upto)
    world.come_in(told.plan.worker)
    state = dispute_of(told).state
    change(told, Added(LEAVE), "未休年休假工资", "一并提出")
    filed, added = items(told)
    assert (filed.added_at, added.added_at) == (None, clock.now())
    assert (dispute_of(told).state, dispute_of(told).claimed_fen) == (state, 2_700_000)
    assert newest(told).note == "追加请求：未休年休假工资，3,000.00元。\n一并提出"


def test_a_sum_is_changed_and_the_old_one_stays_in_the_history(world: World) -> None:
    told = world.at(Upto.HEARD)
    change(told, Changed(items(told)[0].id, 2_000_000), "拖欠工资")
    assert (items(told)[0].amount_fen, items(told)[0].changed_at) == (2_000_000, clock.now())
    assert newest(told).note == "变更请求金额：拖欠工资，由24,000.00元改为20,000.00元。"


def test_a_withdrawn_item_is_kept_and_not_asked_for(world: World) -> None:
    told = world.at(Upto.HEARD)
    change(told, Added(LEAVE), "未休年休假工资")
    change(told, Withdrawn(items(told)[0].id), "拖欠工资")
    assert [item.withdrawn_at is None for item in items(told)] == [False, True]
    assert (dispute_of(told).claimed_fen, dispute_of(told).cause) == (300_000, "annual_leave")
    with pytest.raises(Refused) as last:
        change(told, Withdrawn(items(told)[1].id))
    assert last.value.codes == ("item_remains",)
    with pytest.raises(Invalid):
        change(told, Changed(items(told)[0].id, 1))


def test_the_figures_follow_the_sum(world: World) -> None:
    told = world.at(Upto.HEARD)
    change(told, Added(LEAVE))
    change(told, Changed(items(told)[0].id, 100_000))
    sums: dict[str, int] = {}
    for delta in told.scene.read(select(CounterDelta)):
        sums[delta.state] = sums.get(delta.state, 0) + delta.fen
    assert {state: fen for state, fen in sums.items() if fen} == {"back_to_back": 400_000}


def test_accepted_terms_that_leave_an_item_out_bring_no_agreement(world: World) -> None:
    told = world.at(Upto.AGREED)
    change(told, Added(LEAVE), "未休年休假工资")
    with pytest.raises(Refused) as refused:
        told.do(_reach, told.mediator, None)
    assert refused.value.codes == ("claim_items_all_answered",)


def _reach(session: Any, actor: Any, dispute_id: Any, seen: Any) -> None:
    case = take(session, actor, dispute_id)
    permit(case, "reach_agreement", seen, {"findings_explained": True})


def test_what_the_office_may_not_mediate_is_not_added_after_acceptance(world: World) -> None:
    told = world.at(Upto.HEARD)
    with pytest.raises(Refused) as refused:
        change(told, Added(Item("civil_loan", 100)))
    assert refused.value.codes == ("amendment_in_scope",)


def test_another_respondent_is_invited_before_the_talks_go_on(world: World) -> None:
    told = world.at(Upto.HEARD)
    change(told, AlsoLiable("绍兴越州劳务有限公司", "工程的分包单位", "13857519901"))
    other = rows(told, Party, Party.position)[-1]
    assert (other.kind, other.state, other.added_at) == ("other_liable", "named", clock.now())
    arranged = meet.Arrangement(clock.now().replace(year=2027), "at_office", "二楼")
    told.do(meet.schedule, told.mediator, arranged)
    together = talk.Meeting(reason_not_apart="came_together")
    with pytest.raises(Refused) as refused:
        told.do(talk.begin_face_to_face, told.mediator, None, together)
    assert refused.value.codes == ("respondent_invited",)
    told.do(review.invite, world["registrar"], None, review.Invitation("post"))
    told.do(talk.begin_face_to_face, told.mediator, None, together)


def test_its_channel_opens_to_the_mediators_of_the_case_alone(world: World) -> None:
    told = world.at(Upto.HEARD)
    change(told, AlsoLiable("绍兴越州劳务有限公司", "工程的分包单位"))
    other = rows(told, Party, Party.position)[-1]
    place = told.scene.read(select(Compartment).where(Compartment.party_id == other.id))[0]
    grants = told.scene.read(select(ChannelGrant).where(ChannelGrant.compartment_id == place.id))
    assert [grant.person_id for grant in grants] == [told.mediator.person_id]
    assert place.kind == "channel"


def test_a_wrong_name_is_corrected_until_somebody_has_seen_who_it_is(world: World) -> None:
    told = world.at(Upto.INVITED)
    respondent = told.party("respondent")
    change(told, Renamed(respondent.id, "绍兴市锦华纺织有限公司"))
    assert dispute_of(told).respondent_name == told.party("respondent").name == "绍兴市锦华纺织有限公司"
    later = world.at(Upto.HEARD)
    with pytest.raises(Invalid) as wrong:
        change(later, Renamed(later.party("respondent").id, "别的公司"))
    assert wrong.value.errors == {"party": "identified_already"}


def test_the_desk_enters_it_as_it_was_said(world: World) -> None:
    told = world.at(Upto.HEARD)
    with pytest.raises(Invalid) as silent:
        told.do(amend.amend, world["registrar"], None, Amendment(Added(LEAVE), "未休年休假工资"))
    assert silent.value.errors == {"how": "missing"}
    said = Said("telephone", clock.now(), "来电说年休假也没有休。")
    told.do(amend.amend, world["registrar"], None, Amendment(Added(LEAVE), "未休年休假工资", said=said))
    assert [one.note for one in rows(told, Utterance) if one.kind == "amendment"] == [said.note]
    assert newest(told).on_behalf_of == told.party("applicant").id


def test_it_is_nobody_elses(world: World) -> None:
    told = world.at(Upto.HEARD)
    for who in (world.chief, world["manager"], told.mediator):
        with pytest.raises(NotAllowed):
            told.do(amend.amend, who, None, Amendment(Added(LEAVE)))


def test_not_once_there_is_an_agreement(world: World) -> None:
    with pytest.raises(NotPossible):
        change(world.at(Upto.AGREEMENT), Added(LEAVE))


def test_the_phone_asks_one_thing_after_another(world: World, client_for: ClientFor) -> None:
    told = world.at(Upto.HEARD)
    phone = client_for(world.worker)
    path = f"/my/disputes/{told.id.hex}/steps/amend"
    first = phone.get(path)
    assert "您要变更什么？" in first.text and "拖欠工资 24,000.00 元" in first.text
    assert "不再要求这一项" not in first.text  # the last item
    phone.get(f"{path}?do=add")
    assert phone.send({"kind": ""}).status == 422
    phone.get(f"{path}?do=add")
    done = phone.send({"kind": "annual_leave", "amount_fen": "3千", "reason": ""})
    assert "已经变更" in done.text and "追加" in done.text and "3,000.00 元" in done.text
    phone.get(f"{path}?do=change&of={items(told)[0].id.hex}")
    wrong = phone.send({"amount_fen": "24000"})
    assert wrong.status == 422 and "没有变更" in wrong.text
    assert phone.get(f"{path}?do=change&of=nonsense").status == 404
    assert phone.get(f"{path}?do=rename&of={told.party('respondent').id.hex}").status == 404


def test_the_desk_shows_what_became_of_each_item(world: World, client_for: ClientFor) -> None:
    told = world.at(Upto.HEARD)
    change(told, Added(LEAVE), "未休年休假工资")
    change(told, Withdrawn(items(told)[0].id), "拖欠工资")
    desk, number = client_for(world["registrar"]), dispute_of(told).number
    shown = desk.get(f"/desk/disputes/{number}/claims")
    assert "撤回，不再要求" in shown.text and "追加" in shown.text and "合计 3,000.00 元" in shown.text
    assert "由24,000.00元" not in shown.text
    assert "撤回请求：拖欠工资，24,000.00元。" in desk.get(f"/desk/disputes/{number}/history").text
