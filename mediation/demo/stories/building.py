"""Building sites and injuries: chains of those liable, larger sums, instalments, breach."""

from __future__ import annotations

from mediation.demo.plans import Asked, Employer, Plan, Someone, Upto

LABOUR_FIRM = Employer(
    "绍兴宏基建筑劳务有限公司", "13857520201", "越城区皋埠街道银兴路18号", "李出纳",
    Someone("宋宏", "13857520202"), "91330602MA2JT77777",
)  # fmt: skip
CONTRACTOR = Someone(
    "浙江恒泰建工集团股份有限公司越城分公司（总承包单位）", "13857520203", "越城区胜利东路1号"
)
STEEL = Employer(
    "绍兴市越城区永固钢结构安装工程有限责任公司", "13857520211", "越城区灵芝街道群贤路88号", "综合部",
    Someone("骆永固", "13857520212"),
)  # fmt: skip

BUILDING = (
    Plan(
        58, "YCLZ", "mediator2", Someone("马国强", "13857520101"), LABOUR_FIRM,
        (Asked("wages_owed", 40000, 40000, "木工班组工资"),),
        "我在镜湖安置房工地做木工，包工头欠我四万元，说总包没有结账。工地已经封顶，再不给就过年了。",
        source="telephone", source_reference="12351-20260924-0117",
        others=((CONTRACTOR, "总承包单位对分包单位拖欠的工资先行清偿（保障农民工工资支付条例第三十条）"),),
        confided=(("applicant", "先给三万，余下的年前给也可以。"),),
    ),
    Plan(
        50, "YCLZ", "mediator2", Someone("韦春山", "13857520102"), STEEL,
        (Asked("work_injury", 86000, 72000, "停工留薪期工资和一次性伤残就业补助金差额"),),
        "安装钢梁时从两米高处摔下，认定工伤九级。单位只付了医药费，离职后补助金一直没有给。",
        upto=Upto.IN_FORCE, ending="breached", instalments=3, pays_after=10, slow=2,
    ),
    Plan(
        64, "YCLZ", "mediator2", Someone("覃志", "13857520103"), STEEL,
        (Asked("wages_owed", 18600, 18600, "项目尾款工资"),),
        "工程做完了，尾款工资一直没有结。",
        upto=Upto.IN_FORCE, ending="payment_order",
    ),
    Plan(
        13, "YCLZ", "mediator2", Someone("黄大勇", "13857520104"), LABOUR_FIRM,
        (Asked("wages_owed", 27500, 26000, "瓦工工资"),),
        "做了四个月瓦工，只拿到生活费，还欠两万七千五百元，有工头签字的工日记录。",
        upto=Upto.HALF_ANSWERED, source="delegated", source_reference="（2026）浙0602诉前调4127号",
        confided=(
            ("applicant", "如果能一次付清，两万四也可以。"),
            ("respondent", "总包那边卡着进度款，最多能先付两万。"),
        ),
        released=(
            ("respondent", "进度款没有到账，公司愿意付，只是要分两次，第二次等春节前总包结账。",
             "公司愿意支付，希望分两次付清，第二次在春节以前。"),
        ),
    ),
    Plan(
        6, "YCLZ", "mediator2", Someone("何小满", "13857520105"), STEEL,
        (Asked("wages_owed", 9800, None, "临时工工资"),),
        "工地临时工二十八天，每天三百五十元，一分钱没有拿到。",
        upto=Upto.PREPARED, ending="mapped", source="paper",
    ),
)  # fmt: skip
