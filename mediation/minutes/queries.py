"""Read minutes and what was said to them; whoever calls has asked the policy."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Select, exists, select
from sqlalchemy.orm import Session

from mediation.kernel.errors import NotFound
from mediation.minutes.models import Attendee, MediationMinutes, MinutesDraft, MinutesFact, MinutesWord
from mediation.minutes.rules import FACT_WORDS, PARTY, REFUSAL, SIGNATURE, Present
from mediation.parties.models import Party, Utterance


def draft(session: Session, talk_id: UUID) -> MinutesDraft | None:
    """What was written of a session so far, sealed; None before anything was."""
    return session.get(MinutesDraft, talk_id)


def of_dispute(session: Session, dispute_id: UUID) -> Sequence[MediationMinutes]:
    """All versions of all minutes, the newest first."""
    query = select(MediationMinutes).where(MediationMinutes.dispute_id == dispute_id)
    return session.scalars(query.order_by(MediationMinutes.laid_out_at.desc(), MediationMinutes.id)).all()


def one(session: Session, dispute_id: UUID, minutes_id: UUID) -> MediationMinutes:
    """One version of minutes of this dispute. Raises NotFound."""
    query = select(MediationMinutes).where(
        MediationMinutes.id == minutes_id, MediationMinutes.dispute_id == dispute_id
    )
    found = session.scalar(query)
    if found is None:
        raise NotFound()
    return found


def standing(session: Session, talk_id: UUID) -> MediationMinutes | None:
    """The version of a session's minutes that counts; None before they were laid out."""
    query = select(MediationMinutes).where(MediationMinutes.talk_id == talk_id)
    return session.scalar(query.order_by(MediationMinutes.number.desc()).limit(1))


def people(session: Session, minutes_id: UUID) -> list[Attendee]:
    """Who was there, in the order of the minutes."""
    query = select(Attendee).where(Attendee.minutes_id == minutes_id)
    return list(session.scalars(query.order_by(Attendee.position)))


def words(session: Session, minutes_id: UUID) -> list[MinutesWord]:
    """Signatures, refusals and objections, in the order of time."""
    query = select(MinutesWord).join(Attendee, Attendee.id == MinutesWord.attendee_id)
    return list(
        session.scalars(
            query.where(Attendee.minutes_id == minutes_id).order_by(MinutesWord.at, MinutesWord.id)
        )
    )


def facts(session: Session, minutes_id: UUID) -> list[MinutesFact]:
    """The facts that were found undisputed, in their order."""
    query = select(MinutesFact).where(MinutesFact.minutes_id == minutes_id)
    return list(session.scalars(query.order_by(MinutesFact.position)))


def fact_words(
    session: Session, dispute_id: UUID, fact_ids: Collection[UUID]
) -> dict[UUID, dict[UUID, Utterance]]:
    """Fact → party → its newest word about it; one that the party contradicted does not count."""
    if not fact_ids:
        return {}
    query = select(Utterance).where(
        Utterance.dispute_id == dispute_id,
        Utterance.kind == FACT_WORDS,
        Utterance.subject_id.in_(sorted(fact_ids)),
        Utterance.contradicted_at.is_(None),
    )
    found: dict[UUID, dict[UUID, Utterance]] = defaultdict(dict)
    for row in session.scalars(query.order_by(Utterance.entered_at, Utterance.said_at)):
        if row.subject_id is not None:
            found[row.subject_id][row.party_id] = row
    return found


def present(rows: Collection[Attendee]) -> list[Present]:
    """The same people as plain values."""
    return [Present(row.id, row.role, row.party_id, row.capacity) for row in rows]


def signed(rows: Collection[MinutesWord]) -> frozenset[UUID]:
    """Who of them has signed."""
    return frozenset(row.attendee_id for row in rows if row.kind == SIGNATURE)


def unconfirmed_by(dispute_id: Any, parties: Select[UUID]) -> Select[UUID]:
    """A select of the newest minutes with a fact of which one of these parties has said nothing yet."""
    said = exists().where(
        Utterance.kind == FACT_WORDS, Utterance.subject_id == MinutesFact.id, Utterance.party_id == Party.id,
        Utterance.contradicted_at.is_(None),
    )  # fmt: skip
    query = (
        select(MediationMinutes.id)
        .join(MinutesFact, MinutesFact.minutes_id == MediationMinutes.id)
        .join(Party, Party.dispute_id == MediationMinutes.dispute_id)
        .where(
            MediationMinutes.dispute_id == dispute_id, MediationMinutes.state != "superseded",
            MinutesFact.confirmed_at.is_(None), Party.id.in_(parties), ~said,
        )
    )  # fmt: skip
    return query.order_by(MediationMinutes.laid_out_at.desc()).limit(1)


def unsigned_by(dispute_id: Any, person_id: UUID | None) -> Select[UUID]:
    """A select of the newest minutes that somebody who was present has neither signed nor refused to sign."""
    said = exists().where(MinutesWord.attendee_id == Attendee.id, MinutesWord.kind.in_((SIGNATURE, REFUSAL)))
    query = select(MediationMinutes.id).join(Attendee, Attendee.minutes_id == MediationMinutes.id)
    mine = query.where(
        MediationMinutes.dispute_id == dispute_id, MediationMinutes.state != "superseded",
        Attendee.person_id == person_id, Attendee.role == PARTY, ~said,
    )  # fmt: skip
    return mine.order_by(MediationMinutes.laid_out_at.desc()).limit(1)
