"""Words around the statute cards: their topics, and the remark on what was not read in the law itself."""

from __future__ import annotations

from mediation.web.labels.words import Words
from mediation.web.translate import lazy_gettext as _l

topic = Words({
    "pay": _l("工资"),
    "time": _l("工时、加班、休假"),
    "contract": _l("劳动合同与劳动关系"),
    "ending": _l("离职与补偿"),
    "injury": _l("工伤"),
    "insurance": _l("社会保险、女职工保护"),
    "construction": _l("工地上的农民工工资"),
    "limitation": _l("时效与期限"),
    "mediation": _l("调解怎样进行"),
    "agreement": _l("调解协议与后续的路"),
    "elsewhere": _l("不属于劳动争议的"),
})  # fmt: skip

remark = Words({
    "S": "",
    "P": _l("这一张只见到转述或者部分摘录，没有核对原文，请以原文为准。"),
    "M": _l("这一张包含实务中的做法，还没有核对，请以原文为准。"),
    "D": _l("这一张是由所列条文推出来的，不是条文原话。"),
})  # fmt: skip
