"""The written notice of non-acceptance: the reason, the right road, and what rights remain (ECMR 22)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from mediation.kernel.errors import Invalid


@dataclass(frozen=True)
class Decline:
    """Why an office declines and which road it names; `text` is what the officer adds."""

    reason: str
    road: str
    text: str = ""


REASONS: Mapping[str, str] = MappingProxyType({
    "not_labour": "所述事项不属于劳动争议，不在劳动争议调解的范围之内",
    "out_of_scope": "所述事项不在本调解组织的受理范围之内",
    "other_place": "本案应由其他地方的调解组织处理",
    "respondent_refuses": "被申请人明确表示不愿意接受调解",
    "not_both_agree": "未取得双方当事人同意，本调解组织依法不能受理",
    "already_handled": "该争议已由仲裁委员会或者人民法院处理，或者已有生效文书",
    "no_completion": "经要求补正，申请材料仍不足以说明请求",
})  # fmt: skip
"""Reason → the sentence of the notice."""

ROADS: Mapping[str, str] = MappingProxyType({
    "arbitration": "您可以在仲裁时效内向有管辖权的劳动人事争议仲裁委员会申请仲裁",
    "inspection": "您可以向劳动保障监察机构投诉",
    "court": "您可以向有管辖权的人民法院提起诉讼",
    "other_body": "您可以向有权受理的其他调解组织申请调解",
    "peoples_committee": "您可以向人民调解委员会申请调解",
})  # fmt: skip
"""Right road → the sentence of the notice."""

REMAINS = "不予受理不影响您依法申请仲裁或者提起诉讼的权利；仲裁时效请以仲裁委员会的认定为准，请尽早办理。"


def notice(declined: Decline) -> str:
    """The words of the notice. Raises Invalid(reason=…, road=…) for what is not in the lists.

    A claim that is no labour dispute at all cannot be sent to arbitration.
    """
    if declined.reason not in REASONS:
        raise Invalid(reason="unknown")
    if declined.road not in ROADS:
        raise Invalid(road="unknown")
    if declined.reason == "not_labour" and declined.road in ("arbitration", "inspection"):
        raise Invalid(road="road_not_open")
    added = f"{declined.text.strip()}\n" if declined.text.strip() else ""
    return f"不予受理的理由：{REASONS[declined.reason]}。\n{added}{ROADS[declined.road]}。\n{REMAINS}"
