"""The mediators of a manager: who has how much at hand, and the way to give it to others."""

from __future__ import annotations

from typing import Any

from flask import render_template, url_for
from flask.typing import ResponseReturnValue

from mediation.policy.permissions import Permission
from mediation.projections import mediators as projection
from mediation.projections import objecting
from mediation.projections.mediators import Mediator
from mediation.store import reading
from mediation.web import filters
from mediation.web.access import page
from mediation.web.desk.blueprint import blueprint
from mediation.web.desk.rows import Column
from mediation.web.labels import assignments as words
from mediation.web.signed_in import current_actor
from mediation.web.translate import gettext as _
from mediation.web.translate import ngettext


@page(blueprint, "/mediators", permission=Permission.REASSIGN_LOAD)
def mediators() -> ResponseReturnValue:
    """Everybody who mediates under the reader's post, most at hand first."""
    actor = current_actor()
    return render_template(
        "desk/mediators/list.html",
        rows=[_row(each) for each in projection.listed(reading(), actor)],
        columns=[
            Column("name", _("调解员")),
            Column("office", _("机构")),
            Column("standing", _("名册")),
            Column("at_hand", _("手上案件")),
            Column("overdue", _("已超期")),
            Column("nearest", _("最近的期限")),
            Column("ways", _("办理")),
        ],
        objections=objecting.waiting(reading(), actor),
        unfinished=projection.unfinished(reading(), actor),
        most=projection.MOST,
    )


def _row(mediator: Mediator) -> dict[str, Any]:
    href = url_for("desk.reassign", key=mediator.person_id)
    return {
        "name": mediator.name,
        "entry": url_for("desk.register_entry", key=mediator.person_id),
        "ends_soon": mediator.standing == "ends_soon",
        "office": mediator.office,
        "standing": _(
            "%(number)s %(standing)s",
            number=mediator.register_number,
            standing=words.standing(mediator.standing),
        ).strip(),
        "at_hand": count_of(mediator.at_hand),
        "overdue": count_of(mediator.overdue) if mediator.overdue else "",
        "nearest": filters.day(mediator.due_on) if mediator.due_on else "",
        "href": href if mediator.at_hand else "",
    }


def count_of(number: int) -> str:
    """So many disputes, in words."""
    return ngettext("%(num)d 件", "%(num)d 件", number)
