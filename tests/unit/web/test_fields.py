"""Text is folded into one form, without signs that hide what it says."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediation.web.fields import folded


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  ８０００元　", "8000元"),
        ("张\u200b三", "张\u200b三"),
        ("a\x00b\x1b", "ab"),
        ("one\r\ntwo", "one\ntwo"),
        ("\u202egnp.exe", "gnp.exe"),
        (None, None),
    ],
)
def test_folding(typed: str | None, kept: str | None) -> None:
    assert folded(typed) == kept


@given(st.text())
def test_folding_twice_changes_nothing_more(typed: str) -> None:
    assert folded(folded(typed)) == folded(typed)
