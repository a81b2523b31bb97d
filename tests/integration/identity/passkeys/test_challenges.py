"""A challenge is good once, for one purpose and for a short time; a counter goes on."""

from __future__ import annotations

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from mediation.audit.models import AuditEntry
from mediation.identity.passkey_models import Passkey
from mediation.identity.passkey_rules import CHALLENGE_LASTS
from mediation.kernel.errors import Invalid, NotPossible
from tests.clocks import Clock
from tests.integration.identity.passkeys.owner import Owner, refused


def test_an_answer_is_good_once(wangs: Owner, session: Session) -> None:
    token, options = wangs.ask()
    answer = wangs.key.used(options)
    assert wangs.finish(token, answer)
    with pytest.raises(NotPossible):
        wangs.finish(token, answer)
    other, _ = wangs.ask()
    with pytest.raises(Invalid):
        wangs.finish(other, answer)
    assert refused(session) == ["not_proven"], "it was for another challenge"


def test_a_challenge_is_good_once_even_after_a_wrong_answer(wangs: Owner, session: Session) -> None:
    token, options = wangs.ask()
    with pytest.raises(Invalid):
        wangs.finish(token, "{}")
    with pytest.raises(Invalid):
        wangs.finish(token, wangs.key.used(options))
    assert refused(session) == ["unknown_key", "challenge_over"]


def test_a_challenge_is_good_for_three_minutes(wangs: Owner, session: Session, clock: Clock) -> None:
    token, options = wangs.ask()
    clock.forward(seconds=int(CHALLENGE_LASTS.total_seconds()))
    with pytest.raises(Invalid):
        wangs.finish(token, wangs.key.used(options))
    assert refused(session) == ["challenge_over"]


def test_the_challenge_of_another_half_sign_in_is_not_this_ones(wangs: Owner, session: Session) -> None:
    (first, options), (second, _) = wangs.ask(), wangs.ask()
    with pytest.raises(Invalid):
        wangs.finish(second, wangs.key.used(options))
    assert refused(session) == ["not_proven"]
    assert wangs.finish(first, wangs.key.used(options))


@pytest.mark.parametrize("back", [0, 1])
def test_a_counter_that_does_not_go_on_is_refused(wangs: Owner, session: Session, back: int) -> None:
    token, options = wangs.ask()
    wangs.key.count = 6
    wangs.finish(token, wangs.key.used(options))
    token, options = wangs.ask()
    wangs.key.count -= 1 + back
    with pytest.raises(Invalid):
        wangs.finish(token, wangs.key.used(options))
    assert refused(session) == ["counter_back"]
    assert session.scalars(select(Passkey.sign_count)).one() == 7
    entry = session.scalars(select(AuditEntry).where(AuditEntry.verb == "account.passkey_refused")).one()
    assert entry.subject_kind == "passkey", "the log tells which one may have been copied"


def test_a_key_that_never_counts_is_taken_each_time(wangs: Owner) -> None:
    wangs.key.counts = False
    for _ in range(2):
        token, options = wangs.ask()
        assert wangs.finish(token, wangs.key.used(options))
