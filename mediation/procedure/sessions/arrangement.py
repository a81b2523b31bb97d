"""When, how long, in what manner and where; whether it is told in time and whether the hours are free."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from mediation.bookings import changes as bookings
from mediation.bookings import queries
from mediation.bookings.rules import USUAL, Span, is_video_link, span_of, told_in_time
from mediation.deadlines import calendars
from mediation.identity.rules import phone_of
from mediation.kernel import clock
from mediation.kernel.errors import Invalid
from mediation.procedure.case import Case
from mediation.talks import rules

MOST_PLACE = 200


@dataclass(frozen=True)
class Arrangement:
    """When (UTC), in what manner and where a session takes place, for how many minutes.

    `waived`: all agreed to be told later than the office promises, or asked for it themselves.
    `anyway`: the mediator saw that somebody is busy then. `event_id` joins sessions held as one.
    """

    starts_at: datetime
    mode: str
    place: str = ""
    minutes: int = USUAL
    room_id: UUID | None = None
    telephone: str = ""
    link: str = ""
    waived: bool = False
    anyway: bool = False
    event_id: UUID | None = None

    @property
    def span(self) -> Span:
        """The hours it takes."""
        return span_of(self.starts_at, self.minutes)


def checked(arranged: Arrangement) -> Arrangement:
    """The same with a number in digits and nothing that its manner does not have.

    Raises Invalid for a time that is over, a length, manner or place that cannot be.
    """
    wrong: dict[str, str] = {}
    if arranged.starts_at < clock.now():
        wrong["starts_at"] = "before_now"
    try:
        arranged.span  # noqa: B018 - its length is what is looked at
    except ValueError:
        wrong["minutes"] = "out_of_range"
    if arranged.mode not in rules.MODES:
        raise Invalid(**wrong, mode="unknown")
    wrong |= _faults_of_place(arranged)
    if wrong:
        raise Invalid(**wrong)
    return replace(
        arranged,
        room_id=arranged.room_id if arranged.mode == "at_office" else None,
        link=arranged.link if arranged.mode == "video" else "",
        telephone=phone_of(arranged.telephone) if arranged.mode == "telephone" and arranged.telephone else "",
    )


def _faults_of_place(arranged: Arrangement) -> dict[str, str]:
    wrong = {}
    if len(arranged.place) > MOST_PLACE:
        wrong["place"] = "too_long"
    if arranged.mode == "at_office" and not (arranged.room_id or arranged.place.strip()):
        wrong["place"] = "room_or_place"
    if arranged.mode == "on_site" and not arranged.place.strip():
        wrong["place"] = "missing"
    if arranged.mode == "video" and not (arranged.link or arranged.place.strip()):
        wrong["link"] = "missing"
    if arranged.link and not is_video_link(arranged.link):
        wrong["link"] = "not_a_link"
    if arranged.telephone and not _is_phone(arranged.telephone):
        wrong["telephone"] = "unreadable"
    return wrong


def _is_phone(written: str) -> bool:
    try:
        phone_of(written)
    except ValueError:
        return False
    return True


def told_late(session: Session, office_id: UUID, starts_at: datetime) -> bool:
    """Whether a session would be told later than its office promises.

    The law names no number of days for mediation (SPM 14, 15 only say what the notice holds).
    """
    days = queries.notice_days(session, office_id)
    earliest = calendars.of(session).add_working_days(clock.today(), days) if days else clock.today()
    return not told_in_time(clock.day_of(starts_at), earliest)


def take_hours(
    case: Case, stream: str, arranged: Arrangement, source_id: UUID, people: Iterable[UUID],
    booked: Iterable[UUID], *, notice: bool,
) -> bool:  # fmt: skip
    """Take the room and the hours of those `booked`; gives whether the notice is short.

    `people` are those who should be free. The room is locked first, so that of two at once exactly one
    gets it. Raises Invalid(room_id="room_taken" or "unknown", anyway="people_busy", waived="short_notice").
    """
    wrong = _room_faults(case, arranged)
    beside = [arranged.event_id] if arranged.event_id else []
    found = queries.taken(case.session, arranged.span, arranged.room_id, people, beside)
    if arranged.room_id and any(each.room_id == arranged.room_id for each in found):
        wrong["room_id"] = "room_taken"
    if not arranged.anyway and any(each.person_id for each in found):
        wrong["anyway"] = "people_busy"
    late = notice and told_late(case.session, case.dispute.office_id, arranged.starts_at)
    if late and not arranged.waived:
        wrong["waived"] = "short_notice"
    if wrong:
        raise Invalid(**wrong)
    bookings.book(
        case.session, stream, arranged.span, source_id, event_id=arranged.event_id,
        room_id=arranged.room_id, people=booked,
    )  # fmt: skip
    return late


def _room_faults(case: Case, arranged: Arrangement) -> dict[str, str]:
    if arranged.room_id is None:
        return {}
    room = queries.room_of(case.session, case.dispute.office_id, arranged.room_id, lock=True)
    return {} if room is not None and room.is_open else {"room_id": "unknown"}


def planned(arranged: Arrangement) -> dict[str, Any]:
    """The columns of a joint session that say when and where."""
    return {
        "starts_at": arranged.starts_at, "ends_at": arranged.span.ends_at, "mode": arranged.mode,
        "place": arranged.place, "room_id": arranged.room_id, "telephone": arranged.telephone,
        "link": arranged.link,
    }  # fmt: skip
