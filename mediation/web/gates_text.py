"""The gates after an agreement in words: what can still be done, until when, by whom, and how."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from mediation.law.gates.values import Gate, Standing
from mediation.projections.gates_page import ApplicationShown, GatesShown, Payment
from mediation.web import filters
from mediation.web.labels import gates as words
from mediation.web.labels.claims import claim_kind
from mediation.web.translate import gettext as _

COLOURS = {"open": "green", "not_yet": "blue", "passed": "grey", "closed": "grey", "taken": "purple"}
WORKERS_OWN = frozenset({"payment_order", "direct_suit", "inspection"})


@dataclass(frozen=True)
class Asked:
    """A joint application in words; `waiting` until its outcome is noted."""

    id: UUID
    text: str
    waiting: bool


@dataclass(frozen=True)
class GateInWords:
    """One gate as a page shows it."""

    code: str
    name: str
    standing: str
    standing_label: str
    colour: str
    who: str
    until: str
    counted: tuple[str, ...]
    why: tuple[str, ...]
    items: tuple[str, ...]
    how: str
    where: str
    needs: tuple[str, ...]
    remarks: tuple[str, ...]
    citation: str
    applications: tuple[Asked, ...]
    may_note: bool

    @property
    def usable(self) -> bool:
        """Whether how it is done is worth reading now."""
        return self.standing in ("open", "not_yet", "passed")


def gates_in_words(shown: GatesShown | None) -> tuple[GateInWords, ...]:
    """What is taken and open first, then what is not yet, passed or closed; nothing without an agreement."""
    if shown is None:
        return ()
    order = [Standing.TAKEN, Standing.OPEN, Standing.NOT_YET, Standing.PASSED, Standing.CLOSED]
    found = sorted(shown.gates, key=lambda gate: order.index(gate.standing))
    return tuple(_words(gate, shown) for gate in found)


def _words(gate: Gate, shown: GatesShown) -> GateInWords:
    made = [each for each in shown.applications if each.gate == gate.code]
    return GateInWords(
        gate.code, words.name(gate.row), gate.standing.value, words.standing(gate.standing.value),
        COLOURS[gate.standing.value], _who(gate), _until(gate), _counted(gate),
        tuple(words.reason(code) for code in gate.reasons),
        tuple(_payment(shown.payments[key]) for key in gate.items if key in shown.payments),
        words.how(gate.row), words.where(gate.where) if gate.where else "", words.needs(gate.row),
        tuple(words.remark(code) for code in gate.remarks), words.citation(gate.row),
        tuple(_asked(each) for each in made), gate.code in shown.noteworthy,
    )  # fmt: skip


def _who(gate: Gate) -> str:
    if gate.row.joint:
        return words.who("joint")
    return words.who("worker" if gate.code in WORKERS_OWN else "alone")


def _until(gate: Gate) -> str:
    """The last day, said plainly; what follows from a day that is over is for the receiver to decide."""
    if gate.last_day is None or gate.left is None or gate.standing in (Standing.CLOSED, Standing.TAKEN):
        return ""
    if gate.left < 0:
        told = _(
            "最后一天是 %(day)s，已经过了。还受不受理，由接收申请的机构决定。", day=filters.day(gate.last_day)
        )
    else:
        left = filters.days_left(gate.left, "calendar")
        told = _("最后一天 %(day)s（%(left)s）", day=filters.day(gate.last_day), left=left)
    if gate.counted is not None and gate.counted.provisional:
        told = _("%(told)s（放假安排公布前是暂定的）", told=told)
    return str(told)


def _counted(gate: Gate) -> tuple[str, ...]:
    """How the last day was counted, where days were counted and the gate is not closed."""
    counted = gate.counted
    if counted is None or gate.standing in (Standing.CLOSED, Standing.TAKEN):
        return ()
    told = _("协议 %(day)s 生效，从第二天起算 %(n)s 天。", day=filters.day(counted.start), n=counted.number)
    return (told, _("最后一天遇到休假日，顺延到之后的第一天。")) if counted.rolled else (told,)


def _payment(payment: Payment) -> str:
    return _(
        "%(kind)s %(sum)s，%(day)s 到期",
        kind=claim_kind(payment.kind), sum=filters.money(payment.amount_fen), day=filters.day(payment.due_on),
    )  # fmt: skip


def _asked(each: ApplicationShown) -> Asked:
    told = _("%(day)s 双方向%(receiver)s申请", day=filters.day(each.applied_on), receiver=each.receiver)
    result = words.outcome(each.outcome)
    if each.outcome_on:
        result = _("%(day)s %(result)s", day=filters.day(each.outcome_on), result=result)
    parts = [told, result, each.paper]
    return Asked(each.id, _("；").join(filter(None, parts)), each.outcome == "pending")
