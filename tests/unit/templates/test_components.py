"""Each component says what it must, escapes what it is given and says something when there is nothing."""

from __future__ import annotations

import html5lib
import pytest

from . import samples
from .environment import drawn, environment


def macro(file: str, name: str, call: str, **values: object) -> str:
    return drawn(f'{{% from "components/{file}.html" import {name} %}}{{{{ {call} }}}}', **values)


def test_state_tag_keeps_the_code_out_of_the_words():
    tag = macro("state_tag", "state_tag", "state_tag('back_to_back', '背靠背调解')")
    assert 'data-state="back_to_back"' in tag
    assert tag.split(">")[1].startswith("背靠背调解")


@pytest.mark.parametrize(
    ("days", "unit", "status", "words"),
    [
        (3, "working", None, "还剩 3 个工作日"),
        (3, "calendar", None, "还剩 3 天"),
        (0, "working", "running", "今天到期"),
        (-2, "working", "running", "超期 2 个工作日"),
        (-2, "calendar", "running", "超期 2 天"),
        (None, "working", None, "无期限"),
        (5, "working", "paused", "期限暂停"),
        (-5, "working", "done", "期限已停止"),
    ],
)
def test_days_left_are_words(days, unit, status, words):
    said = macro("deadline", "deadline_short", "deadline_short(d, u, s)", d=days, u=unit, s=status)
    assert words in said


def test_a_deadline_shows_every_day_and_which_were_counted():
    said = macro("deadline", "deadline", "deadline(c)", c=samples.clock())
    days = samples.clock().days
    assert said.count("app-days__date") == len(days)
    assert said.count("不计") == sum(day.index is None for day in days)
    assert "已顺延" in said and "暂计" in said


def test_a_closed_step_gives_every_reason_and_no_link():
    said = macro("next_steps", "next_steps", "next_steps(s)", s=samples.steps())
    closed = said[said.index('data-step="begin_back_to_back"') :]
    assert 'data-refusal="respondent_contacted_or_tried"' in closed
    assert 'data-refusal="issues_noted"' in closed
    assert 'href="/s/b"' not in said
    assert 'href="/s/accept"' in said


def case_table(count: int) -> str:
    call = "case_table(r, c, '今日案件')"
    return macro("case_table", "case_table", call, r=samples.rows(count), c=samples.columns())


@pytest.mark.parametrize("count", [0, 1, 40])
def test_case_table_has_a_row_for_each_case_and_a_word_for_none(count):
    said = case_table(count)
    assert said.count("app-table__row") == count
    assert ("这里没有案件" in said) == (count == 0)


def test_case_table_cells_carry_their_heading_for_narrow_screens():
    said = case_table(1)
    assert all(f'data-label="{column["text"]}"' in said for column in samples.columns())
    assert said.count("aria-sort") == 1


@pytest.mark.parametrize(
    ("received", "agreed", "words"),
    [(0, 100, "0%"), (3333, 10000, "33%"), (100, 100, "已全部收到"), (0, 0, "")],
)
def test_money_bar_says_the_share(received, agreed, words):
    said = macro("money_bar", "money_bar", "money_bar(r, a, 'R 元', 'A 元')", r=received, a=agreed)
    assert words in said and "已收到 R 元，共约定 A 元" in said
    assert 'max="0"' not in said


@pytest.mark.parametrize("side", ["applicant", "respondent", "mediator", "joint"])
def test_the_banner_names_whose_page_and_who_reads(side):
    call = "confidential_banner(s, '李强的页面', ['李强', '陈立'])"
    said = macro("confidential_banner", "confidential_banner", call, s=side)
    assert f'data-side="{side}"' in said and "李强的页面" in said and "李强、陈立" in said
    assert ("对方看不到" in said) == (side in ("applicant", "respondent"))


def test_what_people_wrote_is_escaped_and_its_lines_kept():
    said = macro("message_thread", "message_thread", "message_thread(m)", m=samples.messages())
    assert "<b>" not in said and "\n&lt;b&gt;不要告诉对方" in said


def test_the_diagram_marks_one_place_only():
    states = [{"code": c, "label": t, "done": n < 2} for n, (c, t) in enumerate(samples.STATES)]
    here = macro("state_diagram", "state_diagram", "state_diagram(s, 'back_to_back')", s=states)
    call = "state_diagram(s, none, {'code': 'withdrawn', 'label': '撤回'})"
    ended = macro("state_diagram", "state_diagram", call, s=states)
    assert here.count("aria-current") == ended.count("aria-current") == 1


def test_a_candidate_who_is_barred_cannot_be_chosen():
    barred = samples.candidate(refusals=[{"code": "open_conflict", "text": "与一方有未解决的利害关系"}])
    said = macro("candidate_card", "candidate_card", "candidate_card(c)", c=barred)
    assert " disabled" in said and 'data-refusal="open_conflict"' in said
    free = macro("candidate_card", "candidate_card", "candidate_card(c)", c=samples.candidate())
    assert " disabled" not in free


def test_bars_of_nothing_do_not_divide_by_zero():
    assert "<rect" not in macro("bars", "bars", "bars('b', '标题', [], '月', '件')")
    rows = [{"label": "一月", "value": 0, "text": "0"}, {"label": "二月", "value": 5, "text": "5"}]
    said = macro("bars", "bars", "bars('b', '标题', r, '月', '件')", r=rows)
    assert 'width="0.00"' in said and 'width="100.00"' in said


def test_a_stopped_clock_has_no_mark_for_today():
    line = {"name": "答复", "start": "1日", "end": "4日", "begin": 0, "width": 40, "left": "", "today": 20}
    line["overdue"] = False
    running = macro("clock_lines", "clock_lines", "clock_lines([x])", x=line)
    stopped = macro("clock_lines", "clock_lines", "clock_lines([x])", x=line | {"today": None})
    assert "1日 至 4日" in stopped
    assert running.count("app-lines__today") == 1 and "app-lines__today" not in stopped


def test_a_page_of_keys_shows_only_the_ways_there_are():
    assert macro("pagination", "pagination", "pagination()").strip() == ""
    assert "上一页" not in macro("pagination", "pagination", "pagination(older_href='?after=1')")


CASE = {"number": "1", "parties": "甲与乙", "state": "intake", "state_label": "待受理"}
BARE = [
    ("identity_bar", "identity_bar(x)", CASE),
    ("deadline", "deadline(x)", {"name": "答复", "days_left": 1, "last_day": "4日"}),
    ("next_steps", "next_steps([x])", {"trigger": "accept", "text": "受理", "href": "/a"}),
    ("timeline", "timeline([x])", {"title": "受理", "at": "1日"}),
    ("file_list", "file_list([x])", {"name": "a.pdf"}),
    ("attachments", "attachments([x])", {"name": "a.pdf", "href": "/a"}),
    ("message_thread", "message_thread([x])", {"author": "甲", "at": "1日", "text": "好"}),
    ("summary_list", "summary_list([x])", {"key": "甲", "value": None}),
    ("standing", "standing('现在', [x], [x])", {"text": "等"}),
    ("state_diagram", "state_diagram([x], 'intake')", {"code": "intake", "label": "待受理"}),
    ("sub_navigation", "sub_navigation([x])", {"text": "概况", "href": "/", "current": True}),
    ("case_table", "case_table([x], [{'key': 'due', 'text': '期限'}], '表')", {}),
    (
        "candidate_card",
        "candidate_card(x)",
        {"id": "1", "name": "陈", "office": "室", "load": "1", "conditions": []},
    ),
]


@pytest.mark.parametrize(("file", "call", "item"), BARE, ids=[bare[0] for bare in BARE])
def test_what_may_be_left_out_may_be_left_out(file, call, item):
    assert "None" not in macro(file, file, call, x=item)


def test_every_component_compiles_and_explains_itself():
    env = environment()
    ours = ("components/", "layouts/", "errors/", "base.html")
    names = [name for name in env.list_templates() if name.startswith(ours)]
    assert len(names) > 40
    for name in names:
        env.get_template(name)
        assert env.loader.get_source(env, name)[0].startswith("{#"), name


def test_components_are_well_formed():
    steps = macro("next_steps", "next_steps", "next_steps(s)", s=samples.steps())
    events = macro("timeline", "timeline", "timeline(t)", t=samples.timeline())
    html5lib.HTMLParser(strict=True).parseFragment(steps + events)
