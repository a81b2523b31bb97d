"""The digest names one text only, and the wording of a result says every sum and every day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from mediation.agreements.text import Instalment, Line, Words, digest_of, result_of

WORDS = Words("事实", "结果", "违约", "范围", "", date(2026, 11, 20))
PARTIES = (("applicant", "刘大山"), ("respondent", "锦华针织"))
TERMS: tuple[dict[str, Any], ...] = ({"claim_item_id": "a", "disposition": "withdrawn"},)


def digest(words: Words = WORDS, parties: Any = PARTIES, terms: Any = TERMS, number: int = 1) -> str:
    return digest_of("YC-2026-000001-1", number, parties, words, terms)


def test_the_same_text_has_the_same_digest() -> None:
    assert digest() == digest() and len(digest()) == 64
    assert digest(replace(WORDS, main_facts="事实\r\n一")) == digest(replace(WORDS, main_facts="事实\n一 "))


@pytest.mark.parametrize("name", ["main_facts", "result", "default_clause", "release_scope", "other_duties"])
def test_every_part_of_the_words_counts(name: str) -> None:
    assert digest(replace(WORDS, **{name: "别的"})) != digest()


def test_parties_terms_number_and_day_count() -> None:
    others = {
        digest(parties=(*PARTIES, ("respondent", "别人"))),
        digest(terms=({"claim_item_id": "a", "disposition": "other_road"},)),
        digest(number=2),
        digest(replace(WORDS, sign_by=date(2026, 11, 21))),
        digest(),
    }
    assert len(others) == 5


def test_the_result_in_words() -> None:
    paid = Line(
        "拖欠工资", "pay", "锦华针织", "刘大山", "银行转账",
        (Instalment(1_000_050, date(2026, 11, 12)), Instalment(200_000, date(2026, 12, 1))),
    )  # fmt: skip
    text = result_of([paid, Line("加班费", "withdrawn"), Line("社会保险", "other_road")]).split("\n")
    assert text[0] == (
        "1. 拖欠工资：锦华针织向刘大山支付共计 12,000.50 元，以银行转账方式，"
        "2026年11月12日前支付 10,000.50 元；2026年12月1日前支付 2,000.00 元。"
    )
    assert text[1] == "2. 加班费：申请人不再主张。"
    assert text[2].startswith("3. 社会保险：本协议不作处理")
