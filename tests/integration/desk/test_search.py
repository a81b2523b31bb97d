"""Search finds a number, a name, a telephone and a word in the facts, among what its reader may see."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from mediation.demo.plans import Someone, Upto
from mediation.projections import search
from tests.integration.desk.conftest import Told, plan
from tests.integration.desk.test_lists import numbers
from tests.integration.web.client import Browser

ClientFor = Callable[[Any], Browser]


@pytest.mark.parametrize(
    "query",
    [
        "林小燕1",
        "晨光电子1厂",
        "插件",
        "流水线上做插件工",
        "13857500001",
        "+86 138 5750 0001",
        "１３８５７５００００１",
    ],
)
def test_a_word_a_name_and_a_telephone_find_it(told: Told, client_for: ClientFor, query: str) -> None:
    other = plan(Upto.INVITED, nth=2, facts="老板让我们加班，没有加班费。")
    wanted, _ = told.disputes(plan(Upto.INVITED, nth=1), other)
    page = client_for(told["registrar"]).get("/desk/search", query_string={"q": query})
    assert numbers(page) == [wanted.number]
    assert "共 1 件" in page.text


@pytest.mark.parametrize("cut", [0, 2, 4])
def test_a_number_or_the_beginning_of_it_finds_it(told: Told, client_for: ClientFor, cut: int) -> None:
    wanted = told.dispute(Upto.FILED)
    query = wanted.number[: len(wanted.number) - cut].lower()
    found = numbers(client_for(told["registrar"]).get(f"/desk/search?q={query}"))
    assert (wanted.number in found) is (cut in (0, 2))


def test_newest_first(told: Told, client_for: ClientFor) -> None:
    old, new = told.disputes(plan(nth=1, ago=9), plan(nth=2, ago=2))
    assert numbers(client_for(told["registrar"]).get("/desk/search?q=插件工")) == [new.number, old.number]


def test_nobody_finds_what_is_not_his(told: Told, client_for: ClientFor) -> None:
    told.dispute(Upto.INVITED, nth=1)
    for who in ("registrar2", "mediator", "seal"):
        for query in ("插件工", "13857500001"):
            page = client_for(told[who]).get(f"/desk/search?q={query}")
            assert numbers(page) == [] and "没有找到" in page.text


def test_no_word_of_a_channel_is_found(told: Told, client_for: ClientFor) -> None:
    told.dispute(Upto.HEARD, confided=(("applicant", "其实两万一也行"), ("respondent", "账上只有一万多")))
    for who in ("mediator", "manager"):
        for word in ("两万一", "账上只有"):
            assert numbers(client_for(told[who]).get(f"/desk/search?q={word}")) == []


@pytest.mark.parametrize(
    "query", ["", "  ", "\"'*-", "AND OR NEAR(", "%", "词" * 100, "a" * 101, "插件工 AND"]
)
def test_strange_queries_find_nothing_and_break_nothing(
    told: Told, client_for: ClientFor, query: str
) -> None:
    told.dispute()
    page = client_for(told["registrar"]).get("/desk/search", query_string={"q": query})
    assert page.status == 200 and numbers(page) == []


def test_a_count_beyond_the_bound_is_not_finished(told: Told, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search, "A_PAGE", 1)
    monkeypatch.setattr(search, "MOST_COUNTED", 2)
    told.disputes(*(plan(nth=nth) for nth in (1, 2, 3, 4)))
    assert search.find(told.read, told["registrar"], "插件工").count == 3


def test_telephones_are_paged(told: Told, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mediation.projections.pages.A_PAGE", 2)
    agency = ((Someone("人力公司", "13957500999"), "派遣单位"),)
    told.disputes(*(plan(nth=nth, others=agency) for nth in (1, 2, 3)))
    first = search.find(told.read, told["registrar"], "13957500999")
    assert len(first.rows) == 2 and first.count is None and first.after
    rest = search.find(told.read, told["registrar"], "13957500999", first.after)
    assert len(rest.rows) == 1 and rest.after is None
    assert not {row.id for row in first.rows} & {row.id for row in rest.rows}
