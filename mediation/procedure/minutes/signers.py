"""What holds before anybody says something to minutes: the version that counts, the text as it was read."""

from __future__ import annotations

from uuid import UUID

from mediation.kernel.errors import NotFound, NotPossible
from mediation.minutes import queries
from mediation.minutes.models import Attendee, MediationMinutes
from mediation.minutes.rules import PARTY
from mediation.minutes.text import digest_of
from mediation.procedure.case import Case

OPEN = frozenset({"laid_out", "signed"})
"""A signature that comes late is taken: somebody who was there may sign after the minutes are complete."""


def opened(case: Case, minutes_id: UUID) -> MediationMinutes:
    """One version of minutes of this dispute that still counts. Raises NotFound, NotPossible."""
    row = queries.one(case.session, case.dispute.id, minutes_id)
    if row.state not in OPEN:
        raise NotPossible("minutes_replaced")
    return row


def must_be_open(row: MediationMinutes, digest: str) -> None:
    """Raises NotPossible("minutes_changed") unless reader, row and text have the same digest."""
    if not digest == row.digest == digest_of(row.text):
        raise NotPossible("minutes_changed")


def own_attendees(case: Case, row: MediationMinutes, role: str = PARTY) -> list[Attendee]:
    """As whom the actor was present and has not signed. Raises NotPossible."""
    actor = case.actor.person_id
    themselves = {
        member.party_id
        for member in case.subject.members
        if member.person_id == actor and member.capacity == "self"
    }
    own = [
        each
        for each in queries.people(case.session, row.id)
        if each.role == role
        and (each.person_id == actor or (each.person_id is None and each.party_id in themselves))
    ]
    if not own:
        raise NotPossible("not_present")
    signed = queries.signed(queries.words(case.session, row.id))
    waiting = [each for each in own if each.id not in signed]
    if not waiting:
        raise NotPossible("already_signed_minutes")
    return waiting


def attendee_of(case: Case, row: MediationMinutes, attendee_id: UUID) -> Attendee:
    """Somebody who was present by this row. Raises NotFound."""
    for each in queries.people(case.session, row.id):
        if each.id == attendee_id:
            return each
    raise NotFound()


def must_not_have_signed(case: Case, row: MediationMinutes, who: Attendee) -> None:
    """Raises NotPossible("already_signed_minutes")."""
    if who.id in queries.signed(queries.words(case.session, row.id)):
        raise NotPossible("already_signed_minutes")
