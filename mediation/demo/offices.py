"""The offices of the sample: a coordination centre with three studios, and the agencies around it."""

from __future__ import annotations

from dataclasses import dataclass

from mediation.claims.kinds import LABOUR


@dataclass(frozen=True)
class OfficePlan:
    """An office to be made; `parent` and `seal` are codes of other offices."""

    code: str
    name: str
    name_en: str
    kind: str
    short_name: str
    legal_basis: str
    parent: str | None = None
    seal: str | None = None
    profile: str = "statutory"
    scope: tuple[str, ...] = tuple(LABOUR)
    address: str = "浙江省绍兴市越城区"
    phone: str = "0575-12351"
    region: str = "330602"


LMAL_10 = "《劳动争议调解仲裁法》第十条第一款第三项（乡镇、街道设立的具有劳动争议调解职能的组织）"

OFFICES = (
    OfficePlan(
        "YC", "越城区劳动争议调解协调中心", "Yuecheng Labour Dispute Mediation Centre", "coordination_centre",
        "越城", LMAL_10, address="绍兴市越城区延安东路505号",
    ),
    OfficePlan(
        "YCFS", "府山街道八字桥调解工作室", "Fushan Bazi Bridge Studio", "studio", "越府", LMAL_10,
        parent="YC", seal="YC", address="绍兴市越城区府山街道胜利西路80号", region="330602001",
    ),
    OfficePlan(
        "YCLZ", "灵芝街道八字桥调解工作室", "Lingzhi Bazi Bridge Studio", "studio", "越灵", LMAL_10,
        parent="YC", seal="YC", address="绍兴市越城区灵芝街道洋泾湖路12号", region="330602006",
    ),
    OfficePlan(
        "YCGB", "皋埠街道八字桥调解工作室", "Gaobu Bazi Bridge Studio", "studio", "越皋", LMAL_10,
        parent="YC", seal="YC", address="绍兴市越城区皋埠街道银桥路3号", region="330602008",
    ),
    OfficePlan(
        "YCJH", "锦华针织有限公司劳动争议调解委员会", "Jinhua Knitting Enterprise Mediation Committee",
        "enterprise_committee", "越锦", "《劳动争议调解仲裁法》第十条第一款第一项（企业劳动争议调解委员会）",
        parent="YC", profile="enterprise_committee",
    ),
    OfficePlan(
        "YCFY", "绍兴市越城区人民法院", "Yuecheng District People's Court", "court", "越法",
        "《民事诉讼法》第二百零五条", scope=(), phone="0575-12368",
    ),
    OfficePlan(
        "YCZC", "绍兴市越城区劳动人事争议仲裁委员会", "Yuecheng Labour and Personnel Arbitration Commission",
        "arbitration_commission", "越仲", "《劳动争议调解仲裁法》第十七条", scope=(), phone="0575-12333",
    ),
    OfficePlan(
        "YCRS", "绍兴市越城区人力资源和社会保障局", "Yuecheng Labour Bureau", "labour_bureau", "越人社",
        "《劳动保障监察条例》第三条", scope=(), phone="0575-12333",
    ),
    OfficePlan(
        "YCSF", "府山街道司法所", "Fushan Judicial Office", "judicial_office", "越司",
        "《人民调解法》第五条", scope=(), phone="0575-12348",
    ),
    OfficePlan(
        "YCRX", "绍兴市12345政务服务便民热线", "Shaoxing 12345 Service Hotline", "hotline", "绍热线",
        "《劳动争议调解仲裁法》第四条", scope=(), phone="12345",
    ),
)  # fmt: skip
