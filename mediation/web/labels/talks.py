"""Words for preparation, talks, channels and proposals."""

from __future__ import annotations

from mediation.web.labels.words import Words
from mediation.web.translate import lazy_gettext as _l

contact_by = Words({
    "telephone": _l("电话"),
    "visit": _l("上门"),
    "at_office": _l("来访"),
    "wechat": _l("微信"),
    "letter": _l("信函"),
})  # fmt: skip

way = Words({
    "back_to_back_first": _l("先背靠背，再面对面"),
    "face_to_face_first": _l("直接面对面"),
})  # fmt: skip

place = Words({
    "at_office": _l("在调解室"),
    "online": _l("线上视频"),
    "telephone": _l("电话"),
    "on_site": _l("在单位或工地现场"),
})  # fmt: skip

court_procedure = Words({
    "ordinary": _l("普通程序"),
    "summary": _l("简易程序"),
})  # fmt: skip

mode = Words({
    "at_office": _l("到调解室"),
    "telephone": _l("电话会议"),
    "video": _l("视频会议"),
    "on_site": _l("到现场"),
})  # fmt: skip

reason_not_apart = Words({
    "came_together": _l("双方一起来的"),
    "declines": _l("当事人不愿单独谈"),
    "paid_today": _l("当天即可付清"),
    "fixed_by_court": _l("由人民法院确定直接面对面"),
})  # fmt: skip

method = Words({
    "build_trust": _l("建立信任"),
    "explain_law": _l("释法说理"),
    "cite_cases": _l("以案说法"),
    "back_to_back": _l("背靠背"),
    "face_to_face": _l("面对面"),
})  # fmt: skip

entry_kind = Words({
    "statement": _l("陈述"),
    "message": _l("调解员来信"),
    "evidence": _l("私下提交的材料"),
    "answer": _l("对方案的答复"),
    "talk": _l("单独谈话记录"),
    "contradiction": _l("更正"),
    "taken_back": _l("收回"),
})  # fmt: skip

answer = Words({
    "accept": _l("接受"),
    "decline": _l("不接受"),
})  # fmt: skip

disposition = Words({
    "pay": _l("付款"),
    "withdrawn": _l("不再要求"),
    "other_road": _l("留给其他途径"),
})  # fmt: skip

manner = Words({
    "bank_transfer": _l("银行转账"),
    "cash": _l("现金"),
    "wechat_alipay": _l("微信或支付宝"),
    "goods": _l("实物"),
})  # fmt: skip
