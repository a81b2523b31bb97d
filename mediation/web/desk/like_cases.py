"""Like cases at the desk: what became of many closed disputes like this one, without showing any of them."""

from __future__ import annotations

from flask import url_for
from flask.typing import ResponseReturnValue
from wtforms import BooleanField, SelectMultipleField

from mediation.policy.permissions import Permission
from mediation.projections import desk_case, like_cases
from mediation.projections.like_cases import LikeCases
from mediation.statistics.likeness import sum_band
from mediation.store import reading
from mediation.web.access import page
from mediation.web.desk.blueprint import blueprint
from mediation.web.desk.frame import render_case
from mediation.web.desk.rows import Column
from mediation.web.forms import QueryForm
from mediation.web.labels import likeness as words
from mediation.web.labels.claims import claim_kind
from mediation.web.labels.people import trade
from mediation.web.like_lines import lines_shown
from mediation.web.signed_in import current_actor
from mediation.web.translate import gettext as _
from mediation.web.translate import lazy_gettext as _l


class LikenessForm(QueryForm):
    """Which words of the matter a like case should have; they stand in the address."""

    words = SelectMultipleField(_l("案情里的情形"), choices=lambda: words.topic_word.choices())
    chosen = BooleanField(_l("按我选的情形查找"))


@page(blueprint, "/disputes/<number>/like-cases", permission=Permission.READ_AT_DESK)
def like_cases_of(number: str) -> ResponseReturnValue:
    """What became of disputes like this one."""
    head = desk_case.header(reading(), current_actor(), number)
    form = LikenessForm()
    form.validate()
    wanted = (form.words.data or ()) if form.chosen.data and not form.errors else None
    found = like_cases.page(reading(), head, wanted)
    if wanted is None:
        form.words.data, form.chosen.data = sorted(found.sought.words), True
    return render_case(
        "desk/case/like_cases.html", head, "law", form=form, found=found, sought=_sought(found),
        lines=lines_shown(found.told.lines) if found.told else (), columns=_columns(),
        criteria=[words.criterion(code) for code in found.told.criteria] if found.told else (),
        action=url_for("desk.like_cases_of", number=head.number),
    )  # fmt: skip


def _sought(found: LikeCases) -> list[dict[str, str]]:
    sought = found.sought
    band = sum_band(sought.claimed_fen)
    return [
        {"key": _("请求"), "value": _("、").join(claim_kind(kind) for kind in sorted(sought.kinds))},
        {"key": _("行业"), "value": trade(sought.trade) if sought.trade else _("没有登记")},
        {"key": _("金额"), "value": words.sums(band, band)},
    ]


def _columns() -> list[Column]:
    return [
        Column("outcome", _("结果")),
        Column("count", _("件数")),
        Column("share", _("谈成多少")),
        Column("duration", _("用时")),
        Column("claimed", _("请求金额")),
        Column("closed", _("结案时间")),
    ]
