"""Rows of a list at the desk in words, and the columns of the table they stand in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from flask import current_app, url_for

from mediation.kernel import clock
from mediation.projections.desk_rows import DeskRow
from mediation.web import filters
from mediation.web.labels import moves
from mediation.web.labels.claims import claim_kind
from mediation.web.labels.workflows import state as state_label
from mediation.web.offers import DaysLeft, between
from mediation.web.standing_still import short
from mediation.web.translate import gettext as _


@dataclass(frozen=True)
class RowShown:
    """One dispute in a list."""

    number: str
    href: str
    parties: str
    cause: str
    sum: str
    state: str
    state_label: str
    due: DaysLeft | None
    next: str
    mark: str
    """Why it stands still, in words; empty while it does not."""
    news: str
    """That a party wrote to this mediator, in words; empty where nothing is new."""
    limitation: str
    """The safe day of limitation where it is near or over, in words; empty where it is not."""


@dataclass(frozen=True)
class Column:
    """One column; `sort_href` where the list can be sorted by it."""

    key: str
    text: str
    numeric: bool = False
    sort_href: str = ""
    sorted: str = ""


def columns(by_number: str = "", by_due: str = "", sort: str = "") -> list[Column]:
    """The columns of every list of disputes, with the addresses that sort by them."""
    return [
        Column("number", _("案号"), sort_href=by_number, sorted="descending" if sort == "newest" else ""),
        Column("parties", _("当事人")),
        Column("cause", _("案由")),
        Column("sum", _("请求金额"), numeric=True),
        Column("state", _("阶段")),
        Column("due", _("期限"), sort_href=by_due, sorted="ascending" if sort == "due" else ""),
        Column("next", _("下一步")),
    ]


def rows_shown(rows: Iterable[DeskRow]) -> list[RowShown]:
    """The rows of a page, each linked to where its next move is made."""
    return [_shown(row) for row in rows]


def _shown(row: DeskRow) -> RowShown:
    return RowShown(
        row.number,
        _address(row),
        between(row.applicant_name, row.respondent_name),
        claim_kind(row.cause),
        filters.money(row.claimed_fen),
        row.state,
        state_label(row.state),
        _due(row),
        _next(row),
        short(row),
        _("有新内容") if row.has_news else "",
        _limitation(row),
    )


def _limitation(row: DeskRow) -> str:
    if row.safe_on is None:
        return ""
    left = (row.safe_on - clock.today()).days
    when = filters.day(row.safe_on)
    if left < 0:
        return _("时效安全日期 %(day)s 已过", day=when)
    return _("时效安全日期 %(day)s（%(left)s）", day=when, left=filters.days_left(left, "calendar"))


def _due(row: DeskRow) -> DaysLeft | None:
    if row.days_left is None:
        return DaysLeft(0, row.unit, "paused") if row.resting else None
    return DaysLeft(row.days_left, row.unit, "running")


def _next(row: DeskRow) -> str:
    if row.move is None:
        return ""
    who = _("您") if row.mine else moves.awaited(row.waits_for)
    return _("%(move)s（等%(who)s）", move=moves.move(row.move), who=who)


def _address(row: DeskRow) -> str:
    asked = row.move == "answer_assignment" and row.mine
    there = asked and "desk.assignment" in current_app.view_functions
    return url_for("desk.assignment" if there else "desk.overview", number=row.number)
