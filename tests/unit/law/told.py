"""What the law's counts, gates and findings say of many cases, as one text.

`python -m tests.unit.law.told` writes it anew; what changed in it is then to be read.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from mediation.law import limitation_table
from mediation.law.calendar import national
from mediation.law.clock_table import CLOCKS
from mediation.law.clocks import Unit
from mediation.law.count import Counted, count, count_days, extend, resume, until
from mediation.law.enforceability.check import findings
from mediation.law.enforceability.values import Draft, Represented
from mediation.law.gates.afterwards import gates
from mediation.law.gates.joint import may_apply
from mediation.law.gates.table import JOINT_GATES
from mediation.law.gates.values import Applied, Gate, InForce, Outcome, Owed
from mediation.law.limitation import Facts, Limitation, limitation
from mediation.law.limitation_count import Interruption, LastDay, Suspension
from tests.unit.law import test_law_findings
from tests.unit.law.drafts import CLEAN, with_item, with_text
from tests.unit.law.test_law_gates import BROKEN, DUE, YOUNG

FILE = Path(__file__).parent / "told.txt"
DAYS = national()


def text() -> str:
    """All of it: counts, limitation, gates, findings."""
    told = (*_counts(), *_limitations(), *_gates(), *_findings())
    return "\n".join(told) + "\n"


def _fields(*values: Any) -> str:
    return " ".join("-" if value in (None, "", ()) else str(value) for value in values)


def _counts() -> Iterator[str]:
    stood = resume(count(CLOCKS["C10"], date(2026, 11, 2), DAYS), date(2026, 11, 6), date(2026, 11, 26), DAYS)
    counted = {
        "three working days with a make-up day": count(CLOCKS["C02"], date(2026, 9, 18), DAYS),
        "fifteen days into the National Day": count(CLOCKS["C03"], date(2026, 9, 18), DAYS),
        "a month from the 31st": count_days(1, Unit.MONTHS, date(2026, 1, 31), DAYS),
        "two months from the 30th": count_days(2, Unit.MONTHS, date(2026, 1, 30), DAYS),
        "a year": count_days(1, Unit.YEARS, date(2025, 8, 31), DAYS),
        "five working days before the hearing": count(CLOCKS["C29.1"], date(2026, 10, 12), DAYS),
        "a pause": stood,
        "a pause and an extension": extend(stood, 1, DAYS),
        "a day that was agreed": until(CLOCKS["C22"], date(2026, 9, 18), date(2026, 10, 3)),
        "working days into years without a notice": count_days(5, Unit.WORKING, date(2029, 12, 28), DAYS),
        "a start that counts": count(CLOCKS["C37.1"], date(2026, 1, 20), DAYS),
    }
    for name, one in counted.items():
        yield f"count: {name}"
        yield from _count(one)


def _count(one: Counted) -> Iterator[str]:
    code = one.clock.code if one.clock else None
    yield "  " + _fields(code, one.unit, one.number, one.start, one.first_day, one.last_day_raw, one.last_day)
    for fact in one.explain():
        yield f"    {_fields(fact.code, fact.day, fact.until, fact.kind, fact.number)}"


ENDED, FROM, UNTIL = date(2025, 8, 31), date(2024, 3, 4), date(2025, 6, 17)
WEEKEND = date(2025, 8, 30)
BOTH = (
    Interruption(date(2026, 3, 3), "mediation_applied"),
    Interruption(date(2026, 4, 7), "mediation_refused"),
)
STOOD = (Suspension(date(2026, 1, 5), date(2026, 1, 15)), Suspension(WEEKEND, date(2025, 9, 9)))
SITUATIONS: dict[str, dict[str, Any]] = {
    "nothing told": {},
    "nothing told but what interrupted": {"interruptions": BOTH},
    "nothing told but that it failed": {"interruptions": BOTH[1:]},
    "ended": {"employment_ended_on": ENDED},
    "ended, known later": {"employment_ended_on": ENDED, "known_on": date(2025, 9, 9)},
    "still employed": {"still_employed": True, "span_until": UNTIL},
    "a span, interrupted": {"span_from": FROM, "span_until": UNTIL, "interruptions": BOTH},
    "a span and an end": {"span_from": FROM, "span_until": UNTIL, "employment_ended_on": ENDED},
    "a weekend, suspended": {
        "employment_ended_on": WEEKEND, "interruptions": BOTH[:1], "suspensions": STOOD,
    },
    "suspended": {
        "employment_ended_on": WEEKEND, "interruptions": (Interruption(WEEKEND, "negotiation_asked"),),
        "suspensions": STOOD,
    },
    "too late": {"employment_ended_on": date(2024, 9, 1), "interruptions": BOTH},
}  # fmt: skip
KINDS = ("wages_owed", "severance_pay", "double_wage", "annual_leave", "work_injury", "civil_loan")


def _limitations() -> Iterator[str]:
    for name, told in SITUATIONS.items():
        for kind in KINDS[:1] if name.startswith("nothing told") or "suspended" in name else KINDS:
            found = limitation(Facts(kind, **told), DAYS)
            assert found.kind == kind and found.how is limitation_table.KINDS[kind]
            yield f"limitation: {kind}, {name}"
            yield from _limitation(found)


def _limitation(found: Limitation) -> Iterator[str]:
    rule = found.rule.code if found.rule else None
    watched = found.watched_on(date(2026, 1, 1)), found.watched_on(date(2028, 1, 1))
    yield "  " + _fields(rule, found.start, found.source, *found.assumptions, "watched", *watched)
    days = {"safe": found.safe, "last part": found.last_part}
    for name, day in {**days, "if filing": found.if_filing, "if failure": found.if_failure}.items():
        if day is not None:
            yield from _last_day(name, day)


def _last_day(name: str, day: LastDay) -> Iterator[str]:
    yield f"  {name}: {_fields(day.day, day.absent, *day.provisional_years)}"
    for step in day.steps:
        yield f"    {_fields(step.code, step.day, step.until, step.ground)}"


REVIEW, CONFIRM = JOINT_GATES
OWED = (Owed("w", "wages_owed", DUE), Owed("i", "work_injury", DUE), Owed("leave", "annual_leave", DUE))
AGREEMENTS: dict[str, InForce] = {
    "young": YOUNG,
    "broken": BROKEN,
    "review granted": replace(BROKEN, applied=(Applied(REVIEW, Outcome.GRANTED),)),
    "review granted, not due": replace(YOUNG, applied=(Applied(REVIEW, Outcome.GRANTED),)),
    "review granted, long ago": replace(
        BROKEN, today=date(2029, 1, 1), applied=(Applied(REVIEW, Outcome.GRANTED),)
    ),
    "confirmation waits": replace(YOUNG, applied=(Applied(CONFIRM, Outcome.PENDING),)),
    "review refused": replace(YOUNG, applied=(Applied(REVIEW, Outcome.REFUSED),)),
    "of a court, broken in several": replace(BROKEN, profile="court_entrusted", owed=OWED),
    "of an inviting court, in a studio": replace(YOUNG, profile="court_delegated", body="studio"),
    "of a relation and a loan": replace(
        YOUNG, confirms_relation=True, kinds=frozenset({"wages_owed", "civil_loan"})
    ),
    "no payment": replace(BROKEN, owed=(), duties=True),
    "another payment": replace(BROKEN, owed=OWED[2:], kinds=frozenset({"annual_leave"})),
    "all paid": replace(BROKEN, owed=(replace(OWED[0], settled=True),)),
    "all paid, with a title": replace(
        BROKEN, owed=(replace(OWED[0], settled=True),), applied=(Applied(CONFIRM, Outcome.GRANTED),)
    ),
}


def _gates() -> Iterator[str]:
    for name, agreement in AGREEMENTS.items():
        yield f"gates: {name}"
        yield from (f"  {_gate(gate)}" for gate in gates(agreement))
        yield from (f"  may apply {code}: {_fields(*may_apply(code, agreement))}" for code in JOINT_GATES)


def _gate(gate: Gate) -> str:
    counted = gate.counted.last_day if gate.counted else None
    lists = (", ".join(each) for each in (gate.reasons, gate.remarks, gate.items))
    return f"{gate.code}: {gate.standing}; {_fields(gate.where, gate.last_day, gate.left, counted)}; " + (
        "; ".join(each or "-" for each in lists)
    )


def _drafts() -> Iterator[Draft]:
    yield from (with_item(**bites) for _, bites, _ in test_law_findings.ITEMS)
    yield from (with_text(release_scope=bites) for _, bites, _ in test_law_findings.RELEASES)
    yield from (with_text(other_duties=bites) for _, bites, _ in test_law_findings.DUTIES)
    yield with_text(other_duties="出具离职证明。十日内归还工具！转移档案", default_clause="守信")
    yield with_text(represented=(Represented("甲", False), Represented("乙", True), Represented("丙", False)))
    for words in (
        "协商一致，视公司经营情况支付，逾期另议；尽快支付",
        "经协商：放弃社会保险，双方互不追究；承诺不申请仲裁",
    ):
        yield with_item(note=words)
        for place in ("result", "release_scope", "other_duties", "default_clause"):
            yield with_text(**{place: words})
    yield with_text(result="双方一切争议全部了结，再无瓜葛。今后互不追究任何责任")
    yield replace(CLEAN, written=False, default_clause="", release_scope="")


def _findings() -> Iterator[str]:
    for place, draft in enumerate(_drafts(), 1):
        yield f"findings: draft {place}"
        for each in findings(draft):
            yield f"  {each.severity} {each.key}: {_fields(each.item, each.place)} “{each.quote}”"


if __name__ == "__main__":
    FILE.write_text(text(), "utf-8")
