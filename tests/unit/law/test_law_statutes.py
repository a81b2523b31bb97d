"""The statute cards: complete for every claim, in both languages, dated, and no bolder than what was read."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediation.claims.kinds import KINDS, LABOUR
from mediation.law.statutes import CARDS, TOPICS, Card, cards_for_all, cards_of, search
from mediation.law.tags import Tag
from tests.unit.rows import hold

NOW = date(2026, 11, 21)
ALL = tuple(CARDS.values())
ARTICLE = "第[一二三四五六七八九十百零]+条(第[一二三四五六七八九]款)?"
ZH = re.compile(rf"^(《[^《》]+》{ARTICLE}(、{ARTICLE})*|.+〔\d{{4}}〕\d+号)$")
EN = re.compile(r"^.+?(, (art\. \d+(\(\d\))?|arts \d+.* and \d+(\(\d\))?)| \[\d{4}\] No\. \d+)$")
REQUIRED = {
    "M01": ("lmal 7", "chr 62"), "M02": ("lmal 47", "i1 19"), "M03": ("lmal 21", "chr 8", "cpl 205"),
    "M04": ("paid_days",), "M05": ("paid_days", "paid_days_before"), "M06": ("ll 41", "ll 44", "wages 13"),
    "M07": ("lcl 47", "lclr 27"), "M08": ("lcl 47(2)",), "M09": ("lclr 27",),
    "M10": ("lcl 38", "lcl 46", "lclr 22"), "M11": ("lcl 40", "lclr 20"),
    "M12": ("lcl 48", "lcl 87", "lclr 25", "i2 16", "i2 18"),
    "M13": ("lcl 82", "lclr 6", "lclr 7", "i2 6", "i2 7", "i2 8", "i2 9"),
    "M14": ("leave 3", "leave 4", "leave 5", "leave_rules 10", "leave_rules 11", "leave_rules 12"),
    "M15": ("lcl 85",), "M16": ("lcl 19", "lcl 20", "lcl 83"), "M17": ("minimum_wage 12",),
    "M18": ("wages 16",), "M19": ("wages 12",), "M20": ("lcl 24", "i1 36", "i1 37", "i1 38", "i1 39"),
    "M21": ("wir 35", "wir 36", "wir 37", "wir 64"), "M22": ("wir 34", "wir 35", "wir 36"),
    "M23": ("wir 36", "wir 37"), "M24": ("wir 39",), "M25": ("wir 62(2)",), "M26": ("wages 7", "wages 9"),
    "the chain": (
        "migrant 18", "migrant 26", "migrant 29(2)", "migrant 30(1)", "migrant 30(3)", "migrant 32",
        "migrant 34", "migrant 36", "migrant 37", "migrant 50", "migrant 51", "i2 1", "i2 2",
    ),
    "limitation": ("lmal 27(1)", "lmal 27(2)", "lmal 27(3)", "lmal 27(4)", "chr 26", "chr 27", "chr 28",
                   "ecmr 31", "i2 20"),
    "gates": ("chr 74", "chr 75", "ecmr 27", "cpl 205", "cpl 206", "pml 33", "lmal 16", "cpl 225", "i1 13"),
    "secrecy": ("ecmr 24", "spm 22", "omr 18", "cpli 146", "pml 25", "civil_mediation 5"),
    "free will": ("pml 17", "pml 23", "lmal 5"),
}  # fmt: skip
"""What law.md cites for each of its money rules and beyond; some card stands on each of them."""


def shorts(card: Card) -> set[str]:
    """Every form in which the card's citations can be named: with the paragraph and without."""
    found = set()
    for one in card.cites:
        base = one.law.key + (f" {one.article}" if one.article else "")
        found |= {base, f"{base}({one.paragraph})"}
    return found


@pytest.mark.parametrize("rule", REQUIRED)
def test_a_card_stands_on_each_citation(rule: str) -> None:
    cited = set().union(*map(shorts, ALL))
    assert set(REQUIRED[rule]) - cited == set()


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_claim_has_cards(kind: str) -> None:
    assert len(cards_of([kind], NOW)) >= 2


def test_cards_name_kinds_that_are_there() -> None:
    assert set().union(*(card.kinds for card in ALL)) <= set(KINDS)
    assert all(card.always or card.kinds for card in ALL)
    assert len(cards_for_all(NOW)) >= 20 and len(cards_of(LABOUR, NOW)) >= 80


def test_a_card_is_whole_in_both_languages() -> None:
    hold(CARDS, _whole)


def _whole(card: Card) -> None:
    chinese = (card.title_zh, card.summary_zh, card.when_zh)
    english = (card.title_en, card.summary_en, card.when_en)
    assert all(re.search(r"[\u4e00-\u9fff]", text) for text in chinese)
    assert not any(re.search(r"[\u4e00-\u9fff]", text) for text in english)
    assert all(text == text.strip() and len(text) < 500 for text in (*chinese, *english))
    assert card.summary_zh.endswith("。") and card.summary_en.endswith(".")
    assert len(card.title_zh) <= 30 and card.topic in TOPICS and re.fullmatch(r"[a-z0-9-]+", card.id)


def test_a_citation_has_the_shape_of_one() -> None:
    hold(CARDS, _shaped)


def _shaped(card: Card) -> None:
    assert all(ZH.match(part) for part in card.citation_zh.split("；")), card.citation_zh
    assert all(EN.match(part) for part in card.citation_en.split("; ")), card.citation_en


def test_no_card_is_bolder_than_what_was_read() -> None:
    hold(CARDS, _no_bolder)


def _no_bolder(card: Card) -> None:
    if card.tag is Tag.CONFIRMED:
        assert all(one.was_read and one.law.source for one in card.cites)


def test_a_card_speaks_only_while_its_law_is_in_force() -> None:
    hold(CARDS, _in_force)


def _in_force(card: Card) -> None:
    if card.in_force_from and card.in_force_until:
        assert card.in_force_from < card.in_force_until
    for one in card.cites:
        if one.law.in_force_from:
            assert card.in_force_from is not None and card.in_force_from >= one.law.in_force_from
    assert card.in_force_from is None or date(1995, 1, 1) <= card.in_force_from <= NOW


@pytest.mark.parametrize(
    ("card", "first", "last"),
    [
        ("monthly-paid-days-before-2025", date(2008, 1, 3), date(2024, 12, 31)),
        ("monthly-paid-days", date(2025, 1, 1), date(9999, 1, 1)),
        ("relation-retired-before", date(2021, 1, 1), date(2025, 8, 31)),
        ("relation-past-retirement", date(2026, 7, 1), date(9999, 1, 1)),
    ],
)
def test_law_that_was_replaced_is_not_offered_any_more(card: str, first: date, last: date) -> None:
    found = CARDS[card]
    assert found.holds_on(first) and found.holds_on(last)
    assert not found.holds_on(date.fromordinal(first.toordinal() - 1))
    if last.year < 9999:
        assert not found.holds_on(date.fromordinal(last.toordinal() + 1))
        assert found not in cards_of(KINDS, NOW)


@given(st.sets(st.sampled_from(KINDS)), st.sets(st.sampled_from(KINDS)))
def test_more_claims_bring_no_fewer_cards(some: set[str], more: set[str]) -> None:
    assert set(cards_of(some, NOW)) <= set(cards_of(some | more, NOW))


@pytest.mark.parametrize(
    ("query", "card"),
    [
        ("二倍 两倍", None), ("经济补偿 封顶", "severance-cap"), ("第八十二条", "double-wage"),
        ("pregnant nursing", "pregnancy-and-nursing-hours"), ("ART. 16", "wages-deduction-for-loss"),
        ("总包 先", "site-general-contractor"),
    ],
)  # fmt: skip
def test_cards_are_found_by_every_word_in_either_language(query: str, card: str | None) -> None:
    found = {each.id for each in search(query)}
    assert card in found if card else found == set()


def test_an_empty_search_shows_all_of_them_and_nonsense_none() -> None:
    assert search("  ") == ALL
    assert search("没有这样的词") == ()


def test_summaries_are_written_once() -> None:
    texts = [text for card in ALL for text in (card.summary_zh, card.summary_en)]
    assert len(texts) == len(set(texts))
