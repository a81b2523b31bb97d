"""A stranger was led into a party's place by a wrong telephone: out at once, and the right person invited."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select

from mediation.audit.models import AuditEntry
from mediation.audit.verify import verify
from mediation.kernel.errors import Invalid, NotAllowed, NotFound, NotPossible, Stale
from mediation.kernel.outbox import OutboxMessage
from mediation.parties.models import Party, PartyMember, Utterance
from mediation.procedure.agreements import settle
from mediation.procedure.claims.filing import tracking_hash
from mediation.procedure.parties import answer, identify, mistaken
from mediation.procedure.parties.repair import BY_MISTAKE, Right, repair
from mediation.procedure.proposing import propose
from mediation.projections import party_case, tracking
from mediation.proposals.models import Proposal
from tests.clocks import Clock
from tests.integration.agreements.scene import Scene
from tests.integration.parties.town import BOSS, WORKER, Town
from tests.integration.web.client import Browser

ClientFor = Callable[[Any], Browser]
WRONG, THIRD = "13700137000", "13700137001"


def right(
    phone: str = BOSS, name: str = "", reason: str = "接电话的人说从没听过这家公司", code: bool = False
) -> Right:
    return Right(phone, name, reason, code)


def mark(town: Town | Scene, party: Party) -> str:
    return mistaken.find(town.fresh(), party).mark


def put_right(
    town: Town, dispute_id: UUID, who: str = "registrar", side: str = "respondent", **what: Any
) -> Any:
    party = town.party(dispute_id, side)
    given = right(**what)
    return repair(town.write(), town.cast[who], dispute_id, party.id, mark(town, party), given)


def sent_to(town: Town, phone: str) -> list[str]:
    rows = town.fresh().scalars(select(OutboxMessage).order_by(OutboxMessage.at))
    return [row.body or "" for row in rows if row.address == phone]


def test_the_stranger_is_out_and_the_right_person_in(town: Town) -> None:
    dispute_id = town.invited(boss=WRONG)
    stranger = town.comes_in(WRONG)
    answer.answer_invitation(town.write(), stranger, dispute_id, None, "agrees", "我愿意调解")
    put_right(town, dispute_id, name="绍兴锦华纺织有限公司")
    with pytest.raises(NotFound):
        party_case.header(town.fresh(), stranger, dispute_id)
    party, (said,) = town.party(dispute_id, "respondent"), town.words(dispute_id)
    assert (party.state, party.answer, party.name) == ("invited", None, "绍兴锦华纺织有限公司")
    assert said.contradicted_at is not None and said.note == "我愿意调解", "kept, and set aside"
    assert town.dispute(dispute_id).respondent_name == "绍兴锦华纺织有限公司"
    assert party_case.header(town.fresh(), town.comes_in(BOSS), dispute_id).notice_only
    assert verify(town.fresh()).faults == ()


def test_both_are_told_and_the_stranger_learns_nothing(town: Town) -> None:
    dispute_id = town.invited(boss=WRONG)
    put_right(town, dispute_id)
    assert sent_to(town, WRONG)[-1] == BY_MISTAKE
    assert town.dispute(dispute_id).number not in BY_MISTAKE
    assert any("邀请您参加调解" in text for text in sent_to(town, BOSS))


def test_a_mistaken_person_may_stand_on_the_other_side(town: Town, clock: Clock) -> None:
    """The registrar typed the employer's number for the worker's."""
    dispute_id = town.invited(worker=BOSS, boss=THIRD)
    boss = town.comes_in(BOSS)
    put_right(town, dispute_id, side="applicant", phone=WORKER)
    put_right(town, dispute_id, phone=BOSS)
    clock.forward(minutes=2)
    assert town.comes_in(BOSS).person_id == boss.person_id
    assert party_case.header(town.fresh(), boss, dispute_id).notice_only
    rows = town.fresh().scalars(select(PartyMember).where(PartyMember.person_id == boss.person_id)).all()
    assert sorted(row.mistaken_at is None for row in rows) == [False, True], "nothing was deleted"


def test_who_left_of_his_own_still_may_not(town: Town, clock: Clock) -> None:
    dispute_id = town.invited(boss=THIRD)
    worker = town.comes_in(WORKER)
    party = town.party(dispute_id, "applicant")
    (member,) = mistaken.find(town.fresh(), party).members
    identify.end_representative(town.write(), town.cast["registrar"], dispute_id, member.id, "本人退出")
    clock.forward(minutes=2)
    town.comes_in(WORKER)
    with pytest.raises(NotFound):
        party_case.header(town.fresh(), worker, dispute_id)


def test_the_tracking_code_is_made_anew_where_it_is_asked(town: Town) -> None:
    dispute_id = town.invited(boss=WRONG)
    before = town.dispute(dispute_id).tracking_hash
    assert put_right(town, dispute_id) is None and town.dispute(dispute_id).tracking_hash == before
    code = put_right(town, dispute_id, phone=THIRD, code=True)
    dispute = town.dispute(dispute_id)
    assert dispute.tracking_hash == tracking_hash(code) != before
    with pytest.raises(NotFound):
        tracking.tracked(town.fresh(), dispute.number, before)


@pytest.mark.parametrize(
    ("what", "fields"),
    [
        ({"phone": WRONG}, {"phone": "unchanged"}),
        ({"reason": " "}, {"reason": "missing"}),
    ],
)
def test_a_bad_form_changes_nothing(town: Town, what: dict[str, str], fields: dict[str, str]) -> None:
    dispute_id = town.invited(boss=WRONG)
    with pytest.raises(Invalid) as refused:
        put_right(town, dispute_id, **what)
    assert refused.value.errors == fields
    assert town.party(dispute_id, "respondent").phone == WRONG


def test_an_applicant_stays_reachable(town: Town) -> None:
    dispute_id = town.invited()
    with pytest.raises(Invalid, match="phone: missing"):
        put_right(town, dispute_id, side="applicant", phone="")


def test_the_second_of_two_is_told_that_something_changed(town: Town) -> None:
    dispute_id = town.invited(boss=WRONG)
    party = town.party(dispute_id, "respondent")
    seen = mark(town, party)
    repair(town.write(), town.cast["registrar"], dispute_id, party.id, seen, right())
    with pytest.raises(Stale):
        repair(town.write(), town.cast["manager"], dispute_id, party.id, seen, right(THIRD))


def test_what_a_stranger_does_meanwhile_is_not_set_aside_unseen(town: Town) -> None:
    dispute_id = town.invited(boss=WRONG)
    stranger = town.comes_in(WRONG)
    party = town.party(dispute_id, "respondent")
    seen = mark(town, party)
    answer.answer_invitation(town.write(), stranger, dispute_id, None, "agrees")
    with pytest.raises(Stale):
        repair(town.write(), town.cast["registrar"], dispute_id, party.id, seen, right())


@pytest.mark.parametrize("who", ["registrar2", "mediator2", "court", "auditor", "system-admin"])
def test_nobody_else_finds_it(town: Town, who: str) -> None:
    dispute_id = town.invited(boss=WRONG)
    with pytest.raises((NotFound, NotAllowed)):
        put_right(town, dispute_id, who)


def test_a_party_may_not_repair_another(town: Town) -> None:
    dispute_id = town.invited(boss=WRONG)
    party, worker = town.party(dispute_id, "respondent"), town.comes_in(WORKER)
    with pytest.raises(NotAllowed):
        repair(town.write(), worker, dispute_id, party.id, mark(town, party), right())


def test_an_accepted_proposal_must_be_put_again(scene: Scene) -> None:
    worker = scene.party("applicant")
    scene.propose()
    assert mistaken.find(scene.fresh(), worker).people == {scene.worker.person_id}
    scene.do(repair, "registrar", worker.id, mark(scene, worker), right(THIRD))
    (proposal,) = scene.fresh().scalars(select(Proposal)).all()
    assert proposal.state == "superseded"


def test_an_answer_in_the_channel_counts_no_more(scene: Scene) -> None:
    worker = scene.party("applicant")
    proposal = scene.do(propose.put, scene.mediator, None, scene.terms())
    scene.do(propose.answer, scene.worker, proposal, propose.Answer("accept"))
    scene.do(repair, "registrar", worker.id, mark(scene, worker), right(THIRD))
    scene.do(propose.answer, scene.boss, proposal, propose.Answer("accept"))
    assert scene.fresh().get_one(Proposal, proposal).state == "put", "the right worker has not answered"


def test_a_signature_that_is_not_in_force_is_void_and_the_talks_reopen(scene: Scene) -> None:
    worker = scene.party("applicant")
    scene.propose()
    scene.agree()
    scene.sign(scene.worker, WORKER)
    scene.do(repair, "registrar", worker.id, mark(scene, worker), right(THIRD))
    assert scene.agreement.state == "void"
    scene.do(settle.reopen_talks, scene.mediator, None, "签名的不是本人")
    assert scene.dispute.state == "face_to_face"


def test_a_signature_in_force_stops_the_repair(scene: Scene) -> None:
    worker = scene.party("applicant")
    scene.in_force()
    assert scene.dispute.state == "enforcement"
    with pytest.raises(NotPossible, match="signed_in_force"):
        scene.do(repair, "registrar", worker.id, mark(scene, worker), right(THIRD))
    assert scene.party("applicant").phone == WORKER


def test_who_signed_what_is_in_force_is_shown_out_and_what_has_effect_stands(
    scene: Scene, client_for: ClientFor
) -> None:
    """Who was led in by a telephone comes in by it again: to end the acting alone kept nobody out."""
    scene.in_force()
    worker, agreement = scene.party("applicant"), scene.agreement.digest
    stranger = scene.worker
    assert client_for(stranger).get(f"/my/disputes/{scene.dispute_id.hex}").status == 200
    given = Right(THIRD, "", "签字的人说自己不是劳动者本人", effects_stand=True)
    scene.do(repair, "registrar", worker.id, mark(scene, worker), given)
    assert scene.dispute.state == "enforcement" and scene.agreement.digest == agreement
    assert scene.agreement.in_force_at is not None
    assert (scene.party("applicant").phone, scene.party("applicant").state) == (THIRD, "named")
    assert client_for(stranger).get(f"/my/disputes/{scene.dispute_id.hex}").status == 404
    assert verify(scene.fresh()).faults == ()


def test_the_page_lists_what_was_done_and_puts_it_right(town: Town, client_for: ClientFor) -> None:
    dispute_id = town.invited(boss=WRONG)
    stranger = town.comes_in(WRONG)
    answer.answer_invitation(town.write(), stranger, dispute_id, None, "agrees")
    desk = client_for(town.cast["registrar"])
    number, party = town.dispute(dispute_id).number, town.party(dispute_id, "respondent")
    at = f"/desk/disputes/{number}/parties/{party.id.hex}/repair"
    assert at in desk.get(f"/desk/disputes/{number}/parties").links().values()
    page = desk.get(at)
    assert "更正后作废" in page.text and "：同意" in page.text
    done = desk.send({"phone": BOSS, "reason": "接电话的人说打错了", "new_code": "y"})
    assert done.status == 200 and "新的查询码" in done.text and "联系错人" in done.text
    assert town.party(dispute_id, "respondent").phone == BOSS
    verbs = set(town.fresh().scalars(select(AuditEntry.verb)))
    assert {"party.repaired", "party.member_mistaken", "consent.set_aside", "tracking.renewed"} <= verbs
    assert client_for(stranger).get(f"/my/disputes/{dispute_id.hex}").status == 404


def test_the_page_says_why_it_cannot_be_put_right(scene: Scene, client_for: ClientFor) -> None:
    worker = scene.party("applicant")
    scene.in_force()
    desk = client_for(scene.cast["registrar"])
    page = desk.get(f"/desk/disputes/{scene.dispute.number}/parties/{worker.id.hex}/repair")
    assert "生效的协议上签名" in page.text and "更正后作废" not in page.text
    said = scene.fresh().scalars(select(Utterance).where(Utterance.contradicted_at.is_not(None))).all()
    assert said == []
