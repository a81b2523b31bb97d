"""What was arranged with a party alone, its wish for another time, and sessions for its phone's calendar."""

from __future__ import annotations

from flask import url_for
from flask.typing import ResponseReturnValue

from mediation.kernel.errors import NotFound
from mediation.kernel.icalendar import calendar
from mediation.policy.decide import require
from mediation.policy.permissions import Permission
from mediation.procedure.sessions import other_time
from mediation.procedure.sessions.other_time import OtherTime
from mediation.projections import party_case
from mediation.projections.party_case import PartyHeader, key_of
from mediation.projections.sessions import apart, files
from mediation.projections.sessions.apart import ApartPage
from mediation.store import reading
from mediation.web.access import page
from mediation.web.calendar_files import saved
from mediation.web.fields import AreaField
from mediation.web.forms import StepForm
from mediation.web.parties.blueprint import blueprint
from mediation.web.parties.frame import render_party
from mediation.web.sessions import apart_shown
from mediation.web.signed_in import current_actor
from mediation.web.submit import submit
from mediation.web.translate import gettext as _
from mediation.web.translate import lazy_gettext as _l

OWN = Permission.USE_OWN_CHANNEL


class OtherTimeForm(StepForm):
    """Why another time, and which suit."""

    reason = AreaField(_l("为什么去不了"), most=500)
    times = AreaField(_l("哪些时间您方便"), most=500, required=False)


def _head(reference: str) -> tuple[PartyHeader, ApartPage]:
    """Raises NotFound unless the party is identified: until then its channel is not open."""
    actor = current_actor()
    head = party_case.header(reading(), actor, key_of(reference))
    if not head.may(actor, OWN):
        raise NotFound()
    return head, apart.page(reading(), actor, head.id, head.party_id, head.office_id, as_mediator=False)


@page(blueprint, "/disputes/<reference>/channel/sessions", permission=OWN)
def own_sessions(reference: str) -> ResponseReturnValue:
    """What the mediator arranged with this party alone."""
    head, shown = _head(reference)
    asked = {row.id for row in shown.sessions if shown.asked_for(row.id)}
    return render_party(
        "parties/sessions/apart.html", head, "channel", sessions=apart_shown(shown), asked=asked,
        back_url=url_for("parties.channel", reference=head.id.hex),
    )  # fmt: skip


@page(
    blueprint, "/disputes/<reference>/sessions/<session_id>/other-time", permission=OWN,
    methods=("GET", "POST"), form=OtherTimeForm,
)  # fmt: skip
def ask_other_time(reference: str, session_id: str) -> ResponseReturnValue:
    """Ask the mediator for another time, of a joint session or one with this party alone."""
    head, shown = _head(reference)
    key, form, actor = key_of(session_id), OtherTimeForm(), current_actor()
    alone = any(row.id == key for row in shown.sessions)
    starts_at = shown.session(key).starts_at if alone else files.starts_at(reading(), head.id, key)
    back = url_for("parties.own_sessions" if alone else "parties.talks", reference=head.id.hex)
    return submit(
        form,
        act=lambda session: other_time.ask(
            session, actor, head.id, head.party_id, OtherTime(key, form.reason.data, form.times.data or "")
        ),
        then=lambda _result: back,
        show=lambda: render_party(
            "parties/sessions/other_time.html", head, "talks", form=form, starts_at=starts_at, back_url=back
        ),
        told=_("已告诉调解员，对方看不到。调解员答复以前，会面时间不变。"),
    )


@page(blueprint, "/disputes/<reference>/talks/<talk_id>/calendar", permission=Permission.READ_OWN)
def talk_calendar(reference: str, talk_id: str) -> ResponseReturnValue:
    """A joint session for the phone's calendar."""
    head = party_case.header(reading(), current_actor(), key_of(reference))
    require(current_actor(), Permission.READ_OWN, head.subject)
    event = files.of_joint(reading(), head.id, key_of(talk_id), *_words(head.number))
    return saved("session", calendar(_("调解安排"), [event]))


@page(blueprint, "/disputes/<reference>/channel/sessions/<session_id>/calendar", permission=OWN)
def own_session_calendar(reference: str, session_id: str) -> ResponseReturnValue:
    """A session with this party alone, for its own phone's calendar."""
    head, shown = _head(reference)
    event = files.of_apart(shown.session(key_of(session_id)), *_words(head.number))
    return saved("session", calendar(_("调解安排"), [event]))


def _words(number: str) -> tuple[str, str]:
    return _("调解会面 %(number)s", number=number), _("地点和方式请登录查看。")
