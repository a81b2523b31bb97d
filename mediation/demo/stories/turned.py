"""Disputes that take a turn: halted, prolonged, revoked, given to another mediator, talked over again."""

from __future__ import annotations

from mediation.demo.plans import Asked, Employer, Plan, Someone, Upto

SCAFFOLD = Employer(
    "绍兴登高脚手架工程有限公司", "13857590201", "越城区皋埠街道银城路51号", "办公室",
    Someone("应登高", "13857590202"), "91330602MA2P3Q4R5T",
)  # fmt: skip
BAKERY = Employer(
    "越城区麦香坊食品店",
    "13857590211",
    "越城区府山街道解放南路120号",
    "店长",
    Someone("麦秀芬", "13857590212"),
)
LOGISTICS = Employer(
    "浙江通达供应链管理有限公司绍兴越城仓储配送中心", "13857590221", "越城区皋埠街道东湖物流园B区",
    "人力资源部", Someone("通达明", "13857590222"),
)  # fmt: skip
KNITTERS = Employer(
    "绍兴市锦华针织有限公司二车间", "13857590231", "越城区灵芝街道洋泾湖路66号", "车间主任",
    Someone("金国荣", "13857590232"),
)  # fmt: skip

TURNED = (
    Plan(
        12, "YCGB", "mediator3", Someone("冉大江", "13857590101"), SCAFFOLD,
        (Asked("work_injury", 58000, None, "高处坠落，等待工伤认定"),),
        "搭外架时从四米高处坠落，腰椎骨折。公司说是我自己不系安全带，工伤认定还没有下来。",
        upto=Upto.PREPARED, ending="suspended",
    ),
    Plan(
        25, "YCGB", "mediator3", Someone("冉小溪", "13857590102"), SCAFFOLD,
        (Asked("work_injury", 23000, None, "手指压伤，停工留薪期工资"),),
        "卸钢管时手指被压伤，休息三个月没有工资。",
        upto=Upto.HEARD, ending="resumed",
    ),
    Plan(
        9, "YCJH", "mediator6", Someone("银秀珍", "13857590103"), KNITTERS,
        (Asked("wages_owed", 5400, None, "三个月全勤奖和夜班津贴"),),
        "全勤奖和夜班津贴三个月没有发，车间说要等厂部批。",
        upto=Upto.HEARD, ending="days_asked",
    ),
    Plan(
        14, "YCJH", "mediator6", Someone("银秀珠", "13857590104"), KNITTERS,
        (Asked("overtime_pay", 4700, None, "赶货期间加班"),),
        "赶货的一个月每天做到晚上十一点，加班费没有算。",
        upto=Upto.HEARD, ending="extended", at="10:15",
    ),
    Plan(
        20, "YCFS", "mediator", Someone("麦志刚", "13857590105"), BAKERY,
        (Asked("wages_owed", 6900, None, "离职当月工资和提成"),),
        "离职时最后一个月工资和提成没有结清。",
        upto=Upto.HEARD, ending="revoked",
    ),
    Plan(
        3, "YCFS", "mediator", Someone("应小满", "13857590106"), BAKERY,
        (Asked("severance_pay", 9000, None, "工作三年"),),
        "店里说生意不好叫我别来了，没有补偿。",
        upto=Upto.TAKEN_ON, ending="revocation_asked", left_before=345,
    ),
    Plan(
        5, "YCFS", "mediator", Someone("麦大年", "13857590112"), BAKERY,
        (Asked("wages_owed", 4100, None, "一个月工资和加班费"),),
        "做了一个月裱花工，说我手艺不行不要我了，工资也没有给。",
        upto=Upto.ANSWERED, ending="corrected",
    ),
    Plan(
        11, "YCFS", "mediator", Someone("麦小年", "13857590113"), BAKERY,
        (Asked("severance_pay", 5200, None, "工作两年"),),
        "说搬了店面不要那么多人，没有补偿。",
        upto=Upto.HEARD, ending="correction_asked", left_before=120,
    ),
    Plan(
        10, "YCGB", "mediator3", Someone("逯长路", "13857590107"), LOGISTICS,
        (Asked("deductions", 4300, 4300, "货损扣款"), Asked("overtime_pay", 7700, None, "夜班分拣")),
        "仓库少了货就从我们工资里扣，夜班分拣也没有加班费。",
        upto=Upto.FACE_TO_FACE, ending="apart_again",
    ),
    Plan(
        7, "YCGB", "mediator3", Someone("逯长河", "13857590108"), LOGISTICS,
        (Asked("wages_owed", 8800, None, "两个月工资"),),
        "做叉车工两个月，公司说试用没有通过，工资也不给。",
        upto=Upto.PREPARED, ending="replaced",
    ),
    Plan(
        4, "YCFS", "mediator", Someone("麦冬冬", "13857590111", "越城区灵芝街道"), BAKERY,
        (Asked("overtime_pay", 2600, None, "国庆加班"),),
        "国庆七天都在店里做月饼，没有加班费。",
        upto=Upto.TAKEN_ON, ending="transferred", at="11:15",
    ),
    Plan(
        16, "YCFS", "mediator", Someone("麦小穗", "13857590109"), BAKERY,
        (Asked("wages_owed", 7200, 7200, "两个月工资"),),
        "店里两个月没有发工资，说等国庆生意好了就给。",
        upto=Upto.HALF_SIGNED, ending="reopened",
    ),
    Plan(
        6, "YCFS", "mediator", Someone("通小芳", "13857590110"), BAKERY,
        (Asked("wages_owed", 3300, None, "一个月工资"),),
        "店里欠我工资。",
        upto=Upto.FILED, ending="completed", source="telephone", source_reference="12333-20261115-2208",
    ),
    Plan(
        29, "YCGB", "mediator3", Someone("逯长春", "13857590114"), LOGISTICS,
        (Asked("wages_owed", 12000, 12000, "三个月工资"),),
        "仓库换了承包人，三个月工资没有结。",
        upto=Upto.CONFIRMED, ending="renegotiated", instalments=2,
    ),
    Plan(
        12, "YCGB", "mediator3", Someone("逯长夏", "13857590115"), LOGISTICS,
        (Asked("wages_owed", 9600, 9600, "两个月工资和夜班补贴"),),
        "两个月工资和夜班补贴没有发。",
        upto=Upto.CONFIRMED, ending="renegotiating", instalments=2,
    ),
    Plan(
        18, "YCFS", "mediator", Someone("麦小满", "13857590116"), BAKERY,
        (Asked("wages_owed", 6400, 6400, "两个月工资"),),
        "店里两个月没有发工资。",
        upto=Upto.CONFIRMED, ending="old_stands", instalments=2,
    ),
)  # fmt: skip
