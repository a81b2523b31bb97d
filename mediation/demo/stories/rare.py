"""What comes less often: an employer who applies, probation, a contract to be signed, time that ran out."""

from __future__ import annotations

from mediation.demo.plans import Asked, Employer, Plan, Someone, Upto

DRINKS = Employer(
    "绍兴花雕里餐饮管理有限公司", "13857550201", "越城区府山街道鲁迅中路12号", "店长",
    Someone("茹海燕", "13857550202"),
)  # fmt: skip
PUMPS = Employer(
    "绍兴鉴湖泵业有限公司", "13857550211", "越城区皋埠街道人民东路1433号", "人力资源部",
    Someone("祁建军", "13857550212"), "91330602MA2JQ4471N",
)  # fmt: skip
FURNITURE = Employer(
    "越城区木言家具店", "13857550221", "越城区灵芝街道解放北路560号", "店员", Someone("言木林", "13857550222")
)

RARE = (
    Plan(
        31, "YCFS", "mediator", Someone("俞晓晓", "13857550101"), DRINKS,
        (Asked("probation", 3600, 3000, "三个月试用期工资差额，每月少发1200元"),),
        "合同签一年，试用期却有三个月，试用期工资也低于约定工资的百分之八十。",
    ),
    Plan(
        9, "YCGB", "mediator3", Someone("屠志强", "13857550102"), PUMPS,
        (Asked("contract_signing", None, None, "要求签订无固定期限劳动合同"),),
        "我在厂里连续工作十一年，合同到期以后公司只肯再签一年。",
        upto=Upto.TAKEN_ON, ending="recused",
    ),
    Plan(
        24, "YCGB", "mediator3", Someone("来阿福", "13857550103"), PUMPS,
        (Asked("other_labour", 9000, 6000, "离职结算：奖金与培训费用一并协商"),),
        "员工服务期没有满就离职，要求公司结清年度奖金，公司认为培训费用应当折抵。公司愿意协商，申请调解。",
        filer="employer",
        confided=(("applicant", "最多可以付六千，培训费不再提。"), ("respondent", "六千以上就可以。")),
    ),
    Plan(
        36, "YCLZ", "mediator2", Someone("柴根土", "13857550104"), FURNITURE,
        (Asked("wages_owed", 8200, None, "两个月工资和提成"),),
        "店里说提成要等客户付清尾款才给，已经等了三个月。",
        upto=Upto.HEARD, ending="time_up", source="entrusted", source_reference="（2026）浙0602民初5102号",
    ),
    Plan(
        28, "YCFS", "mediator", Someone("祝小英", "13857550105"), DRINKS,
        (Asked("overtime_pay", 6400, 4800, "法定节假日加班"),),
        "国庆和春节都在上班，没有按三倍工资发。",
        upto=Upto.HALF_SIGNED, ending="refused_to_sign",
    ),
    Plan(
        12, "YCFS", "mediator", Someone("裘国良", "13857550106"), PUMPS,
        (Asked("work_injury", 86000, None, "工伤九级，就业补助金和停工留薪期工资"),),
        "在泵体车间砸伤右手，工伤已经认定，双方对伤残等级有争议，正在鉴定。",
        upto=Upto.HEARD, ending="suspended",
        source="delegated", source_reference="（2026）浙0602诉前调5311号",
    ),
    Plan(
        6, "YCFS", "mediator", Someone("宣小红", "13857550108"), DRINKS,
        (Asked("overtime_pay", 5200, None, "周末加班"),),
        "每个周末都排班，加班费没有单独算过。",
        upto=Upto.BACK_TO_BACK, ending="amended",
    ),
    Plan(
        21, "YCLZ", "mediator2", Someone("阮金花", "13857550107"), FURNITURE,
        (Asked("work_injury", 23000, None, "停工留薪期工资和医疗费差额"),),
        "搬家具时扭伤腰部，店里只付了一部分医疗费。",
        upto=Upto.HEARD, ending="resumed", source="delegated", source_reference="（2026）浙0602诉前调5290号",
    ),
)  # fmt: skip
