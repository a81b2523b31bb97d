"""What a new password must be: by profile, by what others know of its owner, by what everybody uses."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediation.identity import passwords
from mediation.identity.password_rules import (
    ASVS,
    MOST_PASSWORD,
    NATIONAL,
    Profile,
    folded,
    password_fault,
    password_over,
)

OWN = ("wangfang", "王芳", "13800138000", "越城调解中心", "YC", "0575-88001234", "芳")
NOW = datetime(2026, 11, 2, 1, tzinfo=UTC)
LONG = "Xk7-" + "q9Zw!m3Rt$" * 20


def fault(password: str, profile: Profile, second_factor: bool = True) -> str | None:
    return password_fault(password, profile, second_factor=second_factor, own_words=OWN)


@pytest.mark.parametrize(
    ("password", "national", "asvs"),
    [
        ("Kx-4821tz", "password_under_10", "password_under_12"),
        ("Kx-4821tzp", None, "password_under_12"),
        ("Kx-4821tzpw", None, "password_under_12"),
        ("Kx-4821tzpwu", None, None),
        ("kumquat lantern orbit", "password_few_kinds", None),
        ("kumquatlanternorbit", "password_few_kinds", None),
        ("KumquatLanternOrbit", "password_few_kinds", None),
        ("Kumquat lantern orbit", None, None),
        ("kumquat lantern 7orbit", None, None),
        ("KUMQUAT lantern", None, None),
        ("7429 1836 5028 9471", "password_few_kinds", None),
        ("窗外的雨下了一整夜还没停", "password_few_kinds", None),
        ("窗外的雨x4下了一整夜还没停", None, None),
        (LONG[:MOST_PASSWORD], None, None),
        (LONG[: MOST_PASSWORD + 1], "too_long", "too_long"),
    ],
)
def test_length_and_kinds(password: str, national: str | None, asvs: str | None) -> None:
    assert (fault(password, NATIONAL), fault(password, ASVS)) == (national, asvs)


def test_alone_it_has_to_be_longer_where_length_is_all_there_is() -> None:
    assert fault("Kx-4821tzpwuvQ", ASVS, second_factor=False) == "password_under_15"
    assert fault("Kx-4821tzpwuvQh", ASVS, second_factor=False) is None
    assert fault("Kx-4821tzp", NATIONAL, second_factor=False) is None


@pytest.mark.parametrize("profile", [NATIONAL, ASVS])
@pytest.mark.parametrize(
    "password",
    [
        "WangFang-4821-kx",
        "Kx-4821-王芳-tzpwu",
        "Kx!13800138000-tzp",
        "Kx!tzpw-138000-uv",
        "Tz-越城调解中心-4821",
        "Kx!tzpw-001234-uv",
        "Kx!tzpw-ＷＡＮＧＦＡＮＧ-9",
    ],
)
def test_what_others_know_of_one_is_not_in_it(password: str, profile: Profile) -> None:
    assert fault(password, profile) == "password_own_word"


@pytest.mark.parametrize("profile", [NATIONAL, ASVS])
def test_a_short_word_forbids_nothing(profile: Profile) -> None:
    """A code of two letters and a single sign stand in too many passwords."""
    assert fault("Kx-4821-YC-芳-tzpwu", profile) is None


@pytest.mark.parametrize("profile", [NATIONAL, ASVS])
@pytest.mark.parametrize(
    "password",
    [
        "Password1234!",
        "P@ssw0rd-2026",
        "Qwertyuiop123!",
        "Aa123456789!!",
        "Aaaaaaaaaaa1!",
        "1Qaz!qaz1Qaz!qaz",
        "Iloveyou-12345",
        "Q-w-E-r-t-Y-1-2-3-4-5-6",
        "Laodong-2026!",
        "Mediation-2026",
    ],
)
def test_what_many_use_is_refused(password: str, profile: Profile) -> None:
    assert fault(password, profile) == "password_common"


@given(st.text(max_size=260))
def test_any_text_is_answered(text: str) -> None:
    for profile in (NATIONAL, ASVS):
        password_fault(text, profile, second_factor=True, own_words=(text, "王芳"))


def test_the_same_password_is_typed_on_every_keyboard() -> None:
    assert folded("Ｋｘ－４８２１") == "Kx-4821"
    kept = passwords.hashed("Ｋｘ-4821tzp")
    assert passwords.fits("Kx-4821tzp", kept) and not passwords.fits("kx-4821tzp", kept)


@pytest.mark.parametrize(
    ("days", "over"), [(0, False), (89, False), (90, True), (400, True)], ids=lambda value: str(value)
)
def test_by_the_national_scheme_it_runs_out(days: int, over: bool) -> None:
    assert password_over(NOW - timedelta(days=days), NOW, NATIONAL) is over
    assert not password_over(NOW - timedelta(days=days), NOW, ASVS)


def test_a_password_of_unknown_age_has_run_out() -> None:
    assert password_over(None, NOW, NATIONAL)
    assert not password_over(None, NOW, ASVS)
    assert not password_over(NOW - timedelta(days=90) + timedelta(seconds=1), NOW, NATIONAL)


def test_a_password_fits_its_own_hash_only() -> None:
    kept = passwords.hashed("Yuecheng-2026")
    assert passwords.fits("Yuecheng-2026", kept)
    assert not passwords.fits("Yuecheng-2027", kept)
    assert not passwords.fits("no account of this name", None)
    assert "m=19456,t=2,p=1" in kept


@pytest.mark.parametrize(
    ("own", "password", "refused"),
    [
        ("0575-88-00-12-34", "Kx!tzpw-001234-uv", True),
        ("482193", "Kx!tzpw-482193-uv", True),
        ("48219", "Kx!tzpw-48219-uvq", True),  # whoever's number it is, it is a word of theirs
        ("13800138000", "Kx!tzpw-138000-uv", True),
        ("13800138000", "Kx!tzpw-38000-uvq", False),
    ],
)
def test_of_a_telephone_its_last_six_digits_count(own: str, password: str, refused: bool) -> None:
    found = password_fault(password, ASVS, second_factor=True, own_words=(own,))
    assert found == ("password_own_word" if refused else None)


def test_a_word_of_this_house_said_twice_is_guessed_soon() -> None:
    assert fault("Zhongcai Zhongcai 1", ASVS) == "password_common"
