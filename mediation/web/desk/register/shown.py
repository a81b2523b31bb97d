"""An entry of the register as its pages show it: facts, changes, proofs, hours, in the reader's language."""

from __future__ import annotations

from typing import Any

from flask import url_for

from mediation.assignments.register_models import QualificationProof, RegisterChange, Training
from mediation.assignments.rules import CONDITIONS
from mediation.projections.register.entry import EntryPage
from mediation.web.filters import day, moment
from mediation.web.labels import assignments as words
from mediation.web.translate import gettext as _


def facts(shown: EntryPage) -> list[dict[str, str]]:
    """What the entry says today."""
    entry = shown.entry
    if entry is None:
        return []
    term = _("%(start)s 至 %(end)s", start=day(entry.term_from), end=day(entry.term_until))
    rows = [
        (_("名册编号"), entry.register_number),
        (_("登记机构"), shown.office),
        (_("聘任的组织"), entry.body or shown.office),
        (_("聘期"), term),
        (_("现在的状态"), words.standing(shown.standing)),
        (_("语言和方言"), _("、").join(entry.languages)),
        (_("熟悉的行业"), _("、").join(entry.trades)),
    ]
    return [{"key": key, "value": value} for key, value in rows]


def changes(shown: EntryPage) -> list[dict[str, str]]:
    """Every change, newest first, with who made it and why."""
    return [_change(row) for row in shown.changes]


def _change(row: RegisterChange) -> dict[str, str]:
    said = _("编号 %(number)s，聘期至 %(until)s", number=row.told["number"], until=row.told["term_until"])
    return {
        "at": moment(row.at), "what": words.register_change(row.kind), "said": said, "reason": row.reason,
        "by": row.by_name,
    }  # fmt: skip


def conditions(shown: EntryPage, *, keeps: bool) -> list[dict[str, Any]]:
    """The four conditions, each with what shows it, and what showed it once."""
    return [
        {
            "label": words.condition(name),
            "proofs": [_proof(each, shown, keeps) for each in shown.proofs if each.condition == name],
            "met": any(each.condition == name and each.withdrawn_at is None for each in shown.proofs)
            or bool(shown.entry and shown.entry.qualifications.get(name)),
            "before": _before(shown, name),
        }
        for name in CONDITIONS
    ]


def _before(shown: EntryPage, name: str) -> str:
    """Evidence that an entry came with, before proofs were kept one by one."""
    kept = any(each.condition == name for each in shown.proofs)
    return "" if kept or not shown.entry else str(shown.entry.qualifications.get(name) or "")


def _proof(row: QualificationProof, shown: EntryPage, keeps: bool) -> dict[str, Any]:
    out = ""
    if row.withdrawn_at is not None:
        out = _("%(at)s 由%(who)s撤下：%(why)s", at=day(row.withdrawn_at.date()), who=row.withdrawn_name,
                why=row.withdrawn_reason)  # fmt: skip
    paper = url_for("desk.proof_paper", key=shown.person_id, proof=row.id)
    end = url_for("desk.withdraw_proof", key=shown.person_id, proof=row.id) if keeps and not out else ""
    return {
        "note": row.note, "paper": row.paper_name, "href": paper if row.paper_name else "",
        "checked": _("%(who)s于%(at)s核对", who=row.checked_by, at=day(row.checked_on)), "out": out,
        "withdraw": end,
    }  # fmt: skip


def trainings(shown: EntryPage, keeps: bool) -> list[dict[str, Any]]:
    """Each training, newest first."""
    return [_training(row, shown, keeps) for row in shown.trainings]


def _training(row: Training, shown: EntryPage, keeps: bool) -> dict[str, Any]:
    refused = _("不计入：%(why)s", why=row.decided_reason)
    states = {None: _("等负责人确认"), True: _("计入学时"), False: refused}
    decide = url_for("desk.decide_training", key=shown.person_id, training=row.id)
    return {
        "on": day(row.held_on), "hours": hours_of(row.minutes), "topic": row.topic, "given_by": row.given_by,
        "state": states[row.counted], "decide": decide if keeps and row.counted is None else "",
    }  # fmt: skip


def years(shown: EntryPage) -> list[str]:
    """Hours of each year in a sentence."""
    return [
        _("%(year)s年：计入 %(sure)s 小时", year=year, sure=hours_of(sure))
        + (_("，另有 %(more)s 小时等待确认", more=hours_of(more)) if more else "")
        for year, (sure, more) in shown.hours.items()
    ]


def hours_of(minutes: int) -> str:
    """Minutes as hours, without needless zeros: 90 → 1.5."""
    return f"{minutes / 60:.2f}".rstrip("0").rstrip(".")
