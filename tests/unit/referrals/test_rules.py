"""Which road leads where, and when it is open."""

from __future__ import annotations

from datetime import date

import pytest

from mediation.law.clocks import Profile
from mediation.referrals import rules
from workflows.dispute import DISPUTE


@pytest.mark.parametrize(
    ("road", "kind", "leads"),
    [
        ("arbitration", "arbitration_commission", True),
        ("arbitration", "court", False),
        ("court", "court", True),
        ("payment_order", "court", True),
        ("inspection", "labour_bureau", True),
        ("inspection", "labour_inspection", True),
        ("inspection", "arbitration_commission", False),
        ("nowhere", "court", False),
    ],
)
def test_a_road_leads_to_its_offices(road: str, kind: str, leads: bool) -> None:
    assert rules.receives(road, kind) is leads


@pytest.mark.parametrize(
    ("profile", "kinds", "in_force", "open_roads"),
    [
        ("statutory", ["wages_owed"], False, {"arbitration", "inspection"}),
        ("commission_entrusted", ["wages_owed"], False, {"arbitration", "inspection"}),
        ("court_delegated", ["wages_owed"], False, {"arbitration", "court", "inspection"}),
        ("statutory", ["wages_owed"], True, {"arbitration", "court", "payment_order", "inspection"}),
        ("statutory", ["social_insurance"], True, {"arbitration", "court", "inspection"}),
    ],
)
def test_roads_open_now(profile: str, kinds: list[str], in_force: bool, open_roads: set[str]) -> None:
    assert set(rules.roads_open(profile, kinds, in_force=in_force)) == open_roads


def test_arbitration_is_never_closed_and_every_road_has_its_article() -> None:
    for profile in tuple(Profile):
        for in_force in (False, True):
            assert "arbitration" in rules.roads_open(profile, [], in_force=in_force)
    assert all(rules.article(road, in_force=state) for road in rules.ROADS for state in (False, True))


def test_the_notice_names_the_road_of_the_profile() -> None:
    assert rules.road_after_termination("statutory") == "arbitration"
    assert rules.road_after_termination("court_delegated") == "court_dockets"
    assert rules.road_after_termination("court_entrusted") == "trial_goes_on"
    assert rules.road_after_termination("commission_entrusted") == "hearing_held"


@pytest.mark.parametrize("ground", sorted(rules.SENDERS))
@pytest.mark.parametrize("kind", ["court", "arbitration_commission", "hotline", "studio", "federation"])
def test_a_court_delegates_and_others_refer(ground: str, kind: str) -> None:
    commission = {"commission_entrusted", "referred"}
    wanted = {"court": {"delegated", "entrusted"}, "arbitration_commission": commission}
    wanted |= {"studio": set(), "federation": set()}
    assert rules.sends(ground, kind) is (ground in wanted.get(kind, {"referred"}))


def test_there_is_something_to_tell_at_every_end_and_of_an_agreement_in_force() -> None:
    assert {state.name for state in DISPUTE.states} - rules.REPORTABLE == {
        "draft", "intake", "preparation", "back_to_back", "face_to_face", "agreement",
    }  # fmt: skip


def test_a_report_is_due_on_the_day_named_or_at_once() -> None:
    since = date(2026, 11, 2)
    assert rules.report_due(None, since) == since
    assert rules.report_due(date(2026, 10, 30), since) == date(2026, 10, 30)


@pytest.mark.parametrize(
    ("kind", "ground", "article"),
    [
        ("court", "", "《最高人民法院关于人民法院特邀调解的规定》第二十七条"),
        ("court", "delegated", "《最高人民法院关于人民法院特邀调解的规定》第二十七条"),
        ("arbitration_commission", "", "《劳动人事争议仲裁办案规则》第六十九条"),
        ("arbitration_commission", "commission_entrusted", "《劳动人事争议仲裁办案规则》第七十条"),
        ("labour_bureau", "referred", "《劳动争议调解仲裁法》第十条"),
        ("hotline", "", "《劳动争议调解仲裁法》第十条"),
    ],
)
def test_on_which_article_a_sender_looks(kind: str, ground: str, article: str) -> None:
    assert rules.article_of_sender(kind, ground) == article
    assert ground or rules.article_of_sender(kind) == article


def test_there_is_something_to_report_of_an_ending_or_an_agreement_in_force() -> None:
    told = {state.name for state in DISPUTE.states if rules.reportable(state.name, in_force=False)}
    assert told == {*DISPUTE.groups["closed"], "enforcement"}
    assert all(rules.reportable(state.name, in_force=True) for state in DISPUTE.states)


@pytest.mark.parametrize(
    ("road", "after_failure", "after_breach"),
    [
        ("arbitration", "第五条、第十四条第三款", "第十五条"),
        ("court", "特邀调解的规定》第二十七条", "解释（一）》第五十一条第二款"),
        ("payment_order", "第十六条", "第十六条"),
        ("inspection", "第九条", "第九条"),
    ],
)
def test_the_article_of_a_road_depends_on_what_came_before(
    road: str, after_failure: str, after_breach: str
) -> None:
    assert rules.article(road, in_force=False).endswith(after_failure)
    assert rules.article(road, in_force=True).endswith(after_breach)


def test_on_no_such_ground_nobody_sends() -> None:
    assert not rules.sends("by_the_way", "court")
