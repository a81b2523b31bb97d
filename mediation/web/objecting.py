"""An objection to a mediator as any page shows it, and the fields that name its grounds."""

from __future__ import annotations

from typing import Any

from wtforms import SelectMultipleField

from mediation.assignments.objection_rules import GROUNDS
from mediation.projections.candidates import AtWork
from mediation.projections.objecting import Made
from mediation.web.filters import day, moment
from mediation.web.labels import objections as words
from mediation.web.labels.workflows import state
from mediation.web.translate import gettext as _
from mediation.web.translate import lazy_gettext as _l


def grounds_field() -> Any:
    """Any of the grounds of the list."""
    return SelectMultipleField(_l("申请回避的理由"), choices=lambda: words.ground.choices(*GROUNDS))


def mediator_choices(rows: tuple[AtWork, ...]) -> list[tuple[str, str]]:
    """The mediators at work, to choose the one objected to."""
    return [
        (row.id.hex, _("%(name)s（%(state)s）", name=row.name, state=state(row.state, "assignment")))
        for row in rows
    ]


def rows_of(made: Made) -> list[dict[str, str]]:
    """Everything of one objection that its reader was given."""
    rows = [(_("调解员"), made.mediator), (_("提出的时间"), moment(made.made_at))]
    if made.opened and made.opened.against:
        grounds = "\n".join(words.ground(code) for code in made.opened.against.grounds)
        rows += [(_("理由"), grounds), (_("具体情况"), made.opened.against.words)]
    if made.state == "made" and made.due_on:
        rows.append((_("最晚决定的日期"), day(made.due_on)))
    rows.append((_("结果"), words.ended(made.state)))
    if made.opened and made.opened.reason:
        rows.append((_("决定的理由"), made.opened.reason))
    return [{"key": key, "value": value} for key, value in rows]
