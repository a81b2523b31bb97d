"""Words for published figures: how a row stands, what makes one doubt it, what a place is called."""

from __future__ import annotations

from mediation.law.parameter_names import PARAMETERS
from mediation.web.labels.words import Words
from mediation.web.translate import gettext as _
from mediation.web.translate import is_english
from mediation.web.translate import lazy_gettext as _l

standing = Words({
    "in_force": _l("现行"),
    "coming": _l("还没有开始执行"),
    "past": _l("已经过去"),
    "corrected": _l("已被更正"),
    "withdrawn": _l("已撤下，没有这个数字"),
})  # fmt: skip

doubt = Words({
    "unverified": _l("没有读过原文"),
    "old": _l("可能已有新标准"),
    "ended": _l("已经过期"),
})  # fmt: skip


def parameter_name(name: str) -> str:
    """What a parameter is called."""
    parameter = PARAMETERS[name]
    return parameter.en if is_english() else parameter.zh


def place_name(code: str, zh: str, en: str) -> str:
    """What a place is called, with its code."""
    name = en if is_english() else zh
    return _("%(name)s（%(code)s）", name=name, code=code) if name else _("行政区划 %(code)s", code=code)
