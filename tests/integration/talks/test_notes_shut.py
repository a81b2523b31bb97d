"""Whoever disclosed a conflict that is still open, and whoever left, finds none of the mediators' notes."""

from __future__ import annotations

from uuid import UUID

import pytest
from sqlalchemy import select

from mediation.assignments.models import Assignment
from mediation.kernel import clock
from mediation.kernel.errors import NotFound
from mediation.parties.models import Utterance
from mediation.procedure.mediators import assign, conflict
from mediation.procedure.parties import answer
from mediation.procedure.said import Said
from mediation.projections import desk_case, preparation_tab
from tests.integration.agreements.scene import Scene
from tests.integration.talks.acts import contact, prepared
from tests.integration.talks.pages import Signed, desk

SECRET = "老板说月底周转不过来"


def notes(scene: Scene, who: str) -> preparation_tab.PreparationPage:
    session, actor = scene.fresh(), scene.cast[who]
    header = desk_case.header(session, actor, scene.dispute.number)
    return preparation_tab.page(session, actor, header)


def second(scene: Scene, disclosed: str | None) -> UUID:
    """Another mediator beside the first, who has noted something by then."""
    prepared(scene)
    contact(scene, "respondent", note=SECRET)
    scene.do(assign.assign, "manager", None, scene.cast["mediator6"].person_id)
    scene.do(assign.take_up, "mediator6", disclosed)
    mine = select(Assignment.id).where(Assignment.person_id == scene.cast["mediator6"].person_id)
    key: UUID = scene.fresh().scalars(mine).one()
    return key


def test_an_open_conflict_opens_no_notes(scene: Scene) -> None:
    second(scene, "与法定代表人是同学")
    with pytest.raises(NotFound):
        notes(scene, "mediator6")
    header = desk_case.header(scene.fresh(), scene.cast["mediator6"], scene.dispute.number)
    assert not {"preparation", "channels"} & set(header.tabs)


def test_the_notes_open_when_all_have_agreed_and_close_when_one_denies_it(scene: Scene) -> None:
    key = second(scene, "与法定代表人是同学")
    for side in ("applicant", "respondent"):
        said = Said("paper", clock.now(), "书面同意")
        scene.do(conflict.enter_answer, "registrar", key, scene.party(side).id, "agrees", said)
    assert notes(scene, "mediator6").issues
    mine = Utterance.kind == "conflict", Utterance.party_id == scene.party("applicant").id
    word = scene.fresh().scalars(select(Utterance.id).where(*mine)).one()
    scene.do(answer.contradict, scene.worker, word, "我没有同意")
    with pytest.raises(NotFound):
        notes(scene, "mediator6")


@pytest.mark.parametrize("path", ["/preparation", "/preparation/contacts", "/preparation/map", "/channels"])
def test_their_addresses_are_not_there(scene: Scene, client_for: Signed, path: str) -> None:
    second(scene, "与法定代表人是同学")
    assert client_for(scene.cast["mediator6"]).get(desk(scene, path)).status == 404
    assert SECRET not in client_for(scene.cast["mediator6"]).get(desk(scene)).text


def test_who_left_finds_nothing(scene: Scene) -> None:
    key = second(scene, None)
    assert notes(scene, "mediator6").issues
    scene.do(assign.recuse, "manager", None, key, "生病")
    with pytest.raises(NotFound):
        notes(scene, "mediator6")
