"""Dye works, weaving mills and the cloth market: what the trades of Shaoxing bring."""

from __future__ import annotations

from mediation.demo.plans import Asked, Employer, Plan, Someone, Upto

DYEING = Employer(
    "绍兴滨海永兴印染有限公司", "13857570201", "越城区马山街道越兴路218号", "人事科",
    Someone("邵永兴", "13857570202"), "91330602MA2F3G4H5J",
)  # fmt: skip
WEAVING = Employer(
    "越城区顺昌织布厂", "13857570211", "越城区斗门街道三江东路6号", "会计",
    Someone("高顺昌", "13857570212"),
)  # fmt: skip
MARKET = Employer(
    "绍兴轻纺城锦上花布行", "13857570221", "越城区北海街道兴越路北联市场3楼", "店长",
    Someone("葛锦花", "13857570222"),
)  # fmt: skip
WINE = Employer(
    "绍兴鉴水老酒酿造股份有限公司越城酿造车间", "13857570231", "越城区东浦街道黄酒小镇2号", "人力资源部",
    Someone("徐鉴水", "13857570232"), "91330602MA2K6L7M8N",
)  # fmt: skip

MILLS = (
    Plan(
        45, "YCFS", "mediator", Someone("滕大海", "13857570101"), DYEING,
        (Asked("overtime_pay", 16800, 12000, "一年夜班和双休日加班"),),
        "我在染缸车间上十二小时班，一个月只休两天，加班费按最低工资算，差了一万多。",
    ),
    Plan(
        33, "YCFS", "mediator", Someone("盛小兰", "13857570102"), DYEING,
        (Asked("work_injury", 43000, 38000, "烫伤九级，停工留薪期工资和一次性伤残就业补助金"),),
        "开定型机时手臂烫伤，认定工伤，鉴定为九级。厂里只付了医药费。",
        instalments=2, pays_after=2, slow=2,
    ),
    Plan(
        19, "YCFS", "mediator", Someone("毋小军", "13857570103"), WEAVING,
        (Asked("wages_owed", 13200, 13200, "两个月计件工资"),),
        "织布厂两个月没有发工资，说是染费没有收回来，工友已经走了一半。",
        upto=Upto.IN_FORCE, instalments=3, pays_after=25,
    ),
    Plan(
        8, "YCLZ", "mediator2", Someone("欧阳春花", "13857570104"), WEAVING,
        (Asked("wages_owed", 6600, 6600, "一个月计件工资"), Asked("deductions", 900, 900, "次布罚款")),
        "厂里扣了我九百元次布罚款，还压着一个月工资不发。",
        upto=Upto.PROPOSED, ending="countered",
    ),
    Plan(
        2, "YCFS", "mediator", Someone("支国良", "13857570105"), MARKET,
        (Asked("severance_pay", 24000, None, "工作六年，月工资4000元"),),
        "布行关店，老板说大家散了吧，没有任何补偿。",
        upto=Upto.INVITED, at="13:10", left_before=318,
    ),
    Plan(
        27, "YCGB", "mediator3", Someone("边阿毛", "13857570106"), WINE,
        (Asked("social_insurance", 12800, 9000, "少缴社会保险造成的损失"),),
        "在酿酒车间做了八年季节工，每年只给缴半年社会保险，退休金少了一截。",
    ),
    Plan(
        6, "YCGB", "mediator3", Someone("闻人静", "13857570107"), WINE,
        (Asked("notice_pay", 5200, None, "代通知金"), Asked("annual_leave", 2390, None, "五天未休年休假")),
        "公司说岗位撤销，当天就叫我办手续，没有提前通知。",
        upto=Upto.PREPARED, ending="objected",
    ),
    Plan(
        0, "YCLZ", "mediator2", Someone("郁三妹", "13857570108"), WEAVING,
        (Asked("wages_owed", 4100, None, "一个月工资"),),
        "我做挡车工一个多月，走的时候一分钱没有拿到。",
        upto=Upto.FILED, at="00:20",
    ),
)  # fmt: skip
