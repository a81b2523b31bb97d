"""A tracking code opens its own page and no other; guessing ends after ten tries an hour."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from mediation.audit.models import AuditEntry
from mediation.kernel.actor import public
from mediation.kernel.attempts import Attempts
from mediation.kernel.errors import Invalid, NotFound
from mediation.procedure.claims.file_online import file
from mediation.procedure.claims.filing import Filed
from mediation.procedure.claims.follow import MOST_WRONG, follow
from mediation.projections.tracking import tracked
from tests.clocks import Clock
from tests.integration.apply.claims import found_office, written

Write = Callable[[], Session]


@pytest.fixture
def filed(write: Write) -> Filed:
    """A claim that was filed."""
    return file(write(), public(), written(write, found_office(write())))


def fault(write: Write, number: str, code: str) -> str:
    """Why number and code open nothing."""
    with pytest.raises(Invalid) as refused:
        follow(write(), public(), number, code)
    return refused.value.errors["number"]


def test_number_and_code_open_state_and_dates(write: Write, session: Session, filed: Filed) -> None:
    opened = follow(write(), public(), f" {filed.number.lower()} ", filed.tracking_code.lower())
    shown = tracked(session, filed.number, opened)
    assert (shown.number, shown.state) == (filed.number, "intake")
    assert [each.clock.code for each in shown.clocks][0] == "C02"


def test_whatever_is_wrong_the_answer_is_the_same(write: Write, filed: Filed) -> None:
    faults = {
        fault(write, filed.number, "A" * 16),
        fault(write, "YC-2026-000999-1", filed.tracking_code),
        fault(write, "nonsense", ""),
    }
    assert faults == {"wrong_tracking"}


def test_the_hash_of_another_case_opens_nothing(session: Session, filed: Filed) -> None:
    with pytest.raises(NotFound):
        tracked(session, filed.number, "0" * 64)


@pytest.mark.parametrize("exists", [True, False])
def test_after_ten_wrong_tries_the_number_has_to_wait_an_hour(
    write: Write, filed: Filed, clock: Clock, exists: bool
) -> None:
    number = filed.number if exists else "YC-2026-000999-1"
    for _ in range(MOST_WRONG):
        assert fault(write, number, "WRONG") == "wrong_tracking"
    assert fault(write, number, filed.tracking_code) == "tracking_locked"
    clock.forward(minutes=61)
    if exists:
        assert follow(write(), public(), number, filed.tracking_code)
    else:
        assert fault(write, number, "WRONG") == "wrong_tracking"


def test_one_number_does_not_lock_another(write: Write, filed: Filed) -> None:
    for _ in range(MOST_WRONG):
        fault(write, "YC-2026-000999-1", "WRONG")
    assert follow(write(), public(), filed.number, filed.tracking_code)


def test_a_refusal_of_what_exists_is_kept_without_the_number(
    write: Write, session: Session, filed: Filed
) -> None:
    fault(write, filed.number, "WRONG")
    entry = session.scalars(select(AuditEntry).where(AuditEntry.verb == "tracking.refused")).one()
    assert (entry.chain, entry.subject_id) == ("public", filed.dispute_id)
    assert filed.number not in session.scalars(select(Attempts.key)).one()
