"""When an act has every consent it needs, who may give one, and until when."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest

from mediation.pending import rules
from mediation.pending.rules import Need
from mediation.policy.relations import Member

ONE, OTHER, PARTY, ELSEWHERE = uuid4(), uuid4(), uuid4(), uuid4()
NOW = datetime(2026, 11, 2, 9, tzinfo=UTC)


def test_whose_consent_is_needed() -> None:
    assert rules.of_party(PARTY) == Need("party", PARTY, None)
    assert rules.of_office(ELSEWHERE) == Need("office", None, ELSEWHERE)
    assert Need("officer", None, None) == rules.OFFICER


@pytest.mark.parametrize(
    ("answers", "complete"),
    [
        ((), False),
        (("agrees",), True),
        (("agrees", "agrees"), True),
        (("agrees", None), False),
        (("agrees", "refuses"), False),
        ((None,), False),
    ],
)
def test_everybody_asked_has_to_agree(answers: tuple[str | None, ...], complete: bool) -> None:
    assert rules.complete(iter(answers)) is complete


def test_nobody_consents_to_what_he_asked_for() -> None:
    assert rules.is_second(ONE, OTHER)
    assert not rules.is_second(ONE, ONE)
    assert not rules.is_second(ONE, None)


@pytest.mark.parametrize(
    ("member", "speaks"),
    [
        *(
            (Member(ONE, PARTY, "applicant", True, capacity), True)
            for capacity in ("self", "legal_representative", "agent_special", "agent_general")
        ),
        (Member(ONE, PARTY, "applicant", True, "clerk"), False),
        (Member(ONE, PARTY, "applicant", False, "self"), False),
        (Member(OTHER, PARTY, "applicant", True, "self"), False),
        (Member(ONE, ELSEWHERE, "respondent", True, "self"), False),
    ],
)
def test_who_speaks_for_a_party(member: Member, speaks: bool) -> None:
    assert rules.speaks_for(PARTY, ONE, (member,)) is speaks
    clerk = Member(ONE, PARTY, "applicant", True, "clerk")
    assert rules.speaks_for(PARTY, ONE, (clerk, member)) is speaks
    assert not rules.speaks_for(PARTY, ONE, ())


def test_at_the_last_moment_it_is_over() -> None:
    second = timedelta(seconds=1)
    assert [rules.over(NOW, NOW + each) for each in (-second, 0 * second, second)] == [False, True, True]
