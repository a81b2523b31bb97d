"""Two more lists of the desk: disputes without a mediator, and what a search finds."""

from __future__ import annotations

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue

from mediation.policy.permissions import Permission
from mediation.projections import queue
from mediation.projections import search as searching
from mediation.store import reading
from mediation.web.access import page
from mediation.web.desk.blueprint import blueprint
from mediation.web.desk.rows import columns, rows_shown
from mediation.web.fields import TextField
from mediation.web.forms import QueryForm
from mediation.web.signed_in import current_actor
from mediation.web.translate import gettext as _
from mediation.web.translate import lazy_gettext as _l
from mediation.web.translate import ngettext


class SearchForm(QueryForm):
    """What is looked for; it stands in the address."""

    q = TextField(_l("案号、姓名或单位名称、电话，或者案情里的词"), required=False)


@page(blueprint, "/unassigned", permission=Permission.USE_DESK)
def unassigned() -> ResponseReturnValue:
    """The open disputes of one's offices that nobody mediates yet."""
    after = request.args.get("after", "")[:100]
    listed = queue.unassigned(reading(), current_actor(), after)
    return render_template(
        "desk/lists/unassigned.html",
        rows=rows_shown(listed.rows),
        columns=columns(),
        older_href=url_for("desk.unassigned", after=listed.after) if listed.after else None,
        first_href=url_for("desk.unassigned") if after else None,
    )


@page(blueprint, "/search", permission=Permission.USE_DESK)
def search() -> ResponseReturnValue:
    """Disputes by number, name, telephone or word, the newest first."""
    form = SearchForm()
    form.validate()
    query, after = form.q.data or "", request.args.get("after", "")[:100]
    hits = searching.Hits() if form.errors else searching.find(reading(), current_actor(), query, after)
    return render_template(
        "desk/lists/search.html",
        form=form,
        query=query,
        rows=rows_shown(hits.rows),
        columns=columns(),
        found=_found(hits.count),
        older_href=url_for("desk.search", q=query, after=hits.after) if hits.after else None,
        first_href=url_for("desk.search", q=query) if after else None,
    )


def _found(count: int | None) -> str:
    if count is None:
        return ""
    if count > searching.MOST_COUNTED:
        return _("超过 1,000 件")
    return ngettext("共 %(num)d 件", "共 %(num)d 件", count)
