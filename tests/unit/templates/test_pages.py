"""Every layout is a whole page: language, title, one h1, nothing inline, rights at the foot."""

from __future__ import annotations

import re
from types import SimpleNamespace as Item

import html5lib
import pytest

from . import samples
from .environment import ROOT, environment

LAYOUTS = ("public", "party", "desk", "case", "office", "liaison", "audit")
ERRORS = sorted(path.stem for path in (ROOT / "templates/errors").glob("*.html"))
PAGES = [f"layouts/{name}.html" for name in LAYOUTS] + [f"errors/{name}.html" for name in ERRORS]
INLINE = re.compile(r"<script(?![^>]*\bsrc=)|<style|\sstyle=|\son[a-z]+=|javascript:", re.IGNORECASE)
ACTOR = Item(name=samples.LONG_WORKER, is_staff=True, roles=("mediator",))
NAV = [
    Item(text="今日", href="/desk", current=True),
    Item(text="未指派", href="/desk/unassigned", current=False),
]
CASE = Item(
    number="YC-2026-000093-7",
    paper_number=None,
    parties=f"{samples.LONG_WORKER} 与 {samples.LONG_EMPLOYER}",
    state="intake",
    state_label="待受理",
    deadline=samples.due(2),
)


def page(name: str, **values: object) -> str:
    context = {"lang": "zh-Hans-CN", "nav": NAV, "current_actor": ACTOR, "case": CASE, "case_nav": NAV}
    return environment(flashes=(("success", "已受理"),)).get_template(name).render(**(context | values))


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_whole_and_has_nothing_inline(name):
    made = page(name)
    html5lib.HTMLParser(strict=True).parse(made)
    assert made.lstrip().startswith("<!DOCTYPE html>")
    assert '<html lang="zh-Hans-CN"' in made and made.count("<title>") == 1
    assert made.count("<main") == 1 and "跳到正文" in made
    assert "调解不影响您申请仲裁或提起诉讼的权利" in made
    assert not INLINE.search(made)
    assert "GOV.UK" not in made


@pytest.mark.parametrize("code", ERRORS)
def test_an_error_says_what_happened_what_was_kept_and_what_to_do(code):
    made = page(f"errors/{code}.html")
    assert made.count("<h1") == 1
    for heading in ("已经保留的内容", "您可以这样做"):
        after = made.split(heading)[1]
        assert re.search(r"<p>[^<]{6,}</p>", after.split("</div>")[0])


def test_all_the_codes_there_are():
    assert ERRORS == ["400", "403", "404", "409", "413", "429", "500", "503", "507"]


def test_an_error_needs_nobody_signed_in_and_no_navigation():
    assert "退出登录" not in page("errors/500.html", nav=(), current_actor=None)


def test_a_refusal_gives_every_reason():
    refusals = [
        {"code": "in_scope", "text": "不在受理范围"},
        {"code": "respondent_invited", "text": "还没有通知对方"},
    ]
    made = page("errors/409.html", refusals=refusals)
    assert re.findall(r'data-refusal="([a-z_]+)"', made) == ["in_scope", "respondent_invited"]
    assert "期间发生了变化" not in made


def test_a_stale_page_tells_the_changes_and_gives_back_what_was_typed():
    typed = [{"key": "理由", "value": "<写了很久>"}]
    made = page("errors/409.html", changes=[{"text": "王芳 受理了本案"}], typed=typed)
    assert "<title>期间发生了变化" in made
    assert "王芳 受理了本案" in made and "&lt;写了很久&gt;" in made


def test_a_page_with_wrong_answers_says_so_in_its_title():
    assert "<title>错误：" in page("layouts/desk.html", form=Item(errors={"name": ["x"]}))


@pytest.mark.parametrize(("lang", "other"), [("zh-Hans-CN", ">English</a>"), ("en", ">中文</a>")])
def test_the_other_language_is_named_in_itself(lang, other):
    assert other in page("layouts/public.html", lang=lang)


def test_signing_out_is_a_post_with_a_token():
    made = page("layouts/desk.html")
    form = made[made.index('action="/account/sign-out"') - 60 :].split("</form>")[0]
    assert 'method="post"' in form and 'name="csrf_token" value="token"' in form
