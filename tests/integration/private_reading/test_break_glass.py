"""A channel opens by an exception of the law only, by two persons, for a time, and its party is told."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

import pytest
from sqlalchemy import select

from mediation.audit.models import AuditEntry
from mediation.break_glass import queries
from mediation.break_glass.rules import GROUNDS, Asked
from mediation.channels import changes as channels
from mediation.channels import viewing
from mediation.kernel.actor import Post, Role
from mediation.kernel.errors import Invalid, NotAllowed, NotFound, NotPossible
from mediation.kernel.outbox import OutboxMessage
from mediation.procedure.break_glass import answer, ask, hand
from mediation.procedure.mediators import assign
from mediation.procedure.private_reading import reading
from mediation.projections import channel_readers
from mediation.projections.private_reading import by_law
from tests.integration.agreements.scene import Scene
from tests.integration.private_reading.acts import (
    CRIME,
    DEMANDED,
    FIRST,
    LIFE,
    SECOND,
    SECRET,
    answered,
    asked,
    by_key,
    manages_too,
    opened,
    read,
    say,
    texts,
    told_to,
)


def state(scene: Scene, key: UUID) -> str:
    return queries.one(scene.fresh(), key).state


def listed(scene: Scene, who: str) -> list[UUID]:
    return [each.id for each in by_law.listed(scene.fresh(), scene.cast[who])]


def test_nothing_is_read_before_a_second_officer_consents(scene: Scene) -> None:
    key = asked(scene)
    with pytest.raises(NotFound):
        read(scene, key)
    answered(scene, key)
    assert texts(read(scene, key)) == [SECRET]


def test_nobody_is_the_second_person_to_himself(scene: Scene) -> None:
    key = asked(scene, who=SECOND)
    with pytest.raises(NotAllowed):
        answered(scene, key, who=SECOND)
    assert state(scene, key) == "asked"


def test_only_whoever_asked_reads(scene: Scene) -> None:
    key = opened(scene)
    for who in (SECOND, "registrar", "mediator", "auditor", "system-admin", "court", "seal"):
        with pytest.raises(NotFound):
            read(scene, key, who)
    for party in (scene.worker, scene.boss):
        with pytest.raises(NotFound):
            read(scene, key, party)


def test_one_channel_opens_and_no_other(scene: Scene) -> None:
    say(scene, "对方的话", side="respondent")
    key = opened(scene)
    assert texts(read(scene, key)) == [SECRET]
    with pytest.raises(NotFound):
        channel_readers.page(scene.fresh(), scene.cast[FIRST], scene.dispute_id, scene.party("respondent").id)


def test_it_shuts_by_itself(scene: Scene) -> None:
    key = opened(scene)
    read(scene, key)
    scene.clock.forward(hours=CRIME.hours)
    with pytest.raises(NotFound):
        read(scene, key)
    assert hand.lapse(scene.write()) == 1
    assert hand.lapse(scene.write()) == 0
    assert state(scene, key) == "ended"


def test_what_is_read_between_opening_and_keeping_is_shut_out(scene: Scene) -> None:
    key = asked(scene, LIFE)
    read(scene, key)
    answered(scene, key, agrees=False, words="没有危险")
    with pytest.raises(NotFound):
        reading.keep(scene.write(), scene.cast[FIRST], viewing.BREAK_GLASS, key, (1, 1))


def test_whoever_left_the_post_reads_no_more(scene: Scene) -> None:
    key = opened(scene)
    with pytest.raises(NotFound):
        read(scene, key, replace(scene.cast[FIRST], posts=()))
    elsewhere = Post(Role.MANAGER, UUID(int=7), "别处", frozenset({UUID(int=7)}))
    with pytest.raises(NotFound):
        read(scene, key, replace(scene.cast[FIRST], posts=(elsewhere,)))


@pytest.mark.parametrize("who", ["registrar", "mediator", "auditor", "court", "seal", "system-admin"])
def test_only_a_manager_asks(scene: Scene, who: str) -> None:
    with pytest.raises(NotFound):
        asked(scene, who=who)


def test_who_mediated_is_no_officer_of_it(scene: Scene) -> None:
    both = manages_too(scene, "mediator6")
    assert by_law.listed(scene.fresh(), both) == ()
    key = asked(scene)
    assert [each.id for each in by_law.listed(scene.fresh(), both)] == [key]
    scene.do(assign.assign, SECOND, None, both.person_id)
    assert by_law.listed(scene.fresh(), both) == ()
    with pytest.raises(NotFound):
        answer.answer(scene.write(), both, key, True, "")
    with pytest.raises(NotFound):
        scene.do(ask.ask, both, scene.party("applicant").id, CRIME)


@pytest.mark.parametrize("bad", [
    replace(CRIME, ground="curiosity"), replace(CRIME, reason=" "), replace(CRIME, hours=25),
    replace(CRIME, at_once=True), replace(DEMANDED, demand=""),
])  # fmt: skip
def test_the_list_of_grounds_is_closed(scene: Scene, bad: Asked) -> None:
    with pytest.raises(Invalid):
        asked(scene, bad)


def test_one_at_a_time_for_a_channel(scene: Scene) -> None:
    asked(scene)
    with pytest.raises(NotPossible):
        asked(scene, who=SECOND)
    asked(scene, side="respondent")


def test_a_refusal_needs_a_reason_and_opens_nothing(scene: Scene) -> None:
    key = asked(scene)
    with pytest.raises(Invalid):
        answered(scene, key, agrees=False, words=" ")
    answered(scene, key, agrees=False, words="没有来函")
    assert state(scene, key) == "refused"
    with pytest.raises(NotFound):
        read(scene, key)
    with pytest.raises(NotPossible):
        answered(scene, key)


def test_nobody_answers_in_time(scene: Scene) -> None:
    key = asked(scene)
    scene.clock.forward(hours=24)
    with pytest.raises(NotPossible):
        answered(scene, key)
    assert hand.lapse(scene.write()) == 1
    assert state(scene, key) == "lapsed" and told_to(scene) == ()


def test_taken_back_and_closed_by_whoever_asked(scene: Scene) -> None:
    key = asked(scene)
    with pytest.raises(NotPossible):
        by_key(scene, ask.take_back, SECOND, key)
    by_key(scene, ask.take_back, FIRST, key)
    assert state(scene, key) == "taken_back"
    key = opened(scene)
    by_key(scene, ask.close, FIRST, key)
    with pytest.raises(NotFound):
        read(scene, key)


def test_life_in_danger_opens_at_once_and_is_reviewed(scene: Scene) -> None:
    key = asked(scene, LIFE)
    assert texts(read(scene, key)) == [SECRET]
    assert key in listed(scene, SECOND) and key in listed(scene, "registrar")
    answered(scene, key)
    assert state(scene, key) == "open"
    assert texts(read(scene, key)) == [SECRET]


def test_an_objection_shuts_it_and_is_kept(scene: Scene) -> None:
    key = asked(scene, LIFE)
    read(scene, key)
    answered(scene, key, agrees=False, words="没有危险，不该打开")
    with pytest.raises(NotFound):
        read(scene, key)
    shown = by_law.one(scene.fresh(), scene.cast[FIRST], key)
    assert (shown.state, shown.second_said, shown.readings) == ("objected", "没有危险，不该打开", 1)


def test_an_overdue_review_shuts_it_and_is_still_asked_for(scene: Scene) -> None:
    key = asked(scene, LIFE)
    scene.clock.forward(hours=24)
    with pytest.raises(NotFound):
        read(scene, key)
    assert by_law.one(scene.fresh(), scene.cast[SECOND], key).state == "overdue"
    hand.lapse(scene.write())
    assert state(scene, key) == "overdue" and key in listed(scene, SECOND)
    answered(scene, key)
    assert state(scene, key) == "ended"
    with pytest.raises(NotFound):
        read(scene, key)


def test_every_reading_stands_in_the_channels_own_chain_and_nowhere_else(scene: Scene) -> None:
    key = opened(scene)
    read(scene, key)
    read(scene, key)
    session, place = (
        scene.fresh(),
        viewing.place_of(scene.fresh(), scene.dispute_id, scene.party("applicant").id),
    )
    found = session.scalars(select(AuditEntry).where(AuditEntry.verb == "channel.viewed")).all()
    assert [row.compartment_id for row in found] == [place.id] * 2
    assert {row.person_id for row in found} == {scene.cast[FIRST].person_id}
    assert all(SECRET not in row.body and "crime" not in row.body for row in found)
    joint = select(AuditEntry.verb).where(AuditEntry.compartment_id == scene.dispute_id)
    assert not [verb for verb in session.scalars(joint) if "break_glass" in verb or "view" in verb]


@pytest.mark.parametrize(
    ("what", "opening", "over"), [(DEMANDED, 1, 1), (replace(LIFE, at_once=False), 0, 1), (CRIME, 0, 0)]
)
def test_the_party_is_told_when_the_law_has_it_told(
    scene: Scene, what: Asked, opening: int, over: int
) -> None:
    key = opened(scene, what)
    read(scene, key)
    assert len(told_to(scene)) == opening
    by_key(scene, ask.close, FIRST, key)
    assert len(told_to(scene)) == over
    assert told_to(scene, "respondent") == ()
    if over:
        (told,) = told_to(scene)
        assert told.ground == what.ground and len(told.views[0].readings) == 1
        assert (told.asked_name, told.second_name) == (scene.cast[FIRST].name, scene.cast[SECOND].name)
        with pytest.raises(NotPossible):
            by_key(scene, ask.release, SECOND, key)
    else:
        by_key(scene, ask.release, SECOND, key)
        assert [each.ground for each in told_to(scene)] == ["crime"]


def test_silence_is_not_broken_while_it_is_read(scene: Scene) -> None:
    key = opened(scene)
    with pytest.raises(NotPossible):
        by_key(scene, ask.release, SECOND, key)
    assert GROUNDS["crime"].tells == "when_released"


def test_messages_go_to_officers_and_to_the_party_alone(scene: Scene) -> None:
    key = opened(scene, DEMANDED)
    by_key(scene, ask.close, FIRST, key)
    party = scene.party("applicant")
    place = viewing.place_of(scene.fresh(), scene.dispute_id, party.id)
    sent = scene.fresh().scalars(select(OutboxMessage).where(OutboxMessage.about == place.id)).all()
    assert {row.address for row in sent if "单独沟通" in (row.body or "")} == {party.phone}
    assert not [row for row in sent if row.address == scene.party("respondent").phone]


def test_nothing_is_written_through_it(scene: Scene) -> None:
    key = opened(scene)
    channel = viewing.open_to_view(scene.fresh(), scene.cast[FIRST], viewing.BREAK_GLASS, key)
    with pytest.raises(ValueError, match="write"):
        channels.add_entry(scene.fresh(), scene.cast[FIRST], channel, "message", {"text": "x"})
    assert read(scene, key).standing.interests is None


def test_the_mediators_readings_do_not_name_it(scene: Scene) -> None:
    key = opened(scene)
    before = channel_readers.page(scene.fresh(), scene.worker, scene.dispute_id, scene.party("applicant").id)
    read(scene, key)
    after = channel_readers.page(scene.fresh(), scene.worker, scene.dispute_id, scene.party("applicant").id)
    assert before == after
