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
    "offer": _l("告诉调解员的密封报价"),
    "mark": _l("改变可知范围"),
    "hinted": _l("已透露意思"),
    "choice": _l("新调解员能看什么"),
    "conveyed": _l("已转达"),
    "confirmation": _l("签署前看过依法数额"),
    "interests": _l("看重的事"),
    "reservation_point": _l("底线"),
    "complaint": _l("对调解工作的投诉"),
    "other_time_asked": _l("请求另约时间"),
    "other_time_answered": _l("对另约时间的答复"),
})  # fmt: skip

choice = Words({
    "keep": _l("能看，以前说过的都给新调解员看"),
    "rewrite": _l("不能看，以前说过的不给新调解员看，需要时我重新说"),
    "withdraw": _l("撤回，以前说过的哪位调解员都不能再看"),
})  # fmt: skip
"""What a party lets a later mediator read."""

consent = Words({
    "own_mark": _l("本人同意用这些原话转达。"),
})  # fmt: skip

answer = Words({
    "accept": _l("接受"),
    "decline": _l("不接受"),
    "counter": _l("不接受，提出别的条件"),
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

part_of_term = Words({
    "disposition": _l("怎样处理"),
    "ends": _l("谁付给谁"),
    "sum": _l("金额"),
    "dates": _l("付款日期"),
    "manner": _l("付款方式"),
    "note": _l("说明"),
    "duties": _l("其他要做的事"),
})  # fmt: skip

right = Words({
    "voluntary": _l("调解自愿"),
    "free": _l("不收费"),
    "confidential": _l("谈话保密"),
    "arbitration": _l("随时可以申请仲裁、依法起诉"),
    "time_limit": _l("申请仲裁的时效到哪一天"),
    "effect": _l("调解协议有什么效力"),
    "sham": _l("虚假调解要承担的后果"),
})  # fmt: skip
"""What the sheet of rights and duties tells."""

why_so = Words({
    "risk": _l("记有情绪激烈或者安全风险，先分开谈"),
    "unwilling": _l("有一方不愿意与对方见面，先分开谈"),
    "group": _l("本案与其他人的案件一并办理，先分别听取各人的意见"),
    "method": _l("一般先背靠背，摸清各方的想法，再面对面"),
    "simple": _l("双方都愿意见面，只有一项请求，已有没有争议的事实，可以直接面对面"),
    "far": _l("有一方不在本地，线上谈省去往返"),
    "far_but_risk": _l("有一方不在本地，但有风险，还是在调解室谈"),
    "language": _l("有当事人使用您名册上没有写明的语言，要请翻译"),
})  # fmt: skip
"""Why a way of mediation is suggested."""

attendee = Words({
    "parties": _l("双方当事人"),
    "who_may_settle": _l("单位里有权和解的人（法定代表人，或者有特别授权的代理人）"),
    "group_representatives": _l("推举的代表"),
    "second_mediator": _l("第二位调解员"),
})  # fmt: skip
