"""A sign-in goes on only to an address of our own."""

from __future__ import annotations

from urllib.parse import urljoin, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediation.web.nav import safe_next


@pytest.mark.parametrize("wanted", ["/", "/desk?q=%E5%BC%A0", "/my/disputes/ab#top"])
def test_our_own_addresses_are_kept(wanted: str) -> None:
    assert safe_next(wanted) == wanted


@pytest.mark.parametrize(
    "wanted", [None, "", "desk", "//evil", "/\\evil", "http:/x", "/a\nb", "/\t/evil", "\\/x"]
)
def test_others_are_dropped(wanted: str | None) -> None:
    assert safe_next(wanted) is None


@given(st.text(alphabet="/\\:.@ab?#\t\n", max_size=12))
def test_nothing_that_passes_leaves_the_host(wanted: str) -> None:
    kept = safe_next(wanted)
    assert kept is None or urlsplit(urljoin("https://here.example/x", kept)).netloc == "here.example"
