"""Minutes from the draft to the signatures: who may, what is fixed, what is asked again."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import func, select

from mediation.audit.models import AuditEntry, AuditHead
from mediation.claims.models import ClaimFacts, ClaimItem
from mediation.disputes.models import Dispute
from mediation.documents.uploads import Upload
from mediation.kernel import clock
from mediation.kernel.database import transaction
from mediation.kernel.errors import Invalid, NotAllowed, NotFound, NotPossible, Refused, Stale
from mediation.kernel.outbox import OutboxMessage
from mediation.minutes import queries
from mediation.minutes.models import MediationMinutes, MinutesDraft
from mediation.minutes.text import Fact, Other
from mediation.parties.contact import Representative
from mediation.procedure.minutes import confirm, drafting, lay_out, objecting, signing
from mediation.procedure.minutes.signing import Paper
from mediation.procedure.parties import answer, identify
from mediation.procedure.preparation import state_facts
from mediation.procedure.preparation.state_facts import Facts, Stated
from mediation.procedure.proposing import propose
from mediation.procedure.said import Said
from mediation.proposals.models import Proposal
from mediation.talks.models import Talk
from tests.integration.agreements.scene import BOSS, WORKER, Scene, in_days
from tests.integration.minutes.acts import (
    begun,
    content,
    fact,
    laid_out,
    member,
    person,
    row,
    saved,
    sign,
    sign_all,
    talk_of,
)
from tests.integration.talks.acts import put

SECRET = "最低一万八可以接受"


def joint(scene: Scene) -> Any:
    session = scene.fresh()
    chain = f"dispute:{scene.dispute_id.hex}:{scene.dispute_id.hex}"
    dispute = session.get_one(Dispute, scene.dispute_id)
    return (
        [getattr(dispute, name.key) for name in Dispute.__table__.columns],
        session.scalars(select(AuditEntry.hash).where(AuditEntry.chain == chain)).all(),
        session.scalars(select(AuditHead.hash).where(AuditHead.chain == chain)).all(),
        session.scalars(select(OutboxMessage.id)).all(),
        [(row.state, row.present, row.outcome) for row in session.scalars(select(Talk))],
        session.scalar(select(func.count()).select_from(MediationMinutes)),
    )


def test_a_draft_touches_nothing_joint_and_lies_sealed(scene: Scene) -> None:
    talk = begun(scene)
    before = joint(scene)
    first = saved(scene, talk, 0, left_open=SECRET)
    assert saved(scene, talk, first, left_open=SECRET) == first + 1
    assert joint(scene) == before
    session = scene.fresh()
    kept = [each.content_sealed for each in session.scalars(select(MinutesDraft))]
    kept += [body.encode() for body in session.scalars(select(AuditEntry.body))]
    assert len(kept) > 2 and not any(SECRET.encode() in each for each in kept)


def test_a_second_window_is_told_and_overwrites_nothing(scene: Scene) -> None:
    talk = begun(scene)
    saved(scene, talk, 0, agreed="第一个窗口写的")
    with pytest.raises(Stale):
        saved(scene, talk, 0, agreed="第二个窗口写的")
    key = scene.do(lay_out.lay_out, scene.mediator, talk, 1)
    assert row(scene, key).text["agreed"] == "第一个窗口写的"
    # A window that was open since before the laying out does not begin a correction unnoticed.
    with pytest.raises(Stale):
        saved(scene, talk, 0)


@pytest.mark.parametrize("who", ["worker", "boss", "registrar", "manager", "mediator2", "court", "auditor"])
def test_nobody_else_writes_minutes(scene: Scene, who: str) -> None:
    talk = begun(scene)
    version = saved(scene, talk)
    actor = getattr(scene, who) if who in ("worker", "boss") else scene.cast[who]
    for act in (
        lambda: scene.do(drafting.begin_now, actor, "at_office", ""),
        lambda: scene.do(drafting.save, actor, talk, None, content(scene)),
        lambda: scene.do(lay_out.lay_out, actor, talk, version),
    ):
        with pytest.raises((NotFound, NotAllowed)):
            act()


def test_laying_out_fixes_the_text_holds_the_session_and_tells_both(scene: Scene) -> None:
    sent = len(scene.fresh().scalars(select(OutboxMessage.id)).all())
    key = laid_out(scene)
    minutes, talk = row(scene, key), talk_of(scene, key)
    assert (minutes.state, minutes.number, talk.state) == ("laid_out", 1, "held")
    assert [each.name for each in queries.people(scene.fresh(), key)] == [
        scene.mediator.name, scene.worker.name, scene.boss.name,
    ]  # fmt: skip
    assert "三个月" in talk.positions and talk.undisputed_facts == "七月工资没有发"
    bodies = [each.body or "" for each in scene.fresh().scalars(select(OutboxMessage))]
    assert len(bodies) == sent + 2 and not any("七月" in body for body in bodies)
    with pytest.raises(NotPossible, match="nothing_written"):
        scene.do(lay_out.lay_out, scene.mediator, talk.id, 1)


def test_everything_missing_is_said_at_once(scene: Scene) -> None:
    talk = begun(scene)
    now = clock.now()
    version = saved(
        scene, talk, held_from=now, held_until=now - timedelta(hours=1), members=(), issues=(), left_open=""
    )
    with pytest.raises(Refused) as refused:
        scene.do(lay_out.lay_out, scene.mediator, talk, version)
    assert set(refused.value.codes) == {
        "minutes_present",
        "minutes_issues",
        "minutes_outcome",
        "minutes_span",
    }


def test_authority_is_looked_at_when_the_text_is_fixed(scene: Scene) -> None:
    talk = begun(scene)
    version = saved(scene, talk)
    scene.do(identify.end_representative, "registrar", _member_key(scene, "respondent"), "解除委托")
    with pytest.raises(Refused, match="minutes_present_unknown"):
        scene.do(lay_out.lay_out, scene.mediator, talk, version)


def _member_key(scene: Scene, side: str) -> UUID:
    return UUID(hex=member(scene, side))


def test_signed_by_both_and_the_mediator_they_are_complete(scene: Scene) -> None:
    key = laid_out(scene)
    assert not sign(scene, key, scene.worker, WORKER)
    assert not sign(scene, key, scene.boss, BOSS)
    assert scene.do(signing.sign_as_mediator, scene.mediator, key, row(scene, key).digest)
    assert row(scene, key).state == "signed" and row(scene, key).signed_at is not None
    with pytest.raises(NotPossible, match="already_signed_minutes"):
        sign(scene, key, scene.worker, WORKER)


def test_a_text_that_was_changed_is_not_signed(scene: Scene) -> None:
    key = laid_out(scene)
    scene.do(signing.ask_code, scene.worker, key)
    code = scene.code_sent_to(WORKER)
    with pytest.raises(NotPossible, match="minutes_changed"):
        scene.do(signing.sign, scene.worker, key, "0" * 64, scene.worker.name, code)
    session = scene.write()
    with transaction(session):
        minutes = session.get_one(MediationMinutes, key)
        minutes.text = {**minutes.text, "agreed": "另加一万"}
    with pytest.raises(NotPossible, match="minutes_changed"):
        scene.do(signing.sign, scene.worker, key, row(scene, key).digest, scene.worker.name, code)


def test_a_wrong_code_counts_and_a_wrong_name_is_asked_again(scene: Scene) -> None:
    key = laid_out(scene)
    scene.do(signing.ask_code, scene.worker, key)
    digest, code = row(scene, key).digest, scene.code_sent_to(WORKER)
    for name, given, field in ((scene.boss.name, code, "typed_name"), (scene.worker.name, "0", "code")):
        with pytest.raises(Invalid) as wrong:
            scene.do(signing.sign, scene.worker, key, digest, name, given)
        assert field in wrong.value.errors
    assert queries.words(scene.fresh(), key) == []


def test_who_was_not_there_does_not_sign(scene: Scene) -> None:
    talk = begun(scene)
    version = saved(scene, talk, members=(member(scene, "applicant"),))
    key = scene.do(lay_out.lay_out, scene.mediator, talk, version)
    with pytest.raises(NotPossible, match="not_present"):
        scene.do(signing.ask_code, scene.boss, key)


def test_paper_is_equal_and_a_thumb_print_names_its_witness(scene: Scene) -> None:
    key = laid_out(scene, others=(Other("王翻译", "interpreter", "applicant"),))
    scene.clock.forward(minutes=5)
    who, digest = person(scene, key, scene.worker.name).id, row(scene, key).digest
    with pytest.raises(Invalid) as wrong:
        scene.do(signing.record_paper, scene.mediator, key, digest, Paper(who, "thumb_print", clock.now()))
    assert wrong.value.errors == {"remark": "witness_missing"}
    scan = Upload("笔录.pdf", "application/pdf", b"%PDF-1.4\n1 0 obj<<>>endobj\nstartxref\n0\n%%EOF\n")
    paper = Paper(who, "thumb_print", clock.now(), "王翻译在场见证", scan)
    scene.do(signing.record_paper, scene.mediator, key, digest, paper)
    found = queries.words(scene.fresh(), key)
    assert [(each.level, each.words, each.document_id is not None) for each in found] == [
        ("paper", "王翻译在场见证", True)
    ]
    early = Paper(person(scene, key, "王翻译").id, "paper", row(scene, key).laid_out_at - timedelta(hours=1))
    with pytest.raises(Invalid):
        scene.do(signing.record_paper, scene.mediator, key, digest, early)


def test_a_refusal_is_noted_and_changes_no_word(scene: Scene) -> None:
    key = laid_out(scene)
    digest = row(scene, key).digest
    scene.do(objecting.say, scene.boss, key, "refusal", "不同意这样写")
    scene.do(objecting.say, scene.boss, key, "objection", "应当是两个月")
    with pytest.raises(NotPossible, match="said_already"):
        scene.do(
            objecting.enter, scene.mediator, key, person(scene, key, scene.boss.name).id, "refusal", "又说"
        )
    sign(scene, key, scene.worker, WORKER)
    scene.do(signing.sign_as_mediator, scene.mediator, key, digest)
    assert (row(scene, key).state, row(scene, key).digest) == ("laid_out", digest)
    # Who refused can still sign.
    assert sign(scene, key, scene.boss, BOSS)
    with pytest.raises(NotPossible):
        scene.do(objecting.say, scene.worker, key, "refusal", "反悔")


def test_a_correction_is_another_version_and_signatures_are_asked_again(scene: Scene) -> None:
    key = laid_out(scene)
    sign_all(scene, key)
    talk = talk_of(scene, key).id
    version = scene.do(drafting.save, scene.mediator, talk, None, content(scene, agreed="先付一个月"))
    with pytest.raises(Refused, match="minutes_change_note"):
        scene.do(lay_out.lay_out, scene.mediator, talk, version)
    version = scene.do(
        drafting.save,
        scene.mediator,
        talk,
        version,
        content(scene, agreed="先付一个月", change_note="漏记一句"),
    )
    second = scene.do(lay_out.lay_out, scene.mediator, talk, version)
    assert (row(scene, key).state, row(scene, second).state, row(scene, second).number) == (
        "superseded", "laid_out", 2,
    )  # fmt: skip
    assert queries.words(scene.fresh(), second) == [] and len(queries.words(scene.fresh(), key)) == 3
    with pytest.raises(NotPossible, match="minutes_replaced"):
        scene.do(objecting.say, scene.worker, key, "objection", "晚了")


def test_a_fact_is_undisputed_when_both_sides_confirm_it(scene: Scene) -> None:
    key = laid_out(scene)
    one = fact(scene, key).id
    scene.do(confirm.answer, scene.worker, key, {one: "confirms"})
    assert fact(scene, key).confirmed_at is None
    scene.do(confirm.answer, scene.boss, key, {one: "denies"}, "只欠一半")
    assert fact(scene, key).confirmed_at is None
    scene.do(confirm.answer, scene.boss, key, {one: "confirms"})
    assert fact(scene, key).confirmed_at is not None
    with pytest.raises(NotPossible, match="fact_settled"):
        scene.do(confirm.answer, scene.worker, key, {one: "denies"})


def test_a_clerk_confirms_nothing(scene: Scene) -> None:
    key = laid_out(scene)
    clerk = Representative("李经办", "13700137000", "clerk")
    scene.do(identify.add_representative, "registrar", scene.party("respondent").id, clerk)
    with pytest.raises(NotAllowed):
        scene.do(confirm.answer, scene.known("13700137000"), key, {fact(scene, key).id: "confirms"})


def test_what_a_side_had_stated_becomes_undisputed_beside_its_item(scene: Scene) -> None:
    item = scene.fresh().scalars(select(ClaimItem).where(ClaimItem.dispute_id == scene.dispute_id)).one()
    told = Facts("wages_owed", "applicant", {"monthly_wage": "6000"})
    scene.do(state_facts.state, scene.worker, item.id, None, Stated(told))
    known = f"{item.id.hex}.wages_owed.monthly_wage.applicant"
    key = laid_out(scene, facts=(Fact("月工资 6000 元", known),))
    one = fact(scene, key).id
    scene.do(confirm.answer, scene.worker, key, {one: "confirms"})
    assert _undisputed(scene) == {}
    said = Said("oral", clock.now(), "当场说对")
    scene.do(confirm.enter, scene.mediator, key, scene.party("respondent").id, {one: "confirms"}, said)
    assert _undisputed(scene) == {"monthly_wage": "6000"}
    entered = queries.fact_words(scene.fresh(), scene.dispute_id, [one])[one][scene.party("respondent").id]
    scene.do(answer.contradict, scene.boss, entered.id, "我没有这样说")
    assert _undisputed(scene) == {} and fact(scene, key).confirmed_at is None


def _undisputed(scene: Scene) -> dict[str, Any]:
    query = select(ClaimFacts.facts).where(
        ClaimFacts.dispute_id == scene.dispute_id, ClaimFacts.side == "undisputed",
        ClaimFacts.replaced_at.is_(None),
    )  # fmt: skip
    return scene.fresh().scalar(query) or {}


def test_terms_signed_by_all_whom_they_bind_open_the_agreement(scene: Scene) -> None:
    scene.do(propose.put, scene.mediator, None, scene.terms(in_days(10)))
    proposal = scene.fresh().scalars(select(Proposal)).one()
    # What somebody answered apart says nothing about what is signed together.
    scene.do(propose.answer, scene.boss, proposal.id, propose.Answer("decline"))
    key = laid_out(scene, agreed="按方案付清", left_open="", proposal=proposal.id.hex)
    sign(scene, key, scene.worker, WORKER)
    scene.do(signing.sign_as_mediator, scene.mediator, key, row(scene, key).digest)
    assert scene.fresh().get_one(Proposal, proposal.id).state == "put"
    assert sign(scene, key, scene.boss, BOSS)
    assert scene.fresh().get_one(Proposal, proposal.id).state == "accepted"
    scene.agree()
    assert scene.dispute.state == "agreement"


def test_terms_that_another_proposal_replaced_do_not_come_to_stand(scene: Scene) -> None:
    first = put(scene)
    key = laid_out(scene, agreed="按方案付清", proposal=first.hex)
    put(scene, 900_000)
    sign_all(scene, key)
    states = {each.number: each.state for each in scene.fresh().scalars(select(Proposal))}
    assert row(scene, key).state == "signed" and states == {1: "superseded", 2: "put"}
    talk = talk_of(scene, key).id
    version = scene.do(
        drafting.save, scene.mediator, talk, None, content(scene, proposal=first.hex, change_note="改")
    )
    with pytest.raises(NotPossible, match="terms_overtaken"):
        scene.do(lay_out.lay_out, scene.mediator, talk, version)
