"""Convey: exactly the words that a party released, copied into the joint record of the dispute.

The one way out of a channel, and a joint act: the dispute is locked first and the channel then, as
everywhere, so that of taking back and conveying at the same moment one comes first and the other is told.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from mediation.audit.record import Subject
from mediation.channels import changes as channels
from mediation.channels.queries import open_channel
from mediation.channels.rules import Release
from mediation.kernel.actor import Actor
from mediation.kernel.database import transaction
from mediation.kernel.errors import NotPossible
from mediation.parties.models import Party
from mediation.parties.queries import ever_mistaken
from mediation.policy.permissions import Permission
from mediation.procedure import notices
from mediation.procedure.case import Case, take
from mediation.procedure.inside import of_mediators
from mediation.procedure.mediating import mediate
from mediation.procedure.release.mark import standing
from mediation.talks import changes as talks

TOLD = "调解员转达了对方同意让您知道的话，请登录查看。"
OWN_MARK = "own_mark"
"""On what consent: the party's own mark on its statement."""


def convey(
    session: Session, actor: Actor, dispute_id: UUID, party_id: UUID, entry_id: UUID, seen: UUID | None
) -> UUID:
    """Copy the released words into the joint record; gives the key of what all parties now can read.

    `seen` is the consent that the mediator read (Release.consent_id): words that the party changed since are
    not conveyed unread. Raises NotFound, NotAllowed, Refused, NotPossible("not_released",
    "conveyed_already", "mark_changed").
    """
    with transaction(session):
        case = take(session, actor, dispute_id)
        ground = mediate(case, Permission.CONVEY)
        channel = open_channel(session, actor, dispute_id, party_id, lock=True)
        of_mediators(channel)
        now = standing(session, channel, entry_id)
        _refuse(case, party_id, now, seen)
        party, others = case.party(party_id), _others(case, party_id)
        row = talks.add_conveyance(session, actor, dispute_id, party.id, now.words, OWN_MARK)
        digest = hashlib.sha256(now.words.encode()).hexdigest()
        after = {"party": party.id, "digest": digest, "consent": OWN_MARK}
        subject = Subject("conveyance", row.id)
        case.record("statement.conveyed", subject, ground, after=after, on_behalf_of=party.id)
        told: dict[str, Any] = {"to": [other.name for other in others], "conveyance": row.id.hex}
        kept = {"conveyance": row.id, "digest": digest, "consent": now.consent_id}
        channels.add_entry(session, actor, channel, "conveyed", told, subject_id=entry_id, also=kept)
        for other in others:
            if other.phone_index and other.state == "identified":
                notices.send(case, other, TOLD)
        return row.id


def _refuse(case: Case, party_id: UUID, now: Release, seen: UUID | None) -> None:
    if not now.may_change:
        raise NotPossible("conveyed_already")
    # What somebody marked who was led into the party's place by a wrong telephone is no consent.
    if not now.may_be_conveyed or ever_mistaken(case.session, party_id, now.given_by):
        raise NotPossible("not_released")
    if seen is not None and seen != now.consent_id:
        raise NotPossible("mark_changed")


def _others(case: Case, party_id: UUID) -> Sequence[Party]:
    return [party for party in case.parties if party.id != party_id]
