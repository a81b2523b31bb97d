"""The party's mark on its own statement, either way until it was conveyed, and the hint a mediator gave.

Private acts: they lock and touch the party's own channel and nothing joint.
"""

from __future__ import annotations

from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from mediation.channels import changes as channels
from mediation.channels.queries import Channel, entry_of, touching
from mediation.channels.rules import CONVEY, Release, is_marked, release_of, seal_of
from mediation.kernel.actor import Actor
from mediation.kernel.errors import Invalid, NotFound, NotPossible
from mediation.parties.queries import ever_mistaken
from mediation.procedure.inside import inside, of_mediators, of_party, text_of

MOST = 4000
"""Characters of the words to be conveyed, as of a statement."""


def mark(
    session: Session,
    actor: Actor,
    dispute_id: UUID,
    party_id: UUID,
    entry_id: UUID,
    seen: UUID | None,
    seal: str,
    words: str = "",
) -> UUID:
    """The party says anew how far a statement may leave its channel, and in which words.

    `seen` is the consent it read before (Release.consent_id). Without words it is the statement as it
    stands. Raises Invalid, NotFound, NotPossible("conveyed_already", "mark_changed", "wrong_state").
    """
    try:
        marked = seal_of(seal)
    except ValueError:
        raise Invalid(seal="unknown") from None
    if len(words) > MOST:
        raise Invalid(words="too_long")
    with inside(session, actor, dispute_id, party_id) as channel:
        of_party(channel)
        now = standing(session, channel, entry_id)
        if not now.may_change:
            raise NotPossible("conveyed_already")
        if seen is not None and seen != now.consent_id:
            raise NotPossible("mark_changed")
        told: dict[str, Any] = {"seal": marked}
        if marked == CONVEY and words.strip():
            told["words"] = words
        return channels.add_entry(session, actor, channel, "mark", told, subject_id=entry_id).id


def hint(session: Session, actor: Actor, dispute_id: UUID, party_id: UUID, entry_id: UUID, text: str) -> UUID:
    """A mediator writes down that the other side was given a hint, and what it was, in its own words.

    Raises Invalid, NotFound, NotPossible("not_to_be_hinted", "wrong_state").
    """
    with inside(session, actor, dispute_id, party_id) as channel:
        of_mediators(channel)
        now = standing(session, channel, entry_id)
        if not now.may_be_hinted or ever_mistaken(session, party_id, now.given_by):
            raise NotPossible("not_to_be_hinted")
        told = {"text": text_of(text)}
        return channels.add_entry(session, actor, channel, "hinted", told, subject_id=entry_id).id


def standing(session: Session, channel: Channel, entry_id: UUID) -> Release:
    """How far a statement of an opened channel may leave it now. Raises NotFound."""
    said = entry_of(session, channel, entry_id)
    if not is_marked(said):
        raise NotFound()
    return release_of(said, touching(session, channel, [entry_id])[entry_id])
