"""Words for disputes that are handled together."""

from __future__ import annotations

from mediation.web.labels.words import Words
from mediation.web.translate import lazy_gettext as _l

left_out = Words({
    "not_in_group": _l("已经一并办理"),
    "group_fits": _l("不是同一用人单位，或者不归这里办理"),
    "already_asked": _l("已经请过，正在等待答复"),
    "step_not_in_state": _l("案件已经结束"),
    "no_open_conflict": _l("您与该案有利害关系，各方还没有同意"),
    "not_in_charge": _l("不由您办理"),
})  # fmt: skip
"""Why a step for a whole group was not taken in one of its disputes."""
