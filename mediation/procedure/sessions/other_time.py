"""A party asks for another time, in its own channel; the mediator answers there.

Asking puts nothing off and tells nobody else: the other side learns of a new time, never of whose wish.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from mediation.channels import changes as channels
from mediation.channels.arranged import apart_session_of
from mediation.channels.queries import Channel, Entry, entries, entry_of, open_channel
from mediation.kernel.actor import Actor
from mediation.kernel.database import transaction
from mediation.kernel.errors import Invalid, NotFound, NotPossible
from mediation.policy.permissions import Permission
from mediation.procedure.case import Case, take
from mediation.procedure.mediating import mediate
from mediation.procedure.sessions import apart, meet
from mediation.procedure.sessions.invitations import tell_alone, tell_its_mediators
from mediation.talks import queries
from workflows.talk import TALK

ASKED, ANSWERED = "other_time_asked", "other_time_answered"
ON_WISH = "当事人需要另约时间，经调解员同意。"
"""What everybody reads of it: not who asked, and not why."""


@dataclass(frozen=True)
class OtherTime:
    """Of which session, why, and which other times suit, as the party wrote it."""

    session_id: UUID
    reason: str
    times: str


def ask(session: Session, actor: Actor, dispute_id: UUID, party_id: UUID, asked: OtherTime) -> UUID:
    """The party's own wish, told to its mediators alone.

    Raises Invalid, NotFound, NotPossible("wrong_state", "asked_for_time_already").
    """
    if not asked.reason.strip():
        raise Invalid(reason="missing")
    with transaction(session):
        case = take(session, actor, dispute_id, lock=False)
        channel = open_channel(session, actor, dispute_id, party_id, lock=True)
        if channel.as_mediator:
            raise NotFound()
        if not case.dispute.is_open or _state(session, channel, asked.session_id) != "scheduled":
            raise NotPossible("wrong_state")
        if any(each.subject_id == asked.session_id for each in waiting(session, channel)):
            raise NotPossible("asked_for_time_already")
        told: dict[str, Any] = {"text": asked.reason, "times": asked.times}
        entry = channels.add_entry(session, actor, channel, ASKED, told, subject_id=asked.session_id)
        tell_its_mediators(case, channel.compartment, "有当事人请求另约会面时间，请登录查看。")
        return entry.id


def answer(
    session: Session, actor: Actor, dispute_id: UUID, party_id: UUID, entry_id: UUID, *, agreed: bool,
    text: str,
) -> None:  # fmt: skip
    """The mediator's answer. Agreed, the session is put off in the same act, and all invited are told that.

    Raises Invalid, NotFound, NotPossible("already_answered", "wrong_state"), NotAllowed, Refused.
    """
    if not agreed and not text.strip():
        raise Invalid(text="missing")
    with transaction(session):
        case = take(session, actor, dispute_id, lock=agreed)
        mediate(case, Permission.SCHEDULE_TALK)
        channel = open_channel(session, actor, dispute_id, party_id, lock=True)
        if not channel.as_mediator:
            raise NotFound()
        asked = entry_of(session, channel, entry_id, ASKED)
        if asked.id not in {each.id for each in waiting(session, channel)}:
            raise NotPossible("already_answered")
        told: dict[str, Any] = {"text": text, "agreed": agreed}
        channels.add_entry(session, actor, channel, ANSWERED, told, subject_id=asked.id)
        if not (agreed and _put_off(case, channel, asked)):
            party = case.party(party_id)
            tell_alone(case, channel.compartment, party, "调解员答复了您另约时间的请求，请登录查看。")


def waiting(session: Session, channel: Channel) -> list[Entry]:
    """Wishes of this party that were not answered yet."""
    answered = {each.subject_id for each in entries(session, channel, ANSWERED)}
    return [each for each in entries(session, channel, ASKED) if each.id not in answered]


def _put_off(case: Case, channel: Channel, asked: Entry) -> bool:
    """Whether there was still something to put off."""
    key = asked.subject_id
    if key is None or _state(case.session, channel, key) not in TALK.step("postpone").sources:
        return False
    if _is_apart(case.session, channel, key):
        apart.put_off(case, channel, key, "postpone", ON_WISH)
    else:
        row, ground = meet.open_to(case, key, "postpone")
        meet.put_off(case, row, ground, ON_WISH)
    return True


def _is_apart(session: Session, channel: Channel, key: UUID) -> bool:
    try:
        apart_session_of(session, channel, key)
    except NotFound:
        return False
    return True


def _state(session: Session, channel: Channel, key: UUID) -> str:
    """Of a session apart in this channel, else of a joint one of the dispute. Raises NotFound."""
    if _is_apart(session, channel, key):
        return apart_session_of(session, channel, key).row.state
    return queries.session_of(session, channel.compartment.dispute_id, key).state
