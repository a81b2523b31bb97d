"""Words for reading a party's channel by law, and for complaints: grounds with their citations."""

from __future__ import annotations

from mediation.web.labels.words import Words
from mediation.web.translate import lazy_gettext as _l

ground = Words({
    "danger_to_life": _l("有人有生命危险（人民调解法第二十五条）"),
    "crowd_violence": _l("可能发生暴力或者群体性事件（人民调解法第二十五条）"),
    "crime": _l("涉嫌违法犯罪，需要报告公安机关（人民调解法第二十五条）"),
    "sham_mediation": _l("涉嫌虚假调解，需要报告人民法院（特邀调解规定第十八条、民事诉讼法第一百一十五条）"),
    "demanded_by_law": _l("有权机关依法书面调取（特邀调解规定第二十二条、在线调解规则第十八条）"),
})  # fmt: skip
"""The closed list of break_glass/rules.py; each article as law.md has it."""

told_when = Words({
    "at_once": _l("打开时立即告诉这一方。"),
    "after": _l("查阅结束后告诉这一方。"),
    "when_released": _l("现在不告诉；保密的理由消失以后，由负责人决定告诉。"),
})  # fmt: skip

about = Words({
    "slow": _l("办得太慢，没有回音"),
    "pressed": _l("逼我同意，或者不让我走别的途径"),
    "partial": _l("偏向对方"),
    "told_secrets": _l("把我单独说的话告诉了别人"),
    "not_explained": _l("没有讲清楚法律和我的权利"),
    "conduct": _l("态度不好，说话不尊重人"),
    "other": _l("其他"),
})  # fmt: skip
