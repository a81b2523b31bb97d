"""Figures by state and by month."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import lru_cache
from typing import Any

from babel.dates import format_skeleton
from flask import render_template, request
from flask.typing import ResponseReturnValue
from wtforms import SelectChoice

from mediation.policy.permissions import Permission
from mediation.projections.figures_page import Shown, figures
from mediation.statistics.rules import FEWEST
from mediation.store import reading
from mediation.web.access import page
from mediation.web.filters import money
from mediation.web.labels.workflows import state as state_label
from mediation.web.office.blueprint import blueprint
from mediation.web.office.forms import FiguresQuery
from mediation.web.signed_in import current_actor
from mediation.web.translate import get_locale, ngettext
from mediation.web.translate import gettext as _
from workflows.dispute import DISPUTE

ORDER = [state.name for state in DISPUTE.states]


@page(blueprint, "/statistics", permission=Permission.SEE_FIGURES)
def statistics() -> ResponseReturnValue:
    """Bars, each inside the table that says the same."""
    code = request.args.get("office", "")
    shown = figures(reading(), current_actor(), code)
    form = FiguresQuery()
    form.office.choices = [
        SelectChoice("", _("全部机构合计")),
        *(SelectChoice(one.code, one.name) for one in shown.offices),
    ]
    states = sorted(shown.by_state, key=lambda one: ORDER.index(one.key))
    return render_template(
        "office/statistics.html",
        form=form,
        name=next((one.name for one in shown.offices if one.code == code), _("全部机构合计")),
        by_state=_bars(states, state_label),
        by_month=_bars(shown.by_month, _month),
        total=_count(shown.total),
        claimed=_("不公开") if shown.total.fen is None else money(shown.total.fen),
        fewest=FEWEST,
        may_choose=len(shown.offices) > 1,
        left_out=any(one.count is None for one in (*shown.by_state, *shown.by_month, shown.total)),
    )


def _bars(numbers: Any, label: Callable[[str], str]) -> list[dict[str, Any]]:
    return [{"label": label(one.key), "value": one.count or 0, "text": _count(one)} for one in numbers]


def _count(one: Shown) -> str:
    if one.count is None:
        return _("少于 %(n)s 件", n=FEWEST) if one.few else _("不公开")
    return ngettext("%(n)s 件", "%(n)s 件", one.count, n=f"{one.count:,}")


def _month(key: str) -> str:
    return _written(key, str(get_locale()))


@lru_cache(512)
def _written(month: str, locale: str) -> str:
    return format_skeleton("yMMMM", date.fromisoformat(f"{month}-01"), locale=locale)
