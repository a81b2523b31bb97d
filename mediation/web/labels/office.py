"""Words for the office's own affairs: clock profiles and the state of an account."""

from __future__ import annotations

from mediation.web.labels.words import Words
from mediation.web.translate import lazy_gettext as _l

profile = Words({
    "statutory": _l("法定（收到申请起十五日）"),
    "zhejiang": _l("浙江省（收到申请起十五日，双方同意可以延长）"),
    "enterprise_committee": _l("企业调解委员会（受理起十五日）"),
    "one_stop": _l("一站式调解（受理起十五日）"),
    "court_delegated": _l("法院委派（签收材料起三十日）"),
    "court_entrusted": _l("法院委托（签收材料起十五日或七日）"),
    "commission_entrusted": _l("仲裁庭委托（双方同意起十个工作日）"),
})  # fmt: skip
