"""A proposal is joint, its answers are not: nothing shows until everybody bound by it has answered."""

from __future__ import annotations

import itertools
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from mediation.audit.models import AuditEntry
from mediation.kernel import clock
from mediation.kernel.errors import Invalid, NotAllowed, NotFound, NotPossible, Refused, Stale
from mediation.procedure.confide import speak
from mediation.procedure.parties import identify
from mediation.procedure.proposing import propose
from mediation.procedure.proposing.propose import Answer
from mediation.projections import channel_of_party, proposals_tab
from mediation.proposals.terms import Instalment, Term
from tests.integration.agreements.scene import Scene
from tests.integration.talks.acts import proposal, put, term

SECRET = "再少我就不谈了"


def answer(scene: Scene, side: str, key: Any, what: str, words: str = "") -> None:
    actor = scene.worker if side == "applicant" else scene.boss
    scene.do(propose.answer, actor, key, Answer(what, words))


@pytest.mark.parametrize("order", list(itertools.permutations(("applicant", "respondent"))))
@pytest.mark.parametrize(
    ("answers", "outcome"),
    [
        (("accept", "accept"), "accepted"),
        (("accept", "decline"), "not_accepted"),
        (("decline", "accept"), "not_accepted"),
        (("decline", "decline"), "not_accepted"),
    ],
)
def test_the_outcome_comes_with_the_last_answer(
    scene: Scene, order: tuple[str, ...], answers: tuple[str, str], outcome: str
) -> None:
    key = put(scene)
    given = dict(zip(("applicant", "respondent"), answers, strict=True))
    version = scene.dispute.version
    answer(scene, order[0], key, given[order[0]])
    assert (proposal(scene, key).state, proposal(scene, key).decided_at) == ("put", None)
    answer(scene, order[1], key, given[order[1]])
    decided = proposal(scene, key)
    assert (decided.state, decided.decided_at is None) == (outcome, False)
    assert scene.dispute.version == version
    with pytest.raises(NotPossible, match="proposal_over"):
        answer(scene, order[0], key, "accept")


def test_an_answer_may_be_given_anew_until_all_have_answered(scene: Scene) -> None:
    key = put(scene)
    answer(scene, "applicant", key, "decline")
    answer(scene, "applicant", key, "accept")
    answer(scene, "respondent", key, "accept")
    assert proposal(scene, key).state == "accepted"


def test_an_answer_is_seen_by_its_party_and_the_mediator_only(scene: Scene) -> None:
    key = put(scene)
    answer(scene, "applicant", key, "decline", SECRET)
    party = scene.party("applicant").id
    for who, sees in (
        (scene.worker, True), (scene.mediator, True), (scene.boss, False),
        (scene.cast["manager"], False), (scene.cast["registrar"], False), (scene.cast["mediator2"], False),
    ):  # fmt: skip
        page = proposals_tab.page(scene.fresh(), who, scene.dispute_id)
        assert (party in page.proposal(key).answers) is sees, who.name
    assert all(SECRET not in body for body in scene.fresh().scalars(select(AuditEntry.body)))


def test_a_new_proposal_overtakes_the_one_before(scene: Scene) -> None:
    first, second = put(scene), put(scene, 600_000, 700_000)
    assert proposal(scene, first).state == "superseded"
    with pytest.raises(NotPossible, match="proposal_over"):
        answer(scene, "applicant", first, "accept")
    assert [
        row.number for row in proposals_tab.page(scene.fresh(), scene.worker, scene.dispute_id).proposals
    ] == [2, 1]
    assert proposal(scene, second).terms[0]["instalments"][1]["amount_fen"] == 700_000


def test_what_the_mediator_enters_can_be_contradicted(scene: Scene) -> None:
    key, party = put(scene), scene.party("applicant").id
    said = Answer("accept", "电话里说好", "telephone", clock.now())
    scene.do(propose.enter_answer, scene.mediator, party, key, said)
    line = channel_of_party.page(scene.fresh(), scene.worker, scene.dispute_id, party).lines[-1]
    assert (line.answer, line.by_mediator, line.how, line.can_be_contradicted) == (
        "accept",
        True,
        "telephone",
        True,
    )
    scene.do(speak.contradict, scene.worker, party, line.id, "我没有答应")
    entries = scene.fresh().scalars(select(AuditEntry).where(AuditEntry.on_behalf_of == party)).all()
    assert [entry.verb for entry in entries] == ["channel.answer_added"]


def test_nobody_answered_before_the_proposal_was_put(scene: Scene) -> None:
    key = put(scene)
    early = Answer("accept", "", "telephone", proposal(scene, key).put_at - timedelta(minutes=1))
    with pytest.raises(Invalid) as wrong:
        scene.do(propose.enter_answer, scene.mediator, scene.party("applicant").id, key, early)
    assert wrong.value.errors == {"said_at": "before_the_proposal"}


@pytest.mark.parametrize("who", ["manager", "registrar", "mediator2"])
def test_nobody_without_a_grant_enters_an_answer(scene: Scene, who: str) -> None:
    key = put(scene)
    said = Answer("accept", "", "telephone", clock.now())
    with pytest.raises(NotFound):
        scene.do(propose.enter_answer, who, scene.party("applicant").id, key, said)


def test_a_clerk_reads_but_does_not_answer(scene: Scene) -> None:
    key = put(scene)
    clerk = identify.Representative("赵小妹", "13700137000", "clerk")
    scene.do(identify.add_representative, "registrar", scene.party("respondent").id, clerk)
    scene.boss = scene_member(scene, "13700137000")
    assert proposals_tab.page(scene.fresh(), scene.boss, scene.dispute_id).proposal(key).state == "put"
    with pytest.raises(NotAllowed):
        answer(scene, "respondent", key, "accept")


def scene_member(scene: Scene, phone: str) -> Any:
    from mediation.identity.queries import account_of_phone
    from mediation.kernel.actor import Actor
    from mediation.kernel.encryption import blind_index

    account = account_of_phone(scene.fresh(), blind_index(phone, "phone"))
    assert account is not None
    return Actor(account.person_id, account.id, name=account.person.name)


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"disposition": "gift"}, "terms_complete"),
        ({"instalments": ()}, "terms_complete"),
        ({"claim_item_id": "0" * 32}, "claim_items_all_answered"),
    ],
)
def test_terms_that_leave_something_open(scene: Scene, changes: dict[str, Any], code: str) -> None:
    plain = vars(term(scene, 100))
    with pytest.raises(Refused, match=code):
        scene.do(propose.put, scene.mediator, None, (Term(**{**plain, **changes}),))


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"payer_id": "1" * 32}, "payer"),
        ({"payee_id": "1" * 32}, "payee"),
        ({"manner": "promise"}, "manner"),
        ({"instalments": "past"}, "instalments"),
    ],
)
def test_terms_that_cannot_be_performed(scene: Scene, changes: dict[str, Any], field: str) -> None:
    if changes.get("instalments") == "past":
        changes = {"instalments": (Instalment(100, clock.today() - timedelta(days=1)),)}
    with pytest.raises(Invalid) as wrong:
        scene.do(propose.put, scene.mediator, None, (Term(**{**vars(term(scene, 100)), **changes}),))
    assert set(wrong.value.errors) == {f"items-0-{field}"}


def test_a_stale_form_puts_nothing(scene: Scene) -> None:
    with pytest.raises(Stale):
        scene.do(propose.put, scene.mediator, scene.dispute.version - 1, (term(scene, 100),))
    assert proposals_tab.page(scene.fresh(), scene.mediator, scene.dispute_id).proposals == ()


def test_nobody_overtakes_terms_that_he_has_not_seen(scene: Scene) -> None:
    """Two mediators with the same page before them: the second is told that the first was quicker."""
    seen = scene.dispute.version
    first = scene.do(propose.put, scene.mediator, seen, (term(scene, 100),))
    with pytest.raises(Stale) as told:
        scene.do(propose.put, scene.mediator, seen, (term(scene, 200),))
    assert [change.trigger for change in told.value.changes] == ["put_proposal"]
    assert proposal(scene, first).state == "put"


def test_a_proposal_without_payment_still_asks_worker_and_employer(scene: Scene) -> None:
    key = scene.do(propose.put, scene.mediator, None, (Term(term(scene, 1).claim_item_id, "withdrawn"),))
    answer(scene, "applicant", key, "accept")
    assert proposal(scene, key).state == "put"
    answer(scene, "respondent", key, "accept")
    assert proposal(scene, key).state == "accepted"
