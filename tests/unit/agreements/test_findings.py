"""From terms and words to what the law asks about a draft: sums, accounts, what is kept and what is told."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from mediation.agreements.findings import accounts_kept, accounts_read, draft_of, kept, stated_totals, told
from mediation.agreements.text import DEFAULT_CLAUSE, RELEASE_SCOPE, PayeeAccount, Words, digest_of
from mediation.law.enforceability.check import findings
from mediation.law.enforceability.values import Represented
from mediation.proposals.terms import Instalment, Term, read
from mediation.proposals.terms import kept as term_kept

TODAY = date(2026, 11, 21)
PAID = Term("item", "pay", "boss", "worker", "bank_transfer", (Instalment(1_200_000, date(2026, 12, 10)),))
OWN = PayeeAccount("worker", "刘大山", "绍兴银行", "6222000011112222333")
KINDS, NAMES = {"item": "wages_owed"}, {"boss": "锦华针织", "worker": "刘大山"}


def words(result: str = "1. 拖欠工资：付给刘大山共计 12,000.00 元。") -> Words:
    return Words("三个月工资没有发。", result, DEFAULT_CLAUSE, RELEASE_SCOPE, "", TODAY)


def codes(*terms: Term, text: Words | None = None, **more: object) -> list[str]:
    draft = draft_of(terms or (PAID,), KINDS, NAMES, TODAY, text, **more)  # type: ignore[arg-type]
    return [each.code for each in findings(draft)]


def test_what_the_form_suggests_has_no_finding() -> None:
    assert codes(text=words(), accounts=(OWN,)) == []
    assert codes() == []


@pytest.mark.parametrize(
    ("result", "stated"),
    [
        ("1. 拖欠工资：共计 12,000.00 元。\n2. 加班费：共计500元", {0: Decimal(12000), 1: Decimal(500)}),
        ("  1．共计 3，000 元", {0: Decimal(3000)}),
        ("分两期付清。", {}),
        ("3. 共计 9 元", {}),
        ("1. 拖欠工资：申请人不再主张。\n2. 共计 5.5 元", {1: Decimal("5.5")}),
        ("1. 共计 , 元", {}),
    ],
)
def test_the_totals_that_a_result_names_are_read_by_its_numbers(
    result: str, stated: dict[int, Decimal]
) -> None:
    assert stated_totals(result, 2) == stated


def test_a_total_that_differs_from_the_accepted_payments_is_found() -> None:
    assert codes(text=words("1. 共计 1,200.00 元。"), accounts=(OWN,)) == ["sum_differs"]


def test_an_account_of_somebody_else_and_none_at_all_are_found() -> None:
    other = PayeeAccount("worker", "王五", "绍兴银行", "6222")
    assert codes(text=words(), accounts=(other,)) == ["third_person"]
    assert codes(text=words()) == ["no_account"]


def test_a_floor_and_a_represented_worker_come_in_as_they_are_known() -> None:
    assert codes(floors={"item": Decimal("12000.01")}) == ["below_floor"]
    assert codes(floors={"another": Decimal(99999)}) == []
    assert codes(represented=(Represented("刘大山", False),)) == ["not_consented"]


def test_notes_and_the_stage_of_an_injury_stay_with_a_term() -> None:
    hurt = Term("item", "pay", "boss", "worker", "cash", PAID.instalments, "只付医疗费。", "part")
    assert read(term_kept(hurt)) == hurt
    assert {"note", "injury"}.isdisjoint(term_kept(PAID))
    draft = draft_of((hurt,), {"item": "work_injury"}, NAMES, TODAY)
    assert [each.code for each in findings(draft)] == ["rest_not_open"]


def test_what_is_kept_has_the_explanation_and_the_audit_has_no_words_of_the_draft() -> None:
    found = findings(draft_of((PAID,), KINDS, NAMES, TODAY, words("1. 共计 1,200.00 元。"), (OWN,)))
    rows = kept(found, {"sum_differs.item": " 另有一万零八百元已付现金。 "})
    assert rows == [{
        "code": "sum_differs", "item": "item", "place": "item", "quote": "1,200.00 ≠ 12,000.00",
        "explanation": "另有一万零八百元已付现金。",
    }]  # fmt: skip
    assert "quote" not in told(rows)[0] and told(rows)[0]["explanation"]


def test_accounts_are_part_of_what_is_signed() -> None:
    assert accounts_read(accounts_kept((OWN,))) == (OWN,)
    assert accounts_kept(()) is None and accounts_read(None) == ()

    def digest(*accounts: PayeeAccount) -> str:
        return digest_of("YC-1", 1, [], words(), [term_kept(PAID)], None, accounts)

    assert digest() == digest_of("YC-1", 1, [], words(), [term_kept(PAID)])
    assert digest(OWN) not in (digest(), digest(PayeeAccount("worker", "刘大山", "绍兴银行", "6222")))
