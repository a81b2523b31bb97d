"""The written notice that an acceptance is revoked: the ground, the right road, and what rights remain."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from mediation.kernel.errors import Invalid
from mediation.procedure.claims.non_acceptance import ROADS

GROUNDS: Mapping[str, str] = MappingProxyType({
    "not_labour": "经查明，所述事项不属于劳动争议",
    "out_of_scope": "经查明，所述事项不在本调解组织的受理范围之内",
    "other_place": "经查明，本案应由其他地方的调解组织处理",
    "already_handled": "经查明，该争议在受理前已由仲裁委员会或者人民法院处理，或者已有生效文书",
    "not_willing": "经查明，受理时当事人并未同意调解",
    "not_the_party": "经查明，申请人或者被申请人不是本案争议的当事人",
})  # fmt: skip
"""Ground → the sentence of the notice."""

NOT_ARBITRABLE = frozenset({"not_labour"})
"""What is no labour dispute at all cannot be sent to arbitration or to the inspection."""

REMAINS = (
    "本案受理期间发出的通知均已撤销。双方单独对调解员说过的话继续保密。\n"
    "撤销受理不影响您依法申请仲裁或者提起诉讼的权利；仲裁时效请以仲裁委员会的认定为准，请尽早办理。"
)


@dataclass(frozen=True)
class Revocation:
    """Why an acceptance is revoked and which road is named; `reason` is what the officer writes."""

    ground: str
    road: str
    reason: str

    @property
    def is_complete(self) -> bool:
        """Whether ground and road are from the lists."""
        return self.ground in GROUNDS and self.road in ROADS


def notice(revoked: Revocation) -> str:
    """The words of the notice. Raises Invalid(road="road_not_open") for what cannot be arbitrated."""
    if revoked.ground in NOT_ARBITRABLE and revoked.road in ("arbitration", "inspection"):
        raise Invalid(road="road_not_open")
    return (
        f"撤销受理的理由：{GROUNDS[revoked.ground]}。\n{revoked.reason.strip()}\n"
        f"{ROADS[revoked.road]}。\n{REMAINS}"
    )
