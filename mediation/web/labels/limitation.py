"""Words for limitation: its table has its own in both languages; how a day was counted stands here."""

from __future__ import annotations

from typing import Any

from mediation.web.labels.words import Words
from mediation.web.translate import is_english
from mediation.web.translate import lazy_gettext as _l

absent = Words({
    "no_end_while_employed": _l("在职期间没有期限；离职之日起一年"),
    "not_before_end": _l("劳动关系结束以后才开始计算"),
    "start_unknown": _l("还不能计算：缺少起算的日期"),
    "not_happened": _l("还没有发生；发生的，从那一天起重新计算一年"),
    "not_arbitrated": _l("不属于劳动仲裁，没有仲裁时效"),
})  # fmt: skip

assumption = Words({
    "employment_unknown": _l("没有写明是否离职、哪天离职，暂按请求期间的最后一天离职计算。"),
    "known_at_end": _l("没有写明哪天知道权利受到侵害，暂按劳动关系结束那天计算。"),
    "known_from_span": _l("没有写明哪天知道权利受到侵害，暂按请求期间计算。"),
    "parts_run_apart": _l("这一项是陆续产生的：安全日期按最早的一部分、最严格的算法计算，之后的部分更晚。"),
    "suspension_not_counted": _l("安全日期没有计入中止，因为中止要有证据证明；另外两个日期计入了。"),
})  # fmt: skip

starts_from = Words({
    "known": _l("知道权利受到侵害的那一天"),
    "employment_ended": _l("劳动关系结束的那一天"),
    "span_from": _l("请求期间的第一天"),
    "span_until": _l("请求期间的最后一天"),
})  # fmt: skip

step = Words({
    "started": _l("%(day)s 起算，当天不计入。"),
    "assumed_in_time": _l("起算的日期不清楚；按 %(day)s 时一年还没有过去计算。"),
    "too_early": _l("%(day)s %(ground)s：当时一年还没有开始，不计入。"),
    "interrupted": _l("%(day)s %(ground)s：如果构成中断，从这一天起重新计算一年。"),
    "too_late": _l("%(day)s %(ground)s：按上面的算法一年已经过去，不计入。"),
    "stood_still": _l("%(day)s 至 %(until)s 停住不计，以后继续计算。"),
    "full": _l("满一年是 %(day)s。"),
    "rolled": _l("%(day)s 休息，顺延到 %(until)s。"),
    "roll_unverified": _l("条文写的是法定休假日；遇休息日也顺延是通行做法，请以仲裁委员会的算法为准。"),
    "year_provisional": _l("%(year)s 年的放假安排还没有公布，末日可能有变动。"),
})  # fmt: skip


def told(row: Any, name: str) -> str:
    """What a row of the table says under `name`_zh and `name`_en, in the reader's language."""
    return str(getattr(row, f"{name}_en" if is_english() else f"{name}_zh"))
