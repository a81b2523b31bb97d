"""Couriers and riders: new forms of employment."""

from __future__ import annotations

from mediation.demo.plans import Asked, Employer, Plan, Someone, Upto

PARCELS = Employer(
    "绍兴迅达速递服务有限公司皋埠营业部", "13857530201", "越城区皋埠街道东湖路9号", "站点主管",
    Someone("方迅", "13857530202"),
)  # fmt: skip
RIDERS = Employer(
    "杭州捷送信息科技有限公司绍兴分公司", "13857530211", "越城区北海街道凤林西路151号", "运营经理",
    Someone("汪洋", "13857530212"),
)  # fmt: skip

PLATFORMS = (
    Plan(
        4, "YCGB", "mediator3", Someone("艾力·吐尔逊", "13857530101"), PARCELS,
        (Asked("wages_owed", 9200, 9000, "派件提成"), Asked("deductions", 1800, 1000, "投诉罚款")),
        "派件提成两个月没有结，站点还以客户投诉为由罚了一千八百元，有的投诉并不属实。",
        upto=Upto.HEARD, ending="sealed_offers",
        confided=(("applicant", "罚款的事可以让一半。"), ("respondent", "提成可以马上给，罚款要总部批。")),
    ),
    Plan(
        5, "YCGB", "mediator3", Someone("徐骑", "13857530102"), RIDERS,
        (Asked("labour_relation", None), Asked("work_injury", 32000, None, "送餐途中受伤的医疗和误工费")),
        "送餐途中被撞骨折，平台说我是个体户，不算员工。我每天按平台排班上线十一个小时。",
        upto=Upto.ASSIGNED,
    ),
    Plan(
        20, "YCGB", "mediator3", Someone("冯跑跑", "13857530103"), RIDERS,
        (Asked("wages_owed", 5600, None, "高峰补贴"),),
        "宣传的高峰补贴没有兑现，一共五千六百元。",
        upto=Upto.TAKEN_ON, ending="refused",
    ),
    Plan(
        8, "YCGB", "mediator3", Someone("沈安", "13857530104"), PARCELS,
        (Asked("social_insurance", 7300, 5000, "未缴社会保险造成的损失"),),
        "入职一年多没有缴社会保险，生病住院自己承担了七千多元。",
        upto=Upto.HALF_SIGNED,
    ),
)  # fmt: skip
