"""An unfinished proposal is kept for the mediators alone, and any of them goes on with it."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import select

from mediation.audit.models import AuditEntry
from mediation.kernel.errors import Invalid, NotAllowed, NotFound, NotPossible
from mediation.procedure.proposing import drafts
from mediation.proposals.models import ProposalDraft
from mediation.proposals.queries import draft_of
from tests.integration.agreements.scene import Scene
from tests.integration.talks.acts import put
from tests.integration.talks.pages import Signed, day, desk, filled, my

WORDS = "想让单位多出两千"
TYPED: dict[str, Any] = {"items": {}, "other_duties": WORDS}


def test_a_draft_is_sealed_and_touches_nothing_joint(scene: Scene) -> None:
    version = scene.dispute.version
    scene.do(drafts.keep, scene.mediator, 0, TYPED)
    kept = draft_of(scene.fresh(), scene.dispute_id)
    assert kept is not None and (kept.revision, kept.typed) == (1, TYPED)
    assert scene.dispute.version == version
    row = scene.fresh().scalars(select(ProposalDraft)).one()
    assert row.payload_sealed is not None and WORDS.encode() not in row.payload_sealed
    verb = select(AuditEntry).where(AuditEntry.verb == "proposal.draft_kept")
    entry = scene.fresh().scalars(verb).one()
    assert entry.chain != f"{scene.dispute_id.hex}:{scene.dispute_id.hex}" and WORDS not in entry.body


def test_what_another_kept_is_not_written_over_unseen(scene: Scene) -> None:
    scene.do(drafts.keep, scene.mediator, 0, TYPED)
    with pytest.raises(NotPossible, match="draft_changed"):
        scene.do(drafts.keep, scene.mediator, 0, TYPED)
    scene.do(drafts.keep, scene.mediator, 1, TYPED)
    scene.do(drafts.throw_away, scene.mediator)
    assert draft_of(scene.fresh(), scene.dispute_id) is None
    scene.do(drafts.throw_away, scene.mediator)
    scene.do(drafts.keep, scene.mediator, 0, TYPED)


def test_more_than_any_proposal_is_not_kept(scene: Scene) -> None:
    with pytest.raises(Invalid):
        scene.do(drafts.keep, scene.mediator, 0, {"other_duties": "长" * drafts.MOST_KEPT})


@pytest.mark.parametrize("who", ["manager", "registrar", "mediator2", "seal"])
def test_nobody_else_drafts(scene: Scene, who: str) -> None:
    with pytest.raises((NotFound, NotAllowed)):
        scene.do(drafts.keep, who, 0, TYPED)
    with pytest.raises((NotFound, NotAllowed)):
        scene.do(drafts.throw_away, who)


def test_a_draft_is_taken_up_where_it_was_left(scene: Scene, client_for: Signed) -> None:
    put(scene)
    mediator, worker, manager = (
        client_for(who) for who in (scene.mediator, scene.worker, scene.cast["manager"])
    )
    path = desk(scene, "/steps/put-proposal")
    page = mediator.get(path)
    page = mediator.post(path, filled(mediator, "put-proposal", {"more": "0"}))
    typed = {
        "items-0-disposition": "pay", "items-0-instalments-1-amount": "三千多", "other_duties": WORDS,
        "items-0-instalments-1-due": day(days=40), "items-0-duties": "开证明", "keep": "1",
    }  # fmt: skip
    page = mediator.post(path, filled(mediator, "put-proposal", typed))
    assert "草稿已保存" in page.text and "没有提出的草稿" in page.text
    for other, where in ((worker, my(scene, "/proposals")), (manager, desk(scene, "/proposals"))):
        told = other.get(where).text
        assert WORDS not in told and "草稿" not in told
    fields = mediator.get(path).form("put-proposal").fields
    assert fields["items-0-instalments-0-amount"] == ["12,000.00"]
    assert fields["items-0-instalments-1-amount"] == ["三千多"] and fields["other_duties"] == [WORDS]
    assert fields["items-0-duties"] == ["开证明"] and fields["draft"] == ["1"]
    assert "三千多" not in mediator.get(f"{path}?anew=1").text
    mediator.get(path)
    page = mediator.send({"items-0-instalments-1-amount": "3000"}, form="put-proposal")
    assert "第 2 号方案" in page.text and "没有提出的草稿" not in page.text


def test_two_mediators_at_one_draft(scene: Scene, client_for: Signed) -> None:
    path = desk(scene, "/steps/put-proposal")
    mediator = client_for(scene.mediator)
    mediator.get(path)
    sent = filled(mediator, "put-proposal", {"other_duties": "我的", "keep": "1"})
    scene.do(drafts.keep, scene.mediator, 0, TYPED)
    page = mediator.post(path, sent)
    assert page.status == 409 and "另一位调解员刚刚保存了这份草稿" in page.text and "我的" in page.text
    page = mediator.post(path, filled(mediator, "put-proposal", {"keep": "1"}))
    assert "草稿已保存" in page.text
    page = mediator.send(form="/throw-away")
    assert "草稿已删除" in page.text and "没有提出的草稿" not in page.text
