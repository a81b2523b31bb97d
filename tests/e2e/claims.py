"""How a worker files a claim on a phone, page by page."""

from __future__ import annotations

from mediation.demo.plans import Someone
from tests.e2e.reader import Reader

WORKER = Someone("杨慧", "13957510301")
CLERK = Someone("王会计", "13957510401")
CHIEF = Someone("罗文斌", "13957510402")
EMPLOYER = "绍兴市越城区宏达针织厂"
FACTS = "我在厂里做挡车工，计件工资，三月到五月的工资一直没有发。"


def file_claim(worker: Reader, against: str = EMPLOYER, who: Someone = WORKER) -> str:
    """Everything that is asked, as briefly as one may answer, and sent; gives the number."""
    answer_all(worker, against, who)
    worker.press("提交申请")
    return number_on(worker)


def answer_all(worker: Reader, against: str = EMPLOYER, who: Someone = WORKER) -> None:
    """Up to the page where everything stands once more before it is sent."""
    begin(worker)
    worker.write("姓名", who.name)
    worker.write("手机号", who.phone)
    worker.press("保存并继续")
    worker.press("保存并继续")
    worker.write("单位名称", against)
    worker.press("保存并继续")
    worker.choose("还在上班")
    worker.press("保存并继续")
    worker.write("电话（可以不填）", CLERK.phone)
    worker.press("保存并继续")
    worker.press("没有，继续")
    worker.pick("您要求什么？", "拖欠工资")
    worker.write("金额（可以不填）", "2.4万")
    worker.press("保存这一项")
    worker.sees("24,000.00 元")
    worker.press("没有别的了，继续")
    worker.write("发生了什么事？", FACTS)
    worker.press("保存并继续")
    worker.press("没有材料，继续")
    worker.page.get_by_role("radio", name="府山街道八字桥调解工作室").check()
    worker.press("保存并继续")
    worker.sees(who.name, against, "24,000.00 元")


def begin(worker: Reader) -> None:
    """From the first page to the first question, answered: a worker for oneself."""
    worker.open("/apply")
    worker.follow("开始填写")
    worker.choose("我是劳动者，为自己申请")
    worker.press("保存并继续")


def number_on(worker: Reader) -> str:
    """The number that the page after filing tells, with what comes next and what rights remain."""
    worker.sees("申请已提交", "查询码", "接下来", "您的权利")
    return worker.page.locator(".govuk-panel__body strong").inner_text()
