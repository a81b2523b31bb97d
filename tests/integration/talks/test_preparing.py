"""The three preparations come before the talks, and only mediators can read them."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest
from sqlalchemy import select

from mediation.audit.models import AuditEntry
from mediation.deadlines.models import Deadline
from mediation.kernel import clock
from mediation.kernel.errors import Invalid, NotAllowed, NotFound, NotPossible, Refused, Stale
from mediation.law.calendar import national
from mediation.law.clock_table import CLOCKS
from mediation.law.count import count
from mediation.procedure.preparation import prepare
from mediation.procedure.preparation.prepare import CaseMap, ContactMade, WayChosen
from mediation.procedure.talks import talk
from mediation.projections import desk_case, preparation_tab
from mediation.talks.models import Contact, Preparation
from tests.integration.agreements.scene import Scene
from tests.integration.talks.acts import contact, prepared

SECRET = "老板说月底周转不过来"


def test_every_preparation_missing_is_said_at_once(scene: Scene) -> None:
    with pytest.raises(Refused) as refused:
        scene.do(talk.begin_back_to_back, scene.mediator, None)
    assert refused.value.codes == (
        "applicant_contacted", "respondent_contacted_or_tried", "issues_noted", "way_chosen",
    )  # fmt: skip


def test_after_all_three_the_talks_begin(scene: Scene) -> None:
    prepared(scene)
    scene.do(talk.begin_back_to_back, scene.mediator, None)
    assert scene.dispute.state == "back_to_back"


@pytest.mark.parametrize(
    ("tried", "exhausted", "opens"), [(1, True, True), (1, False, False), (0, True, False)]
)
def test_a_respondent_out_of_reach_needs_attempts_and_their_end(
    scene: Scene, tried: int, exhausted: bool, opens: bool
) -> None:
    contact(scene, "applicant")
    for _ in range(tried):
        contact(scene, "respondent", reached=False)
    scene.do(prepare.write_map, scene.mediator, None, CaseMap("数额"))
    way = WayChosen("back_to_back_first", "at_office", attempts_exhausted=exhausted)
    scene.do(prepare.choose_way, scene.mediator, None, way)
    if opens:
        scene.do(talk.begin_back_to_back, scene.mediator, None)
        return
    with pytest.raises(Refused, match="respondent_contacted_or_tried"):
        scene.do(talk.begin_back_to_back, scene.mediator, None)


def test_notes_touch_no_joint_row_and_lie_sealed(scene: Scene) -> None:
    before = scene.dispute.version
    contact(scene, "respondent", note=SECRET)
    scene.do(prepare.write_map, scene.mediator, None, CaseMap(SECRET))
    assert scene.dispute.version == before
    row, map_ = scene.session.scalars(select(Contact)).one(), scene.session.scalars(select(Preparation)).one()
    for sealed in (row.note_sealed, map_.map_sealed):
        assert sealed and SECRET.encode() not in sealed


def test_a_mediator_reads_the_notes_again(scene: Scene) -> None:
    contact(scene, "respondent", note=SECRET)
    prepared(scene, applicant_meets=False, attendees="双方本人")
    head = desk_case.header(scene.fresh(), scene.mediator, scene.dispute.number)
    shown = preparation_tab.page(scene.session, scene.mediator, head)
    assert [line.note for line in shown.contacts][-1] == SECRET
    assert (shown.issues, shown.attendees, shown.applicant_meets) == ("欠薪三个月的数额", "双方本人", False)
    assert shown.everybody_spoken and not shown.papers_awaited


@pytest.mark.parametrize("who", ["manager", "registrar"])
def test_nobody_else_at_the_desk_reads_or_writes_them(scene: Scene, who: str) -> None:
    head = desk_case.header(scene.fresh(), scene.cast[who], scene.dispute.number)
    with pytest.raises(NotFound):
        preparation_tab.page(scene.session, scene.cast[who], head)
    with pytest.raises(NotAllowed):
        scene.do(prepare.write_map, who, None, CaseMap("数额"))


def test_two_mediators_do_not_write_over_each_other(scene: Scene) -> None:
    head = desk_case.header(scene.fresh(), scene.mediator, scene.dispute.number)
    seen = preparation_tab.page(scene.session, scene.mediator, head).version
    scene.do(prepare.write_map, scene.mediator, seen, CaseMap("甲"))
    with pytest.raises(Stale):
        scene.do(prepare.write_map, scene.mediator, seen, CaseMap("乙"))


@pytest.mark.parametrize(
    ("changes", "field"), [({"how": "pigeon"}, "how"), ({"at": timedelta(hours=1)}, "at")]
)
def test_a_contact_that_cannot_be(scene: Scene, changes: dict[str, object], field: str) -> None:
    said = {"how": "visit", "at": timedelta(), **changes}
    made = ContactMade(
        scene.party("applicant").id, clock.now() + timedelta(minutes=2) + said["at"], said["how"], True
    )
    with pytest.raises(Invalid) as wrong:
        scene.do(prepare.log_contact, scene.mediator, made)
    assert set(wrong.value.errors) == {field}


def test_the_case_map_names_the_issues(scene: Scene) -> None:
    with pytest.raises(Invalid):
        scene.do(prepare.write_map, scene.mediator, None, CaseMap("  "))


def test_papers_are_confirmed_only_where_a_court_sent_them(scene: Scene) -> None:
    with pytest.raises(NotPossible, match="no_court_papers"):
        scene.do(prepare.confirm_papers, scene.mediator)


def test_the_courts_clock_runs_from_its_papers(court_scene: Scene) -> None:
    court_scene.do(prepare.confirm_papers, court_scene.mediator)
    rows = court_scene.fresh().scalars(select(Deadline).where(Deadline.clock == "C10")).all()
    assert [row.ends_on - row.start_on for row in rows] == [timedelta(days=30)]
    assert court_scene.dispute.due_on == rows[0].ends_on
    with pytest.raises(NotPossible, match="papers_confirmed_already"):
        court_scene.do(prepare.confirm_papers, court_scene.mediator)


@pytest.mark.parametrize(("procedure", "days"), [("ordinary", 15), ("summary", 7)])
def test_an_entrusted_case_has_the_days_of_the_courts_procedure(
    entrusted_scene: Scene, procedure: str, days: int
) -> None:
    entrusted_scene.do(prepare.confirm_papers, entrusted_scene.mediator, procedure)
    row = entrusted_scene.fresh().scalars(select(Deadline).where(Deadline.clock == "C11")).one()
    assert (row.number, row.ends_on) == (days, count(CLOCKS["C11"], row.start_on, national(), days).last_day)
    entry = entrusted_scene.session.scalars(
        select(AuditEntry).where(AuditEntry.verb == "referral.papers_confirmed")
    ).one()
    assert json.loads(entry.body)["after"] == {"court_procedure": procedure}


@pytest.mark.parametrize(("procedure", "code"), [(None, "missing"), ("special", "unknown")])
def test_the_courts_procedure_is_asked_and_known(
    entrusted_scene: Scene, procedure: str | None, code: str
) -> None:
    with pytest.raises(Invalid) as wrong:
        entrusted_scene.do(prepare.confirm_papers, entrusted_scene.mediator, procedure)
    assert wrong.value.errors == {"procedure": code}


def test_a_delegated_case_knows_no_procedure(court_scene: Scene) -> None:
    with pytest.raises(Invalid) as wrong:
        court_scene.do(prepare.confirm_papers, court_scene.mediator, "summary")
    assert wrong.value.errors == {"procedure": "unknown"}
