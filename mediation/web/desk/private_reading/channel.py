"""The channel as an officer reads it for a time: nothing can be written, and every reading is kept."""

from __future__ import annotations

from uuid import UUID

from flask import render_template, url_for
from flask.typing import ResponseReturnValue

from mediation.policy.permissions import Permission
from mediation.procedure.private_reading import reading as use_case
from mediation.procedure.private_reading.reading import BREAK_GLASS, COMPLAINT
from mediation.projections.party_case import key_of
from mediation.projections.private_reading import by_law, complaints
from mediation.projections.private_reading import thread as projection
from mediation.store import reading, writing
from mediation.web.access import page
from mediation.web.desk.blueprint import blueprint
from mediation.web.downloads import attachment
from mediation.web.paging import place_asked
from mediation.web.signed_in import current_actor
from mediation.web.threads import Thread, Ways, thread
from mediation.web.translate import gettext as _


@page(blueprint, "/break-glass/<uuid:key>/channel", permission=Permission.READ_BY_LAW)
def read_by_law(key: UUID) -> ResponseReturnValue:
    """A channel that was opened by an exception of the law."""
    shown = _thread(BREAK_GLASS, key, "desk.read_by_law", "desk.file_by_law")
    one = by_law.one(reading(), current_actor(), key)
    return render_template(
        "desk/private_reading/channel.html", thread=shown, one=one, until=one.until_at,
        title=_("依法查阅"), back_url=url_for("desk.break_glass", key=key),
    )  # fmt: skip


@page(blueprint, "/break-glass/<uuid:key>/channel/files/<entry>", permission=Permission.READ_BY_LAW)
def file_by_law(key: UUID, entry: str) -> ResponseReturnValue:
    """A file in such a channel."""
    return _file(BREAK_GLASS, key, entry)


@page(blueprint, "/complaints/<uuid:key>/channel", permission=Permission.REVIEW_COMPLAINT)
def read_for_complaint(key: UUID) -> ResponseReturnValue:
    """A channel that its party opened to whoever looks into its complaint."""
    shown = _thread(COMPLAINT, key, "desk.read_for_complaint", "desk.file_for_complaint")
    one = complaints.one(reading(), current_actor(), key)
    return render_template(
        "desk/private_reading/channel.html", thread=shown, one=one, until=one.read_until,
        title=_("当事人为投诉开放的单独沟通"), back_url=url_for("desk.complaint", key=key),
    )  # fmt: skip


@page(blueprint, "/complaints/<uuid:key>/channel/files/<entry>", permission=Permission.REVIEW_COMPLAINT)
def file_for_complaint(key: UUID, entry: str) -> ResponseReturnValue:
    """A file in such a channel."""
    return _file(COMPLAINT, key, entry)


def _thread(cause: str, key: UUID, endpoint: str, file: str) -> Thread:
    """What is shown is kept first: who cannot be written down reads nothing."""
    actor, before = current_actor(), place_asked()
    shown = projection.page(reading(), actor, cause, key, before)
    use_case.keep(writing(), actor, cause, key, shown.fresh or (0, 0))
    ways = Ways(
        file=lambda entry: url_for(file, key=key, entry=entry.hex),
        page=lambda place: url_for(endpoint, key=key, before=place) if place else url_for(endpoint, key=key),
        look="", read="", choice=lambda _grant: "",
    )  # fmt: skip
    return thread(shown, ways, "", before=before, for_party=False)


def _file(cause: str, key: UUID, entry: str) -> ResponseReturnValue:
    actor = current_actor()
    name, body, span = projection.file(reading(), actor, cause, key, key_of(entry))
    use_case.keep(writing(), actor, cause, key, span, of_file=True)
    return attachment(name, body)
