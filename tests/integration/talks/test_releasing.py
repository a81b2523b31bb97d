"""A statement leaves its channel in the words its party released, once, and in no other way."""

from __future__ import annotations

import json
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import func, select

from mediation.audit.models import AuditEntry
from mediation.channels.models import ChannelEntry, Compartment
from mediation.kernel.errors import Invalid, NotAllowed, NotFound, NotPossible
from mediation.kernel.outbox import OutboxMessage
from mediation.procedure.confide import speak
from mediation.procedure.parties import repair
from mediation.procedure.parties.mistaken import find
from mediation.procedure.parties.repair import Right
from mediation.procedure.release.convey import convey
from mediation.procedure.release.mark import hint, mark
from mediation.projections import channel_of_party, conveyed
from mediation.talks.models import Conveyance
from tests.integration.agreements.scene import Scene
from tests.integration.talks.test_channels import SECRET, at_desk, own, say

WORDS = "愿意分两期"


def line(scene: Scene, key: UUID) -> channel_of_party.Line:
    return own(scene, scene.worker, "applicant").line(key)


def marked(scene: Scene, key: UUID, seal: str, words: str = "", seen: UUID | None = None) -> UUID:
    place = scene.party("applicant").id
    found: UUID = scene.do(mark, scene.worker, place, key, seen, seal, words)
    return found


def conveying(scene: Scene, key: UUID, seen: UUID | None = None) -> UUID:
    found: UUID = scene.do(convey, scene.mediator, scene.party("applicant").id, key, seen)
    return found


def joint(scene: Scene) -> list[conveyed.Shown]:
    return list(conveyed.page(scene.fresh(), scene.dispute_id))


def test_exactly_the_released_words_are_conveyed(scene: Scene) -> None:
    key = say(scene, seal="keep")
    marked(scene, key, "may_be_conveyed", WORDS)
    conveying(scene, key)
    (shown,) = joint(scene)
    assert (shown.words, shown.party, shown.by) == (
        WORDS, scene.party("applicant").name, scene.mediator.name,
    )  # fmt: skip
    release = line(scene, key).release
    assert release is not None and release.conveyed_to == (scene.party("respondent").name,)
    assert release.conveyed_at == shown.at
    assert SECRET not in str(joint(scene))


def test_without_other_words_it_is_the_statement_as_it_stands(scene: Scene) -> None:
    conveying(scene, say(scene, seal="may_be_conveyed"))
    assert [shown.words for shown in joint(scene)] == [SECRET]


def test_words_given_with_the_statement_count(scene: Scene) -> None:
    place = scene.party("applicant").id
    key = scene.do(speak.state, scene.worker, place, SECRET, "may_be_conveyed", WORDS)
    conveying(scene, key)
    assert [shown.words for shown in joint(scene)] == [WORDS]


@pytest.mark.parametrize("seal", ["keep", "may_be_hinted"])
def test_what_is_not_released_is_not_conveyed(scene: Scene, seal: str) -> None:
    key = say(scene, seal=seal)
    with pytest.raises(NotPossible, match="not_released"):
        conveying(scene, key)
    marked(scene, key, "may_be_conveyed")
    marked(scene, key, seal)
    with pytest.raises(NotPossible, match="not_released"):
        conveying(scene, key)
    assert joint(scene) == []


def test_what_was_conveyed_is_not_changed_nor_conveyed_again(scene: Scene) -> None:
    key, place = say(scene, seal="may_be_conveyed"), scene.party("applicant").id
    conveying(scene, key)
    for act in (
        lambda: conveying(scene, key),
        lambda: marked(scene, key, "keep"),
        lambda: scene.do(speak.take_back, scene.worker, place, key),
    ):
        with pytest.raises(NotPossible, match="conveyed_already"):
            act()
    assert len(joint(scene)) == 1


def test_taken_back_words_stay(scene: Scene) -> None:
    key = say(scene, seal="may_be_conveyed")
    scene.do(speak.take_back, scene.worker, scene.party("applicant").id, key)
    with pytest.raises(NotPossible, match="not_released"):
        conveying(scene, key)
    marked(scene, key, "may_be_conveyed", WORDS)
    conveying(scene, key)
    assert [shown.words for shown in joint(scene)] == [WORDS]


def test_words_changed_since_they_were_read_are_not_conveyed_unread(scene: Scene) -> None:
    key = say(scene, seal="may_be_conveyed")
    read = at_desk(scene, scene.mediator, "applicant").line(key).release
    assert read is not None
    now = marked(scene, key, "may_be_conveyed", WORDS, read.consent_id)
    with pytest.raises(NotPossible, match="mark_changed"):
        conveying(scene, key, read.consent_id)
    with pytest.raises(NotPossible, match="mark_changed"):
        marked(scene, key, "keep", seen=read.consent_id)
    conveying(scene, key, now)


def test_only_a_mediator_conveys_and_only_the_party_marks(scene: Scene) -> None:
    key, place = say(scene, seal="may_be_conveyed"), scene.party("applicant").id
    for who in (scene.worker, scene.boss, scene.cast["manager"], scene.cast["registrar"]):
        with pytest.raises((NotFound, NotAllowed)):
            scene.do(convey, who, place, key, None)
    for who in (scene.mediator, scene.boss, scene.cast["manager"]):
        with pytest.raises(NotFound):
            scene.do(mark, who, place, key, None, "keep")
    with pytest.raises(NotFound):
        scene.do(convey, scene.mediator, scene.party("respondent").id, key, None)


@pytest.mark.parametrize(("seal", "words"), [("shout", ""), ("may_be_conveyed", "长" * 4001)])
def test_what_cannot_be_marked(scene: Scene, seal: str, words: str) -> None:
    key = say(scene)
    with pytest.raises(Invalid):
        marked(scene, key, seal, words)


def test_conveying_stands_in_both_chains_and_tells_the_other_side_only(scene: Scene) -> None:
    key = say(scene, seal="may_be_conveyed")
    before = scene.fresh().scalar(select(func.count()).select_from(OutboxMessage))
    row = conveying(scene, key)
    session, place = scene.fresh(), scene.party("applicant").id
    (entry,) = session.scalars(select(AuditEntry).where(AuditEntry.verb == "statement.conveyed"))
    assert entry.subject_id == row and entry.compartment_id == scene.dispute_id
    assert SECRET not in entry.body and key.hex not in entry.body
    own_chain = select(Compartment.id).where(Compartment.party_id == place)
    (inner,) = session.scalars(select(AuditEntry).where(AuditEntry.verb == "channel.conveyed_added"))
    assert inner.compartment_id == session.scalars(own_chain).one()
    sent = session.scalars(select(OutboxMessage).order_by(OutboxMessage.at.desc())).all()
    assert len(sent) == (before or 0) + 1
    assert SECRET not in (sent[0].body or "") and sent[0].address == scene.party("respondent").phone


def test_a_joint_row_says_nothing_of_the_channel(scene: Scene) -> None:
    key = say(scene, seal="may_be_conveyed")
    consent = marked(scene, key, "may_be_conveyed", WORDS)
    conveying(scene, key)
    row = scene.fresh().scalars(select(Conveyance)).one()
    told = json.dumps([str(getattr(row, column.key)) for column in Conveyance.__table__.columns])
    for hidden in (key, consent):
        assert str(hidden) not in told and hidden.hex not in told


def test_a_hint_is_written_down_in_the_channel_only(scene: Scene) -> None:
    key, place = say(scene, seal="may_be_hinted"), scene.party("applicant").id
    before = (scene.dispute.version, joint(scene))
    scene.do(hint, scene.mediator, place, key, "说对方态度有松动")
    release = line(scene, key).release
    assert release is not None and release.hinted_at is not None
    assert "说对方态度有松动" in [each.text for each in own(scene, scene.worker, "applicant").lines]
    assert (scene.dispute.version, joint(scene)) == before
    with pytest.raises(NotFound):
        scene.do(hint, scene.worker, place, key, "自己说")
    marked(scene, key, "keep")
    with pytest.raises(NotPossible, match="not_to_be_hinted"):
        scene.do(hint, scene.mediator, place, key, "再说一次")


def test_the_mark_of_a_stranger_is_no_consent(scene: Scene) -> None:
    key = say(scene, seal="may_be_conveyed")
    party = scene.party("applicant")
    found = find(scene.fresh(), party)
    right = Right("13700137000", "", "电话错了")
    scene.do(repair.repair, "registrar", party.id, found.mark, right)
    with pytest.raises(NotPossible, match="not_released"):
        conveying(scene, key)


def test_the_last_mark_counts_whatever_the_order_of_reading(scene: Scene) -> None:
    key = say(scene, seal="keep")
    for seal in ("may_be_conveyed", "may_be_hinted", "may_be_conveyed"):
        marked(scene, key, seal, seal)
    found = line(scene, key).release
    assert found is not None and (found.seal, found.words) == ("may_be_conveyed", "may_be_conveyed")
    kept: Any = scene.fresh().scalar(select(func.count()).where(ChannelEntry.subject_id == key))
    assert kept == 3
