"""Sessions with one party alone, in that party's channel. No joint row is touched.

Outside, the room and the mediator are taken in these hours, without a word of by whom or why
(docs/adr/0030); of the party's own time nothing leaves the channel.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from mediation.bookings import changes as bookings
from mediation.channels import apart as rows
from mediation.channels.arranged import Apart, apart_session_of
from mediation.channels.queries import Channel, open_channel
from mediation.kernel import identifiers
from mediation.kernel.actor import Actor
from mediation.kernel.database import transaction
from mediation.kernel.errors import Invalid, NotFound, NotPossible
from mediation.policy.permissions import Permission
from mediation.procedure.case import Case, take
from mediation.procedure.mediating import mediate
from mediation.procedure.sessions.arrangement import Arrangement, checked, take_hours
from mediation.procedure.sessions.invitations import tell_alone
from workflows.talk import TALK

ARRANGED = "调解员与您约了时间，请登录查看。"
CHANGED = "与调解员约好的时间有变动，请登录查看。"


@dataclass(frozen=True)
class _Alone:
    case: Case
    channel: Channel

    def tell(self, sentence: str) -> None:
        party = self.case.party(self.channel.party_id)
        tell_alone(self.case, self.channel.compartment, party, sentence)

    @property
    def stream(self) -> str:
        return self.case.actor.stream(self.channel.compartment.id)


def arrange(session: Session, actor: Actor, dispute_id: UUID, party_id: UUID, arranged: Arrangement) -> UUID:
    """Arrange a session with one party alone and tell it. Raises Invalid, NotFound, NotPossible, Refused."""
    arranged = checked(arranged)
    with _alone(session, actor, dispute_id, party_id) as alone:
        key = identifiers.new(alone.stream)
        _take(alone, arranged, key)
        rows.add(session, actor, alone.channel, key, _where(arranged), **_planned(arranged))
        alone.tell(ARRANGED)
        return key


def reschedule(
    session: Session, actor: Actor, dispute_id: UUID, party_id: UUID, key: UUID, arranged: Arrangement
) -> None:
    """Give one that was put off a new time. Raises Invalid, NotFound, NotPossible, Refused."""
    arranged = checked(arranged)
    with _alone(session, actor, dispute_id, party_id) as alone:
        found = _found(alone, key, "reschedule")
        _take(alone, arranged, key)
        more: dict[str, Any] = {**_planned(arranged), "reminded_at": None, "mediator_id": actor.person_id}
        rows.step(session, actor, alone.channel, found, "reschedule", {**_where(arranged), "why": ""}, **more)
        alone.tell(CHANGED)


def change(
    session: Session, actor: Actor, dispute_id: UUID, party_id: UUID, key: UUID, trigger: str, why: str
) -> None:
    """Put one off, call it off, or note that the party did not come. Raises NotFound, NotPossible."""
    if trigger not in ("postpone", "cancel", "miss"):
        raise NotFound()
    if not why.strip():
        raise Invalid(reason="missing")
    with _alone(session, actor, dispute_id, party_id) as alone:
        put_off(alone.case, alone.channel, key, trigger, why)


def put_off(case: Case, channel: Channel, key: UUID, trigger: str, why: str) -> None:
    """The same inside the caller's transaction and an opened, locked channel."""
    alone = _Alone(case, channel)
    found = _found(alone, key, trigger)
    if trigger != "miss":
        bookings.give_back(case.session, key)
    rows.step(case.session, case.actor, channel, found, trigger, {"why": why})
    alone.tell(CHANGED)


def hold(session: Session, actor: Actor, channel: Channel, key: UUID, entry_id: UUID) -> None:
    """Mark an arranged session as held by its record, inside the transaction that writes the record.

    Raises NotFound, NotPossible("wrong_state").
    """
    found = apart_session_of(session, channel, key)
    _possible(found, "hold")
    rows.step(session, actor, channel, found, "hold", {"record": entry_id.hex})


@contextmanager
def _alone(session: Session, actor: Actor, dispute_id: UUID, party_id: UUID) -> Iterator[_Alone]:
    """The channel, locked, for a mediator who may arrange. Raises NotFound, NotAllowed, Refused."""
    with transaction(session):
        case = take(session, actor, dispute_id, lock=False)
        mediate(case, Permission.SCHEDULE_TALK)
        channel = open_channel(session, actor, dispute_id, party_id, lock=True)
        if not channel.as_mediator:
            raise NotFound()
        yield _Alone(case, channel)


def _found(alone: _Alone, key: UUID, trigger: str) -> Apart:
    found = apart_session_of(alone.case.session, alone.channel, key)
    _possible(found, trigger)
    return found


def _possible(found: Apart, trigger: str) -> None:
    if found.row.state not in TALK.step(trigger).sources:
        raise NotPossible("wrong_state")


def _take(alone: _Alone, arranged: Arrangement, key: UUID) -> None:
    """The room and the mediator are taken; the party's other sessions are looked at, nothing is left there.

    What is arranged with one who wants it needs no notice: the party just says no.
    """
    case, party_id = alone.case, alone.channel.party_id
    mediator = {case.actor.person_id} if case.actor.person_id else set()
    acting = {member.person_id for member in case.subject.members if member.party_id == party_id}
    take_hours(case, alone.stream, arranged, key, mediator | acting, mediator, notice=False)


def _planned(arranged: Arrangement) -> dict[str, Any]:
    return {
        "starts_at": arranged.starts_at, "ends_at": arranged.span.ends_at, "room_id": arranged.room_id,
    }  # fmt: skip


def _where(arranged: Arrangement) -> dict[str, Any]:
    return {
        "mode": arranged.mode, "place": arranged.place, "telephone": arranged.telephone,
        "link": arranged.link,
    }  # fmt: skip
