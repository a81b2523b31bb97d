"""Nobody puts words into another party's mouth, and what binds a party is said by who may bind it."""

from __future__ import annotations

from uuid import UUID

import pytest
from sqlalchemy import select

from mediation.kernel import clock
from mediation.kernel.actor import Actor
from mediation.kernel.errors import Invalid, NotAllowed
from mediation.kernel.outbox import OutboxMessage
from mediation.parties.contact import Representative
from mediation.parties.models import Party
from mediation.procedure.claims import intake, review
from mediation.procedure.claims.filing import Filing, Item, NamedParty
from mediation.procedure.claims.intake import AtDesk
from mediation.procedure.claims.review import Invitation
from mediation.procedure.mediators import assign, conflict
from mediation.procedure.parties import answer, identify
from mediation.procedure.proposing import propose
from mediation.procedure.said import Said
from mediation.projections import channel_of_party, party_case, party_page
from tests.integration.agreements.scene import BOSS, Scene, in_days, said
from tests.integration.parties.town import Town


def test_a_party_enters_no_words_as_told(scene: Scene) -> None:
    respondent = scene.party("respondent").id
    with pytest.raises(NotAllowed):
        scene.do(review.answer_invitation, scene.boss, None, respondent, "agrees", said())
    assert scene.party("respondent").answer is None


def test_a_party_does_not_consent_for_the_other(scene: Scene) -> None:
    scene.do(assign.assign, "manager", None, scene.cast["mediator6"].person_id)
    scene.do(assign.take_up, "mediator6", "曾经代理过申请人的另一件事")
    disclosed = conflict.queries.active(scene.fresh(), scene.dispute_id)[-1]
    written = Said("paper", clock.now(), "书面同意")
    with pytest.raises(NotAllowed):
        scene.do(
            conflict.enter_answer, scene.worker, disclosed.id, scene.party("respondent").id, "agrees", written
        )
    assert scene.fresh().get_one(type(disclosed), disclosed.id).conflict_settled_at is None


def test_words_entered_by_staff_never_came_online(scene: Scene) -> None:
    with pytest.raises(NotAllowed):
        scene.do(
            review.answer_invitation, "registrar", None, scene.party("respondent").id, "agrees",
            Said("online", clock.now(), "网上说的"),
        )  # fmt: skip
    proposal = scene.do(propose.put, scene.mediator, None, scene.terms(in_days(10)))
    told = propose.Answer("accept", "", "online", clock.now())
    with pytest.raises(Invalid):
        scene.do(propose.enter_answer, scene.mediator, scene.party("respondent").id, proposal, told)


def test_a_party_learns_that_words_were_entered_for_it(scene: Scene) -> None:
    before = sent_to(scene, BOSS)
    scene.do(review.answer_invitation, "registrar", None, scene.party("respondent").id, "agrees", said())
    told = sent_to(scene, BOSS)[len(before) :]
    assert [text for text in told if "登记了您说过的话" in text]
    number = scene.dispute.number
    assert all(number in text and "同意" not in text for text in told)


def sent_to(scene: Scene, phone: str) -> list[str]:
    rows = scene.fresh().scalars(select(OutboxMessage).order_by(OutboxMessage.at))
    return [row.body or "" for row in rows if row.address == phone]


def with_two_respondents(town: Town) -> tuple[UUID, Actor, list[Party]]:
    """A dispute in which one person is a clerk of the employer and manages the contractor."""
    filing = Filing(
        town.cast.offices["YCFS"],
        (
            NamedParty("applicant", "worker", "刘大山", phone="13800138000"),
            NamedParty("respondent", "employer", "绍兴锦华针织有限公司", phone=BOSS),
            NamedParty("respondent", "other_liable", "绍兴宏业劳务有限公司", address="越城区", ground="总包"),
        ),
        (Item("wages_owed", 2_400_000),),
        "三个月工资没有发。",
        source="oral",
    )
    registrar = town.cast["registrar"]
    dispute_id = intake.file_at_desk(town.write(), registrar, AtDesk(filing)).dispute_id
    review.invite(town.write(), registrar, dispute_id, None, Invitation())
    rows = select(Party).where(Party.dispute_id == dispute_id, Party.side == "respondent")
    parties = list(town.fresh().scalars(rows.order_by(Party.position)))
    for party, capacity in zip(parties, ("clerk", "legal_representative"), strict=True):
        identify.identify(town.write(), registrar, dispute_id, party.id, "business_licence")
        who = Representative("陈国富", BOSS, capacity)
        identify.add_representative(town.write(), registrar, dispute_id, party.id, who)
    return dispute_id, town.comes_in(BOSS), parties


def test_an_authority_for_one_party_binds_no_other(town: Town) -> None:
    dispute_id, boss, (_, contractor) = with_two_respondents(town)
    answer.answer_invitation(town.write(), boss, dispute_id, None, "agrees")
    answers = {
        row.id: row.answer for row in town.fresh().scalars(select(Party).where(Party.side == "respondent"))
    }
    assert answers.pop(contractor.id) == "agrees" and set(answers.values()) == {None}
    assert party_case.header(town.fresh(), boss, dispute_id).party_id == contractor.id
    assert channel_of_party.page(town.session, boss, dispute_id, contractor.id).party_name == contractor.name


def test_words_of_every_party_one_acts_for_can_be_denied(town: Town) -> None:
    dispute_id, boss, parties = with_two_respondents(town)
    for party in parties:
        review.answer_invitation(
            town.write(), town.cast["registrar"], dispute_id, None, party.id, "refuses", said()
        )
    head = party_case.header(town.fresh(), boss, dispute_id)
    recorded = party_page.recorded(town.session, boss, head)
    assert len(recorded) == 2
    for one in recorded:
        answer.contradict(town.write(), boss, dispute_id, one.id, "没有说过")
    assert {row.answer for row in town.fresh().scalars(select(Party).where(Party.side == "respondent"))} == {
        None
    }
