"""A form sent twice has one effect."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sqlalchemy import Engine, func, select
from sqlalchemy.orm import Session

from mediation.kernel.database import CaseSession, transaction
from mediation.kernel.errors import NotPossible, Repeated
from mediation.kernel.idempotency import IdempotencyKey, Once, once
from tests.integration.kernel.work import AT, act_once
from tests.together import in_threads

FORM = Once("form-1", "digest")


def effects(session: Session) -> int:
    session.rollback()
    query = select(func.count()).where(IdempotencyKey.key.startswith("effect"))
    return session.scalars(query).one()


def test_the_same_form_gives_what_it_gave(engine: Engine, session: Session) -> None:
    act_once(engine, FORM, "first")
    with pytest.raises(Repeated) as repeated:
        act_once(engine, FORM, "second")
    assert repeated.value.result == "first"
    assert effects(session) == 1


def test_another_body_under_the_same_key_is_refused(engine: Engine, session: Session) -> None:
    act_once(engine, FORM, "first")
    with pytest.raises(NotPossible) as refused:
        act_once(engine, Once(FORM.key, "another"), "second")
    assert refused.value.code == "form_changed"
    assert effects(session) == 1


def test_other_forms_and_no_form_act_each_time(engine: Engine, session: Session) -> None:
    for name in "abc":
        act_once(engine, Once(f"form-{name}", "digest"), name)
    with transaction(CaseSession(engine)) as writing:
        writing.add(IdempotencyKey(key="effect of none", digest="", result=None, at=AT))
    assert effects(session) == 4


def test_a_form_whose_act_failed_may_be_sent_again(
    engine: Engine, write: Callable[[], Session], session: Session
) -> None:
    def fails() -> None:
        with once(FORM), transaction(write()):
            raise NotPossible("not_yet")

    with pytest.raises(NotPossible):
        fails()
    assert act_once(engine, FORM, "again") == "again"
    assert effects(session) == 1


def test_eight_at_once_have_one_effect(engine: Engine, session: Session) -> None:
    outcomes = in_threads(8, lambda number: act_once(engine, FORM, str(number)))
    winners = [outcome for outcome in outcomes if isinstance(outcome, str)]
    repeated = [outcome for outcome in outcomes if isinstance(outcome, Repeated)]
    assert len(winners) == 1 and len(repeated) == 7
    assert {outcome.result for outcome in repeated} == set(winners)
    assert effects(session) == 1
