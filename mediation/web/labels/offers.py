"""Words for sealed offers: what is told, how a figure is found, why they were stopped."""

from __future__ import annotations

from mediation.web.labels.words import Words
from mediation.web.translate import lazy_gettext as _l

told = Words({
    "overlap": _l("有重合：双方都能接受的数额是存在的"),
    "within_5": _l("没有重合，差距在 5% 以内"),
    "within_10": _l("没有重合，差距在 10% 以内"),
    "within_20": _l("没有重合，差距在 20% 以内"),
    "within_50": _l("没有重合，差距在 50% 以内"),
    "beyond_50": _l("没有重合，差距超过 50%"),
})  # fmt: skip

scope = Words({
    "total": _l("只报一个总数"),
    "items": _l("每一项分别报"),
})  # fmt: skip

figure = Words({
    "mediator": _l("调解员事先定好的数"),
    "midpoint": _l("系统算出的中间数"),
})  # fmt: skip

word = Words({
    "agrees": _l("同意用密封报价"),
    "refuses": _l("不同意"),
})  # fmt: skip

why = Words({
    "refused": _l("没有得到双方同意"),
    "left": _l("有一方退出"),
    "mediator": _l("调解员停用"),
    "conflict": _l("调解员因利害关系退出本案"),
    "no_answer": _l("期限内没有得到双方同意"),
    "consent_denied": _l("登记的同意被否认"),
    "repaired": _l("当事人的联系方式有误，已经更正"),
})  # fmt: skip
