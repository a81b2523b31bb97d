"""Words for what may be told of like cases: outcomes, bands, criteria, trades and words of the matter."""

from __future__ import annotations

from mediation.statistics.likeness import sums_of
from mediation.web import filters
from mediation.web.labels.words import Words
from mediation.web.translate import gettext as _
from mediation.web.translate import lazy_gettext as _l

outcome = Words({
    "performed": _l("达成协议并履行完毕"),
    "settled_privately": _l("自行和解后撤回"),
    "not_kept": _l("达成协议但没有履行，转其他途径"),
    "no_agreement": _l("没有谈成"),
    "refused": _l("一方不同意调解"),
    "unreachable": _l("联系不上对方"),
    "withdrawn": _l("撤回申请"),
})  # fmt: skip

criterion = Words({
    "kinds": _l("请求的种类完全相同"),
    "a_kind": _l("至少有一种请求相同"),
    "trade": _l("同一行业"),
    "sum": _l("金额在同一档"),
    "near_sum": _l("金额在同一档或者相邻一档"),
    "words": _l("案情里有同样的情形"),
})  # fmt: skip

share = Words({
    "0": _l("不到请求的一半"),
    "1": _l("请求的 50%–70%"),
    "2": _l("请求的 70%–90%"),
    "3": _l("请求的 90% 以上，不到全部"),
    "4": _l("请求的全部或者更多"),
})  # fmt: skip

duration = Words({
    "0": _l("一周以内"),
    "1": _l("8–15 天"),
    "2": _l("16–30 天"),
    "3": _l("31–60 天"),
    "4": _l("61–120 天"),
    "5": _l("120 天以上"),
})  # fmt: skip

topic_word = Words({
    "piece_work": _l("计件"),
    "building_site": _l("工地、包工头"),
    "riders": _l("骑手、快递、平台"),
    "no_contract": _l("没签合同"),
    "iou": _l("欠条、结算单"),
    "stoppage": _l("停工、放假"),
    "moved_or_closed": _l("搬迁、关门"),
    "dismissed": _l("被辞退"),
    "resigned": _l("自己辞职"),
    "pay_cut": _l("扣工资、罚款、押金"),
    "transfer": _l("调岗"),
    "overtime": _l("加班"),
    "probation": _l("试用期"),
    "pregnancy": _l("孕期、产假"),
    "accident": _l("受伤"),
    "insurance": _l("社保"),
    "dispatch": _l("派遣、外包"),
    "past_retirement": _l("过了退休年龄"),
    "group": _l("几个人一起"),
})  # fmt: skip


def sums(lowest: int, highest: int) -> str:
    """From the first band to the last, like 20,000–50,000 yuan."""
    begin, end = sums_of(lowest)[0], sums_of(highest)[1]
    if highest == 0:
        return _("没有写金额")
    if end is None:
        return _("%(begin)s 以上", begin=filters.money(begin))
    if begin <= 1:
        return _("不到 %(end)s", end=filters.money(end))
    return _("%(begin)s 以上，不到 %(end)s", begin=filters.money(begin), end=filters.money(end))


def quarters(first: str, last: str) -> str:
    """From the first quarter to the last, or the only one."""
    return _quarter(first) if first == last else _("%(a)s至%(b)s", a=_quarter(first), b=_quarter(last))


def _quarter(code: str) -> str:
    year, number = code.split("Q")
    return _("%(year)s年第%(number)s季度", year=year, number=number)
