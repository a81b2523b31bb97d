"""A claim by keyboard alone: everything is reached, seen to be reached, and mended where it was wrong."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.e2e.claims import number_on
from tests.e2e.reader import Reader

pytestmark = pytest.mark.browser

# What the focused element is called, and whether one can see that it is the focused one.
FOCUSED = """() => {
  const here = document.activeElement;
  const named = here.labels && here.labels.length ? here.labels[0].textContent : here.textContent;
  const style = getComputedStyle(here), item = here.closest('.govuk-radios__item, .govuk-checkboxes__item');
  const after = item ? getComputedStyle(item.querySelector('label'), '::before') : style;
  const seen = [style, after].some(one => one.outlineStyle !== 'none' || one.boxShadow !== 'none');
  return {name: named.trim(), seen: seen, tag: here.tagName};
}"""
MOST_TABS = 60


class AtKeyboard(Reader):
    """A reader without a mouse."""

    def reach(self, name: str) -> None:
        """Tab on until what is called so has the focus; the way there can be seen."""
        passed = []
        for _ in range(MOST_TABS):
            self.page.keyboard.press("Tab")
            here = self.page.evaluate(FOCUSED)
            assert here["seen"] or here["tag"] == "BODY", f"no focus to be seen on {here['name']}"
            if here["name"] == name:
                return
            passed.append(here["name"])
        raise AssertionError(f"{name} is not to be reached; passed {passed}")

    def type_in(self, name: str, text: str) -> None:
        """Reach a field and type."""
        self.reach(name)
        self.page.keyboard.type(text)

    def go(self, name: str) -> None:
        """Reach a button or link and press Enter; the next page comes."""
        self.reach(name)
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")
        self.arrive()


def test_a_claim_is_filed_by_keyboard_alone(phone: Callable[[type[AtKeyboard]], AtKeyboard]) -> None:
    worker = phone(AtKeyboard)
    worker.open("/apply")
    worker.go("开始填写")
    worker.reach("我是劳动者，为自己申请")
    worker.page.keyboard.press("Space")
    worker.go("保存并继续")
    a_mistake_is_found_and_mended(worker)
    worker.go("保存并继续")
    worker.type_in("单位名称", "绍兴市越城区键盘五金厂")
    worker.go("保存并继续")
    worker.go("保存并继续")
    worker.go("保存并继续")
    worker.go("没有，继续")
    worker.reach("您要求什么？")
    worker.page.keyboard.press("ArrowDown")
    worker.type_in("金额（可以不填）", "8千")
    worker.go("保存这一项")
    worker.go("没有别的了，继续")
    worker.type_in("发生了什么事？", "上个月的工资没有发。")
    worker.go("保存并继续")
    worker.go("没有材料，继续")
    worker.page.keyboard.press("Tab")
    while worker.page.evaluate("() => document.activeElement.type") != "radio":
        worker.page.keyboard.press("Tab")
    worker.page.keyboard.press("Space")
    worker.go("保存并继续")
    worker.go("提交申请")
    assert number_on(worker)


def a_mistake_is_found_and_mended(worker: AtKeyboard) -> None:
    worker.type_in("姓名", "焦点")
    worker.type_in("手机号", "1395751")
    worker.go("保存并继续")
    expect(worker.page.locator(".govuk-error-summary")).to_be_focused()
    expect(worker.page).to_have_title("错误：您叫什么名字，手机号是多少？ - 劳动争议调解平台")
    worker.reach("请填写 11 位手机号")
    worker.page.keyboard.press("Enter")
    field = worker.page.get_by_label("手机号", exact=True)
    expect(field).to_be_focused()
    expect(field).to_have_value("1395751")
    worker.page.keyboard.press("End")
    worker.page.keyboard.type("0309")
    worker.go("保存并继续")
