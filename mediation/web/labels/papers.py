"""Words for papers: what they are for, and whether they were scanned."""

from __future__ import annotations

from mediation.web.labels.words import Words
from mediation.web.translate import lazy_gettext as _l

paper_kind = Words({
    "evidence": _l("证据"),
    "identity": _l("身份证明"),
    "power_of_attorney": _l("授权委托书"),
    "payment_proof": _l("付款凭证"),
    "paper_record": _l("书面记录"),
})  # fmt: skip

scan = Words({
    "not_scanned": _l("未扫描病毒"),
    "clean": _l("已扫描病毒"),
})  # fmt: skip
