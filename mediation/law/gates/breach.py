"""The gates that one party takes alone after the agreement was not performed in time."""

from __future__ import annotations

from mediation.law.calendar import Calendar
from mediation.law.gates.table import PAYMENT_ORDER_KINDS, ROWS, WAGE_KINDS
from mediation.law.gates.values import Gate, InForce, Owed, Row, Standing

ENFORCEABLE_MONTHS = 24
"""Two years to apply for enforcement (C23; CPL 250)."""


def enforcement(agreement: InForce, calendar: Calendar) -> Gate:
    """Compulsory enforcement: with a title, two years from the last payment's last day (CPL 206, 250)."""
    row = ROWS["compulsory_enforcement"]
    from_day = max((each.due_on for each in agreement.owed), default=agreement.in_force_on)
    last_day = calendar.add_months(from_day, ENFORCEABLE_MONTHS)
    if not agreement.has_title:
        return Gate(row, Standing.NOT_YET, ("needs_title",))
    left = (last_day - agreement.today).days
    overdue = _keys(agreement.overdue)
    if not overdue and agreement.owed:
        return Gate(row, *_nothing_overdue(agreement), last_day=last_day, left=left)
    standing = Standing.OPEN if left >= 0 else Standing.PASSED
    return Gate(row, standing, last_day=last_day, left=left, items=overdue)


def payment_order(agreement: InForce) -> Gate:
    """A payment order for what LMAL 16 names, item by item, once it is overdue; the worker alone."""
    gate = _of_kinds(ROWS["payment_order"], agreement, PAYMENT_ORDER_KINDS, "no_such_payment")
    kinds = {each.kind for each in agreement.owed}
    remarks = ("injury_medical_only",) if "work_injury" in kinds and gate.items else ()
    return Gate(gate.row, gate.standing, gate.reasons, remarks, "debtors_court", items=gate.items)


def direct_suit(agreement: InForce) -> Gate:
    """Straight to court on an agreement about wages alone (I1 51(2)); the worker alone."""
    row = ROWS["direct_suit"]
    if agreement.duties or not agreement.kinds or not agreement.kinds <= WAGE_KINDS:
        return Gate(row, Standing.CLOSED, ("not_only_wages",))
    return _of_kinds(row, agreement, WAGE_KINDS, "no_such_payment")


def arbitration(agreement: InForce) -> Gate:
    """Arbitration on the agreement after breach; either party alone (LMAL 15; ECMR 28)."""
    row = ROWS["arbitration"]
    if agreement.has_title:
        return Gate(row, Standing.CLOSED, ("title_exists",))
    if not agreement.owed:
        return Gate(row, Standing.OPEN, remarks=("limitation_runs",))
    overdue = _keys(agreement.overdue)
    if not overdue:
        return Gate(row, *_nothing_overdue(agreement))
    return Gate(row, Standing.OPEN, remarks=("limitation_runs",), items=overdue)


def inspection(agreement: InForce) -> Gate:
    """A complaint to the labour inspection, which may point to the procedure begun; the worker alone."""
    row = ROWS["inspection"]
    payable = [each for each in agreement.owed if each.kind in PAYMENT_ORDER_KINDS]
    gate = _among(row, agreement, payable, "no_such_payment")
    return Gate(row, gate.standing, gate.reasons, ("inspection_may_refer",), items=gate.items)


def _of_kinds(row: Row, agreement: InForce, kinds: frozenset[str], none_such: str) -> Gate:
    if agreement.has_title:
        return Gate(row, Standing.CLOSED, ("title_exists",))
    return _among(row, agreement, [each for each in agreement.owed if each.kind in kinds], none_such)


def _among(row: Row, agreement: InForce, payable: list[Owed], none_such: str) -> Gate:
    if not payable:
        return Gate(row, Standing.CLOSED, (none_such,))
    overdue = tuple(each for each in payable if each.overdue(agreement.today))
    if overdue:
        return Gate(row, Standing.OPEN, items=_keys(overdue))
    settled = all(each.settled for each in payable)
    return Gate(
        row, *((Standing.CLOSED, ("all_settled",)) if settled else (Standing.NOT_YET, ("not_overdue",)))
    )


def _nothing_overdue(agreement: InForce) -> tuple[Standing, tuple[str, ...]]:
    if all(each.settled for each in agreement.owed):
        return Standing.CLOSED, ("all_settled",)
    return Standing.NOT_YET, ("not_overdue",)


def _keys(owed: tuple[Owed, ...]) -> tuple[str, ...]:
    return tuple(each.key for each in owed)
