"""A citation has the shape a lawyer expects, in both languages, and says what was read."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediation.law.citations import Law, cited, in_chinese, in_english, numeral

LAWS = {
    "lcl": Law(
        "lcl", "劳动合同法", "Labour Contract Law", "here", date(2008, 1, 1), read=frozenset({30, 47})
    ),
    "ll": Law("ll", "劳动法", "Labour Law", "here"),
    "notice": Law("notice", "人社部发〔2025〕2号", "MOHRSS notice [2025] No. 2", "here", read_whole=True),
}
VALUES = {"一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
UNITS = {"百": 100, "十": 10}


def value(written: str) -> int:
    """What a numeral of an article means, read by a rule of its own."""
    total, digit = 0, 0
    for sign in written.replace("零", ""):
        if sign in UNITS:
            total, digit = total + (digit or 1) * UNITS[sign], 0
        else:
            digit = VALUES[sign]
    return total + digit


@pytest.mark.parametrize(
    ("number", "written"),
    [
        (1, "一"), (10, "十"), (11, "十一"), (20, "二十"), (47, "四十七"), (100, "一百"), (101, "一百零一"),
        (110, "一百一十"), (115, "一百一十五"), (205, "二百零五"), (999, "九百九十九"),
    ],
)  # fmt: skip
def test_articles_are_numbered_as_in_the_law(number: int, written: str) -> None:
    assert numeral(number) == written


@given(st.integers(1, 999))
def test_every_numeral_can_be_read_back(number: int) -> None:
    assert value(numeral(number)) == number


@pytest.mark.parametrize("number", [0, -1, 1000])
def test_there_is_no_such_article(number: int) -> None:
    with pytest.raises(ValueError, match=str(number)):
        numeral(number)


@pytest.mark.parametrize(
    ("short", "chinese", "english"),
    [
        (["lcl 30"], "《劳动合同法》第三十条", "Labour Contract Law, art. 30"),
        (
            ["lcl 30(2)", "lcl 47"],
            "《劳动合同法》第三十条第二款、第四十七条",
            "Labour Contract Law, arts 30(2) and 47",
        ),
        (
            ["lcl 30", "lcl 47", "lcl 82", "ll 50"],
            "《劳动合同法》第三十条、第四十七条、第八十二条；《劳动法》第五十条",
            "Labour Contract Law, arts 30, 47 and 82; Labour Law, art. 50",
        ),
        (["notice"], "人社部发〔2025〕2号", "MOHRSS notice [2025] No. 2"),
    ],
)
def test_one_short_form_gives_both_languages(short: list[str], chinese: str, english: str) -> None:
    found = [cited(each, LAWS) for each in short]
    assert (in_chinese(found), in_english(found)) == (chinese, english)


@pytest.mark.parametrize(
    "short", ["", "lcl", "lcl 030", "lcl 0", "xx 3", "lcl 3(0)", "lcl 3 (1)", "lcl 1000"]
)
def test_another_form_is_refused(short: str) -> None:
    with pytest.raises(ValueError, match="cited|citation"):
        cited(short, LAWS)


@pytest.mark.parametrize(
    ("short", "read"), [("lcl 30", True), ("lcl 31", False), ("notice", True), ("ll 50", False)]
)
def test_it_says_whether_the_text_was_read(short: str, read: bool) -> None:
    assert cited(short, LAWS).was_read is read
