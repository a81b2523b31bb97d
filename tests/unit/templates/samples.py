"""Values that try the layout: long names, long words, every state, forty rows, nothing at all."""

from __future__ import annotations

from types import SimpleNamespace as Item
from typing import Any

LONG_EMPLOYER = "绍兴市越城区皋埠街道东方之星智能制造与新材料供应链管理(集团)有限责任公司第三分公司"
LONG_WORKER = "阿卜杜拉·买买提依明·吐尔逊"
STATES = (
    ("intake", "待受理（收件审查）"),
    ("preparation", "调解准备"),
    ("back_to_back", "背靠背调解"),
    ("face_to_face", "面对面调解"),
    ("agreement", "协议签订"),
    ("enforcement", "协议履行"),
)
ENDINGS = (
    ("performed", "履行完毕"),
    ("not_accepted", "不予受理"),
    ("withdrawn", "撤回"),
    ("terminated", "终止调解"),
    ("handed_over", "转其他途径"),
)


def due(days: int | None, unit: str = "working", status: str | None = None) -> Item:
    return Item(days_left=days, unit=unit, status=status)


def rows(count: int) -> list[Item]:
    """A queue of `count` cases, all states and all kinds of deadline among them."""
    dues = (due(-4), due(0), due(2), due(12, "calendar"), due(None), due(3, status="paused"), None)
    return [
        Item(
            number=f"YC-2026-{n:06}-7",
            href=f"/desk/disputes/YC-2026-{n:06}-7",
            parties=f"{LONG_WORKER} 与 {LONG_EMPLOYER}" if n % 3 == 0 else "李强 与 越城建筑有限公司",
            cause="追索劳动报酬、经济补偿、加班费",
            sum=f"{n * 1234:,}.00 元",
            state=(STATES + ENDINGS)[n % 11][0],
            state_label=(STATES + ENDINGS)[n % 11][1],
            due=dues[n % 7],
            next="等待调解员确认",
        )
        for n in range(count)
    ]


def columns() -> list[dict[str, Any]]:
    return [
        {"key": "number", "text": "案号", "sort_href": "?sort=number"},
        {"key": "parties", "text": "当事人"},
        {"key": "cause", "text": "案由"},
        {"key": "sum", "text": "金额", "numeric": True, "sort_href": "?sort=sum", "sorted": "descending"},
        {"key": "state", "text": "阶段"},
        {"key": "due", "text": "期限", "sort_href": "?sort=due"},
        {"key": "next", "text": "下一步"},
    ]


def clock(**changes: Any) -> Item:
    days = [
        Item(
            date=f"2026年11月{d}日",
            kind="工作日" if d % 7 > 1 else "休息日",
            index=d - 22 if d % 7 > 1 else None,
        )
        for d in range(21, 29)
    ]
    base = {
        "name": "受理审查期限",
        "days_left": 2,
        "unit": "working",
        "status": "running",
        "last_day": "2026年11月26日",
        "rolled": True,
        "provisional": True,
        "consequence": "期满未答复的，您可以直接申请仲裁。",
        "citation": "《企业劳动争议协商调解规定》第二十二条",
        "days": days,
    }
    return Item(**(base | changes))


def steps() -> list[dict[str, Any]]:
    refusals = [
        {"code": "respondent_contacted_or_tried", "text": "还没有联系过被申请人，也没有记录联系不上的经过"},
        {"code": "issues_noted", "text": "还没有记下争议焦点", "href": "/desk/disputes/1/preparation"},
    ]
    return [
        {
            "trigger": "accept",
            "text": "受理",
            "href": "/s/accept",
            "refusals": [],
            "main": True,
            "hint": "三个工作日内答复",
        },
        {"trigger": "decline", "text": "不予受理", "href": "/s/decline", "refusals": []},
        {"trigger": "begin_back_to_back", "text": "开始背靠背调解", "href": "/s/b", "refusals": refusals},
    ]


def timeline() -> list[dict[str, Any]]:
    return [
        {
            "title": "受理",
            "at": "2026年11月21日 09:12",
            "at_iso": "2026-11-21T09:12+08:00",
            "byline": "王芳 · 受理员@八字桥工作室",
            "text": "属于本工作室受理范围。",
            "facts": [{"key": "期限", "value": "三个工作日"}],
        },
        {"title": "撤销受理", "at": "2026年11月22日 10:00", "reason": LONG_EMPLOYER * 3},
    ]


def messages() -> list[dict[str, Any]]:
    files = [{"name": "工资条" + "很长的文件名" * 8 + ".jpg", "href": "/f/1", "size": "1.2 MB"}]
    return [
        {
            "author": LONG_WORKER,
            "at": "11月21日 09:12",
            "text": "我最低可以接受两万元。\n<b>不要告诉对方</b>",
            "own": True,
            "kind": "陈述",
            "seal": "keep",
            "seal_label": "保密",
            "files": files,
        },
        {
            "author": "陈调解员",
            "at": "11月21日 09:30",
            "text": "明白了，" + "字" * 300,
            "seal": "may_be_hinted",
            "seal_label": "可以透露大意",
            "files": [],
        },
    ]


def candidate(**changes: Any) -> Item:
    names = ("公道正派", "懂法律", "善沟通", "懂心理")
    conditions = [Item(label=name, met=name != "懂心理", note=None) for name in names]
    base = {
        "id": "m1",
        "name": "陈立",
        "office": "八字桥工作室（越城区总工会）",
        "load": "6 件",
        "conditions": conditions,
        "warnings": ["本月已指派 6 件，高于平均"],
        "refusals": [],
    }
    return Item(**(base | changes))
