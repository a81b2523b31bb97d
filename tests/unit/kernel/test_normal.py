"""Text in one form: as Unicode has it, but for piles of marks that no language has and texts without end."""

from __future__ import annotations

import unicodedata
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as some

from mediation.kernel.text import MOST_FOLDED, MOST_PILED, normal

FORMS: tuple[Literal["NFC", "NFKC"], ...] = ("NFC", "NFKC")
MARKS = "\u0300\u0327\u0f73\uff9e\u302a\U0001d165"
"""A mark above, one below, one that is two, one that is wide, an ideographic one, one of music."""


@given(some.text(max_size=60), some.sampled_from(FORMS))
def test_ordinary_text_has_unicodes_own_form(text: str, form: Literal["NFC", "NFKC"]) -> None:
    assert normal(form, text) == unicodedata.normalize(form, text)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    "text", ["Đào Thị Hồng Nhung", "가나다", "ཀྵྨ", "李桂芳", "①ＡＢ㎡", "é" + "\u0323" * 3]
)
def test_names_of_people_stay(text: str, form: Literal["NFC", "NFKC"]) -> None:
    assert normal(form, text) == unicodedata.normalize(form, text)


@given(some.text(alphabet=MARKS, min_size=MOST_PILED + 1, max_size=2000))
def test_of_a_pile_the_first_marks_stay(marks: str) -> None:
    found = normal("NFKC", f"a{marks}b")
    # A mark may be two once it is taken apart.
    assert 2 <= len(found) <= 2 * MOST_PILED + 2
    assert found.endswith("b")


@pytest.mark.parametrize("form", FORMS)
def test_a_text_without_end_comes_back_as_it_is(form: Literal["NFC", "NFKC"]) -> None:
    text = "\ufdfa" * (MOST_FOLDED + 1)
    assert normal(form, text) is text
