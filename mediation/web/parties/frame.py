"""What stands around every page of a case for a party: where things stand and what can be done."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from flask import current_app, render_template, url_for

from mediation.projections.party_case import PartyHeader
from mediation.web.labels.workflows import state as state_label
from mediation.web.offers import DaysLeft, between, days_left, next_steps
from mediation.web.translate import lazy_gettext as _l

PAGE_NAMES = {
    "case": _l("案件进展"),
    "papers": _l("材料"),
    "figures": _l("算一算"),
    "law": _l("法律怎么说"),
    "channel": _l("与调解员沟通"),
    "conveyed": _l("转达的话"),
    "talks": _l("会面与笔录"),
    "proposals": _l("调解方案"),
    "agreement": _l("调解协议"),
    "enforcement": _l("协议履行"),
    "ending": _l("结案"),
}


@dataclass(frozen=True)
class PartyCase:
    """A party's case in short."""

    number: str
    parties: str
    state: str
    state_label: str
    deadline: DaysLeft | None


@dataclass(frozen=True)
class PartyPage:
    """One page of the case."""

    text: str
    href: str
    current: bool


def render_party(template: str, header: PartyHeader, page: str, **context: Any) -> str:
    """Render a party's page of a case, which extends layouts/party.html.

    Gives the template `case`, `case_nav`, `steps` (for the macro next_steps), `case_url` and
    `header`; `back_url` leads to the case page unless the page brings its own, as the case page does.
    """
    case_url = _address("case", header)
    if case_url:
        context.setdefault("back_url", case_url)
    return render_template(
        template,
        case=case_shown(header),
        case_nav=pages(header, page),
        steps=next_steps(header.steps, "parties", reference=header.id.hex),
        case_url=case_url,
        header=header,
        **context,
    )


def case_shown(header: PartyHeader) -> PartyCase:
    """A party's case in short."""
    return PartyCase(
        header.number,
        between(header.applicant_name, header.respondent_name),
        header.state,
        state_label(header.state),
        days_left(header.deadline),
    )


def pages(header: PartyHeader, current: str) -> tuple[PartyPage, ...]:
    """The pages of the case that are open to this party; with the notice alone, only the case page."""
    names = [name for name in PAGE_NAMES if name in header.pages]
    found = ((name, _address(name, header)) for name in names)
    return tuple(PartyPage(str(PAGE_NAMES[name]), href, name == current) for name, href in found if href)


def _address(name: str, header: PartyHeader) -> str:
    endpoint = f"parties.{name}"
    there = endpoint in current_app.view_functions
    return url_for(endpoint, reference=header.id.hex) if there else ""
