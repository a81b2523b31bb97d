"""Wages owed in mills, shops and streets: the commonest claim, at many points of its life."""

from __future__ import annotations

from mediation.demo.plans import Asked, Employer, Plan, Someone, Upto

JINHUA = Employer(
    "绍兴市锦华针织有限公司", "13857510201", "越城区灵芝街道洋泾湖路66号", "王会计",
    Someone("金国华", "13857510202"), "91330602MA2BC1D23X",
)  # fmt: skip
CLEANING = Employer(
    "浙江净美城市环境服务有限公司", "13857510211", "越城区迪荡街道中兴北路208号", "人事科",
    Someone("胡志明", "13857510212"),
)  # fmt: skip
NOODLES = Employer(
    "越城区老绍兴面馆", "13857510221", "越城区府山街道仓桥直街31号", "店长", Someone("章阿毛", "13857510222")
)

PAY = (
    Plan(
        34, "YCFS", "mediator", Someone("李冬梅", "13857510101", "越城区府山街道"), JINHUA,
        (Asked("wages_owed", 24000, 24000, "2026年三个月计件工资，每月约8000元"),),
        "我在锦华针织做横机挡车工两年多，计件工资。最近三个月工资没有发，老板说货款没收回来，"
        "叫我们再等等。孩子要交学费，等不起了。",
        confided=(
            ("applicant", "其实两万一也行，只要这个星期能拿到。请不要告诉对方。"),
            ("respondent", "月底有一笔货款到账，在那之前账上只有一万多。"),
        ),
        released=(
            ("applicant", "孩子要交学费，九月前拿到最要紧，早一点拿到的话零头我可以不要。",
             "希望在开学以前拿到工资。"),
            ("respondent", "货款到了马上就付，一分不少，但是这个星期真的不行。", ""),
        ),
    ),
    Plan(
        41, "YCFS", "mediator", Someone("周喆", "13857510102"), CLEANING,
        (Asked("wages_owed", 6800, 6800, "两个月工资"), Asked("overtime_pay", 3200, 1500, "双休日清扫加班")),
        "我们六个环卫工人负责迪荡片区清扫，公司换了项目经理以后工资拖了两个月，周末加班也没有算。",
        slow=2,
    ),
    Plan(
        16, "YCFS", "mediator", Someone("陈堃", "13857510103"), CLEANING,
        (Asked("wages_owed", 7400, 7000, "两个月工资"),),
        "我和周喆是一个班组的，公司也欠我两个月工资，每月三千七百元。",
        upto=Upto.IN_FORCE, instalments=2, pays_after=20,
    ),
    Plan(
        1, "YCFS", "mediator", Someone("吴燚", "13857510104"), NOODLES,
        (Asked("wages_owed", 4600, None, "离职当月工资"),),
        "我在面馆做了五个月帮厨，离职时最后一个月工资老板不给，说我打碎了东西要赔。",
        upto=Upto.FILED, at="09:12", left_before=20,
    ),
    Plan(
        2, "YCLZ", "mediator2", Someone("赵美琴", "13857510105"), JINHUA,
        (Asked("wages_owed", 11200, None),),
        "公司欠我工资。",
        upto=Upto.FILED, ending="completion", source="telephone", source_reference="12345-20261118-3391",
    ),
    Plan(
        9, "YCLZ", "mediator2", Someone("孙小军", "13857510106"),
        Employer(
            "绍兴柯越酒店管理有限公司", "13857510231", "越城区灵芝街道解放大道299号", "前台",
            Someone("倪伟", "13857510232"),
        ),
        (Asked("deductions", 2600, None, "被扣的“培训费”和“服装费”"),),
        "我辞职的时候公司从工资里扣了两千六百元，说是培训费和服装费，入职时从来没有说过。",
        upto=Upto.INVITED,
    ),
    Plan(
        29, "YCGB", "mediator3", Someone("龙龑", "13857510107"),
        Employer(
            "绍兴鑫达五金制品厂", "13857510241", "越城区皋埠街道工业园区7幢", "厂办",
            Someone("杜鑫", "13857510242"),
        ),
        (Asked("wages_owed", 15300, None, "四个月工资"),),
        "厂里四个月没有发工资，上个月大门已经锁了，老板电话打不通，房东也在找他。",
        upto=Upto.TAKEN_ON, ending="unreachable", source="oral",
    ),
    Plan(
        22, "YCFS", "mediator", Someone("钱丽", "13857510108"), NOODLES,
        (Asked("wages_owed", 3900, None, "一个月工资"),),
        "老板拖了我一个月工资，我已经换了工作。",
        upto=Upto.ACCEPTED, ending="withdrawn",
    ),
)  # fmt: skip
