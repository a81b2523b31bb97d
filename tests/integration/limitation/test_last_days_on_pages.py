"""The last days on the pages, counted from joint facts: for the desk and whoever asks, keeping nobody off."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import select

from mediation.claims.rules import CONTINUES, ENDED, Employment
from mediation.demo.acts import Told
from mediation.demo.plans import Asked, Upto
from mediation.disputes.models import Dispute
from mediation.kernel import clock
from mediation.kernel.actor import Actor
from mediation.procedure.preparation import amend
from mediation.procedure.preparation.amend import Amendment
from mediation.procedure.preparation.amend_days import EmploymentTold
from tests.integration.web.client import Browser
from tests.integration.web.pages import Page, text_of
from tests.world import USUAL, World

ClientFor = Callable[..., Browser]
LEFT, SAFE = date(2026, 3, 31), "2027年3月31日"
DISCLAIMER = "仅为事实与计算，不构成法律意见。"


def told_of(told: Told, employment: Employment) -> None:
    told.do(amend.amend, told.scene.known(told.plan.worker), None, Amendment(EmploymentTold(employment)))


def left(world: World, upto: Upto, ending: str = "", day: date = LEFT) -> Told:
    """A dispute whose worker had left on that day, as was told when it was filed."""
    plan = replace(USUAL, left_before=(clock.today() - day).days)
    return world.at(upto, ending, plan=plan)


def number_of(told: Told) -> str:
    return str(told.scene.read(select(Dispute.number).where(Dispute.id == told.id))[0])


def desk(told: Told, client_for: ClientFor, tab: str = "", who: Actor | None = None) -> Page:
    return client_for(who or told.mediator).get(f"/desk/disputes/{number_of(told)}{tab}")


def own(told: Told, client_for: ClientFor, who: Actor) -> Page:
    return client_for(who).get(f"/my/disputes/{told.id.hex}")


def safe_days(page: Page) -> list[str]:
    return [text_of(each) for each in page.all("strong") if each.get("data-safe") is not None]


def test_the_safe_day_stands_large_with_how_it_was_counted(world: World, client_for: ClientFor) -> None:
    told = left(world, Upto.HEARD)
    for page in (
        desk(told, client_for), desk(told, client_for, "/claims"), own(told, client_for, world.worker),
    ):  # fmt: skip
        assert safe_days(page) == [SAFE]
        for words in (
            DISCLAIMER, "还有", "在职期间不受一年限制", "《劳动争议调解仲裁法》第二十七条第四款",
            "2026年3月31日 起算，当天不计入。", f"满一年是 {SAFE}。", "2027 年的放假安排还没有公布",
            "调解组织收到调解申请：如果构成中断，从这一天起重新计算一年。", "调解不能停住的期限",
            "《劳动争议调解仲裁法》第四十八条", "《劳动保障监察条例》第二十条",
            "如果调解不成或者对方违约算作中断：还没有发生",
        ):  # fmt: skip
            assert words in page.text, words
        assert "工伤认定" not in page.text


def test_it_is_not_put_before_the_side_against_which_it_runs(world: World, client_for: ClientFor) -> None:
    told = left(world, Upto.HEARD)
    for who in (world.clerk, world.come_in(told.plan.employer.chief)):
        page = own(told, client_for, who)
        assert page.status == 200
        assert safe_days(page) == [] and DISCLAIMER not in page.text and SAFE not in page.text


def test_what_is_missing_is_asked_for_and_nothing_waits_for_it(world: World, client_for: ClientFor) -> None:
    told = world.at(Upto.HEARD)
    page = own(told, client_for, world.worker)
    assert safe_days(page) == ["还不能计算：缺少起算的日期"]
    assert "起算的日期不清楚" in page.text
    assert page.links()["补充离职或者知道权利受到侵害的日期，算得更准"].endswith("/steps/amend")
    told_of(told, Employment(CONTINUES))
    assert safe_days(own(told, client_for, world.worker)) == ["在职期间没有期限；离职之日起一年"]
    told_of(told, Employment(ENDED, LEFT))
    page = own(told, client_for, world.worker)
    assert safe_days(page) == [SAFE]
    assert "补充离职" not in page.text


def test_a_safe_day_that_is_over_is_said_and_bars_no_step(world: World, client_for: ClientFor) -> None:
    told = world.at(Upto.HEARD)
    told_of(told, Employment(ENDED, date(2025, 6, 30)))
    page = desk(told, client_for)
    assert safe_days(page) == ["2026年6月30日"]
    assert "按没有中断计算，这一天已经过去" in page.text
    assert "按上面的算法一年已经过去，不计入" in page.text
    assert any(each.get("data-step") == "begin_face_to_face" for each in page.all("a"))


@pytest.mark.parametrize(
    ("upto", "ending", "words"),
    [
        (Upto.HEARD, "terminated", "调解没有达成协议：如果构成中断"),
        (Upto.HEARD, "refused", "一方不同意调解：如果构成中断"),
        (Upto.IN_FORCE, "", "对方同意履行：如果构成中断"),
        (Upto.IN_FORCE, "breached", "调解协议到期没有履行：如果构成中断"),
    ],
)
def test_what_happened_since_may_have_begun_the_year_anew(
    world: World, client_for: ClientFor, upto: Upto, ending: str, words: str
) -> None:
    told = left(world, upto, ending)
    page = desk(told, client_for)
    assert words in page.text
    assert safe_days(page) == [SAFE]


def test_nothing_is_left_of_what_was_performed(world: World, client_for: ClientFor) -> None:
    told = left(world, Upto.PERFORMED)
    assert safe_days(desk(told, client_for)) == []


def test_an_injury_stands_beside_its_own_periods(world: World, client_for: ClientFor) -> None:
    plan = replace(USUAL, asked=(Asked("work_injury", 90000), Asked("civil_loan", 100)))
    page = desk(world.at(Upto.FILED, plan=plan), client_for, who=world["registrar"])
    assert "《工伤保险条例》第十七条第二款" in page.text
    assert safe_days(page) == ["还不能计算：缺少起算的日期", "不属于劳动仲裁，没有仲裁时效"]


def test_english_has_words_for_all_of_it(world: World, client_for: ClientFor) -> None:
    told = left(world, Upto.HEARD)
    browser = client_for(told.mediator)
    page = browser.get(f"/desk/disputes/{number_of(told)}?lang=en")
    for words in ("Limitation of arbitration", "Facts and arithmetic only", "art. 27(4)", "runs anew"):
        assert words in page.text
