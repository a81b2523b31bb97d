"""Words for objections to mediators: the grounds, each with its citation, and how they end."""

from __future__ import annotations

from mediation.web.labels.words import Words
from mediation.web.translate import lazy_gettext as _l

ground = Words({
    "near_relative": _l("调解员是一方当事人或者代理人的近亲属（特邀调解规定第十五条）"),
    "interest": _l("调解员与本案有利害关系（特邀调解规定第十五条、在线调解规则第十三条）"),
    "other_relation": _l("调解员与一方有其他关系，可能影响公正（特邀调解规定第十五条）"),
    "partial": _l("调解员偏袒一方（人民调解法第十五条）"),
    "insults": _l("调解员侮辱当事人（人民调解法第十五条）"),
    "took_favours": _l("调解员收受财物、接受宴请或者谋取其他不正当利益（人民调解法第十五条）"),
    "told_secrets": _l("调解员泄露个人隐私或者商业秘密（人民调解法第十五条）"),
})  # fmt: skip

ended = Words({
    "made": _l("等待负责人决定，决定之前这位调解员不办理本案"),
    "upheld": _l("同意回避，将另行指派调解员"),
    "dismissed": _l("不同意回避，由这位调解员继续办理"),
    "granted": _l("不说明理由更换首位调解员，已经同意"),
    "lapsed": _l("调解员已经离开本案，或者申请人说没有提出，不用再决定"),
})  # fmt: skip
