"""Words for findings: they stand in the law's table in both languages; severities and places stand here."""

from __future__ import annotations

from mediation.law.enforceability.table import Rule
from mediation.web.labels.words import Words
from mediation.web.translate import is_english
from mediation.web.translate import lazy_gettext as _l

severity = Words({
    "high": _l("要改正或者说明"),
    "medium": _l("要留意"),
    "note": _l("提示"),
})  # fmt: skip

place = Words({
    "item": _l("请求事项"),
    "parties": _l("当事人"),
    "result": _l("调解结果"),
    "default_clause": _l("违约责任"),
    "release_scope": _l("了结的范围"),
    "other_duties": _l("其他义务"),
})  # fmt: skip

injury = Words({
    "graded": _l("工伤认定和伤残等级都已经作出"),
    "open": _l("认定或者等级还没有作出"),
    "part": _l("还没有作出，先解决已经发生的医疗费和停工留薪期工资"),
})  # fmt: skip


def title(rule: Rule) -> str:
    """What is wrong."""
    return rule.title_en if is_english() else rule.title_zh


def mend(rule: Rule) -> str:
    """What to do about it."""
    return rule.mend_en if is_english() else rule.mend_zh


def citation(rule: Rule) -> str:
    """Where that stands."""
    return rule.citation_en if is_english() else rule.citation_zh
