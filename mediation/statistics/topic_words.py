"""Words of the matter that are looked for in what happened: a fixed list, so that no name is found."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

WORDS: Mapping[str, tuple[str, ...]] = MappingProxyType({
    "piece_work": ("计件",),
    "building_site": ("工地", "包工头", "建筑", "装修"),
    "riders": ("骑手", "外卖", "快递", "网约车", "平台"),
    "no_contract": ("没签合同", "没有签合同", "未签合同", "没有合同", "没签劳动合同", "未签订"),
    "iou": ("欠条", "结算单", "借条"),
    "stoppage": ("停工", "停产", "放假"),
    "moved_or_closed": ("搬迁", "倒闭", "关门", "注销", "破产"),
    "dismissed": ("辞退", "开除", "解除", "不用来了"),
    "resigned": ("辞职", "离职"),
    "pay_cut": ("降薪", "扣工资", "罚款", "押金"),
    "transfer": ("调岗", "换岗"),
    "overtime": ("加班", "夜班", "节假日"),
    "probation": ("试用",),
    "pregnancy": ("怀孕", "产假", "哺乳"),
    "accident": ("受伤", "工伤", "摔", "压伤"),
    "insurance": ("社保", "社会保险", "公积金"),
    "dispatch": ("派遣", "外包", "劳务公司"),
    "past_retirement": ("退休", "超龄"),
    "group": ("工友", "我们几个", "一起"),
})  # fmt: skip
"""Code → signs in the words of the facts."""


def words_in(facts: str) -> frozenset[str]:
    """The codes whose signs stand in this text."""
    return frozenset(code for code, signs in WORDS.items() if any(sign in facts for sign in signs))
