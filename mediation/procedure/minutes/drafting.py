"""The draft of minutes: saved as often as the mediator likes, seen by the mediators alone, never overwritten.

A private act: no joint row, chain, number or message tells that anything was written.
"""

from __future__ import annotations

from uuid import UUID

from sqlalchemy.orm import Session

from mediation.audit.record import Subject
from mediation.kernel import clock
from mediation.kernel.actor import Actor
from mediation.kernel.database import transaction
from mediation.kernel.errors import Invalid, NotPossible, Stale
from mediation.minutes import changes, queries, rules
from mediation.minutes.models import MinutesDraft
from mediation.minutes.text import Content
from mediation.policy.permissions import Permission
from mediation.procedure.case import take
from mediation.procedure.mediating import mediate
from mediation.talks import changes as talks
from mediation.talks import queries as sessions
from mediation.talks.models import Talk
from mediation.talks.queries import mediators_compartment
from mediation.talks.rules import METHODS_TOGETHER, MODES

WRITABLE = frozenset({"scheduled", "held"})
"""States of a session of which minutes are written: it goes on, or is over."""


def begin_now(session: Session, actor: Actor, dispute_id: UUID, mode: str, place: str) -> UUID:
    """Both came without an arrangement: a session that begins now, so that minutes can be written of it.

    Nobody is told, since all are there. Raises Invalid(mode="unknown"), NotFound, NotAllowed, Refused.
    """
    if mode not in MODES:
        raise Invalid(mode="unknown")
    with transaction(session):
        case = take(session, actor, dispute_id)
        ground = mediate(case, Permission.WRITE_MINUTES)
        row = talks.add_session(session, actor, dispute_id, clock.now(), mode, place)
        told = {"starts_at": row.starts_at.isoformat(), "mode": mode, "place": place}
        case.record("talk.scheduled", Subject("talk", row.id), ground, after=told)
        return row.id


def save(
    session: Session, actor: Actor, dispute_id: UUID, talk_id: UUID, seen: int | None, content: Content
) -> int:
    """Keep what was written so far; gives the version of the draft.

    `seen` is the version the writer saw. Raises Stale when somebody, or the writer in another window, saved
    meanwhile; NotPossible("wrong_state") for a session that was put off, missed or called off; Invalid,
    NotFound, NotAllowed, Refused.
    """
    _check(content)
    with transaction(session):
        case = take(session, actor, dispute_id, lock=False)
        mediate(case, Permission.WRITE_MINUTES)
        talk = sessions.session_of(session, dispute_id, talk_id)
        must_be_writable(talk)
        place = mediators_compartment(session, dispute_id, lock=True)
        row = queries.draft(session, talk_id)
        version = version_of(session, talk, row)
        if seen is not None and seen != version:
            raise Stale(())
        return changes.keep_draft(session, actor, place, talk, row, content, version + 1).version


def version_of(session: Session, talk: Talk, row: MinutesDraft | None) -> int:
    """The version of a draft as its next writer must have seen it."""
    if row is not None:
        return row.version
    standing = queries.standing(session, talk.id)
    return changes.fresh_version(standing.number if standing else 0)


def must_be_writable(talk: Talk) -> None:
    """Raises NotPossible("wrong_state") for a session that does not take place."""
    if talk.state not in WRITABLE:
        raise NotPossible("wrong_state")


def _check(content: Content) -> None:
    errors = {}
    if set(content.methods) - set(METHODS_TOGETHER):
        errors["methods"] = "unknown"
    if any(each.role not in rules.OTHER_ROLES for each in content.others):
        errors["others"] = "unknown"
    bounds = {"others": rules.MOST_OTHERS, "issues": rules.MOST_ISSUES, "facts": rules.MOST_FACTS}
    errors.update({name: "too_many" for name, most in bounds.items() if len(getattr(content, name)) > most})
    if errors:
        raise Invalid(**errors)
