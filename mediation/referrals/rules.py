"""Which road leads where, who may send a dispute in, and by which article. Pure."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from types import MappingProxyType

from mediation.law.gates.table import PAYMENT_ORDER_KINDS
from workflows.dispute import DISPUTE

ROADS: Mapping[str, frozenset[str]] = MappingProxyType({
    "arbitration": frozenset({"arbitration_commission"}),
    "court": frozenset({"court"}),
    "payment_order": frozenset({"court"}),
    "inspection": frozenset({"labour_bureau", "labour_inspection"}),
})  # fmt: skip
"""Road → kinds of office that can take a dispute over on it."""

_AFTER_FAILURE = {
    "arbitration": "《劳动争议调解仲裁法》第五条、第十四条第三款",
    "court": "《最高人民法院关于人民法院特邀调解的规定》第二十七条",
    "payment_order": "《劳动争议调解仲裁法》第十六条",
    "inspection": "《劳动争议调解仲裁法》第九条",
}
_AFTER_BREACH = {
    "arbitration": "《劳动争议调解仲裁法》第十五条",
    "court": "《最高人民法院关于审理劳动争议案件适用法律问题的解释（一）》第五十一条第二款",
    "payment_order": "《劳动争议调解仲裁法》第十六条",
    "inspection": "《劳动争议调解仲裁法》第九条",
}

SENDERS: Mapping[str, frozenset[str]] = MappingProxyType({
    "delegated": frozenset({"court"}),
    "entrusted": frozenset({"court"}),
    "commission_entrusted": frozenset({"arbitration_commission"}),
    "referred": frozenset({
        "arbitration_commission", "labour_bureau", "labour_inspection", "judicial_office", "hotline",
    }),
})  # fmt: skip
"""Ground on which a dispute is sent in → kinds of office that send on it. The ground is its source, too."""
PROFILES: Mapping[str, str] = MappingProxyType({
    "delegated": "court_delegated",
    "entrusted": "court_entrusted",
    "commission_entrusted": "commission_entrusted",
})  # fmt: skip
"""Ground → clock profile; on any other the receiving office's own applies."""
_OF_SENDER = {
    "court": "《最高人民法院关于人民法院特邀调解的规定》第二十七条",
    "arbitration_commission": "《劳动人事争议仲裁办案规则》第六十九条",
}
_OF_GROUND = {"commission_entrusted": "《劳动人事争议仲裁办案规则》第七十条"}
_OF_ANY_SENDER = "《劳动争议调解仲裁法》第十条"
REPORTABLE = frozenset({*DISPUTE.groups["closed"], "enforcement"})
"""States in which there is something to tell an agency: any ending, or an agreement in force."""

_FROM_COURT = frozenset({"court_delegated", "court_entrusted"})
_ROAD_OF_PROFILE = {
    "court_delegated": "court_dockets", "court_entrusted": "trial_goes_on",
    "commission_entrusted": "hearing_held",
}  # fmt: skip


def reportable(state: str, *, in_force: bool) -> bool:
    """Whether there is something to tell: also while an agreement in force is talked over anew."""
    return in_force or state in REPORTABLE


def receives(road: str, office_kind: str) -> bool:
    """Whether an office of this kind can take a dispute over on this road."""
    return office_kind in ROADS.get(road, frozenset())


def article(road: str, *, in_force: bool) -> str:
    """The article on which a hand-over rests: after mediation failed, or after an agreement was broken."""
    return (_AFTER_BREACH if in_force else _AFTER_FAILURE)[road]


def roads_open(profile: str, claim_kinds: Collection[str], *, in_force: bool) -> tuple[str, ...]:
    """The roads that can be taken now.

    Straight to court leads only a case that a court sent (SPM 27) or an agreement that was broken
    (I1 51); a payment order needs an agreement about wages, injury medical cost, severance or
    compensation (LMAL 16).
    """
    closed = set()
    if not in_force and profile not in _FROM_COURT:
        closed.add("court")
    if not in_force or not PAYMENT_ORDER_KINDS & set(claim_kinds):
        closed.add("payment_order")
    return tuple(road for road in ROADS if road not in closed)


def road_after_termination(profile: str) -> str:
    """What the notice of termination names: arbitration, or whoever sent it (SPM 27, CHR 70)."""
    return _ROAD_OF_PROFILE.get(profile, "arbitration")


def sends(ground: str, office_kind: str) -> bool:
    """Whether an office of this kind sends disputes in on this ground."""
    return office_kind in SENDERS.get(ground, frozenset())


def article_of_sender(office_kind: str, ground: str = "") -> str:
    """Why whoever sent a dispute in may look at what becomes of it (SPM 27, CHR 69 and 70, LMAL 10)."""
    if ground in _OF_GROUND:
        return _OF_GROUND[ground]
    return _OF_SENDER.get(office_kind, _OF_ANY_SENDER)


def report_due(answer_by: date | None, since: date) -> date:
    """The last day to report: the one the agency named, taken as written; else the day there was news.

    No rule counts days for it: a court is told at once (SPM 27, OMR 24).
    """
    return answer_by or since
