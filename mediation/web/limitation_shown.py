"""Limitation in words: the safe day large, two others beside it, and how each of them was counted."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from mediation.law.limitation import Limitation
from mediation.law.limitation_count import LastDay, Step, StepCode
from mediation.law.limitation_table import GROUNDS, RunsOn
from mediation.projections.limitation import ItemLimited, Limited
from mediation.web import filters
from mediation.web.labels import limitation as words
from mediation.web.labels.claims import claim_kind
from mediation.web.translate import gettext as _

REMARKED = (StepCode.INTERRUPTED, StepCode.TOO_LATE, StepCode.TOO_EARLY)


@dataclass(frozen=True)
class DayShown:
    """One of the last days: what it is called, the day or why there is none, and its steps."""

    name: str
    day: str
    steps: tuple[str, ...]


@dataclass(frozen=True)
class ItemShown:
    """One thing asked for. `left` is empty without a day; `over` and `near` say how it stands."""

    name: str
    safe: str
    left: str
    over: bool
    others: tuple[DayShown, ...]
    counted: tuple[DayShown, ...]
    """All of them with their steps."""
    rests_on: tuple[str, ...]
    """The rule, its article, and what was taken for want of facts."""


@dataclass(frozen=True)
class LimitationShown:
    """What the component draws. `tell` asks for facts that are missing, where there are any."""

    items: tuple[ItemShown, ...]
    beside: tuple[str, ...]
    tell: bool


def shown(limited: Limited) -> LimitationShown:
    """Everything still asked for."""
    asks = limited.employment.state is None or any(_is_wanting(each.limitation) for each in limited.items)
    items = tuple(_item(each) for each in limited.items)
    return LimitationShown(items, tuple(_beside(limited.beside)), limited.by_worker and asks)


def _is_wanting(counted: Limitation) -> bool:
    return counted.rule is not None and (counted.start is None or bool(counted.assumptions))


def _item(each: ItemLimited) -> ItemShown:
    counted = each.limitation
    safe = _day(_("安全日期（没有中断时）"), counted.safe)
    later = (
        *([_day(_("其中最后产生的部分"), counted.last_part)] if counted.last_part else []),
        _day(_("如果申请调解等算作中断"), counted.if_filing),
        _day(_("如果调解不成或者对方违约算作中断"), counted.if_failure),
    )
    name = (claim_kind(each.item.kind), filters.money(each.item.amount_fen))
    return ItemShown(
        " ".join(filter(None, name)),
        safe.day,
        _left(counted.safe, each),
        each.left is not None and each.left < 0,
        later,
        tuple(one for one in (safe, *later) if one.steps),
        tuple(_rests_on(counted)),
    )


def _left(safe: LastDay, each: ItemLimited) -> str:
    if safe.day is None or each.watched is None or each.left is None:
        return ""
    if each.watched != safe.day:
        # The first bit is over, and a later one is watched.
        later = filters.days_left(each.left, "calendar")
        return _("最早的部分按最严格的算法已满一年；最后的部分%(left)s", left=later)
    if each.left < 0:
        return _("按没有中断计算，这一天已经过去")
    return filters.days_left(each.left, "calendar")


def _day(name: str, last: LastDay) -> DayShown:
    day = filters.day(last.day) if last.day else words.absent(last.absent)
    return DayShown(name, day, tuple(_step(one) for one in last.steps))


def _step(one: Step) -> str:
    ground = GROUNDS[one.ground] if one.ground else None
    sentence = words.step(one.code.value) % {
        "day": filters.day(one.day),
        "until": filters.day(one.until),
        "ground": words.told(ground, "name") if ground else "",
        "year": one.day.year,
    }
    if ground is None or one.code not in REMARKED:
        return sentence
    return _("%(step)s（%(article)s）", step=sentence, article=words.told(ground, "citation"))


def _rests_on(counted: Limitation) -> Iterable[str]:
    if counted.rule is not None:
        rule, article = words.told(counted.rule, "said"), words.told(counted.rule, "citation")
        yield _("%(rule)s（%(article)s）", rule=rule, article=article)
    if counted.source is not None:
        yield _("从%(start)s起算。", start=words.starts_from(counted.source.value))
    why = words.told(counted.how, "why")
    if why:
        yield _("为什么这样算：%(why)s。", why=why)
    if counted.rule is not None and counted.how.tag.needs_remark:
        yield _("这一种请求从哪天起算，条文没有逐项写明，各地做法不一，请向仲裁委员会核实。")
    yield from (words.assumption(one.value) for one in counted.assumptions)


def _beside(beside: Iterable[RunsOn]) -> Iterable[str]:
    for each in beside:
        said, article = words.told(each, "said"), words.told(each, "citation")
        yield _("%(rule)s（%(article)s）", rule=said, article=article)
