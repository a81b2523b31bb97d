"""The first pages of a case at the desk: overview, what is asked, and all that happened."""

from __future__ import annotations

from flask import url_for
from flask.typing import ResponseReturnValue

from mediation.policy.permissions import Permission
from mediation.projections import asked, desk_case, limitation, related
from mediation.projections import history as histories
from mediation.projections import overview as overviews
from mediation.projections.desk_case import DeskHeader
from mediation.store import reading
from mediation.web import limitation_shown
from mediation.web.access import page
from mediation.web.claim_marks import marks
from mediation.web.clocks_shown import clocks_shown, lines_of
from mediation.web.desk import case_story, consents, correction, reporting, summary
from mediation.web.desk.blueprint import blueprint
from mediation.web.desk.figure_cell import figure_of
from mediation.web.desk.frame import render_case
from mediation.web.desk.related import sentence as others_of_the_worker
from mediation.web.labels.claims import claim_kind
from mediation.web.paging import place_asked
from mediation.web.signed_in import current_actor
from mediation.web.standing_still import standing_still


@page(blueprint, "/disputes/<number>", permission=Permission.READ_AT_DESK)
def overview(number: str) -> ResponseReturnValue:
    """Where the case stands, what can be done, what cannot yet and why."""
    session = reading()
    head = desk_case.header(session, current_actor(), number)
    shown = overviews.overview(session, head.id)
    past = histories.of(session, head.id)
    known, report_href = reporting.came_from(session, head)
    waiting = asked.of_dispute(session, head.id, head.is_open)
    worker = others_of_the_worker(related.counted(session, current_actor(), head))
    return render_case(
        "desk/case/overview.html",
        head,
        "overview",
        shown=shown,
        incoming=known,
        report_href=report_href,
        asked=consents.lines_of_case(head.number, waiting),
        back=correction.back_of(head, waiting),
        undo=correction.undo_of(head, past.entries),
        case_rows=summary.of_case(head, shown.mediators),
        party_rows=summary.of_parties(shown.parties),
        clocks=clocks_shown(head.clocks, head.profile),
        lines=lines_of(head.clocks),
        others=worker,
        standing_still=standing_still(head, head.clocks),
        diagram=case_story.diagram(head.state, shown.passed),
        entries=case_story.entries(past.entries),
        all_history=url_for("desk.history", number=head.number) if past.before else None,
        claim_kind=claim_kind,
        marks=marks,
        limitation=limitation_shown.shown(limitation.of_case(reading(), head, shown.claims, shown.parties)),
        tell_href=_where_days_are_told(head),
        events_href=url_for("desk.limitation_told_of", number=head.number),
        figure=figure_of(head.number),
    )


@page(blueprint, "/disputes/<number>/claims", permission=Permission.READ_AT_DESK)
def claims(number: str) -> ResponseReturnValue:
    """Everything that is asked for, and what happened in the applicant's words."""
    head = desk_case.header(reading(), current_actor(), number)
    items, parties = overviews.claims(reading(), head.id), overviews.parties(reading(), head.id)
    context = {
        "items": items, "claim_kind": claim_kind, "marks": marks, "tell_href": _where_days_are_told(head),
        "limitation": limitation_shown.shown(limitation.of_case(reading(), head, items, parties)),
        "figure": figure_of(head.number),
        "events_href": url_for("desk.limitation_told_of", number=head.number),
    }  # fmt: skip
    return render_case("desk/case/claims.html", head, "claims", **context)


def _where_days_are_told(head: DeskHeader) -> str | None:
    """Where the days that limitation counts from are told, while they can be."""
    may_amend = any(offer.trigger == "amend" and not offer.refusals for offer in head.steps)
    return url_for("desk.step_amend", number=head.number) if may_amend else None


@page(blueprint, "/disputes/<number>/history", permission=Permission.READ_AT_DESK)
def history(number: str) -> ResponseReturnValue:
    """Every joint step, the newest first."""
    head = desk_case.header(reading(), current_actor(), number)
    before = place_asked()
    past = histories.of(reading(), head.id, before)
    return render_case(
        "desk/case/history.html",
        head,
        "history",
        entries=case_story.entries(past.entries),
        older_href=url_for("desk.history", number=head.number, before=past.before) if past.before else None,
        first_href=url_for("desk.history", number=head.number) if before else None,
    )
