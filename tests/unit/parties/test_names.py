"""What somebody who came by telephone is called."""

from __future__ import annotations

import pytest

from mediation.parties.rules import said_name


@pytest.mark.parametrize(
    ("side", "kind", "state", "called"),
    [
        ("applicant", "worker", "named", "张三"),
        ("respondent", "worker", "invited", ""),
        ("respondent", "worker", "identified", "张三"),
        ("respondent", "employer", "invited", "王会计"),
        ("applicant", "employer", "named", "王会计"),
        ("respondent", "other_liable", "named", "王会计"),
    ],
)
def test_the_contact_names_a_company_and_only_a_known_worker_is_named(
    side: str, kind: str, state: str, called: str
) -> None:
    assert said_name(side, kind, state, "张三", " 王会计 ") == called


def test_nobody_said_a_name() -> None:
    assert said_name("respondent", "employer", "invited", "某某公司", "") == ""
