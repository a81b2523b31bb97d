"""What was typed stays, whatever happens meanwhile; what was sent twice is done once."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from mediation.demo.people import PASSWORD
from mediation.demo.plans import Someone
from tests.e2e.claims import answer_all, file_claim, number_on
from tests.e2e.people import Staff
from tests.e2e.reader import Reader
from tests.e2e.server import Served, until

pytestmark = pytest.mark.browser

TYPED = "请补充劳动合同和最近两个月的考勤记录。"


def test_a_claim_sent_by_a_double_click_is_filed_once(
    phone: Callable[[type[Reader]], Reader], desk: Callable[[type[Staff]], Staff]
) -> None:
    worker, registrar, firm = phone(Reader), desk(Staff), "绍兴市越城区双击电子厂"
    answer_all(worker, firm, Someone("范双", "13957510321"))
    worker.page.get_by_role("button", name="提交申请").dblclick()
    expect(worker.page.get_by_role("heading", name="申请已提交")).to_be_visible()
    number = number_on(worker)
    registrar.sign_in("registrar")
    registrar.open(f"/desk/search?q={firm}")
    expect(registrar.page.locator("main [data-number]")).to_have_count(1)
    expect(registrar.page.locator("main [data-number]")).to_have_attribute("data-number", number)


def test_going_back_and_sending_again_files_nothing_more(phone: Callable[[type[Reader]], Reader]) -> None:
    worker = phone(Reader)
    number = file_claim(worker, "绍兴市越城区再按塑料厂", Someone("尤再", "13957510322"))
    worker.page.go_back()
    if worker.page.get_by_role("button", name="提交申请").count():
        worker.press("提交申请")
    worker.open("/apply/done")
    worker.sees(number)


def test_two_at_once_the_second_is_told_and_loses_nothing(
    product: Served, desk: Callable[[type[Staff]], Staff]
) -> None:
    first, second = desk(Staff), desk(Staff)
    for officer, name in ((first, "registrar"), (second, "manager")):
        officer.sign_in(name)
        officer.open_case(product.numbers["filed"])
    second.step("request_completion")
    second.write("需要补充什么", TYPED)
    first.step("invite")
    first.choose("短信")
    first.press("邀请")
    second.press("要求补正")
    second.sees("邀请被申请人")
    expect(second.page.get_by_label("需要补充什么")).to_have_value(TYPED)
    second.press("要求补正")
    second.open_case(product.numbers["filed"])
    second.sees("要求补正")


def test_a_form_stays_while_the_network_is_gone(phone: Callable[[type[Reader]], Reader]) -> None:
    worker = phone(Reader)
    worker.open("/apply/resume")
    worker.write("您的续填码是什么？", "ABCD-EFGH-JKMN-PQRS")
    worker.context.set_offline(True)
    worker.press("继续填写")
    expect(worker.page.locator("#offline-notice")).to_be_focused()
    expect(worker.page.get_by_label("您的续填码是什么？")).to_have_value("ABCD-EFGH-JKMN-PQRS")
    worker.context.set_offline(False)

    def sent() -> bool:
        # A button rests for a second after a press, so that a double click sends once.
        worker.press("继续填写")
        return worker.page.locator(".govuk-error-summary").count() > 0

    assert until(sent, 10)


def test_an_ended_sign_in_gives_back_what_was_typed(
    product: Served, desk: Callable[[type[Staff]], Staff]
) -> None:
    officer, elsewhere = desk(Staff), desk(Staff)
    officer.sign_in("registrar")
    officer.open_case(product.numbers["invited"], "steps/request-completion")
    officer.write("需要补充什么", TYPED)
    elsewhere.sign_in("registrar")
    elsewhere.open("/account/sessions")
    elsewhere.press("结束其他全部登录")
    officer.press("要求补正")
    officer.sees("您已退出登录", TYPED)
    officer.press("重新登录")
    officer.write("登录名", "registrar")
    officer.write("密码", PASSWORD)
    officer.press("登录")
    officer.press("回到刚才的表单")
    expect(officer.page.get_by_label("需要补充什么", exact=True)).to_have_value(TYPED)
