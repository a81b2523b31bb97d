"""Guards, carers, cooks and shop assistants: service trades."""

from __future__ import annotations

from mediation.demo.plans import Asked, Employer, Plan, Someone, Upto

GUARDS = Employer(
    "绍兴平安卫士保安服务有限公司", "13857580201", "越城区迪荡街道人民东路300号", "队部",
    Someone("严卫东", "13857580202"), "91330602MA2N9P8Q7R",
)  # fmt: skip
CARE = Employer(
    "越城区夕阳红养老服务中心", "13857580211", "越城区府山街道偏门直街77号", "护理部",
    Someone("单夕红", "13857580212"),
)  # fmt: skip
HOTPOT = Employer(
    "绍兴巴山夜雨餐饮有限公司鲁迅路分店", "13857580221", "越城区府山街道鲁迅中路301号", "前厅经理",
    Someone("巴小雨", "13857580222"),
)  # fmt: skip
CLINIC = Employer(
    "绍兴明眸眼科门诊部", "13857580231", "越城区灵芝街道胜利西路1089号", "行政",
    Someone("明亮", "13857580232"),
)  # fmt: skip

SERVICES = (
    Plan(
        52, "YCGB", "mediator3", Someone("石敢当", "13857580101"), GUARDS,
        (Asked("overtime_pay", 21000, 15000, "两年法定节假日值班"),),
        "做小区保安两年，春节国庆都在岗，从来没有三倍工资。",
    ),
    Plan(
        30, "YCGB", "mediator3", Someone("申屠勇", "13857580102"), GUARDS,
        (Asked("wages_owed", 3400, 3400, "最后一个月工资"), Asked("deductions", 600, 600, "服装押金")),
        "辞职以后最后一个月工资不发，六百元服装押金也不退。",
    ),
    Plan(
        17, "YCGB", "mediator3", Someone("廉小芬", "13857580103"), CARE,
        (Asked("double_wage", 33000, None, "八个月未签书面合同"),),
        "在养老院做护理员八个月，一直没有签合同，夜里一个人看二十个老人。",
        upto=Upto.FACE_TO_FACE,
    ),
    Plan(
        5, "YCFS", "mediator", Someone("端木秀", "13857580104"), CARE,
        (Asked("social_insurance", 4800, None, "未缴社会保险"), Asked("wages_owed", 2800, None, "夜班补贴")),
        "护理中心没有给我缴社会保险，答应的夜班补贴也没有发过。",
        upto=Upto.ASSIGNED,
    ),
    Plan(
        12, "YCFS", "mediator", Someone("向阳", "13857580105"), HOTPOT,
        (Asked("wages_owed", 5100, 5100, "一个月工资和全勤奖"),),
        "火锅店换老板，新老板说旧账不认，我一个月工资没有着落。",
        upto=Upto.SIGNED,
    ),
    Plan(
        40, "YCFS", "mediator", Someone("木塔力甫·阿不都热合曼", "13857580106"), HOTPOT,
        (Asked("work_injury", 9600, 9600, "烫伤停工留薪期工资"),),
        "端锅底时烫伤脚面，休息一个半月，店里只给了五百元。",
    ),
    Plan(
        23, "YCFS", "mediator", Someone("和雅琴", "13857580107"), CLINIC,
        (
            Asked("maternity_pay", 16500, None, "产假工资"),
            Asked("unlawful_termination_compensation", 48000, None, "工作两年，月工资12000元"),
        ),
        "我怀孕七个月的时候门诊部说我不适合岗位，把我辞退了。",
        upto=Upto.HEARD, ending="handed_over", left_before=60,
    ),
    Plan(
        1, "YCGB", "mediator3", Someone("乐小米", "13857580108"), GUARDS,
        (Asked("wages_owed", 2200, None, "培训期间工资"),),
        "面试以后培训了十天，公司说没有通过考核，培训期间不给工资。",
        upto=Upto.FILED, at="16:45",
    ),
)  # fmt: skip
