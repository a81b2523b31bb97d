"""What stands around every page of a case at the desk: identity bar, the case's pages, next steps."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from flask import current_app, render_template, url_for

from mediation.projections.desk_case import DeskHeader
from mediation.web.labels.workflows import state as state_label
from mediation.web.offers import DaysLeft, between, days_left, next_steps
from mediation.web.standing_still import short
from mediation.web.translate import lazy_gettext as _l

TAB_NAMES = {
    "overview": _l("概况"),
    "claims": _l("请求事项"),
    "law": _l("法条与类案"),
    "parties": _l("当事人"),
    "papers": _l("材料"),
    "assignment": _l("答复指派"),
    "preparation": _l("调解准备"),
    "channels": _l("背靠背沟通"),
    "conveyed": _l("转达的话"),
    "talks": _l("会面与笔录"),
    "proposals": _l("调解方案"),
    "agreement": _l("调解协议"),
    "enforcement": _l("协议履行"),
    "ending": _l("结案"),
    "history": _l("办理经过"),
}


@dataclass(frozen=True)
class CaseShown:
    """The identity bar."""

    number: str
    paper_number: str
    parties: str
    state: str
    state_label: str
    deadline: DaysLeft | None
    suspended: str
    """Why the case stands still, in words; empty while it does not."""


@dataclass(frozen=True)
class Tab:
    """One page of the case."""

    text: str
    href: str
    current: bool


def render_case(template: str, header: DeskHeader, tab: str, **context: Any) -> str:
    """Render a page of a case, which extends layouts/case.html.

    Gives the template `case`, `case_nav`, `steps` (for the macro next_steps) and `header`,
    besides what the page itself brings.
    """
    return render_template(
        template,
        case=case_shown(header),
        case_nav=tabs(header, tab),
        steps=next_steps(header.steps, "desk", number=header.number),
        header=header,
        **context,
    )


def case_shown(header: DeskHeader) -> CaseShown:
    """The identity bar of a case."""
    return CaseShown(
        header.number,
        header.paper_number,
        between(header.applicant_name, header.respondent_name),
        header.state,
        state_label(header.state),
        days_left(header.deadline),
        short(header),
    )


def tabs(header: DeskHeader, current: str) -> tuple[Tab, ...]:
    """The pages of the case that this reader may open and that are there."""
    there = [name for name in header.tabs if f"desk.{name}" in current_app.view_functions]
    return tuple(
        Tab(str(TAB_NAMES[name]), url_for(f"desk.{name}", number=header.number), name == current)
        for name in there
    )
