"""The chain of those liable on a building site: who may be asked, who pays first, and who never is."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediation.law.liability import Chain, chain
from mediation.law.liability_rules import RULES
from mediation.law.liability_words import Answers, Giver, Hirer, Liable, Pays, Said
from mediation.law.tags import Tag

ANSWERS = st.builds(
    Answers,
    site=st.booleans(),
    hired_by=st.sampled_from(Hirer),
    given_by=st.sampled_from(Giver),
    **{
        name: st.sampled_from(Said)
        for name in (
            "licensed", "general_known", "transferred", "licence_lent", "owner_paid", "unlawful_project",
            "related_units",
        )
    },
)  # fmt: skip
PAID = Answers(owner_paid=Said.YES, licence_lent=Said.NO, transferred=Said.NO)


def told(found: Chain) -> list[tuple[str, str, bool]]:
    return [
        (each.who.value, ground.article.zh.rpartition("》")[2], ground.certain)
        for each in found.possible
        for ground in each.grounds
    ]


CASES = [
    (
        "the subcontractor owes, the general contractor pays first",
        replace(PAID, hired_by=Hirer.SUBCONTRACTOR, licensed=Said.YES),
        [("general_contractor", "第三十条第三款", True), ("subcontractor", "第三十条第一款", True)],
    ),
    (
        "a labour company hired: it is a subcontractor like any other",
        replace(PAID, hired_by=Hirer.LABOUR_COMPANY, licensed=Said.YES),
        [("general_contractor", "第三十条第三款", True), ("subcontractor", "第三十条第一款", True)],
    ),
    (
        "the general contractor gave the work to a foreman",
        replace(PAID, hired_by=Hirer.FOREMAN, given_by=Giver.GENERAL_CONTRACTOR),
        [("general_contractor", "第三十六条第一款", True), ("general_contractor", "第一条", True)],
    ),
    (
        "a subcontractor gave the work to a foreman",
        replace(PAID, hired_by=Hirer.FOREMAN, given_by=Giver.SUBCONTRACTOR),
        [
            ("general_contractor", "第三十条第三款", True),
            ("subcontractor", "第三十条第一款", True),
            ("subcontractor", "第一条", True),
        ],
    ),
    (
        "the owner gave the work to a foreman",
        replace(PAID, hired_by=Hirer.FOREMAN, given_by=Giver.OWNER),
        [("owner", "第三十六条第一款", True)],
    ),
    (
        "the owner did not pay the builder: it advances, last of the three",
        replace(PAID, hired_by=Hirer.SUBCONTRACTOR, licensed=Said.YES, owner_paid=Said.NO),
        [
            ("general_contractor", "第三十条第三款", True),
            ("subcontractor", "第三十条第一款", True),
            ("owner", "第二十九条第二款", True),
        ],
    ),
    (
        "the project was passed on",
        replace(PAID, hired_by=Hirer.SUBCONTRACTOR, licensed=Said.YES, transferred=Said.YES),
        [
            ("general_contractor", "第三十条第三款", True),
            ("general_contractor", "第三十条第四款", True),
            ("subcontractor", "第三十条第一款", True),
        ],
    ),
    (
        "the licence was lent, and the foreman's giver is the owner",
        replace(PAID, hired_by=Hirer.FOREMAN, given_by=Giver.OWNER, licence_lent=Said.YES),
        [
            ("lender", "第三十六条第二款", True),
            ("lender", "第二条", True),
            ("owner", "第三十六条第一款", True),
        ],
    ),
    (
        "the general contractor hired",
        replace(PAID, hired_by=Hirer.GENERAL_CONTRACTOR),
        [("general_contractor", "第十六条、第二十八条", True)],
    ),
    (
        "the project is unlawful",
        replace(PAID, hired_by=Hirer.GENERAL_CONTRACTOR, unlawful_project=Said.YES),
        [("owner", "第三十七条", True), ("general_contractor", "第十六条、第二十八条", True)],
    ),
    (
        "off a site, a foreman hired",
        replace(PAID, site=False, hired_by=Hirer.FOREMAN),
        [
            ("giver", "第十九条第一款", True),
            ("giver", "第一条", True),
            ("giver", "第九十四条", True),
            ("user", "第十八条", False),
        ],
    ),
    (
        "off a site, an unlicensed supplier sent the worker",
        replace(PAID, site=False, hired_by=Hirer.LABOUR_COMPANY, licensed=Said.NO),
        [
            ("giver", "第十九条第一款", True),
            ("giver", "第一条", True),
            ("user", "第十八条", True),
            ("hirer", "第十六条", True),
            ("hirer", "第十七条", True),
        ],
    ),
    (
        "off a site, under another unit's name",
        replace(PAID, site=False, hired_by=Hirer.EMPLOYER, licence_lent=Said.YES),
        [("lender", "第十九条第二款", True), ("lender", "第二条", True), ("hirer", "第十六条", True)],
    ),
    (
        "related units",
        replace(PAID, site=False, hired_by=Hirer.EMPLOYER, related_units=Said.YES),
        [("hirer", "第十六条", True), ("related", "第三条第二款", True)],
    ),
]


@pytest.mark.parametrize(
    ("answers", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_the_chain(answers: Answers, expected: list[tuple[str, str, bool]]) -> None:
    assert told(chain(answers)) == expected


def test_who_knows_nothing_but_the_site_is_shown_all_that_may_be() -> None:
    found = chain(Answers())
    assert [each.who for each in found.possible] == [
        Liable.GENERAL_CONTRACTOR, Liable.SUBCONTRACTOR, Liable.OWNER,
    ]  # fmt: skip
    assert not any(each.certain for each in found.possible)


def test_a_foreman_is_no_employer_and_whoever_gave_the_work_is_looked_for() -> None:
    found = chain(Answers(hired_by=Hirer.FOREMAN))
    assert found.foreman_is_no_employer
    assert [each.who for each in found.possible] == [
        Liable.GENERAL_CONTRACTOR, Liable.LENDER, Liable.OWNER, Liable.SUBCONTRACTOR,
    ]  # fmt: skip
    assert not chain(Answers(hired_by=Hirer.SUBCONTRACTOR)).foreman_is_no_employer


def test_the_notice_board_comes_first_on_a_site() -> None:
    unknown, known = chain(Answers()), chain(Answers(general_known=Said.YES))
    assert [hint.code for hint in unknown.roads] == [
        "notice_board", "special_account", "wage_deposit", "inspection", "legal_aid", "union",
    ]  # fmt: skip
    assert unknown.roads[0].zh.startswith("不知道总包是谁") and not known.roads[0].zh.startswith("不知道")
    assert [hint.code for hint in chain(Answers(site=False)).roads] == ["inspection", "legal_aid", "union"]


def test_the_evidence_is_with_the_employer() -> None:
    assert [hint.code for hint in chain(Answers()).evidence] == ["evidence", "site_ledger"]
    assert "第五十条" in chain(Answers(site=False)).evidence[0].article.zh


@given(ANSWERS)
def test_every_ground_has_its_article_and_the_surest_comes_first(answers: Answers) -> None:
    found = chain(answers)
    for each in found.possible:
        assert each.grounds
        assert all(
            ground.article.zh and ground.article.en and ground.article.tag in Tag for ground in each.grounds
        )
        ranks = [(not ground.certain, ground.pays.value) for ground in each.grounds]
        assert ranks == sorted(ranks)
        assert each.certain is each.grounds[0].certain
    order = [(not each.certain, each.pays.value) for each in found.possible]
    assert order == sorted(order)
    assert len({each.who for each in found.possible}) == len(found.possible)


@given(ANSWERS)
def test_on_a_site_somebody_is_always_named(answers: Answers) -> None:
    assert not answers.site or chain(answers).possible


@given(ANSWERS, st.sampled_from(["licensed", "transferred", "licence_lent", "owner_paid"]))
def test_an_answer_makes_sure_or_takes_away_but_never_unsure(answers: Answers, name: str) -> None:
    asked = replace(answers, **{name: Said.UNKNOWN})
    before = set(told(chain(asked)))
    for said in (Said.YES, Said.NO):
        after = told(chain(replace(asked, **{name: said})))
        certain_before = {row for row in before if row[2]}
        kept = {row[:2] for row in after if row[2]}
        assert {row[:2] for row in certain_before} <= kept


@given(ANSWERS)
def test_off_a_site_no_builder_is_named(answers: Answers) -> None:
    found = {each.who for each in chain(replace(answers, site=False)).possible}
    assert not found & {Liable.GENERAL_CONTRACTOR, Liable.SUBCONTRACTOR, Liable.OWNER}


def test_every_rule_is_told_in_both_languages_and_read_in_its_text() -> None:
    for rule in RULES:
        assert rule.zh and rule.en and rule.article.tag is Tag.CONFIRMED
    assert {rule.pays for rule in RULES} == set(Pays)
    assert {rule.who for rule in RULES} == set(Liable)
