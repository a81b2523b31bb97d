"""Administrators see every published figure with its source, add newer ones and put wrong ones right."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from sqlalchemy import func, select

from mediation.audit.models import AuditEntry
from mediation.audit.verify import verify
from mediation.cli.main import main
from mediation.kernel.errors import Invalid, NotFound, Stale
from mediation.law.entitlements.at_place import compute_at
from mediation.law.values import lookup
from mediation.law_parameters import queries, services
from mediation.law_parameters.models import LawParameter
from mediation.law_parameters.rules import Figure
from mediation.law_parameters.services import Key
from tests.clocks import Clock
from tests.integration.parties.town import Town
from tests.integration.web.client import Browser
from tests.stores import Store
from tests.together import in_threads

ClientFor = Callable[[Any], Browser]
HERE = "330602"
TYPED = {
    "name": "minimum_wage_month", "place": HERE, "place_name": "绍兴市越城区", "since": ["2026", "11", "1"],
    "amount": "2,490元", "source": "某政发〔2026〕1号", "read_in": "纸质原件",
    "checked_on": ["2026", "11", "2"], "how_read": "read",
}  # fmt: skip
FIGURE = Figure(
    "minimum_wage_month", HERE, "绍兴市越城区", date(2026, 11, 1), None, Decimal(2490), "某政发〔2026〕1号",
    "纸质原件", date(2026, 11, 2), True,
)  # fmt: skip
KEY = Key(FIGURE.name, FIGURE.place, FIGURE.since)
CORRECT = "/office/parameters/correct?name=minimum_wage_month&place=330602&since=2026-11-01"


def minimum(town: Town, on: date = date(2026, 11, 2)) -> str | None:
    found = lookup("minimum_wage_month", HERE, on, queries.added_for(town.fresh(), HERE))
    return found and str(found.amount)


def rows(town: Town) -> int:
    return town.fresh().scalar(select(func.count()).select_from(LawParameter)) or 0


def verbs(town: Town) -> list[str]:
    query = select(AuditEntry.verb).where(AuditEntry.verb.like("law_parameter.%"))
    return list(town.fresh().scalars(query.order_by(AuditEntry.at, AuditEntry.seq)))


def test_the_page_shows_what_holds_where_it_was_read_and_what_is_doubtful(
    town: Town, client_for: ClientFor
) -> None:
    page = client_for(town.cast["system-admin"]).get("/office/parameters")
    assert page.status == 200 and "绍兴市越城区" in page.text
    for told in (
        "2,260 元/月",
        "浙政发〔2024〕3号",
        "没有读过原文",
        "可能已有新标准",
        "56,502 元/年",
        "没有录入",
        "2026年11月21日核对",
    ):
        assert told in page.text, told
    assert "2,540 元/月" not in page.text
    beijing = client_for(town.cast["system-admin"]).get("/office/parameters?place=11")
    assert "2,540 元/月" in beijing.text and "70%" in beijing.text and "2,260 元/月" not in beijing.text


def test_an_added_figure_holds_from_its_day_and_is_written_down(town: Town, client_for: ClientFor) -> None:
    browser = client_for(town.cast["system-admin"])
    browser.get(f"/office/parameters/add?place={HERE}&name=minimum_wage_month")
    page = browser.send(TYPED)
    assert page.path == f"/office/parameters?place={HERE}" and "新的标准已经录入" in page.text
    assert "2,490 元/月" in page.text and "2026年11月1日起" in page.text
    assert minimum(town) == "2490" and minimum(town, date(2026, 10, 31)) == "2260"
    assert verbs(town) == ["law_parameter.added"]
    entry = town.session.scalar(select(AuditEntry).where(AuditEntry.verb == "law_parameter.added"))
    assert (
        entry is not None
        and "某政发〔2026〕1号" in entry.body
        and entry.person_id == town.cast["system-admin"].person_id
    )
    low = {"monthly_wage": "2000", "severance_months": "1"}
    found = compute_at("severance_pay", low, HERE, date(2026, 11, 2), queries.added_for(town.session, HERE))
    assert found.amount == Decimal("2490.00")
    assert verify(town.fresh()).faults == ()


def test_a_quoted_figure_is_marked_as_not_read(town: Town, client_for: ClientFor) -> None:
    services.add(town.write(), town.cast["system-admin"], replace(FIGURE, own_text=False))
    (value,) = queries.added_for(town.fresh(), HERE)
    assert value.tag.needs_remark
    page = client_for(town.cast["system-admin"]).get("/office/parameters")
    assert "2,490 元/月没有读过原文" in page.text.replace(" 没有", "没有")


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"amount": "很多"}, "请写成数字"),
        ({"amount": "249000"}, "太大或者太小"),
        ({"place": "越城"}, "行政区划代码"),
        ({"place": "110105"}, "由当地的系统管理员录入"),
        ({"since": ["2026", "13", "1"]}, "真实的日期"),
        ({"since": ["2029", "1", "1"]}, "请核对日期"),
        ({"until": ["2026", "1", "1"]}, "不能早于开始"),
        ({"checked_on": ["2026", "11", "3"]}, "不能晚于现在"),
        ({"source": ""}, "文件名称和文号"),
        ({"how_read": ""}, "请选择"),
    ],
)
def test_bad_input_is_told_beside_its_field_and_nothing_is_lost(
    town: Town, client_for: ClientFor, change: dict[str, Any], told: str
) -> None:
    browser = client_for(town.cast["system-admin"])
    browser.get("/office/parameters/add")
    page = browser.send({**TYPED, **change})
    assert page.status == 422 and told in " ".join(page.errors)
    assert page.form().fields["read_in"] == ["纸质原件"]
    assert rows(town) == 0 and verbs(town) == []


def test_a_second_click_adds_nothing(town: Town, client_for: ClientFor) -> None:
    browser = client_for(town.cast["system-admin"])
    form = browser.get("/office/parameters/add").form()
    browser.send(TYPED, form=form)
    page = browser.send(TYPED, form=form)
    assert page.status == 200 and rows(town) == 1 and len(verbs(town)) == 1


def test_the_same_figure_is_not_added_twice_but_corrected(town: Town, client_for: ClientFor) -> None:
    admin, browser = town.cast["system-admin"], client_for(town.cast["system-admin"])
    services.add(town.write(), admin, FIGURE)
    browser.get("/office/parameters/add")
    page = browser.send({**TYPED, "amount": "2500"})
    assert page.status == 422 and "更正" in page.errors[0]
    page = browser.get(CORRECT)
    assert "2,490 元/月" in page.text
    page = browser.send(
        {
            "reason": "写错了",
            "amount": "2500",
            "read_in": "原件",
            "checked_on": ["2026", "11", "2"],
            "how_read": "read",
        }
    )
    assert "已经更正" in page.text and "更正的原因：写错了" in page.text and "已被更正" in page.text
    assert minimum(town) == "2500" and rows(town) == 2
    assert verbs(town) == ["law_parameter.added", "law_parameter.corrected"]


def test_what_came_with_the_product_is_put_right_the_same_way(town: Town, client_for: ClientFor) -> None:
    browser = client_for(town.cast["system-admin"])
    browser.get("/office/parameters/correct?name=minimum_wage_month&place=3306&since=2024-01-01")
    page = browser.send({"what": "withdraw", "reason": ""})
    assert page.status == 422
    page = browser.send({"what": "withdraw", "reason": "绍兴市没有这样定"})
    assert page.path == "/office/parameters?place=3306" and "已撤下" in page.text
    assert minimum(town) is None and verbs(town) == ["law_parameter.withdrawn"]


def test_whoever_comes_second_is_told_and_loses_nothing(town: Town, client_for: ClientFor) -> None:
    admin, browser = town.cast["system-admin"], client_for(town.cast["system-admin"])
    services.add(town.write(), admin, FIGURE)
    browser.get(CORRECT)
    services.correct(town.write(), admin, 1, replace(FIGURE, amount=Decimal(2495)), "先到")
    typed = {
        "reason": "后到",
        "amount": "2500",
        "read_in": "原件",
        "checked_on": ["2026", "11", "2"],
        "how_read": "read",
    }
    page = browser.send(typed)
    assert page.status == 409 and minimum(town) == "2495"
    assert page.form().fields["reason"] == ["后到"]
    page = browser.send({})
    assert page.status == 200 and minimum(town) == "2500" and rows(town) == 3


def test_of_several_at_once_one_adds_and_one_corrects(town: Town) -> None:
    admin = town.cast["system-admin"]

    def told(act: Callable[[], object]) -> str:
        try:
            act()
        except (Invalid, Stale) as refused:
            return type(refused).__name__
        return "done"

    added = in_threads(
        4,
        lambda n: told(lambda: services.add(town.write(), admin, replace(FIGURE, amount=Decimal(2500 + n)))),
    )
    assert sorted(added) == ["Invalid", "Invalid", "Invalid", "done"]
    corrected = in_threads(
        4, lambda n: told(lambda: services.correct(town.write(), admin, 1, FIGURE, "更正"))
    )
    assert sorted(corrected) == ["Stale", "Stale", "Stale", "done"]
    assert rows(town) == 2 and minimum(town) == "2490"
    assert verify(town.fresh()).faults == ()


def test_what_there_is_not_cannot_be_corrected(town: Town, client_for: ClientFor) -> None:
    admin = town.cast["system-admin"]
    with pytest.raises(NotFound):
        services.correct(town.write(), admin, 0, FIGURE, "没有")
    with pytest.raises(NotFound):
        services.withdraw(town.write(), admin, 0, KEY, "", "没有")
    browser = client_for(admin)
    bare = "/office/parameters/correct"
    for path in (CORRECT, bare, f"{bare}?name=x&place=11&since=bad", "/office/parameters?place=999999"):
        assert browser.get(path).status == 404, path


@pytest.mark.parametrize(
    "sign_in", ["registrar", "mediator", "manager", "auditor", "security-admin", "court"]
)
def test_others_find_no_such_page(town: Town, client_for: ClientFor, sign_in: str) -> None:
    browser = client_for(town.cast[sign_in])
    paths = ("/office/parameters", "/office/parameters/add", CORRECT)
    assert {browser.get(path).status for path in paths} == {404}
    with pytest.raises(NotFound):
        services.add(town.write(), town.cast[sign_in], FIGURE)


def test_a_figure_to_come_waits_for_its_day(town: Town, clock: Clock) -> None:
    services.add(town.write(), town.cast["system-admin"], replace(FIGURE, since=date(2026, 12, 1)))
    assert minimum(town) == "2260" and minimum(town, date(2026, 12, 1)) == "2490"


def test_an_office_says_where_it_is(town: Town, client_for: ClientFor) -> None:
    browser = client_for(town.cast["system-admin"])
    assert "330602001" in browser.get("/office/offices").text
    browser.get("/office/offices/YCFS")
    assert browser.send({"region": "越城"}).status == 422
    assert browser.send({"region": "330604"}).path == "/office/offices"


def test_it_is_all_there_in_english(town: Town, client_for: ClientFor) -> None:
    page = client_for(town.cast["system-admin"]).get("/office/parameters?lang=en")
    assert (
        "Published figures" in page.text
        and "2,260 yuan a month" in page.text
        and "Yuecheng, Shaoxing" in page.text
    )


def test_the_command_takes_what_was_added_where_it_is_asked_to(
    town: Town, store: Store, tmp_path: Path
) -> None:
    services.add(town.write(), town.cast["system-admin"], FIGURE)
    environment = {
        "MEDIATION_DEMO": "1", "MEDIATION_DATABASE_URL": store.url, "MEDIATION_INSTANCE": str(tmp_path),
    }  # fmt: skip
    facts = tmp_path / "facts.json"
    facts.write_text('{"monthly_wage": "1000", "severance_months": "1"}')

    def amount(*more: str, **changes: str) -> Any:
        words = ["law", "compute", "severance_pay", "--facts", str(facts), "--on", "2026-11-02", *more]
        told = CliRunner().invoke(main, words, env=environment | changes)
        return json.loads(told.stdout).get("amount"), told.exit_code

    assert amount("--place", HERE, "--added") == ("2490.00", 0)
    assert amount("--place", HERE)[0] != "2490.00"
    assert amount("--added") == (None, 2)
    away = {"MEDIATION_DATABASE_URL": "sqlite:////nowhere/at/all.sqlite"}
    assert amount("--place", HERE, "--added", **away) == (None, 2)
