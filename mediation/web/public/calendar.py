"""A mediator's calendar at its secret address, as the calendar of a phone asks for it."""

from __future__ import annotations

from flask.typing import ResponseReturnValue

from mediation.kernel.icalendar import calendar
from mediation.projections.sessions import feed, week
from mediation.store import reading
from mediation.web.access import public_page
from mediation.web.calendar_files import feed as answer
from mediation.web.public.blueprint import blueprint


@public_page(
    blueprint,
    "/calendar/<token>.ics",
    reason="opened by a secret address of 256 bits, which its mediator was shown once and can revoke",
)
def calendar_feed(token: str) -> ResponseReturnValue:
    """The mediator's own sessions: hours, and the case number of joint ones. Changes nothing."""
    actor = feed.whose(reading(), token)
    return answer(calendar(week.NAME, week.feed_events(reading(), actor)))
