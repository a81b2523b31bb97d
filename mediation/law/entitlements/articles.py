"""The articles the computations rest on, each once. Read as law.md tags them."""

from __future__ import annotations

from mediation.law.entitlements.said import Citation
from mediation.law.tags import Tag

LCL_19 = Citation("《劳动合同法》第十九条", "Labour Contract Law, art. 19")
LCL_20 = Citation("《劳动合同法》第二十条", "Labour Contract Law, art. 20")
LCL_24 = Citation("《劳动合同法》第二十四条", "Labour Contract Law, art. 24")
LCL_40 = Citation("《劳动合同法》第四十条", "Labour Contract Law, art. 40")
LCL_46 = Citation("《劳动合同法》第四十六条", "Labour Contract Law, art. 46")
LCL_47 = Citation("《劳动合同法》第四十七条", "Labour Contract Law, art. 47")
LCL_47_2 = Citation("《劳动合同法》第四十七条第二款", "Labour Contract Law, art. 47(2)")
LCL_48 = Citation("《劳动合同法》第四十八条", "Labour Contract Law, art. 48")
LCL_82 = Citation("《劳动合同法》第八十二条", "Labour Contract Law, art. 82")
LCL_87 = Citation("《劳动合同法》第八十七条", "Labour Contract Law, art. 87")
LCLR_6 = Citation("《劳动合同法实施条例》第六条", "Labour Contract Law Implementing Regulations, art. 6")
LCLR_7 = Citation("《劳动合同法实施条例》第七条", "Labour Contract Law Implementing Regulations, art. 7")
LCLR_20 = Citation("《劳动合同法实施条例》第二十条", "Labour Contract Law Implementing Regulations, art. 20")
LCLR_25 = Citation(
    "《劳动合同法实施条例》第二十五条", "Labour Contract Law Implementing Regulations, art. 25"
)
LCLR_27 = Citation(
    "《劳动合同法实施条例》第二十七条", "Labour Contract Law Implementing Regulations, art. 27"
)
LL_44 = Citation("《劳动法》第四十四条", "Labour Law, art. 44")
WAGES_13 = Citation("《工资支付暂行规定》第十三条", "Interim Provisions on Payment of Wages, art. 13")
DAY_RATE = Citation("人社部发〔2025〕2号", "MOHRSS notice [2025] No. 2")
LEAVE_5 = Citation("《职工带薪年休假条例》第五条", "Regulations on Paid Annual Leave, art. 5")
LEAVE_RULES_5 = Citation(
    "《企业职工带薪年休假实施办法》第五条", "Implementing Rules on Paid Annual Leave, art. 5"
)
LEAVE_RULES_10 = Citation(
    "《企业职工带薪年休假实施办法》第十条", "Implementing Rules on Paid Annual Leave, art. 10"
)
LEAVE_RULES_11 = Citation(
    "《企业职工带薪年休假实施办法》第十一条", "Implementing Rules on Paid Annual Leave, art. 11"
)
LEAVE_RULES_12 = Citation(
    "《企业职工带薪年休假实施办法》第十二条", "Implementing Rules on Paid Annual Leave, art. 12"
)
I2_6 = Citation(
    "《最高人民法院关于审理劳动争议案件适用法律问题的解释（二）》第六条",
    "Supreme People's Court Interpretation (II) on Labour Disputes, art. 6",
)
WAGES_12 = Citation("《工资支付暂行规定》第十二条", "Interim Provisions on Payment of Wages, art. 12")
I1_36 = Citation(
    "《最高人民法院关于审理劳动争议案件适用法律问题的解释（一）》第三十六条",
    "Supreme People's Court Interpretation (I) on Labour Disputes, art. 36",
)
WIR_33 = Citation("《工伤保险条例》第三十三条", "Regulations on Work-Injury Insurance, art. 33")
WIR_35 = Citation("《工伤保险条例》第三十五条", "Regulations on Work-Injury Insurance, art. 35")
WIR_36 = Citation("《工伤保险条例》第三十六条", "Regulations on Work-Injury Insurance, art. 36")
WIR_37 = Citation("《工伤保险条例》第三十七条", "Regulations on Work-Injury Insurance, art. 37")
WIR_39 = Citation("《工伤保险条例》第三十九条", "Regulations on Work-Injury Insurance, art. 39")
WIR_62_2 = Citation("《工伤保险条例》第六十二条第二款", "Regulations on Work-Injury Insurance, art. 62(2)")
WIR_64 = Citation("《工伤保险条例》第六十四条", "Regulations on Work-Injury Insurance, art. 64")
LCL_23 = Citation("《劳动合同法》第二十三条", "Labour Contract Law, art. 23")
LCL_30 = Citation("《劳动合同法》第三十条", "Labour Contract Law, art. 30")
LCL_83 = Citation("《劳动合同法》第八十三条", "Labour Contract Law, art. 83")
LCL_85 = Citation("《劳动合同法》第八十五条", "Labour Contract Law, art. 85")
BEIJING_534_6 = Citation("北京534号解答第6问", "Beijing answers No. 534, question 6", Tag.EXCERPT)
WAGES_7 = Citation("《工资支付暂行规定》第七条", "Interim Provisions on Payment of Wages, art. 7")
WAGES_9 = Citation("《工资支付暂行规定》第九条", "Interim Provisions on Payment of Wages, art. 9")
WAGES_16 = Citation("《工资支付暂行规定》第十六条", "Interim Provisions on Payment of Wages, art. 16")
MINIMUM_WAGE_12 = Citation("《最低工资规定》第十二条", "Provisions on Minimum Wages, art. 12")
WOMEN_5 = Citation("《女职工劳动保护特别规定》第五条", "Special Rules on Women Workers, art. 5")
WOMEN_7 = Citation("《女职工劳动保护特别规定》第七条", "Special Rules on Women Workers, art. 7")
WOMEN_8 = Citation("《女职工劳动保护特别规定》第八条", "Special Rules on Women Workers, art. 8")
WOMEN_9 = Citation("《女职工劳动保护特别规定》第九条", "Special Rules on Women Workers, art. 9")
I1_39 = Citation(
    "《最高人民法院关于审理劳动争议案件适用法律问题的解释（一）》第三十九条",
    "Supreme People's Court Interpretation (I) on Labour Disputes, art. 39",
)
I2_18 = Citation(
    "《最高人民法院关于审理劳动争议案件适用法律问题的解释（二）》第十八条",
    "Supreme People's Court Interpretation (II) on Labour Disputes, art. 18",
)
WIR_34 = Citation("《工伤保险条例》第三十四条", "Regulations on Work-Injury Insurance, art. 34")
