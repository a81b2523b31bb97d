"""What the seeded claims say: ordinary sentences, and words planted in a known share of them."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

RARE, COMMON = 0.005, 0.2


@dataclass(frozen=True)
class Planted:
    """A word, the sentence that it comes in, and in what share of the claims."""

    word: str
    sentence: str
    share: float


PLANTED = (
    Planted("蜡梅", "单位在蜡梅公园旁边。", RARE),
    Planted("缝纫间", "我在缝纫间上班。", RARE),
    Planted("银杏大道", "办公室在银杏大道。", RARE),
    Planted("计件", "报酬按计件算。", COMMON),
    Planted("加班费", "周末的加班费也没给。", COMMON),
    Planted("社会保险", "入职以来没有缴社会保险。", COMMON),
)
NOWHERE = "企鹅饲养"
"""In no claim, and none of its characters is."""
SCATTERED = "公人工"
"""Each of its characters is in most claims, the word in none."""

SENTENCES = (
    "我在公司做了两年多，老板一直说下个月发工资。",
    "工资卡上最近三个月没有进账。",
    "打电话给负责人，他说货款没有收回来。",
    "入职的时候没有签合同，只有工作群里的记录。",
    "同一个班组还有五个工人也是这样。",
    "考勤表和工资条我都拍了照片。",
    "上个月车间主任叫我不用再来了。",
    "单位说我打碎了东西，要从工资里扣。",
    "我问过人事，人事说等通知。",
    "受伤那天是工友送我去医院的。",
    "医药费是我自己先付的。",
    "公司搬走以后我才知道。",
    "老板答应年底结清，到现在没有动静。",
    "离职手续办完了，补偿还没有谈拢。",
    "我家里还有两个孩子在读书，等着这笔钱。",
    "当时说好每月四千五百元，包吃住。",
    "工地完工以后，包工头的电话就打不通了。",
    "我希望公司把欠的钱尽快给我。",
    "去年中秋前后开始拖欠。",
    "我愿意坐下来好好商量。",
)
SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹"
GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂英华建国文辉玲玉春梅"
PLACES = ("越城", "柯桥", "上虞", "袍江", "迪荡", "镜湖", "鉴湖", "皋埠")
TRADES = ("纺织", "针织", "印染", "餐饮", "物流", "保洁", "五金", "家政", "装饰", "电器")


def facts(chance: Random) -> str:
    """The facts of one claim: some ordinary sentences, and each planted one by its share."""
    told = chance.sample(SENTENCES, chance.randint(3, 7))
    told += [planted.sentence for planted in PLANTED if chance.random() < planted.share]
    return "".join(told)


def person(chance: Random) -> str:
    """The name of a person."""
    return chance.choice(SURNAMES) + "".join(chance.choices(GIVEN, k=chance.choice((1, 2, 2))))


def company(chance: Random) -> str:
    """The name of an employer."""
    brand = "".join(chance.choices(GIVEN, k=2))
    return f"绍兴市{chance.choice(PLACES)}{brand}{chance.choice(TRADES)}有限公司"
