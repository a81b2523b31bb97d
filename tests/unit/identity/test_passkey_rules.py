"""Rules of passkeys: to which site one is bound, when a counter went back, which factor may go."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediation.identity.passkey_rules import Site, counter_went_back, may_end, name_fault, site_of

COUNTS = st.integers(min_value=0, max_value=2**32 - 1)


@pytest.mark.parametrize(
    ("host", "name", "origins"),
    [
        ("tiaojie.example.cn", "tiaojie.example.cn", ("https://tiaojie.example.cn",)),
        ("TiaoJie.Example.cn", "tiaojie.example.cn", ("https://tiaojie.example.cn",)),
        ("tiaojie.example.cn:8443", "tiaojie.example.cn", ("https://tiaojie.example.cn:8443",)),
        ("localhost:8000", "localhost", ("https://localhost:8000", "http://localhost:8000")),
        ("demo.localhost", "demo.localhost", ("https://demo.localhost", "http://demo.localhost")),
        ("localhost.example.cn", "localhost.example.cn", ("https://localhost.example.cn",)),
    ],
)
def test_a_host_and_its_origins(host: str, name: str, origins: tuple[str, ...]) -> None:
    assert site_of(host) == Site(name, origins)


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "127.0.0.1:8000", "[::1]", "[::1]:8000", "::1", "", ":80", "a:b"]
)
def test_a_bare_address_has_no_passkeys(host: str) -> None:
    assert site_of(host) is None


@given(kept=COUNTS, more=st.integers(min_value=1, max_value=1000))
def test_a_counter_that_goes_on_is_right(kept: int, more: int) -> None:
    assert not counter_went_back(kept, kept + more)


@given(kept=COUNTS, told=COUNTS)
def test_a_counter_that_stands_or_goes_back_is_wrong_unless_it_never_counts(kept: int, told: int) -> None:
    assert counter_went_back(kept, told) is (told <= kept and (kept, told) != (0, 0))


@pytest.mark.parametrize(
    ("required", "others", "may"), [(True, 0, False), (True, 1, True), (False, 0, True), (False, 2, True)]
)
def test_the_last_factor_stays_where_one_is_required(required: bool, others: int, may: bool) -> None:
    assert may_end(required, others) is may


def test_two_passkeys_have_two_names() -> None:
    assert name_fault("Laptop", ["laptop", "手机"]) == "passkey_name_taken"
    assert name_fault("手机 2", ["laptop", "手机"]) is None
