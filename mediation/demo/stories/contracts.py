"""Contracts, endings of employment, leave, maternity, and what is no labour dispute at all."""

from __future__ import annotations

from mediation.demo.plans import Asked, Employer, Plan, Someone, Upto

SOFTWARE = Employer(
    "绍兴云桥软件技术有限公司", "13857540201", "越城区迪荡街道平江路科创大厦12层", "行政",
    Someone("傅云桥", "13857540202"), "91330602MA2D8K9L0E",
)  # fmt: skip
SCHOOL = Employer(
    "越城区小太阳托育服务中心", "13857540211", "越城区府山街道环山路20号", "园长助理",
    Someone("施静", "13857540212"),
)  # fmt: skip
TEXTILE = Employer(
    "浙江万紫千红纺织印染集团绍兴越城第三分公司", "13857540221", "越城区灵芝街道二环北路1号", "人力资源部",
    Someone("万紫红", "13857540222"),
)  # fmt: skip

CONTRACTS = (
    Plan(
        72, "YCFS", "mediator", Someone("郑晓雯", "13857540101"), SOFTWARE,
        (
            Asked(
                "unlawful_termination_compensation", 96000, 70000, "工作四年，月工资12000元",
                (("monthly_wage", "12000"), ("severance_months", "4")),
            ),
            Asked(
                "annual_leave", 5517, 5000, "五天未休年休假",
                (("monthly_wage", "12000"), ("unused_days", "5")),
            ),
        ),
        "公司以业务调整为由当天通知我走人，没有协商，也没有提前三十天，年休假也没有休。",
        slow=2,
    ),
    Plan(
        10, "YCFS", "mediator", Someone("潘婷婷", "13857540102"), SCHOOL,
        (Asked("maternity_pay", 21000, 18000, "产假工资差额"),),
        "产假期间单位只发最低工资，我入职时约定月薪六千五百元，已经缴了生育保险。",
        upto=Upto.SIGNED,
    ),
    Plan(
        7, "YCFS", "mediator", Someone("朱俊", "13857540103"), SOFTWARE,
        (Asked("double_wage", 44000, 20000, "四个月未签书面合同"), Asked("overtime_pay", 12600, None)),
        "入职五个月没有签合同，每天加班到九点，没有加班费。",
        upto=Upto.FACE_TO_FACE, ending="minuted",
    ),
    Plan(
        11, "YCFS", "mediator", Someone("裘𬭎", "13857540104"), TEXTILE,
        (
            Asked(
                "severance_pay", 52500, 45000, "工作七年，协商解除",
                (("monthly_wage", "7500"), ("severance_months", "7")),
            ),
        ),
        "厂里搬迁，协商解除合同，答应的补偿金一直没有落实。",
        upto=Upto.HALF_SIGNED, ending="not_signed",
    ),
    Plan(
        38, "YCFS", "mediator", Someone("毛建平", "13857540105"), TEXTILE,
        (Asked("overtime_pay", 38000, None, "两年加班"),),
        "每天十二小时两班倒，两年加班费没有足额发过，公司说都包在计件单价里了。",
        upto=Upto.HEARD, ending="handed_over",
    ),
    Plan(
        26, "YCFS", "mediator", Someone("楼芳", "13857540106"), SOFTWARE,
        (Asked("non_compete", 54000, None, "竞业限制补偿"),),
        "离职后按约定没有去同行业，公司三个月没有给竞业限制补偿。",
        upto=Upto.FACE_TO_FACE, ending="terminated",
    ),
    Plan(
        18, "YC", "mediator", Someone("阮国庆", "13857540107"), Employer(
            "越城区阿强货运部", "13857540231", "越城区北海街道", "阿强", Someone("阮国强", "13857540232")
        ),
        (Asked("civil_loan", 30000, None, "借款"),),
        "我借给弟弟的货运部三万元，他说是工资，其实是借款，一直不还。",
        upto=Upto.FILED, ending="declined", source="oral",
    ),
    Plan(
        3, "YCFS", "mediator", Someone("诸葛一诺", "13857540108"), TEXTILE,
        (Asked("notice_pay", 7800, None, "代通知金"),),
        "公司没有提前三十天通知就解除合同，也没有付一个月工资。",
        upto=Upto.ASSIGNED, ending="conflict",
    ),
    Plan(
        14, "YCJH", "mediator", Someone("金小妹", "13857540109"), Employer(
            "绍兴市锦华针织有限公司一车间", "13857540241", "越城区灵芝街道洋泾湖路66号", "车间主任",
            Someone("金国富", "13857540242"),
        ),
        (Asked("wages_owed", 5200, None, "夜班津贴"),),
        "四个月的夜班津贴没有发。",
        upto=Upto.ANSWERED,
    ),
)  # fmt: skip
