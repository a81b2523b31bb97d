"""What agencies sent in: by a commission's and a court's own liaison, and by a hotline on paper."""

from __future__ import annotations

from mediation.demo.plans import Asked, Employer, Plan, Someone, Upto

CANTEEN = Employer(
    "绍兴越州食堂管理有限公司", "13857550311", "越城区府山街道环城西路58号", "行政部",
    Someone("平月琴", "13857550312"),
)  # fmt: skip
WEAVERS = Employer(
    "绍兴鉴水织造有限公司", "13857550321", "越城区灵芝街道群贤路2001号", "人事科",
    Someone("谢文彬", "13857550322"),
)  # fmt: skip

SENT_IN = (
    Plan(
        19, "YCFS", "mediator", Someone("孟阿芬", "13857550301"), CANTEEN,
        (Asked("wages_owed", 7600, 7000, "两个月工资"), Asked("annual_leave", 1200, None, "年休假五天")),
        "到仲裁委员会申请仲裁，仲裁委员会建议先调解，我同意。公司拖欠两个月工资。",
        ending="reported", source="referred", source_reference="越劳人仲引调〔2026〕57号",
        agency="YCZC", liaison="arbitration", answer_within=30,
    ),
    Plan(
        11, "YCLZ", "mediator2", Someone("杜永强", "13857550302"), WEAVERS,
        (Asked("overtime_pay", 15600, 12000, "去年夏天连续三个月每天多做两小时"),),
        "到法院起诉，立案前法院委派调解。考勤在公司手里，加班费一直没有算。",
        upto=Upto.PAID, source="delegated", source_reference="（2026）浙0602诉前调5406号",
        liaison="court", answer_within=12, instalments=3, pays_after=1,
    ),
    Plan(
        7, "YCGB", "mediator3", Someone("费小龙", "13857550303"), WEAVERS,
        (Asked("wages_owed", 3000, None, "车间主任个人借的钱"),),
        "车间主任说厂里周转不开，以个人名义向我借了三千元，写了借条，打12345要求厂里还。",
        upto=Upto.FILED, ending="declined", source="referred", source_reference="SX20261114-08831",
        agency="YCRX", answer_within=5,
    ),
    Plan(
        2, "YCFS", "mediator", Someone("葛秀萍", "13857550304"), CANTEEN,
        (Asked("severance_pay", 9800, None, "工作一年八个月，按两个月工资"),),
        "食堂承包到期，公司口头通知不用来了，没有书面通知，也没有补偿。",
        upto=Upto.FILED, source="delegated", source_reference="（2026）浙0602诉前调5433号",
        liaison="court", answer_within=30,
    ),
)  # fmt: skip
