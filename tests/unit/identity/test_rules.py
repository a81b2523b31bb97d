"""Rules of signing in: telephones, passwords, pauses, roles that may not meet."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediation.identity.rules import (
    CODE_PAUSE,
    CODES_A_DAY,
    FRESH_FOR,
    code_steps,
    digest_of,
    is_fresh,
    locked,
    may_send_code,
    mobile_of,
    phone_of,
    roles_meet_badly,
)
from mediation.kernel.actor import Role
from mediation.policy.table import SEPARATED

NOW = datetime(2026, 11, 2, 1, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    "written",
    ["13857512345", "138 5751 2345", "+86 138-5751-2345", "１３８５７５１２３４５", "86 13857512345"],
)
def test_one_number_however_it_is_written(written: str) -> None:
    assert mobile_of(written) == phone_of(written) == "13857512345"


def test_a_number_with_its_area_code() -> None:
    assert phone_of("0575-85123456") == phone_of("+86 575 8512 3456") == "057585123456"
    with pytest.raises(ValueError, match="^not a mobile number$"):
        mobile_of("0575-85123456")


@pytest.mark.parametrize("written", ["", "12351", "1385751234", "+1 202 555 0100", "张三", "1" * 400])
def test_what_is_no_number(written: str) -> None:
    with pytest.raises(ValueError, match="^not a phone number$"):
        phone_of(written)


@given(st.text(max_size=30))
def test_a_number_read_once_reads_the_same_again(written: str) -> None:
    try:
        digits = phone_of(written)
    except ValueError:
        return
    assert digits.isascii() and digits.isdigit()
    assert phone_of(digits) == digits


def test_codes_pause() -> None:
    assert may_send_code(None, 0, NOW)
    assert not may_send_code(NOW - CODE_PAUSE + timedelta(seconds=1), 1, NOW)
    assert may_send_code(NOW - CODE_PAUSE, CODES_A_DAY - 1, NOW)
    assert not may_send_code(NOW - CODE_PAUSE, CODES_A_DAY, NOW)


def test_separated_roles_meet_in_no_order() -> None:
    for one, other in permutations(SEPARATED, 2):
        assert roles_meet_badly([one], other)
    for role in Role:
        assert not roles_meet_badly([role], role)
        assert not roles_meet_badly([], role)
        assert not roles_meet_badly([role], Role.MEDIATOR)


def test_a_token_is_kept_as_its_hash() -> None:
    known = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"  # FIPS 180-2, “abc”
    assert digest_of("abc") == known


SECOND = timedelta(seconds=1)


@pytest.mark.parametrize(
    ("until", "stopped"), [(None, False), (NOW - SECOND, False), (NOW, False), (NOW + SECOND, True)]
)
def test_a_lock_ends_at_its_moment(until: datetime | None, stopped: bool) -> None:
    assert locked(until, NOW) is stopped


def test_a_code_is_taken_half_a_minute_before_and_after() -> None:
    at = datetime(2026, 11, 2, 1, 0, 29, tzinfo=UTC)
    step = 1793581200 // 30
    assert tuple(code_steps(at)) == (step - 1, step, step + 1)
    assert code_steps(at + SECOND)[0] == step


@pytest.mark.parametrize(
    ("before", "fresh"),
    [(timedelta(), True), (FRESH_FOR - SECOND, True), (FRESH_FOR, False), (FRESH_FOR + SECOND, False)],
)
def test_a_sign_in_is_fresh_for_ten_minutes(before: timedelta, fresh: bool) -> None:
    assert is_fresh(NOW - before, NOW) is fresh
    assert not is_fresh(None, NOW)
