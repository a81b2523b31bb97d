"""Words for mediators as they are assigned: the four conditions, what speaks against somebody, conflicts."""

from __future__ import annotations

from mediation.web.labels.words import Words
from mediation.web.translate import lazy_gettext as _l

condition = Words({
    "impartial": _l("公正"),
    "knows_law": _l("懂法"),
    "communicates": _l("善沟通"),
    "knows_psychology": _l("懂心理"),
})  # fmt: skip

unfit = Words({
    "not_on_register": _l("不在调解员名册上"),
    "out_of_term": _l("不在聘期内"),
    "suspended": _l("已暂停调解工作"),
    "acts_for_party": _l("在本案代表或者曾代表一方当事人"),
    "open_conflict": _l("与本案有利害关系，各方没有全部书面同意，或者当事人申请回避后已经离开本案"),
    "assigned_here": _l("已经指派在本案"),
})  # fmt: skip

not_moved = Words({
    **unfit.said,
    "not_in_charge": _l("已经不归您的机构办理"),
    "case_over": _l("案件已经办结"),
    "left_already": _l("原调解员已经不在本案"),
    "not_open": _l("案件现在不能更换调解员"),
})  # fmt: skip
"""Why a dispute stayed with its mediator when all that this one had at hand was given to others."""

standing = Words({
    "in_term": _l("在聘"),
    "ends_soon": _l("在聘，聘期三十天内届满"),
    "ended": _l("已移出名册"),
    "out_of_term": _l("不在聘期内"),
    "suspended": _l("已暂停调解工作"),
    "not_on_register": _l("不在调解员名册上"),
})  # fmt: skip
"""How a mediator stands on the register."""

outcome = Words({
    "moved": _l("已转办"),
    "left": _l("没有转办"),
})  # fmt: skip

warning = Words({
    "conditions_missing": _l("四项条件没有全部具备"),
    "language_not_spoken": _l("名册上没有写明会说当事人使用的语言"),
    "high_load": _l("手上案件较多"),
    "earlier_with_employer": _l("办过同一被申请人的案件"),
    "left_here": _l("曾谢绝本案或者离开本案"),
    "term_ends_soon": _l("聘期三十天内届满"),
    "trade_unknown": _l("名册上没有写明熟悉本案的行业"),
    "other_office": _l("不在承办机构，属于上级或者下级机构"),
})  # fmt: skip

word = Words({
    "agrees": _l("同意继续由该调解员调解"),
    "objects": _l("不同意，请更换调解员"),
})  # fmt: skip

register_change = Words({
    "entered": _l("列入名册"),
    "changed": _l("更正"),
    "renewed": _l("续聘"),
    "suspended": _l("暂停调解工作"),
    "resumed": _l("恢复调解工作"),
    "ended": _l("移出名册"),
})  # fmt: skip

tie = Words({
    "relative": _l("亲属"),
    "employer": _l("现在或者以前的用人单位"),
    "address": _l("住址"),
})  # fmt: skip
"""What a mediator declares of itself."""

found = Words({
    "relative": _l("当事人或者代理人与申报过的亲属同名"),
    "employer": _l("在当事人单位任职或者任职过"),
    "address": _l("与当事人同一地址"),
    "telephone": _l("与当事人同一电话"),
    "represented": _l("代理过同一当事人"),
})  # fmt: skip
"""What the system found in common between a mediator and a dispute: the kind and nothing else."""
