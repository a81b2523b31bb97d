"""Every code that may reach a reader has its words, in the code's own lists and in what the code raises."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from datetime import timedelta
from itertools import chain
from pathlib import Path

import pytest

from mediation.claims.kinds import KINDS
from mediation.disputes.rules import LastStep, Quiet, Since, obstacles, obstacles_alone
from mediation.kernel import clock
from mediation.kernel.actor import Role
from mediation.minutes.text import Content
from mediation.policy.relations import BINDING_CAPACITIES
from mediation.procedure.claims.intake import SOURCES
from mediation.procedure.minutes.lay_out import faults
from mediation.web.labels import claims, disputes, people
from mediation.web.labels.articles import CITED
from mediation.web.labels.impossible import impossible
from mediation.web.labels.invalid import invalid
from mediation.web.labels.refusals import refusal
from mediation.web.labels.words import Words
from workflows.correction import CORRECT
from workflows.dispute import DISPUTE
from workflows.tables import WORKFLOWS

CODE = Path(__file__).resolve().parents[3] / "mediation"


def calls(name: str) -> Iterator[ast.Call]:
    """Every `name(…)` in the code of the product."""
    for path in CODE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == name:
                yield node


def texts(nodes: Iterator[ast.expr]) -> set[str]:
    return {node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)}


def test_every_guard_says_what_is_missing() -> None:
    steps = [step for workflow in WORKFLOWS.values() for step in workflow.steps]
    guards = set(chain.from_iterable((*step.guards, *step.form_guards) for step in steps))
    known = guards | set(of_going_back()) | set(of_minutes()) | raised_by_name()
    assert known - refusal.codes == set()
    assert refusal.codes - known == set(), "words for guards that are not there"


def raised_by_name() -> set[str]:
    """The codes that a use case writes out where it refuses."""
    tuples = (
        argument for call in calls("Refused") for argument in call.args if isinstance(argument, ast.Tuple)
    )
    return texts(element for each in tuples for element in each.elts)


def of_minutes() -> Iterator[str]:
    """Every reason why a draft of minutes cannot be laid out yet."""
    ended_before = Content(held_from=clock.now(), held_until=clock.now() - timedelta(hours=1))
    for draft in (Content(), ended_before):
        yield from faults(draft, correcting=True)


def of_going_back() -> Iterator[str]:
    """Every reason why some step of a dispute cannot be taken back."""
    since = Since(signed=True, declined=True, session_held=True, reported=True)
    yield from obstacles(LastStep(CORRECT.trigger, "preparation", "intake"), since)
    for step in DISPUTE.steps:
        for source in step.sources:
            last = LastStep(step.trigger, source, step.leads_to(source))
            yield from obstacles_alone(last, since, Quiet(False, timedelta(days=1), True, True))


def test_every_code_of_not_possible_has_a_sentence() -> None:
    raised = texts(argument for call in calls("NotPossible") for argument in call.args)
    assert raised - impossible.codes == set()


def test_every_code_of_invalid_has_a_sentence() -> None:
    raised = texts(keyword.value for call in calls("Invalid") for keyword in call.keywords)
    assert raised - invalid.codes == set()


def test_every_refusal_raised_by_name_has_a_sentence() -> None:
    assert raised_by_name() - refusal.codes == set()


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        (people.role, {role.value for role in Role}),
        (people.capacity, BINDING_CAPACITIES | {"agent_general", "clerk"}),
        (people.side, {"applicant", "respondent", "mediator"}),
        (people.party_kind, {"worker", "employer", "other_liable"}),
        (people.party_state, {"named", "invited", "identified"}),
        (people.how, {"online", "oral", "telephone", "wechat", "paper"}),
        (disputes.source, {*SOURCES, "online"}),
        (disputes.result, {"refused", "unreachable", "no_agreement", "time_up", "refused_to_sign"}),
        (disputes.concern, {"referral_in", "joint_invitation", "hand_over"}),
        (disputes.release, {"keep", "may_be_hinted", "may_be_conveyed"}),
        (claims.claim_kind, set(KINDS)),
    ],
)
def test_every_code_of_a_list_has_words(words: Words, codes: set[str]) -> None:
    assert set(codes) - words.codes == set()


def test_every_article_written_into_a_record_is_known_in_both_languages() -> None:
    written = (CODE / "referrals" / "rules.py").read_text(encoding="utf-8")
    nodes = ast.walk(ast.parse(written))
    said = texts(node for node in nodes if isinstance(node, ast.expr))
    assert {text for text in said if text.startswith("《")} == set(map(str, CITED))
