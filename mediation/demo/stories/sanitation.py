"""A crew of street sweepers, each with a dispute of their own against the same company."""

from __future__ import annotations

from mediation.demo.plans import Asked, Plan, Someone, Upto
from mediation.demo.stories.pay import CLEANING

SWEPT = "我在迪荡片区做环卫清扫，和班组里其他人一样，项目经理换了以后公司"

SANITATION = (
    Plan(
        17, "YCFS", "mediator", Someone("罗桂花", "13857560101", "越城区迪荡街道"), CLEANING,
        (Asked("wages_owed", 7400, 7400, "两个月工资"),),
        SWEPT + "两个月没有发工资，每月三千七百元。",
        upto=Upto.FACE_TO_FACE, ending="grouped",
    ),
    Plan(
        14, "YCFS", "mediator", Someone("何秀兰", "13857560102", "越城区迪荡街道"), CLEANING,
        (Asked("wages_owed", 7400, 7400, "两个月工资"), Asked("annual_leave", 1700, 1700, "五天未休年休假")),
        SWEPT + "两个月没有发工资，年休假也没有安排。",
        upto=Upto.FACE_TO_FACE, at="10:20", ending="grouped",
    ),
    Plan(
        13, "YCFS", "mediator", Someone("余水根", "13857560103", "越城区北海街道"), CLEANING,
        (Asked("wages_owed", 7400, 7400, "两个月工资"),),
        SWEPT + "两个月没有发工资，家里等着交房租。",
        upto=Upto.FACE_TO_FACE, source="oral", at="10:40", ending="grouped_orally",
    ),
    Plan(
        12, "YCFS", "mediator", Someone("丁根娣", "13857560104", "越城区北海街道"), CLEANING,
        (Asked("wages_owed", 3700, 3700, "一个月工资"), Asked("severance_pay", 7400, None, "工作两年")),
        SWEPT + "欠我一个月工资，还叫我不用来了。",
        upto=Upto.HEARD, ending="group_left",
    ),
    Plan(
        8, "YCFS", "mediator", Someone("章小妹", "13857560105", "越城区迪荡街道"), CLEANING,
        (Asked("wages_owed", 3700, None, "一个月工资"),),
        SWEPT + "一个月没有发工资，问了几次都叫再等等。",
        upto=Upto.HEARD, ending="group_asked",
    ),
)  # fmt: skip
