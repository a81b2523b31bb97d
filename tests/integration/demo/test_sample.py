"""What `mediation demo load` gives: disputes at every point, kinds and endings, soundly written."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from click.testing import Result

from mediation.claims.kinds import LABOUR
from mediation.demo.endings import ENDINGS
from mediation.demo.offices import OFFICES
from mediation.demo.people import PEOPLE
from mediation.demo.plans import Plan
from mediation.demo.stories import STORIES
from mediation.procedure.course.close import RESULTS
from tests.integration.demo.conftest import Sample
from workflows.correction import CORRECT
from workflows.dispute import DISPUTE


def test_it_loads_and_says_who_can_sign_in(loaded: tuple[Sample, Result], sample: Sample) -> None:
    told = loaded[1]
    assert told.exit_code == 0, told.output
    assert all(person.sign_in in told.output for person in PEOPLE)
    first = STORIES[0]
    assert all(phone in told.output for phone in _phones(first)[:3])
    assert sample.rows("SELECT count(*) FROM disputes") == [(len(STORIES),)]


def test_every_state_and_every_result_is_there(sample: Sample) -> None:
    assert len(STORIES) >= 60
    found = sample.rows("SELECT state, result FROM disputes")
    assert {state for state, _ in found} == {state.name for state in DISPUTE.states} - {"draft"}
    assert {result for _, result in found} == {None, "refused", *RESULTS}


def test_every_ending_is_told(sample: Sample) -> None:
    assert {plan.ending for plan in STORIES} == {None, *ENDINGS}
    triggers = {trigger for (trigger,) in sample.rows("SELECT DISTINCT trigger FROM history")}
    assert {*(step.trigger for step in DISPUTE.steps), CORRECT.trigger} - triggers == set()


def test_every_labour_claim_is_asked(sample: Sample) -> None:
    kinds = {kind for (kind,) in sample.rows("SELECT DISTINCT kind FROM claim_items")}
    assert set(LABOUR) <= kinds


def test_both_sides_apply_and_every_way_in_is_used(sample: Sample) -> None:
    question = "SELECT kind FROM parties WHERE side = 'applicant' GROUP BY kind"
    assert {kind for (kind,) in sample.rows(question)} == {"worker", "employer"}
    sources = {source for (source,) in sample.rows("SELECT DISTINCT source FROM disputes")}
    assert sources >= {"online", "oral", "telephone", "paper", "delegated", "entrusted", "referred"}


def test_nobody_has_the_telephone_of_the_other_side() -> None:
    sides: dict[str, set[str]] = {}
    for plan in STORIES:
        for side, phones in (("worker", _phones(plan)[:1]), ("employer", _phones(plan)[1:])):
            for phone in phones:
                sides.setdefault(phone, set()).add(side)
    assert [phone for phone, found in sides.items() if len(found) > 1] == []
    workers = [plan.worker.phone for plan in STORIES]
    assert len(workers) == len(set(workers))


def _phones(plan: Plan) -> list[str]:
    others = [other.phone for other, _ in plan.others]
    return [plan.worker.phone, plan.employer.phone, plan.employer.chief.phone, *others]


def test_a_replacement_is_at_hand_in_every_studio() -> None:
    """On the register for an office are the mediators of it, and of the offices above and below it."""
    above = {office.code: office.parent for office in OFFICES}
    fit = [
        person.posts[0][0]
        for person in PEOPLE
        if person.register and not person.register.suspended and person.register.term_until.year >= 2027
    ]
    # An enterprise's own committee is no studio, and is helped by the centre alone.
    for office in {plan.office for plan in STORIES} - {"YCJH"}:
        assert sum(office in (home, above[home]) or home == above[office] for home in fit) >= 2, office


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("audit", "verify"), ", 0 faults\n"),
        (("database", "check"), "The store is in order.\n"),
        (("workflows", "check"), "The tables are sound and their page is up to date.\n"),
    ],
)
def test_the_checks_find_nothing(verdict: Callable[..., Result], words: tuple[str, ...], said: str) -> None:
    told = verdict(*words)
    assert told.exit_code == 0, told.output
    assert told.output.endswith(said)


def test_it_goes_into_an_empty_store_only(sample: Sample) -> None:
    before = sample.rows("SELECT count(*) FROM audit_entries")
    told = sample.run("demo", "load")
    assert told.exit_code == 2 and "empty" in told.output
    assert sample.rows("SELECT count(*) FROM audit_entries") == before


def test_it_stays_out_of_a_store_outside_demo_mode(sample: Sample) -> None:
    told = sample.run("demo", "load", MEDIATION_DEMO=None)
    assert told.exit_code == 2 and "MEDIATION_DEMO" in told.output
