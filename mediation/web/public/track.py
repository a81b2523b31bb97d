"""Follow a dispute by number and tracking code: state, dates, what is due, and nothing else."""

from __future__ import annotations

from typing import Any

from flask import redirect, render_template, session, url_for
from flask.typing import ResponseReturnValue

from mediation.deadlines.rules import Running
from mediation.kernel.errors import NotFound
from mediation.procedure.claims.follow import follow
from mediation.projections.tracking import Tracked, tracked
from mediation.store import reading
from mediation.web import filters
from mediation.web.access import public_page
from mediation.web.fields import CodeField, TextField
from mediation.web.forms import PageForm
from mediation.web.labels import workflows
from mediation.web.labels.tracking import due
from mediation.web.public.blueprint import blueprint
from mediation.web.signed_in import current_actor
from mediation.web.submit import submit
from mediation.web.translate import gettext as _
from mediation.web.translate import is_english
from mediation.web.translate import lazy_gettext as _l

TRACKED = "tracked"
"""Where the signed cookie keeps what was opened: the number and the hash of its code."""


class TrackForm(PageForm):
    """Number and tracking code, as they were told after filing."""

    number = TextField(_l("案号"), most=40, missing=_l("请填写案号"))
    code = CodeField(_l("查询码"), most=40, missing=_l("请填写查询码"))


@public_page(
    blueprint,
    "/track",
    methods=("GET", "POST"),
    form=TrackForm,
    reason="opened by the tracking code of 80 bits, which whoever filed was told once",
)
def track() -> ResponseReturnValue:
    """Ask for number and code."""
    form = TrackForm()
    return submit(
        form,
        act=lambda case: _open(case, form.number.data, form.code.data),
        then=lambda _result: url_for("public.tracked_case"),
        show=lambda: render_template("public/track.html", form=form, back_url=url_for("public.home")),
    )


def _open(case: Any, number: str, code: str) -> None:
    session[TRACKED] = [number, follow(case, current_actor(), number, code)]


@public_page(blueprint, "/track/case", reason="opened by the tracking code, checked again")
def tracked_case() -> ResponseReturnValue:
    """Where the dispute stands. Without a code that was checked, the question for it."""
    try:
        shown = tracked(reading(), *session.get(TRACKED, ("", "")))
    except NotFound:
        session.pop(TRACKED, None)
        return redirect(url_for("public.track"), 303)
    return render_template(
        "public/tracked.html",
        case=shown,
        state=workflows.state(shown.state),
        due=due(_what_is_due(shown)),
        clocks=[_clock(each) for each in shown.clocks],
        dates=_dates(shown),
        back_url=url_for("public.track"),
    )


def _what_is_due(shown: Tracked) -> str:
    if shown.suspended:
        return "suspended"
    return "completion" if shown.awaiting_completion and shown.state == "intake" else shown.state


def _dates(shown: Tracked) -> list[dict[str, str]]:
    days = {
        _("提交日期"): shown.filed_at,
        _("受理日期"): shown.accepted_at,
        _("结案日期"): shown.closed_at,
    }
    return [{"key": key, "value": filters.day(moment)} for key, moment in days.items() if moment]


def _clock(running: Running) -> dict[str, Any]:
    english = is_english()
    return {
        "name": running.clock.name_en if english else running.clock.name_zh,
        "days_left": running.left,
        "unit": running.counted.unit.value,
        "status": running.state,
        "last_day": filters.day(running.counted.last_day),
        "rolled": running.counted.rolled,
        "provisional": running.counted.provisional,
    }
