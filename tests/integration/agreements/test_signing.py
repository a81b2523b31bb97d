"""Nobody is bound without every signature, and every signature is under the text that was read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select, update

from mediation.agreements.models import Agreement, Signature
from mediation.audit.models import AuditEntry
from mediation.kernel import clock
from mediation.kernel.database import transaction
from mediation.kernel.errors import Invalid, NotAllowed, NotFound, NotPossible, Refused
from mediation.procedure.agreements import seal, settle, sign, sign_on_paper
from mediation.procedure.agreements.sign_on_paper import OnPaper
from mediation.procedure.parties import answer, identify
from mediation.projections import agreement_page, party_case, party_page, queue
from mediation.proposals.models import Proposal
from tests.integration.agreements.scene import BOSS, CAUTIONS, WORKER, Scene, in_days, said, words


def test_the_seal_is_the_last_act_and_brings_it_into_force(scene: Scene) -> None:
    scene.propose(in_days(10), in_days(40))
    scene.agree()
    assert scene.dispute.state == "agreement" and scene.agreement.state == "offered"
    assert not scene.sign(scene.worker, WORKER)
    assert not scene.sign(scene.boss, BOSS)
    assert scene.agreement.state == "offered"
    assert not scene.do(sign.sign_as_mediator, scene.mediator, scene.agreement.digest)
    assert scene.agreement.state == "signed"
    assert scene.seal()
    assert (scene.dispute.state, scene.agreement.state) == ("enforcement", "in_force")
    assert [(owed.due_on, owed.amount_fen) for owed in scene.obligations()] == [
        (in_days(10), 1_200_000), (in_days(40), 1_200_000),
    ]  # fmt: skip
    assert scene.dispute.due_on == in_days(10)


def test_the_act_that_completes_is_in_the_name_of_its_person(scene: Scene) -> None:
    scene.in_force()
    query = select(AuditEntry).where(AuditEntry.verb == "dispute.agreement_in_force")
    entry = scene.fresh().scalars(query).one()
    assert (entry.person_id, entry.role) == (scene.cast["seal"].person_id, "seal_keeper")


def test_court_delegated_is_in_force_from_both_parties_signing(begin_with: Callable[[str], Scene]) -> None:
    scene = begin_with("court_delegated")
    scene.propose(in_days(10))
    scene.agree()
    assert not scene.sign(scene.worker, WORKER)
    assert scene.sign(scene.boss, BOSS)
    assert scene.dispute.state == "enforcement"
    scene.do(sign.sign_as_mediator, scene.mediator, scene.agreement.digest)
    assert not scene.seal()
    assert scene.agreement.sealed_at is not None and scene.agreement.state == "in_force"


def test_levels_follow_how_the_signer_was_identified(scene: Scene) -> None:
    scene.propose(in_days(10))
    scene.agree()
    scene.sign(scene.worker, WORKER)
    scene.sign(scene.boss, BOSS)
    rows = {row.side: row for row in scene.fresh().scalars(select(Signature))}
    assert (rows["applicant"].level, rows["respondent"].level) == ("L2", "L1")
    assert {row.digest for row in rows.values()} == {scene.agreement.digest}


def test_a_clerks_code_never_binds(scene: Scene) -> None:
    scene.propose(in_days(10))
    scene.agree()
    who = identify.Representative("文员小王", "13700137000", "clerk")
    scene.do(identify.add_representative, "registrar", scene.party("respondent").id, who)
    clerk = scene.known("13700137000")
    with pytest.raises(NotAllowed):
        scene.do(sign.ask_code, clerk)
    with pytest.raises(NotAllowed):
        scene.do(sign.sign_as_party, clerk, scene.agreement.digest, clerk.name, "000000")


def test_a_wrong_code_counts_and_five_spend_it(scene: Scene) -> None:
    scene.propose(in_days(10))
    scene.agree()
    scene.do(sign.ask_code, scene.worker)
    scene.minutes_between = 0
    right = scene.code_sent_to(WORKER)
    wrong = "000000" if right != "000000" else "111111"
    for _ in range(5):
        with pytest.raises(Invalid):
            scene.do(sign.sign_as_party, scene.worker, scene.agreement.digest, scene.worker.name, wrong)
    with pytest.raises(Invalid):
        scene.do(sign.sign_as_party, scene.worker, scene.agreement.digest, scene.worker.name, right)


@pytest.mark.parametrize("typed", ["别人", ""])
def test_the_typed_name_is_the_signers(scene: Scene, typed: str) -> None:
    scene.propose(in_days(10))
    scene.agree()
    scene.do(sign.ask_code, scene.worker)
    with pytest.raises(Invalid) as wrong:
        scene.do(sign.sign_as_party, scene.worker, scene.agreement.digest, typed, scene.code_sent_to(WORKER))
    assert wrong.value.errors == {"typed_name": "not_your_name"}


def test_nobody_signs_twice_or_what_he_has_not_read(scene: Scene) -> None:
    scene.propose(in_days(10))
    scene.agree()
    scene.sign(scene.worker, WORKER)
    with pytest.raises(NotPossible, match="already_signed"):
        scene.do(sign.ask_code, scene.worker)
    with pytest.raises(NotPossible, match="agreement_changed"):
        scene.do(sign.sign_as_mediator, scene.mediator, "0" * 64)


def test_a_text_changed_behind_its_digest_is_refused(scene: Scene) -> None:
    scene.propose(in_days(10))
    scene.agree()
    session = scene.write()
    with transaction(session):
        session.execute(update(Agreement).values(result="付一百万"))
    with pytest.raises(NotPossible, match="agreement_changed"):
        scene.do(sign.sign_as_mediator, scene.mediator, scene.agreement.digest)


def test_paper_is_equal_and_the_registrar_may_record_the_last_one(
    begin_with: Callable[[str], Scene],
) -> None:
    scene = begin_with("court_delegated")
    scene.propose(in_days(10))
    scene.agree()
    scene.sign(scene.worker, WORKER)
    scene.clock.forward(minutes=30)
    paper = OnPaper(
        scene.party("respondent").id, "陈国富", "legal_representative", "thumb_print", clock.now()
    )
    assert scene.do(sign_on_paper.record_signature, "registrar", scene.agreement.digest, paper)
    row = scene.fresh().scalars(select(Signature).where(Signature.side == "respondent")).one()
    assert (row.level, row.person_id, row.entered_by) == ("paper", None, scene.cast["registrar"].person_id)
    assert scene.dispute.state == "enforcement"


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"person_name": " "}, "person_name"),
        ({"capacity": "clerk"}, "capacity"),
        ({"method": "stamp"}, "method"),
        ({"signed_at": 1}, "signed_at"),
        ({"signed_at": -9}, "signed_at"),
    ],
)
def test_what_paper_must_show(scene: Scene, change: dict[str, object], field: str) -> None:
    scene.propose(in_days(10))
    scene.agree()
    scene.clock.forward(minutes=5)
    if "signed_at" in change:
        change = {"signed_at": clock.now() + timedelta(days=change["signed_at"])}  # type: ignore[arg-type]
    plain = OnPaper(scene.party("applicant").id, "刘大山", "self", "paper", clock.now())
    paper = replace(plain, **change)  # type: ignore[arg-type]
    with pytest.raises(Invalid) as wrong:
        scene.do(sign_on_paper.record_signature, "registrar", scene.agreement.digest, paper)
    assert set(wrong.value.errors) == {field}


def test_declining_reopens_the_talks_and_asks_for_new_terms(scene: Scene) -> None:
    scene.propose(in_days(10))
    scene.agree()
    with pytest.raises(Refused, match="signing_failed"):
        scene.do(settle.reopen_talks, scene.mediator, None)
    scene.do(sign.decline_to_sign, scene.boss, "金额要再商量")
    assert scene.agreement.state == "declined"
    with pytest.raises(NotPossible, match="agreement_not_open"):
        scene.do(sign.ask_code, scene.worker)
    scene.do(settle.reopen_talks, scene.mediator, None)
    assert scene.dispute.state == "face_to_face"
    assert [row.state for row in scene.fresh().scalars(select(Proposal))] == ["superseded"]
    with pytest.raises(Refused, match="same_terms_accepted"):
        scene.agree()
    scene.propose(in_days(5))
    scene.agree()
    assert scene.agreement.number == 2


def test_staff_enter_that_a_party_will_not_sign(scene: Scene) -> None:
    scene.propose(in_days(10))
    scene.agree()
    scene.sign(scene.worker, WORKER)
    worker, boss = scene.party("applicant").id, scene.party("respondent").id
    with pytest.raises(Invalid) as wrong:
        scene.do(sign.enter_decline, "registrar", boss, said(""))
    assert wrong.value.errors == {"note": "missing"}
    with pytest.raises(NotAllowed):
        scene.do(sign.enter_decline, scene.worker, boss, said("他不签"))
    with pytest.raises(NotPossible, match="already_signed"):
        scene.do(sign.enter_decline, "registrar", worker, said("不签"))
    scene.do(sign.enter_decline, "registrar", boss, said("老板说资金没有到位"))
    assert (scene.agreement.state, scene.agreement.declined_by) == ("declined", boss)
    entry = scene.fresh().scalars(select(AuditEntry).where(AuditEntry.verb == "agreement.declined")).one()
    assert (entry.role, entry.on_behalf_of) == ("registrar", boss)
    shown = agreement_page.newest(scene.session, scene.dispute_id, scene.dispute.state)
    assert shown is not None and shown.declined_words == "老板说资金没有到位"
    head = party_case.header(scene.session, scene.boss, scene.dispute_id)
    (recorded,) = (
        one for one in party_page.recorded(scene.session, scene.boss, head) if one.kind == "decline_to_sign"
    )
    scene.do(answer.contradict, scene.boss, recorded.id, "我没有说过")
    shown = agreement_page.newest(scene.fresh(), scene.dispute_id, scene.dispute.state)
    assert shown is not None and shown.declined_words == ""


def test_after_a_refusal_to_sign_the_mediator_is_awaited(scene: Scene) -> None:
    scene.propose(in_days(10))
    scene.agree()
    scene.do(sign.decline_to_sign, scene.boss, "金额要再商量")
    assert [row.move for row in queue.mine(scene.fresh(), scene.mediator, queue.Wanted()).rows] == [
        "reopen_talks"
    ]
    for actor in (scene.worker, scene.boss):
        head = party_case.header(scene.session, actor, scene.dispute_id)
        tasks = party_page.page(scene.session, actor, head).tasks
        assert "sign" not in {one.code for one in tasks.mine}
        assert [one.code for one in tasks.theirs] == ["mediator_reopens"]


def test_days_to_sign_that_ran_out_await_the_mediator(scene: Scene) -> None:
    scene.propose(in_days(30))
    scene.agree(in_days(3))
    scene.clock.forward(days=4)
    assert [row.move for row in queue.mine(scene.fresh(), scene.mediator, queue.Wanted()).rows] == [
        "reopen_talks"
    ]


def test_days_to_sign_that_ran_out_void_the_agreement(scene: Scene) -> None:
    scene.propose(in_days(30))
    scene.agree(in_days(3))
    scene.sign(scene.worker, WORKER)
    scene.clock.forward(days=4)
    scene.do(settle.reopen_talks, scene.mediator, None)
    assert scene.agreement.state == "void"


def test_a_register_number_is_used_once(begin_with: Callable[[str], Scene], scene: Scene) -> None:
    scene.in_force()
    other = scene.another()
    other.propose(in_days(10))
    other.agree()
    other.sign_all()
    with pytest.raises(Invalid) as wrong:
        other.seal()
    assert wrong.value.errors == {"register_number": "register_number_taken"}
    assert other.dispute.state == "agreement"
    assert other.seal("用印2026-002")


def test_the_seal_waits_for_every_signature_and_a_number(scene: Scene) -> None:
    scene.propose(in_days(10))
    scene.agree()
    scene.sign(scene.worker, WORKER)
    with pytest.raises(Refused) as refused:
        scene.do(seal.seal, "seal", None, scene.agreement.digest, " ")
    assert set(refused.value.codes) == {"signed_by_parties", "signed_by_mediator", "register_number_given"}
    with pytest.raises((NotAllowed, NotFound)):
        scene.do(seal.seal, "registrar", None, scene.agreement.digest, "1")


@pytest.mark.parametrize("field", ["main_facts", "result", "default_clause"])
def test_an_agreement_says_what_it_must(scene: Scene, field: str) -> None:
    scene.propose(in_days(10))
    with pytest.raises(Invalid) as wrong:
        scene.do(settle.reach_agreement, scene.mediator, None, replace(words(), **{field: " "}), CAUTIONS)
    assert wrong.value.errors == {field: "missing"}
    with pytest.raises(Invalid):
        scene.agree(in_days(-1))
