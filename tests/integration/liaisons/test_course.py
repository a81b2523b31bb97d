"""An agency sees the course of a dispute by its steps and days, what stands now, nothing written to it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from sqlalchemy import select

from mediation.demo.acts import Told
from mediation.demo.plans import Upto
from mediation.disputes.models import Dispute, History
from tests.integration.web.client import Browser
from tests.integration.web.pages import Page
from tests.world import USUAL, World

ClientFor = Callable[..., Browser]
COURT = replace(USUAL, source="delegated", source_reference="（2026）浙0602诉前调77号")


def seen(told: Told, client_for: ClientFor) -> Page:
    number = told.scene.read(select(Dispute.number).where(Dispute.id == told.id))[0]
    return client_for(told.scene.cast["court"]).get(f"/liaison/disputes/{number}")


def notes(told: Told) -> list[str]:
    query = select(History.note).where(History.dispute_id == told.id, History.note != "")
    return [note for whole in told.scene.read(query) for note in whole.splitlines() if len(note) > 3]


def test_the_course_is_told_by_steps_and_days_alone(world: World, client_for: ClientFor) -> None:
    told = world.at(Upto.HEARD, "amended", plan=COURT)
    page = seen(told, client_for)
    for words in ("办理经过", "提交申请", "受理", "变更请求或当事人"):
        assert words in page.text, words
    assert "邀请被申请人" not in page.text and "提出调解方案" not in page.text
    assert notes(told) and not any(note in page.text for note in notes(told))


def test_a_case_that_stands_still_says_so_with_its_ground(world: World, client_for: ClientFor) -> None:
    told = world.at(Upto.HEARD, "suspended", plan=COURT)
    page = seen(told, client_for)
    assert "起中止办理：等待鉴定结论" in page.text and "中止办理" in page.text
    assert not any(note in page.text for note in notes(told))
    other = replace(COURT, worker=replace(USUAL.worker, phone="13857510108"))
    assert "起中止办理" not in seen(world.at(Upto.HEARD, "resumed", plan=other), client_for).text


def test_an_acceptance_that_was_revoked_is_marked(world: World, client_for: ClientFor) -> None:
    told = world.at(Upto.TAKEN_ON, "revoked", plan=COURT)
    page = seen(told, client_for)
    assert "已撤销" in page.text and "不再有效" in page.text


def test_an_agreement_that_replaced_another_names_its_day(world: World, client_for: ClientFor) -> None:
    told = world.at(Upto.CONFIRMED, "renegotiated", plan=replace(COURT, instalments=2))
    assert "这份协议变更了 2026年11月2日 生效的协议" in seen(told, client_for).text
    plain = replace(COURT, worker=replace(USUAL.worker, phone="13857510108"))
    assert "这份协议变更了" not in seen(world.at(Upto.IN_FORCE, plan=plain), client_for).text
