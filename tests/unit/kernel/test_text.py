"""Every Han character is a word; everything else is words between spaces."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from mediation.kernel.text import spaced


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("公司欠薪3个月。", "公 司 欠 薪 3 个 月"),
        ("ＡＢＣ公司", "abc 公 司"),
        ("", ""),
        ("，。！", ""),
        ("a\x00b", "a b"),
        ("Foxtrot Ltd.", "foxtrot ltd"),
        ("喆堃𬭎", "喆 堃 𬭎"),
        ("加班费：2026-11-02", "加 班 费 2026 11 02"),
    ],
)
def test_words(text: str, words: str) -> None:
    assert spaced(text) == words


@given(some.text())
def test_spacing_twice_changes_nothing_more(text: str) -> None:
    once = spaced(text)
    assert " ".join(once.split()) == once
    assert not set(once) & set('"*()^:+-,.!?\x00')


@given(some.text("欠薪工资ab ", max_size=8), some.text("欠薪工资", min_size=1, max_size=3))
def test_a_han_word_inside_a_text_is_a_phrase_of_its_words(text: str, word: str) -> None:
    assert (word in text) == (f" {spaced(word)} " in f" {spaced(text)} ") or " " in text
