"""A published figure as one line of the page: what holds today, and the record of all rows."""

from __future__ import annotations

from typing import Any

from flask import url_for

from mediation.law.value import Value
from mediation.law.value_standing import Standing
from mediation.projections.parameters_page import Held, Row
from mediation.web.filters import day, moment
from mediation.web.labels.parameters import doubt, parameter_name, place_name, standing
from mediation.web.office.amounts import amount_shown
from mediation.web.translate import gettext as _
from mediation.web.translate import is_english

CORRECTABLE = (Standing.IN_FORCE, Standing.COMING, Standing.PAST)


def held_row(held: Held, place: str) -> dict[str, Any]:
    """A parameter with the figure that holds today, or the request to add one."""
    value = held.value
    return {
        "name": parameter_name(held.parameter.name),
        "amount": amount_shown(value) if value else "",
        "of": place_name(value.place, value.place_zh, value.place_en) if value else "",
        "days": _days(value) if value else "",
        "source": _source(value) if value else "",
        "doubts": [doubt(each) for each in held.doubts],
        "add": url_for("office.add_parameter", name=held.parameter.name, place=place),
    }


def record_row(row: Row) -> dict[str, Any]:
    """One row of the record."""
    value = row.value
    return {
        "name": parameter_name(value.name),
        "amount": amount_shown(value) or _("没有这个数字"),
        "of": place_name(value.place, value.place_zh, value.place_en),
        "days": _days(value),
        "source": _source(value),
        "remark": value.remark_en if is_english() else value.remark_zh,
        "state": row.standing.value,
        "standing": standing(row.standing),
        "doubts": [doubt(each) for each in row.doubts],
        "reason": row.reason,
        "by": _by(row),
        "correct": _correction(row),
    }


def summary(value: Value) -> list[dict[str, str]]:
    """A figure as it stands, above the form that puts it right."""
    rows = (
        (_("标准"), parameter_name(value.name)),
        (_("地方"), place_name(value.place, value.place_zh, value.place_en)),
        (_("现在的数字"), amount_shown(value)),
        (_("执行的日期"), _days(value)),
        (_("来源"), _source(value)),
    )
    return [{"key": key, "value": told} for key, told in rows]


def _days(value: Value) -> str:
    if value.until is None:
        return _("%(day)s起", day=day(value.since))
    return _("%(day)s到%(last)s", day=day(value.since), last=day(value.until))


def _source(value: Value) -> str:
    if not value.source:
        return ""
    told = _("%(source)s，%(day)s核对", source=value.source, day=day(value.checked))
    return _("%(told)s（口径：%(series)s）", told=told, series=value.series) if value.series else told


def _by(row: Row) -> str:
    if row.added_at is None:
        return _("随系统提供")
    return _("%(who)s，%(when)s录入", who=row.added_name, when=moment(row.added_at))


def _correction(row: Row) -> str | None:
    value = row.value
    if row.standing not in CORRECTABLE:
        return None
    return url_for(
        "office.correct_parameter", name=value.name, place=value.place, since=value.since.isoformat()
    )
