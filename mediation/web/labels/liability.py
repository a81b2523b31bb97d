"""Words for the chain of those liable: who, how it pays, and the answers of a worker."""

from __future__ import annotations

from mediation.web.labels.words import Words
from mediation.web.translate import lazy_gettext as _l

liable = Words({
    "general_contractor": _l("总包单位（承建整个工程的公司）"),
    "subcontractor": _l("分包单位（包括劳务公司）"),
    "giver": _l("把活包出去的单位"),
    "lender": _l("把名义或资质借给别人的单位"),
    "user": _l("实际用您干活的单位"),
    "hirer": _l("招您干活的单位"),
    "owner": _l("建设单位（业主、甲方）"),
    "related": _l("有关联的其他单位"),
})  # fmt: skip

pays = Words({
    "FIRST": _l("先由它付清"),
    "CLEARS": _l("由它付清"),
    "ITSELF": _l("由它直接付"),
    "ADVANCES": _l("由它先垫付"),
    "TOGETHER": _l("和别的单位一起负责"),
})  # fmt: skip

hirer = Words({
    "foreman": _l("包工头，或者别的个人"),
    "subcontractor": _l("分包单位"),
    "labour_company": _l("劳务公司"),
    "general_contractor": _l("总包单位（承建整个工程的公司）"),
    "employer": _l("就是用我干活的那个单位"),
    "unknown": _l("说不清"),
})  # fmt: skip

giver = Words({
    "general_contractor": _l("总包单位"),
    "subcontractor": _l("分包单位"),
    "owner": _l("建设单位（业主、甲方）"),
    "unknown": _l("不知道"),
})  # fmt: skip

said = Words({"yes": _l("是"), "no": _l("不是"), "unknown": _l("不知道")})
