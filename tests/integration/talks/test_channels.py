"""A channel is its party's own: others find nothing, and nothing joint moves when something is said in it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from mediation.assignments.models import Assignment
from mediation.audit.models import AuditEntry, AuditHead
from mediation.channels.models import ChannelEntry, Compartment
from mediation.channels.rules import SEALS
from mediation.disputes.models import Dispute, History
from mediation.kernel import clock
from mediation.kernel.actor import Actor
from mediation.kernel.errors import Invalid, NotFound, NotPossible
from mediation.kernel.outbox import OutboxMessage
from mediation.procedure.confide import speak
from mediation.procedure.confide.speak import TalkApart
from mediation.procedure.mediators import assign
from mediation.projections import channel_at_desk, channel_of_party
from tests.integration.agreements.scene import Scene

SECRET = "最低一万八可以接受"
PDF = b"%PDF-1.4\n1 0 obj<<>>endobj\nstartxref\n0\n%%EOF\n"


def say(scene: Scene, text: str = SECRET, seal: str | None = "keep") -> Any:
    return scene.do(speak.state, scene.worker, scene.party("applicant").id, text, seal)


def own(scene: Scene, actor: Actor, side: str) -> channel_of_party.ChannelPage:
    return channel_of_party.page(scene.fresh(), actor, scene.dispute_id, scene.party(side).id)


def at_desk(scene: Scene, actor: Actor, side: str) -> channel_of_party.ChannelPage:
    return channel_at_desk.page(scene.fresh(), actor, scene.dispute_id, scene.party(side).id)


@pytest.mark.parametrize("seal", [*SEALS, None])
def test_a_statement_keeps_its_mark(scene: Scene, seal: str | None) -> None:
    say(scene, seal=seal)
    for shown in (own(scene, scene.worker, "applicant"), at_desk(scene, scene.mediator, "applicant")):
        assert [(line.kind, line.text, line.seal) for line in shown.lines] == [
            ("statement", SECRET, seal or "keep")
        ]


def test_a_mark_is_taken_back_once(scene: Scene) -> None:
    key, place = say(scene, seal="may_be_conveyed"), scene.party("applicant").id
    assert own(scene, scene.worker, "applicant").line(key).can_be_taken_back
    scene.do(speak.take_back, scene.worker, place, key)
    line = at_desk(scene, scene.mediator, "applicant").line(key)
    assert (line.seal, line.can_be_taken_back) == ("keep", False)
    with pytest.raises(NotPossible):
        scene.do(speak.take_back, scene.worker, place, key)
    with pytest.raises(NotFound):
        scene.do(speak.take_back, scene.mediator, place, key)


@pytest.mark.parametrize(("text", "seal"), [(" ", "keep"), ("好", "shout")])
def test_what_cannot_be_said(scene: Scene, text: str, seal: str) -> None:
    with pytest.raises(Invalid):
        say(scene, text, seal)


def test_the_page_names_who_can_read_it(scene: Scene) -> None:
    assert own(scene, scene.worker, "applicant").readers == (scene.mediator.name,)


@pytest.mark.parametrize(
    "who", ["boss", "registrar", "manager", "mediator2", "court", "bureau", "auditor", "system-admin", "seal"]
)
def test_nobody_else_opens_it_or_writes_into_it(scene: Scene, who: str) -> None:
    key = say(scene)
    actor = scene.boss if who == "boss" else scene.cast[who]
    place = scene.party("applicant").id
    reads: list[Callable[[], Any]] = [
        lambda: own(scene, actor, "applicant"),
        lambda: at_desk(scene, actor, "applicant"),
        lambda: channel_of_party.evidence(scene.fresh(), actor, scene.dispute_id, place, key),
        lambda: scene.do(speak.state, actor, place, "我也说一句", "keep"),
        lambda: scene.do(speak.write, actor, place, "我也说一句"),
        lambda: scene.do(speak.contradict, actor, place, key, "不对"),
    ]
    for read in reads:
        with pytest.raises(NotFound):
            read()


def test_a_mediator_does_not_speak_as_the_party_nor_the_party_as_mediator(scene: Scene) -> None:
    place = scene.party("applicant").id
    for act, actor, said in (
        (speak.state, scene.mediator, ("话", "keep")),
        (speak.write, scene.worker, ("话",)),
    ):
        with pytest.raises(NotFound):
            scene.do(act, actor, place, *said)


def test_an_entry_of_one_channel_is_not_in_the_other(scene: Scene) -> None:
    key = scene.do(speak.hand_in, scene.worker, scene.party("applicant").id, PDF, "工资条.pdf", "")
    other = scene.party("respondent").id
    with pytest.raises(NotFound):
        channel_at_desk.evidence(scene.fresh(), scene.mediator, scene.dispute_id, other, key)


def test_nothing_joint_moves(scene: Scene) -> None:
    def joint() -> Any:
        session = scene.fresh()
        chain = f"dispute:{scene.dispute_id.hex}:{scene.dispute_id.hex}"
        dispute = session.get_one(Dispute, scene.dispute_id)
        return (
            [getattr(dispute, name.key) for name in Dispute.__table__.columns],
            session.scalars(select(History.id)).all(),
            session.scalars(select(AuditEntry.hash).where(AuditEntry.chain == chain)).all(),
            session.scalars(select(AuditHead.hash).where(AuditHead.chain == chain)).all(),
            session.scalars(select(OutboxMessage.id).where(OutboxMessage.about != place)).all(),
        )

    # A message to the party itself says that something lies in its channel; it is about that channel alone.
    mine = Compartment.party_id == scene.party("applicant").id, Compartment.kind == "channel"
    place = scene.fresh().scalars(select(Compartment.id).where(*mine)).one()
    before = joint()
    say(scene)
    scene.do(speak.write, scene.mediator, scene.party("applicant").id, "收到")
    scene.do(speak.hand_in, scene.worker, scene.party("applicant").id, PDF, "工资条.pdf", SECRET)
    assert joint() == before


def test_what_is_said_lies_sealed_in_row_audit_and_file(scene: Scene, config: Any) -> None:
    say(scene)
    key = scene.do(speak.hand_in, scene.worker, scene.party("applicant").id, PDF, "工资条.pdf", SECRET)
    session = scene.fresh()
    kept = [row.payload_sealed for row in session.scalars(select(ChannelEntry))]
    kept += [body.encode() for body in session.scalars(select(AuditEntry.body))]
    kept += [path.read_bytes() for path in config.files.rglob("*") if path.is_file()]
    assert len(kept) > 4
    for word in (SECRET.encode(), "工资条".encode(), b"%PDF"):
        assert not any(word in sealed for sealed in kept)
    for read, actor in ((channel_of_party, scene.worker), (channel_at_desk, scene.mediator)):
        place = scene.party("applicant").id
        assert read.evidence(session, actor, scene.dispute_id, place, key) == ("工资条.pdf", PDF)


def test_a_file_that_lies_is_refused(scene: Scene) -> None:
    with pytest.raises(Invalid):
        scene.do(speak.hand_in, scene.worker, scene.party("applicant").id, b"MZ\x00", "工资条.pdf", "")
    assert own(scene, scene.worker, "applicant").lines == ()


def test_the_record_of_a_talk_apart_can_be_contradicted_once(scene: Scene) -> None:
    place, now = scene.party("applicant").id, clock.now()
    apart = TalkApart(now - timedelta(hours=1), now, "说可以少要三千", ("explain_law", "build_trust"))
    key = scene.do(speak.record_apart, scene.mediator, place, apart)
    line = own(scene, scene.worker, "applicant").line(key)
    assert line.can_be_contradicted and line.methods == ("build_trust", "explain_law")
    scene.do(speak.contradict, scene.worker, place, key, "我没有说过")
    line = own(scene, scene.worker, "applicant").line(key)
    assert line.contradicted and not line.can_be_contradicted


def test_ones_own_words_are_not_contradicted(scene: Scene) -> None:
    key = say(scene)
    with pytest.raises(NotFound):
        scene.do(speak.contradict, scene.worker, scene.party("applicant").id, key, "改口")


@pytest.mark.parametrize(
    ("begun", "ended", "methods", "field"),
    [
        (-60, 60, (), "held_until"),
        (60, 90, (), "held_from"),
        (-30, -60, (), "held_until"),
        (-60, -30, ("face_to_face",), "methods"),
    ],
)
def test_a_talk_apart_that_cannot_have_been(
    scene: Scene, begun: int, ended: int, methods: tuple[str, ...], field: str
) -> None:
    now = clock.now()
    apart = TalkApart(now + timedelta(minutes=begun), now + timedelta(minutes=ended), "谈话", methods)
    with pytest.raises(Invalid) as wrong:
        scene.do(speak.record_apart, scene.mediator, scene.party("applicant").id, apart)
    assert field in wrong.value.errors


def test_a_recused_mediator_is_shut_out_at_once(scene: Scene) -> None:
    say(scene)
    mine = select(Assignment.id).where(Assignment.person_id == scene.mediator.person_id)
    key = scene.fresh().scalars(mine).one()
    scene.do(assign.recuse, "manager", None, key, "利害关系")
    with pytest.raises(NotFound):
        at_desk(scene, scene.mediator, "applicant")
    shown = own(scene, scene.worker, "applicant")
    assert (shown.readers, [line.text for line in shown.lines]) == ((), [SECRET])


def test_a_grant_opens_nothing_for_who_is_no_mediator_any_more(scene: Scene) -> None:
    assert at_desk(scene, scene.mediator, "applicant").readers
    with pytest.raises(NotFound):
        at_desk(scene, replace(scene.mediator, posts=()), "applicant")
