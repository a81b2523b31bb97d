"""Words for the gates after an agreement: of rows as in the law's table, of codes as they stand here."""

from __future__ import annotations

from mediation.law.gates.values import Row
from mediation.web.labels.words import Words
from mediation.web.translate import is_english
from mediation.web.translate import lazy_gettext as _l

standing = Words({
    "open": _l("现在可以"),
    "not_yet": _l("还没有到时候"),
    "passed": _l("期限已过"),
    "closed": _l("不适用"),
    "taken": _l("已经申请"),
})  # fmt: skip

outcome = Words({
    "pending": _l("等待结果"),
    "granted": _l("已出具调解书或者已确认"),
    "refused": _l("没有通过"),
    "withdrawn": _l("双方撤回了申请"),
})  # fmt: skip

reason = Words({
    "case_in_court": _l("案件已经在法院立案，由法院处理。"),
    "confirms_relation": _l("协议确认了劳动关系，仲裁委员会不受理这样的审查申请。"),
    "not_for_arbitration": _l("协议里有不属于劳动人事争议的事项，仲裁委员会不受理。"),
    "other_gate_pending": _l("双方已经走了另一条路，正在等结果；两条路只能选一条。"),
    "other_gate_granted": _l("双方已经走通了另一条路；两条路只能选一条。"),
    "pending": _l("双方已经申请，正在等结果。"),
    "granted": _l("已经通过，一方到期不履行的，可以申请强制执行。"),
    "refused": _l("上一次申请没有通过。"),
    "withdrawn": _l("上一次申请双方撤回了。"),
    "needs_title": _l("要先经过仲裁审查或者司法确认。"),
    "not_overdue": _l("约定的日子还没有过。到期没有付的，就可以走这条路。"),
    "all_settled": _l("约定的款项都付了或者已经放弃。"),
    "title_exists": _l("协议已经可以直接申请强制执行，不用走这条路。"),
    "no_such_payment": _l("协议里没有这条路管的款项。"),
    "not_only_wages": _l("协议不是只约定了劳动报酬。"),
})  # fmt: skip

remark = Words({
    "court_practice": _l("各地法院对劳动争议调解协议的做法不完全一样，申请以前先问一问法院。"),
    "injury_medical_only": _l("工伤里只有医疗费可以申请支付令。"),
    "limitation_runs": _l("申请仲裁一般有一年的时效，不要拖。"),
    "inspection_may_refer": _l("已经调解过的事项，监察机构可能告诉您走仲裁或者诉讼。"),
})  # fmt: skip

where = Words({
    "inviting_court": _l("向邀请调解的人民法院申请。"),
    "basic_court": _l("向当事人住所地、标的物所在地或者调解组织所在地的基层人民法院申请。"),
    "debtors_court": _l("向用人单位住所地的基层人民法院申请。"),
})  # fmt: skip

who = Words({
    "joint": _l("要双方一起申请"),
    "worker": _l("劳动者一个人就可以"),
    "alone": _l("一方自己就可以"),
})  # fmt: skip


def name(row: Row) -> str:
    """The name of a gate."""
    return row.name_en if is_english() else row.name_zh


def how(row: Row) -> str:
    """What one does there, and what comes of it."""
    return row.how_en if is_english() else row.how_zh


def needs(row: Row) -> tuple[str, ...]:
    """What one brings."""
    return row.needs_en if is_english() else row.needs_zh


def citation(row: Row) -> str:
    """Where it stands."""
    return row.citation_en if is_english() else row.citation_zh
