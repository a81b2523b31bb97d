"""Who was let into one's channel for a time and read it, in words."""

from __future__ import annotations

from dataclasses import dataclass

from mediation.projections.private_reading.told import LetIn, ReadByLaw, Reading
from mediation.web.filters import moment
from mediation.web.labels.private_reading import ground
from mediation.web.labels.workflows import state
from mediation.web.translate import gettext as _


@dataclass(frozen=True)
class LetInShown:
    """Somebody who could read, and each time he did."""

    span: str
    readings: tuple[str, ...]
    is_open: bool


@dataclass(frozen=True)
class ByLawShown:
    """That the channel was opened by an exception of the law."""

    ground: str
    stands: str
    who: str
    views: tuple[LetInShown, ...]


def by_law_shown(found: ReadByLaw) -> ByLawShown:
    """In words."""
    told = {"name": found.asked_name, "second": found.second_name}
    if not found.second_name:
        who = _("%(name)s 提出，还没有第二人复核。", **told)
    elif found.at_once:
        who = _("%(name)s 因情况紧急先打开，%(second)s 复核。", **told)
    else:
        who = _("%(name)s 提出，%(second)s 同意。", **told)
    views = tuple(let_in_shown(each) for each in found.views)
    return ByLawShown(ground(found.ground), state(found.state, "break_glass"), who, views)


def let_in_shown(view: LetIn) -> LetInShown:
    """In words; whoever is not named yet is whoever looks into the complaint first."""
    told = {
        "name": view.name or _("来了解投诉的人"), "begun": moment(view.from_at),
        "ended": moment(view.closed_at or view.until_at),
    }  # fmt: skip
    span = _("%(name)s：%(begun)s 至 %(ended)s 能看。", **told)
    return LetInShown(span, tuple(_reading(each) for each in view.readings), view.is_open)


def _reading(each: Reading) -> str:
    told = {"at": moment(each.at), "first": moment(each.first_at), "last": moment(each.last_at)}
    if each.of_file:
        return _("%(at)s 保存了 %(first)s 交的文件", **told)
    if not each.count:
        return _("%(at)s 打开过，当时没有能看的内容", **told)
    if each.count == 1:
        return _("%(at)s 看了 %(first)s 写的一条", **told)
    return _("%(at)s 看了 %(first)s 至 %(last)s 写的 %(count)s 条", **told, count=each.count)
