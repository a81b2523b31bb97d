"""The gates that both parties take together while the agreement is young: review and confirmation."""

from __future__ import annotations

from dataclasses import replace

from mediation.law.calendar import Calendar
from mediation.law.clock_table import CLOCKS
from mediation.law.count import count
from mediation.law.gates.table import JOINT_GATES, LABOUR_ONLY_ELSEWHERE, ROWS
from mediation.law.gates.values import Gate, InForce, Outcome, Row, Standing

_OTHER = {JOINT_GATES[0]: JOINT_GATES[1], JOINT_GATES[1]: JOINT_GATES[0]}


def review(agreement: InForce, calendar: Calendar) -> Gate:
    """Arbitration review: fifteen calendar days from force, together (C15; CHR 74, 75)."""
    closed = []
    if agreement.profile == "court_entrusted":
        closed.append("case_in_court")
    if agreement.confirms_relation:
        closed.append("confirms_relation")
    if agreement.kinds & LABOUR_ONLY_ELSEWHERE:
        closed.append("not_for_arbitration")
    return _joint(ROWS["arbitration_review"], agreement, calendar, closed)


def confirmation(agreement: InForce, calendar: Calendar) -> Gate:
    """Judicial confirmation: thirty calendar days from force, together (C17; CPL 205)."""
    closed = ["case_in_court"] if agreement.profile == "court_entrusted" else []
    gate = _joint(ROWS["judicial_confirmation"], agreement, calendar, closed)
    where = "inviting_court" if agreement.profile == "court_delegated" else "basic_court"
    remarks = () if agreement.body == "peoples_committee" and agreement.only_payments else ("court_practice",)
    return replace(gate, where=where, remarks=remarks)


def court_statement(agreement: InForce) -> Gate | None:
    """The court that entrusted a docketed case makes the statement (SPM 20); None for any other case."""
    if agreement.profile != "court_entrusted":
        return None
    return Gate(ROWS["court_statement"], Standing.OPEN)


def may_apply(gate: str, agreement: InForce) -> tuple[str, ...]:
    """Why an application at this gate cannot be noted, as codes: the other gate's, or one of its own.

    The last day is no reason: whoever receives it decides. Raises LookupError for a gate taken alone.
    """
    found = _excluded(_OTHER[gate], agreement)
    own = agreement.outcome(gate)
    return (*found, "already_applied") if own in (Outcome.PENDING, Outcome.GRANTED) else found


def _excluded(other: str, agreement: InForce) -> tuple[str, ...]:
    outcome = agreement.outcome(other)
    if outcome is Outcome.PENDING:
        return ("other_gate_pending",)
    return ("other_gate_granted",) if outcome is Outcome.GRANTED else ()


def _joint(row: Row, agreement: InForce, calendar: Calendar, closed: list[str]) -> Gate:
    assert row.clock is not None  # noqa: S101 - the table gives both gates their clock
    counted = count(CLOCKS[row.clock], agreement.in_force_on, calendar)
    left = (counted.last_day - agreement.today).days
    reasons = (*closed, *_excluded(_OTHER[row.code], agreement))
    outcome = agreement.outcome(row.code)
    if outcome in (Outcome.PENDING, Outcome.GRANTED):
        standing, reasons = Standing.TAKEN, (outcome.value,)
    elif reasons:
        standing = Standing.CLOSED
    else:
        standing = Standing.OPEN if left >= 0 else Standing.PASSED
        reasons = (outcome.value,) if outcome else ()
    return Gate(row, standing, reasons, last_day=counted.last_day, left=left, counted=counted)
